import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where the report for machines goes, if one is wanted. */
const report = process.env.CASEKEEP_REPORT

/** What takes longest begins first, so that at the end nobody waits for a single file. */
const long = ['adapters/conformance', 'adapters/broken/', 'http/reference-browser', 'adapters/upgrade', 'docs/examples']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.some((part) => moduleId.includes(`/test/${part}`))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^casekeep$/, replacement: at('./src/index.ts') },
      { find: /^casekeep\/machines$/, replacement: at('./src/machines/index.ts') },
      { find: /^casekeep\/retention$/, replacement: at('./src/retention/index.ts') },
      { find: /^casekeep\/verify$/, replacement: at('./src/verify/index.ts') },
      {
        find: /^casekeep\/(memory|sql|http|files|forms|calendars\/china|conformance)$/,
        replacement: at('./adapters/$1/index.ts'),
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.ts'],
    environment: './test/support/environment.ts',
    // One process takes file after file, as a host's goes on: what the library keeps of earlier work is put to the test
    // too, and nothing is loaded, compiled or migrated twice.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    teardownTimeout: 60_000,
    // Much of what tests wait for is a disk or a server: as many files at once as there are processors.
    maxWorkers: '100%',
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    coverage: { include: ['src/**', 'adapters/**'] },
  },
})
