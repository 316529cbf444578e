import { canonical } from '../../src/canonical.ts'
import type { ImportedCases } from '../../src/cases/import.ts'
import type { AnyDesk } from '../../src/desk.ts'
import { type InputIssue, isCasekeepError, refuse } from '../../src/errors.ts'
import { type AskedOptions, aFunction, takeOptions } from '../../src/options.ts'
import { sha256 } from '../../src/sha256.ts'
import type { Json } from '../../src/storage.ts'
import { FileNumbers } from './file-numbers.ts'
import { checkDesk, takeAnswer } from './given-desk.ts'
import { checkCells, takeRow } from './given-rows.ts'
import { rowMapper } from './map-row.ts'
import { type CsvMapping, type CsvSource, columnOf, columnsOf, csvMapping } from './mapping.ts'
import type { CsvRow } from './read-csv.ts'
import { isAsyncIterable, isIterable, readThrough } from './read-through.ts'
import type { ImportReport, RowIssue, RowOutcome, RowReport } from './report.ts'

/** Rows of a call; {@link ImportOptions.chunk}. */
const usualChunk = 500
const largestChunk = 1000

export interface ImportOptions {
  /** Finds all faults of the whole file, by the rules and by what is stored, and writes nothing. */
  readonly dryRun?: boolean
  /** How many rows come in together, or not at all: 1 to 1000, by default 500. The same when a file is sent again. */
  readonly chunk?: number
  /**
   * Told of every row, in the order of the file, once its chunk is in the archive or is not. A promise that it gives is
   * waited for. What it throws ends the import as it is, and the chunk stays where it is.
   */
  readonly onRow?: (row: RowReport) => void
  /** Told after each chunk how many rows were read; as {@link ImportOptions.onRow} otherwise. */
  readonly onProgress?: (read: number) => void
}
const asked: AskedOptions<ImportOptions> = {
  dryRun: {
    fits: (value) => typeof value === 'boolean',
    otherwise: { rule: 'type', message: 'must be true or false', accepted: ['boolean'] },
  },
  chunk: {
    fits: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largestChunk,
    otherwise: {
      rule: 'range',
      message: 'is not a number of rows that one call takes',
      accepted: [`1 to ${largestChunk}`],
    },
  },
  onRow: aFunction,
  onProgress: aFunction,
}

/**
 * Takes over the cases of an old register from a table, chunk by chunk, each in one commit. Sent again with the same
 * mapping and chunk, rows that came in are not brought in again: an import that was interrupted goes on.
 *
 * It holds a chunk and the report in memory, whatever the length of the file.
 *
 * @param desk of an archivist or administrator
 * @param rows of `readCsv`, or of another reader: each has all members of {@link CsvRow}, and a cell for every column
 * @param mapping as {@link csvMapping} takes it
 * @throws {CasekeepError} `INVALID_INPUT` for a mapping that is wrong or names a column which is not there, for options
 * that are not known or cannot be that, for what is no desk or no rows (`['rows', index, …]`), and where reading them
 * fails; and whatever refuses the call and not its rows (`FORBIDDEN`, `STORAGE`, `CONTENTION`, …). What was wrong with
 * the call itself is found before anything is read; what came in before a later fault stays in.
 * @example
 * const report = await importCsv(archivist, readCsv(createReadStream('register.csv')), mapping, { dryRun: true })
 * if (report.counts.refused === 0) await importCsv(archivist, readCsv(createReadStream('register.csv')), mapping)
 */
export async function importCsv(
  desk: AnyDesk,
  rows: AsyncIterable<CsvRow> | Iterable<CsvRow>,
  mapping: unknown,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const known = takeOptions(options, asked)
  checkDesk(desk)
  checkRows(rows)
  const importing = new Importing(desk, csvMapping(mapping), known)
  const { chunk: size = usualChunk } = known
  let chunk: CsvRow[] = []
  let read = 0
  for await (const row of readThrough('rows', rows)) {
    chunk.push(takeRow(row, read++))
    if (chunk.length < size) continue
    await importing.take(chunk)
    chunk = []
  }
  if (chunk.length > 0) await importing.take(chunk)
  return importing.report()
}

function checkRows(rows: unknown): void {
  if (isAsyncIterable(rows) || isIterable(rows)) return
  const accepted = ['what readCsv gives', 'an iterable of rows']
  refuse('INVALID_INPUT', { issues: [{ path: ['rows'], rule: 'type', message: 'must be rows of a table', accepted }] })
}

/** A row on its way: what is sent of it, and what is wrong with it so far. */
interface Underway {
  readonly source: CsvRow
  readonly member: Readonly<Record<string, unknown>>
  /** Issues of the row, its file and its mapping. */
  readonly before: readonly InputIssue[]
  readonly issues: InputIssue[]
}

class Importing {
  readonly #desk: AnyDesk
  readonly #mapping: CsvMapping
  readonly #options: ImportOptions
  readonly #map: ReturnType<typeof rowMapper>
  readonly #columns: readonly string[]
  readonly #numbers = new FileNumbers()
  readonly #rows: RowReport[] = []
  readonly #counts: Record<RowOutcome, number> = { imported: 0, fine: 0, refused: 0, held: 0 }
  #unusedColumns: readonly string[] = []

