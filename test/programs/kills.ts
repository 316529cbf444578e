/**
 * Kills processes that write, servers that keep and migrations that run, and looks for what was lost or left half done:
 * `npm run kills [-- --store sqlite,postgres,mariadb] [--cycles 60] [--long] [--kill-servers] [--seed N]`. Fails unless
 * nothing was. Only servers that it started itself are killed.
 */
import { writeResults } from './conformance/write.ts'
import { readOptions } from './kills/options.ts'
import { printOutcome } from './kills/print.ts'
import { isGood, run } from './kills/run.ts'
import { storeNames } from './races/place.ts'
import { Fault } from './try/fault.ts'
import { terminalProgress } from './try/progress.ts'

// What it started ends with it, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const progress = terminalProgress(process.stderr)
try {
  const options = readOptions(process.argv.slice(2))
  const outcome = await run(options, progress)
  progress.clear()
  console.log(printOutcome(outcome))
  const left = storeNames.filter((store) => outcome.stores[store] === undefined)
  if (left.length > 0) console.log(`\nNot run: ${left.join(', ')} (--long runs every store that answers)`)
  if (options.results !== undefined) writeResults(options.results, outcome)
  if (!isGood(outcome)) process.exitCode = 1
} catch (error) {
  progress.clear()
  console.error(error instanceof Fault ? `kills: ${error.message}` : error)
  process.exitCode = 1
}
