import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where the report for machines goes, if one is wanted. */
const report = process.env.CASEKEEP_REPORT

export default defineConfig({
  resolve: {
    alias: [
      { find: /^casekeep$/, replacement: at('./src/index.ts') },
      { find: /^casekeep\/machines$/, replacement: at('./src/machines/index.ts') },
      {
        find: /^casekeep\/(memory|sql|http|files|forms|calendars\/china|conformance)$/,
        replacement: at('./adapters/$1/index.ts'),
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/drop-server-stores.ts'],
    testTimeout: 30_000,
    // Much of what tests wait for is a disk or a server: as many files at once as there are processors.
    maxWorkers: '100%',
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    coverage: { include: ['src/**', 'adapters/**'] },
  },
})