  constructor(desk: AnyDesk, mapping: CsvMapping, options: ImportOptions) {
    this.#desk = desk
    this.#mapping = mapping
    this.#options = options
    this.#map = rowMapper(mapping)
    this.#columns = columnsOf(mapping)
  }

  async take(chunk: readonly CsvRow[]): Promise<void> {
    if (this.#rows.length === 0) this.#checkColumns(Object.keys(chunk[0]!.cells))
    for (const [index, row] of chunk.entries()) checkCells(row, this.#rows.length + index, this.#columns)
    const underway = chunk.map((source) => this.#begin(source))
    const faulty = underway.some(({ issues }) => issues.length > 0)
    const answer = await this.#send(underway, this.#options.dryRun === true || faulty)
    const sound = answer !== null && underway.every(({ issues }) => issues.length === 0)
    for (const [index, row] of underway.entries()) {
      await this.#tell(row, sound ? answer.cases[index]!.number : null, sound)
    }
    await this.#options.onProgress?.(this.#rows.length)
  }

  report(): ImportReport {
    return {
      dryRun: this.#options.dryRun === true,
      rows: this.#rows,
      counts: this.#counts,
      series: this.#numbers.report(),
      unusedColumns: this.#unusedColumns,
    }
  }

  #checkColumns(columns: readonly string[]): void {
    const named = this.#columns
    const issues = named
      .filter((column) => !columns.includes(column))
      .map((column) => ({ path: [column], rule: 'absent', message: 'is no column of the table', accepted: columns }))
    if (issues.length > 0) refuse('INVALID_INPUT', { issues })
    this.#unusedColumns = columns.filter((column) => !named.includes(column))
  }

  #begin(source: CsvRow): Underway {
    const { member, issues } = this.#map(source)
    const inFile = this.#numbers.check(member, source.row)
    const before = [...source.issues, ...issues, ...(inFile === null ? [] : [inFile])]
    return { source, member, before, issues: [...before] }
  }

  /**
   * What a chunk came to; null where it was refused. One that has faults is only looked at: all that is wrong with it
   * is found, and nothing is written.
   */
  async #send(rows: readonly Underway[], dryRun: boolean): Promise<ImportedCases | null> {
    const cases = rows.map(({ member }) => member)
    const { reason } = this.#mapping
    const act = { cases, ...(reason !== undefined && { reason }) }
    // The same rows at the same place of a file are the same act.
    const named = canonical([rows[0]!.source.row, act] as unknown as Json)
    const input = { ...act, idempotencyKey: `csv-${sha256(named)}`, ...(dryRun && { dryRun }) }
    try {
      const answer = takeAnswer(await this.#desk.run('cases.import', input), cases.length)
      // What a dry run finds sound is counted as if it had come in.
      const counted = !dryRun || this.#options.dryRun === true
      const beyond = counted ? this.#numbers.count(cases, answer.series) : []
      for (const index of beyond) atTheEnd(rows[index]!)
      return answer
    } catch (error) {
      if (isCasekeepError(error, 'NUMBERS_EXHAUSTED')) {
        for (const row of rows) if (row.member.number === undefined) atTheEnd(row)
      } else if (isCasekeepError(error, 'INVALID_INPUT')) {
        for (const issue of error.details.issues) {
          const row = issue.path[0] === 'cases' ? rows[Number(issue.path[1])] : undefined
          // What is wrong with the call is no fault of a row.
          if (row === undefined) throw error
          addIssue(row, { ...issue, path: issue.path.slice(2) })
        }
      } else throw error
      return null
    }
  }

  async #tell(row: Underway, number: string | null, sound: boolean): Promise<void> {
    const refused = row.issues.length > 0
    const outcome = refused ? 'refused' : !sound ? 'held' : this.#options.dryRun === true ? 'fine' : 'imported'
    const issues = row.issues.map((issue): RowIssue => ({ ...issue, column: this.#columnOf(issue.path) }))
    const told = { row: row.source.row, line: row.source.line, outcome, number, issues } as const
    this.#rows.push(told)
    this.#counts[outcome] += 1
    await this.#options.onRow?.(told)
  }

  #columnOf(path: InputIssue['path']): string | null {
    const [member, field] = path
    const { fields, ...own } = this.#mapping
    const source =
      member === 'fields' ? fields[String(field)] : (own as Readonly<Record<string, unknown>>)[String(member)]
    return source === undefined || Array.isArray(source) || member === 'category' || member === 'reason'
      ? null
      : columnOf(source as CsvSource)
  }
}

/** Adds what the archive says of a row, unless the row, its file or the mapping said something of the member before. */
function addIssue(row: Underway, issue: InputIssue): void {
  const said = row.before.some(({ path }) => path.every((part, index) => part === issue.path[index]))
  if (!said) row.issues.push(issue)
}

function atTheEnd(row: Underway): void {
  row.issues.push({ path: ['number'], rule: 'past9999', message: 'would lie past the last number of its series' })
}
