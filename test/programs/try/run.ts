import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { migrate, openSqlite } from 'casekeep/sql'
import { readApache } from './apache.ts'
import { movingClock } from './clock.ts'
import { disposeInCopy } from './dispose.ts'
import { Fault } from './fault.ts'
import { fileAll } from './file.ts'
import { lendAll } from './lend.ts'
import { readNorthwind } from './northwind.ts'
import { openOffice } from './office.ts'
import type { Options } from './options.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { planErrands } from './plan.ts'
import type { Progress } from './progress.ts'
import { readReport } from './report.ts'

/** Files the data and reads back what came of it. Nothing is written before all of the data is found in order. */
export async function run({ data, db: file, results }: Options, progress: Progress): Promise<Outcome> {
  await checkFolder(data)
  const northwind = await readNorthwind(data)
  const apache = await readApache(data)
  const dossiers = [...northwind, ...apache.dossiers]
  await mkdir(dirname(file), { recursive: true })
  const db = await openSqlite(file)
  try {
    await migrate(db)
    const clock = movingClock()
    const office = openOffice(db, clock)
    const began = performance.now()
    const pace = { clock, progress }
    const { filings, added } = await fileAll(office, dossiers, pace)
    const filed = performance.now()
    const requests = await lendAll(office, await planErrands(office, filings), pace)
    const lent = performance.now()
    clock.move('report', 0)
    const report = await readReport(office, progress)
    const checked = performance.now()
    const disposal = await disposeInCopy(db, file, clock, progress)
    const times = {
      filing: tenths(filed - began),
      lending: tenths(lent - filed),
      checking: tenths(checked - lent),
      disposing: tenths(performance.now() - checked),
    }
    const outcome = outcomeOf(report, apache, disposal, { added: { ...added, requests }, ...times })
    // The figures are those of a whole run: one that had little left to do leaves them alone.
    if (added.cases === dossiers.length || !existsSync(results)) await write(results, outcome)
    return outcome
  } finally {
    await db.destroy()
  }
}

async function checkFolder(data: string): Promise<void> {
  const found = await stat(data).catch(() => null)
  if (!found?.isDirectory()) throw new Fault(`There is no data folder ${data}.`)
}

async function write(file: string, outcome: Outcome): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(outcome, withoutLines, 2)}\n`)
}

/** Registers are printed line by line, and kept as figures. */
const withoutLines = (key: string, value: unknown) => (key === 'lines' ? undefined : value)

const tenths = (milliseconds: number) => Math.round(milliseconds / 100) / 10
