import { type InputIssue, refuse } from '../../src/errors.ts'
import { type AskedOptions, oneOf, takeOptions } from '../../src/options.ts'
import type { Bytes } from './byte-chunks.ts'
import { headingFirst, likeliest, type Separator, separators } from './separators.ts'
import { type TableRecord, TableRecords } from './table-records.ts'
import { type Encoding, encodings, refuseLine, textBlocks } from './text-blocks.ts'

export interface CsvOptions {
  /** Default `detect`. */
  readonly encoding?: Encoding
  /** What stands between two cells; by default the one that the heading has most of. */
  readonly separator?: Separator
}

/** A row of a table, below its heading. */
export interface CsvRow {
  /** As a spreadsheet counts it: the heading is row 1, and blank rows count. */
  readonly row: number
  /** The line of the file that it begins at, from 1: cells may hold several. */
  readonly line: number
  /** By the names of the columns, each as it stands in the file. Lines within a cell end with a line feed. */
  readonly cells: Readonly<Record<string, string>>
  /** What is wrong with the row itself: it has other cells than the heading. */
  readonly issues: readonly InputIssue[]
}

const asked: AskedOptions<CsvOptions> = { encoding: oneOf(encodings), separator: oneOf(separators) }

/**
 * Reads a table as it streams in: comma, semicolon or tab between cells, quotes, any ends of lines, with or without a
 * byte order mark. Rows without anything in them are left out. A line, and a row, has at most 1 MiB (1,048,576 bytes).
 *
 * The rows that are given before a fault are the same ones however the bytes come.
 *
 * @throws {CasekeepError} `INVALID_INPUT`, when it is read: with the path `['line', number]` for bytes of another
 * encoding (never replaced), quotes that do not fit, lines and rows that are too long, a heading with two columns of one
 * name or one without, and where there is none; `['bytes']` for what are no bytes, and where the source fails, whose
 * own error is the `cause`; the name of an option that is none or cannot be that
 * @example
 * for await (const { row, cells } of readCsv(createReadStream('register.csv'))) console.log(row, cells['客户名称'])
 */
export async function* readCsv(bytes: Bytes, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const { encoding = 'detect', separator } = takeOptions(options, asked)
  let columns: readonly string[] | undefined
  for await (const { cells, row, line } of recordsOf(textBlocks(bytes, encoding), separator)) {
    if (columns === undefined) columns = checkHeading(cells, line)
    else if (cells.some((cell) => cell.trim() !== '')) yield { row, line, ...cellsOf(cells, columns) }
  }
  if (columns === undefined) refuseLine(1, 'required', 'is empty: a table begins with its heading')
}

async function* recordsOf(texts: AsyncIterable<string>, separator?: Separator): AsyncGenerator<TableRecord> {
  let records: TableRecords | undefined
  for await (const text of headingFirst(texts)) {
    records ??= new TableRecords(separator ?? likeliest(text))
    yield* records.take(text)
  }
  if (records !== undefined) yield* records.end()
}

function checkHeading(record: readonly string[], line: number): readonly string[] {
  const columns = record.map((cell) => cell.trim())
  const issues: InputIssue[] = []
  for (const [index, column] of columns.entries()) {
    const path = ['line', line, 'column', index + 1]
    if (column === '') issues.push({ path, rule: 'required', message: 'has no name in the heading' })
    else if (columns.indexOf(column) !== index) {
      issues.push({ path, rule: 'twice', message: `has the name of another column, ${column}` })
    }
  }
  return issues.length === 0 ? columns : refuse('INVALID_INPUT', { issues })
}

function cellsOf(record: readonly string[], columns: readonly string[]): Pick<CsvRow, 'cells' | 'issues'> {
  // Without a prototype: a column may be called as it likes.
  const cells: Record<string, string> = Object.create(null)
  for (const [index, column] of columns.entries()) cells[column] = record[index] ?? ''
  const beyond = record.slice(columns.length)
  if (record.length >= columns.length && beyond.every((cell) => cell.trim() === '')) return { cells, issues: [] }
  const message = `has ${record.length} cells where the heading has ${columns.length}`
  return { cells, issues: [{ path: [], rule: 'cells', message, accepted: [String(columns.length)] }] }
}
