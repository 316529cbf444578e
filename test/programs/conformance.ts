/**
 * Checks every store against the storage contract, and that the kit finds out every adapter that is broken on purpose:
 * `npm run conformance [-- --store NAME] [--seed N] [--results FILE]`. Fails unless all is as it should be.
 */
import { dropServerStores } from '../support/sql-store.ts'
import { stores } from '../support/stores.ts'
import { readOptions } from './conformance/options.ts'
import { isGood, resultsOf } from './conformance/results.ts'
import { run } from './conformance/run.ts'
import { printOutcome } from './conformance/tables.ts'
import { writeResults } from './conformance/write.ts'
import { Fault } from './try/fault.ts'
import { terminalProgress } from './try/progress.ts'

const progress = terminalProgress(process.stderr)
try {
  const options = readOptions(process.argv.slice(2), stores)
  const outcome = await run(options, progress)
  progress.clear()
  console.log(printOutcome(outcome))
  if (options.results !== undefined) writeResults(options.results, resultsOf(outcome))
  if (!isGood(outcome)) process.exitCode = 1
} catch (error) {
  progress.clear()
  console.error(error instanceof Fault ? `conformance: ${error.message}` : error)
  process.exitCode = 1
} finally {
  await dropServerStores()
}
