/**
 * Measures casekeep against hand-written SQL that does the same work on the same databases:
 * `npm run bench [-- --quick] [--only W1,W3] [--store sqlite,postgres,mariadb] [--results FILE]`; with `--docs` nothing
 * is measured, and `docs/performance.md` is drawn from what was measured last. Fails where a figure is missed, and where anything could not be measured.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { writeResults } from '../test/programs/conformance/write.ts'
import { compiled } from '../test/programs/races/compiled.ts'
import { Fault } from '../test/programs/try/fault.ts'
import { terminalProgress } from '../test/programs/try/progress.ts'
import type { StoreName } from './databases/database.ts'
import { compare } from './figures.ts'
import { today } from './office.ts'
import { type Options, readOptions, usualResults } from './options.ts'
import { pageFile, withFigures } from './page.ts'
import { printFailures, printWritten } from './print.ts'
import { type Written, writtenOf } from './written.ts'

const progress = terminalProgress(process.stderr)
try {
  const options = readOptions(process.argv.slice(2))
  process.exitCode = options.docs ? drawPage(options.results) : await compile(options)
} catch (error) {
  progress.clear()
  console.error(error instanceof Fault ? `bench: ${error.message}` : error)
  process.exitCode = 1
}

async function compile(options: Options): Promise<number> {
  const program = await compiled(new URL('./program.ts', import.meta.url))
  try {
    return await measure(options, (await import(program.file)) as typeof import('./program.ts'))
  } finally {
    await program.remove()
  }
}

/** What the process is to end with. */
async function measure(
  { scale, stores, workloads, results }: Options,
  { allWorkloads, dropWhenInterrupted, isThere, run, titlesOf }: typeof import('./program.ts'),
): Promise<number> {
  dropWhenInterrupted()
  const there: StoreName[] = []
  for (const store of stores) if (await isThere(store)) there.push(store)
  const chosen = allWorkloads.filter(({ id }) => workloads.includes(id))
  const outcome = await run(there, chosen, scale, today(), progress)
  const written = writtenOf(outcome, compare(outcome.measurements, scale.name), titlesOf(chosen), scale, new Date())
  progress.clear()
  console.log(printWritten(written))
  const missed = written.comparisons.filter(({ verdict }) => verdict === 'missed').length
  if (missed > 0) console.error(`${missed} figures are missed.`)
  if (outcome.failures.length > 0) console.error(printFailures(outcome.failures))
  const isWhole = there.length === stores.length && outcome.failures.length === 0
  if (isWhole && results !== undefined) writeResults(results, written)
  else if (results !== undefined) console.error(`${results} is left as it was: not everything was measured.`)
  return missed > 0 || outcome.failures.length > 0 ? 1 : 0
}

/** Measures nothing: brings the documentation up to date with what was measured last. */
function drawPage(results = usualResults): number {
  const written = JSON.parse(readFileSync(results, 'utf8')) as Written
  writeFileSync(pageFile, withFigures(readFileSync(pageFile, 'utf8'), written))
  console.log(`${pageFile} is drawn`)
  return 0
}
