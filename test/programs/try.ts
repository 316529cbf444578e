/**
 * Files real data into an archive, from the register to the archive's shelf, and says what came of it:
 * `npm run try -- --data DIR [--db FILE]`. Run again it goes on where it stopped, and adds nothing twice.
 */
import { isCasekeepError } from 'casekeep'
import { Fault } from './try/fault.ts'
import { readOptions } from './try/options.ts'
import { printOutcome } from './try/outcome.ts'
import { terminalProgress } from './try/progress.ts'
import { run } from './try/run.ts'

const progress = terminalProgress(process.stderr)
try {
  const outcome = await run(readOptions(process.argv.slice(2), process.env), progress)
  progress.clear()
  console.log(printOutcome(outcome))
  const { checked, intact } = outcome.disposal.chains
  if (outcome.chains.broken.length > 0 || intact < checked) process.exitCode = 1
} catch (error) {
  progress.clear()
  const expected = error instanceof Fault || isCasekeepError(error)
  console.error(expected ? `try: ${error.message}` : error)
  process.exitCode = 1
}
