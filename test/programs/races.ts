/**
 * Lets eight processes loose on one database at once, and looks for what they broke:
 * `npm run races [-- --store sqlite,postgres,mariadb] [--only originals,…] [--quick] [--seed N] [--results FILE]`. Fails unless nothing is.
 */
import { existsSync, readFileSync } from 'node:fs'
import { writeResults } from './conformance/write.ts'
import { readOptions } from './races/options.ts'
import { printOutcome } from './races/print.ts'
import { isGood, type Outcome, run, together } from './races/run.ts'
import { Fault } from './try/fault.ts'
import { terminalProgress } from './try/progress.ts'

const progress = terminalProgress(process.stderr)
try {
  const options = readOptions(process.argv.slice(2))
  const outcome = await run(options, progress)
  progress.clear()
  console.log(printOutcome(outcome))
  if (options.results !== undefined) {
    const before = options.isPart && existsSync(options.results) ? readFileSync(options.results, 'utf8') : 'null'
    writeResults(options.results, together(JSON.parse(before) as Outcome | null, outcome))
  }
  if (!isGood(outcome)) process.exitCode = 1
} catch (error) {
  progress.clear()
  console.error(error instanceof Fault ? `races: ${error.message}` : error)
  process.exitCode = 1
}
