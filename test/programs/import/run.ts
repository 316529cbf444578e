import { createReadStream } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createArchive, standardPolicy } from 'casekeep'
import { type CsvMapping, csvMapping, type ImportReport, importCsv, readCsv } from 'casekeep/files'
import { migrate, openSqlite, sqlAdapter } from 'casekeep/sql'
import { Fault } from '../try/fault.ts'
import type { Progress } from '../try/progress.ts'
import type { Options } from './options.ts'
import { ReportFile } from './report-file.ts'
import { checkDistinct } from './same-file.ts'

/** Takes the register over where all of it is in order; the report says of each row what became of it. */
export async function run(options: Options, progress: Progress): Promise<ImportReport> {
  await checkDistinct(options)
  const mapping = csvMapping(await readMapping(options))
  await checkReadable(options.file)
  const file = options.report === null ? null : await ReportFile.open(options.report)
  let report: ImportReport
  try {
    report = await takeOver(options, mapping, progress)
  } catch (error) {
    await file?.drop()
    throw error
  }
  await file?.write(report)
  return report
}

async function takeOver(options: Options, mapping: CsvMapping, progress: Progress): Promise<ImportReport> {
  await mkdir(dirname(options.db), { recursive: true }).catch((error: Error) => {
    throw new Fault(`The archive cannot be opened: ${error.message}`)
  })
  const db = await openSqlite(options.db)
  try {
    await migrate(db)
    const policy = standardPolicy()
    const archive = createArchive({ policy, storage: sqlAdapter(db) })
    const clearance = policy.levels.at(-1)!
    const archivist = archive.as({ id: 'import', departments: [], roles: ['archivist'], clearance })
    const pass = (dryRun: boolean, tell: (read: number) => void) =>
      importCsv(archivist, readCsv(createReadStream(options.file)), mapping, {
        dryRun,
        onProgress: tell,
        ...(options.chunk !== null && { chunk: options.chunk }),
      })
    const checked = await pass(true, (read) => progress('rows checked', read, read))
    const sound = checked.counts.refused === 0 && !options.dryRun
    const count = checked.rows.length
    return sound ? await pass(false, (read) => progress('rows taken over', read, count)) : checked
  } finally {
    await db.destroy()
  }
}

async function readMapping({ mapping, category }: Options): Promise<object> {
  const text = await readFile(mapping, 'utf8').catch((error: Error) => {
    throw new Fault(`The mapping cannot be read: ${error.message}`)
  })
  try {
    return { ...(JSON.parse(text) as object), ...(category !== null && { category }) }
  } catch (error) {
    throw new Fault(`The mapping ${mapping} is not JSON: ${(error as Error).message}`)
  }
}

/** A stream that cannot be opened would say so only when it is read. */
async function checkReadable(file: string): Promise<void> {
  const handle = await open(file).catch((error: Error) => {
    throw new Fault(`The register cannot be read: ${error.message}`)
  })
  const isFile = (await handle.stat()).isFile()
  await handle.close()
  if (!isFile) throw new Fault(`The register ${file} is no file.`)
}
