import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { type InputIssue, refuse } from '../../src/errors.ts'
import { type Bytes, type Encoding, refuseLine, textBlocks } from './text-blocks.ts'

export const separators = [',', ';', '\t'] as const
export type Separator = (typeof separators)[number]

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

/**
 * Reads a table as it streams in: comma, semicolon or tab between cells, quotes, any ends of lines, with or without a
 * byte order mark. Rows without anything in them are left out.
 *
 * @throws {CasekeepError} `INVALID_INPUT` with the path `['line', number]` for bytes of another encoding (never
 * replaced), quotes that do not fit, and a heading with two columns of one name or one without
 * @example
 * for await (const { row, cells } of readCsv(createReadStream('register.csv'))) console.log(row, cells['客户名称'])
 */
export async function* readCsv(bytes: Bytes, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const blocks = textBlocks(bytes, options.encoding ?? 'detect')
  const { value: first } = await blocks.next()
  if (first === undefined) return refuseLine(1, 'required', 'is empty: a table begins with its heading')
  const parser = parse({
    delimiter: options.separator ?? likeliest(first),
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const read = pipeline(Readable.from(withFirst(first, blocks)), parser)
  // Whoever stops reading early ends it: that is no fault of the file's.
  read.catch(() => undefined)
  let columns: readonly string[] | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      const line = info.lines - breaks
      if (columns === undefined) columns = checkHeading(record, line)
      else if (record.some((cell) => cell.trim() !== '')) {
        yield { row: info.records + info.empty_lines, line, ...cellsOf(record, columns) }
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuseLine(Number(error.lines ?? 1), 'format', 'has quotes that do not fit', ['"…""…"'])
  }
}

async function* withFirst(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** The separator that the heading has most of, outside of quotes. */
function likeliest(text: string): Separator {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]))
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && character === '\n') break
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return [...separators].sort((one, other) => counts.get(other)! - counts.get(one)!)[0]!
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
