import { createReadStream } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createArchive, standardPolicy } from 'casekeep'
import { type ImportReport, importCsv, readCsv } from 'casekeep/files'
import { migrate, openSqlite, sqlAdapter } from 'casekeep/sql'
import { Fault } from '../try/fault.ts'
import type { Progress } from '../try/progress.ts'
import type { Options } from './options.ts'

/** Takes the register over where all of it is in order; the report says of each row what became of it. */
export async function run(options: Options, progress: Progress): Promise<ImportReport> {
  const mapping = await readMapping(options)
  await checkReadable(options.file)
  await mkdir(dirname(options.db), { recursive: true })
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
    const report = sound ? await pass(false, (read) => progress('rows taken over', read, count)) : checked
    if (options.report !== null) await write(options.report, report)
    return report
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

/** A row a line, as registers are long. */
async function write(file: string, { rows, ...summary }: ImportReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'w')
  try {
    await handle.write(`${JSON.stringify(summary).slice(0, -1)},"rows":[`)
    for (const [index, row] of rows.entries()) await handle.write(`${index === 0 ? '' : ','}\n${JSON.stringify(row)}`)
    await handle.write('\n]}\n')
  } finally {
    await handle.close()
  }
}
