/**
 * Takes over the cases of an old register from a CSV file:
 * `npm run import -- FILE --mapping MAPPING.json --db FILE.db --category client [--dry-run] [--report FILE]`.
 * Nothing is written before the whole file is found in order. Run again it goes on where it stopped, and adds nothing
 * twice.
 */
import { isCasekeepError } from 'casekeep'
import { readOptions } from './import/options.ts'
import { printOutcome } from './import/outcome.ts'
import { run } from './import/run.ts'
import { Fault } from './try/fault.ts'
import { terminalProgress } from './try/progress.ts'

const progress = terminalProgress(process.stderr)
try {
  const options = readOptions(process.argv.slice(2))
  const report = await run(options, progress)
  progress.clear()
  console.log(printOutcome(report))
  if (report.counts.refused > 0) process.exitCode = 1
} catch (error) {
  progress.clear()
  const expected = error instanceof Fault || isCasekeepError(error)
  console.error(expected ? `import: ${error.message}` : error)
  process.exitCode = 1
}
