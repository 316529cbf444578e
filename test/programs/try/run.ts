import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { migrate, openSqlite } from 'casekeep/sql'
import { readApache } from './apache.ts'
import { movingClock } from './clock.ts'
import { Fault } from './fault.ts'
import { fileAll } from './file.ts'
import { readNorthwind } from './northwind.ts'
import { openOffice } from './office.ts'
import type { Options } from './options.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
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
    const added = await fileAll(office, dossiers, { clock, progress })
    const filed = performance.now()
    clock.move('end', 60)
    const report = await readReport(office, progress)
    const times = { filing: tenths(filed - began), checking: tenths(performance.now() - filed) }
    const outcome = outcomeOf(report, apache, { added, ...times })
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
  await writeFile(file, `${JSON.stringify(outcome, null, 2)}\n`)
}

const tenths = (milliseconds: number) => Math.round(milliseconds / 100) / 10
