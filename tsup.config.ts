import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    machines: 'src/machines/index.ts',
    retention: 'src/retention/index.ts',
    verify: 'src/verify/index.ts',
    memory: 'adapters/memory/index.ts',
    sql: 'adapters/sql/index.ts',
    http: 'adapters/http/index.ts',
    files: 'adapters/files/index.ts',
    forms: 'adapters/forms/index.ts',
    'calendars/china': 'adapters/calendars/china/index.ts',
    cli: 'adapters/cli/main.ts',
    conformance: 'adapters/conformance/index.ts',
  },
  format: ['esm', 'cjs'],
  // The floor of `engines`, where imports of JSON keep their attributes.
  target: 'node20.19',
  // The core runs in a browser too; adapters name their Node built-ins with the `node:` prefix.
  platform: 'neutral',
  external: [
    /^node:/,
    'better-sqlite3',
    'chinese-days',
    'kysely',
    'hono',
    '@hono/zod-openapi',
    'csv-parse',
    'fflate',
    'uqr',
  ],
  // Without splitting, CJS entries would each carry their own copy of the error class.
  splitting: true,
  clean: true,
  sourcemap: true,
  // tsup still sets `baseUrl`, which TypeScript 6 deprecates. `paths` would pull one entry's types into another.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  silent: true,
})
