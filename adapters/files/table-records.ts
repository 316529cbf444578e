import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse'
import type { Separator } from './separators.ts'
import { refuseLine } from './text-blocks.ts'

/** What a row may hold: more is no row of a register, but what follows a quote that nothing closes. */
const mostBytesOfRow = 1 << 20

/** The cells of a row, and where in the file it begins. */
export interface TableRecord {
  readonly cells: readonly string[]
  /** As a spreadsheet counts it: blank rows count. */
  readonly row: number
  readonly line: number
}

/**
 * Cuts the text of a table into its rows as it comes. Rows before a fault are given before it is refused, however the
 * text was cut.
 */
export class TableRecords {
  readonly #parser: Parser
  #found: TableRecord[] = []
  /** The line that the last row ended in, and how many blank ones were before it. */
  #ended = { line: 0, blank: 0 }

  constructor(separator: Separator) {
    this.#parser = parse({
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: mostBytesOfRow,
      // Nothing is left for the parser to hand on: it would drop what it has not handed on when it meets a fault.
      on_record: (cells: string[], info) => this.#keep(cells, info),
    })
    // Whoever writes is told.
    this.#parser.on('error', () => undefined)
  }

  async *take(text: string): AsyncGenerator<TableRecord> {
    yield* this.#after((told) => this.#parser.write(text, told))
  }

  async *end(): AsyncGenerator<TableRecord> {
    yield* this.#after((told) => this.#parser.end(told))
  }

  async *#after(act: (told: (error?: Error | null) => void) => void): AsyncGenerator<TableRecord> {
    const error = await new Promise<Error | null | undefined>((resolve) => act(resolve))
    const found = this.#found
    this.#found = []
    yield* found
    if (error instanceof CsvError) this.#refuse(error)
    if (error) throw error
  }

  #keep(cells: readonly string[], info: InfoRecord): null {
    const row = info.records + info.empty_lines
    this.#found.push({ cells, row, line: this.#next(info.empty_lines) })
    this.#ended = { line: info.lines, blank: info.empty_lines }
    return null
  }

  /** The line that the row after the last one begins in. */
  #next(blank: number): number {
    return this.#ended.line + 1 + blank - this.#ended.blank
  }

  /** A quote that nothing closes is noticed far below: the row that it stands in is where to look. */
  #refuse(error: CsvError): never {
    const line = this.#next(Number(error.empty_lines))
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      const message = 'begins a row that is too long: is there a quote that is not closed?'
      refuseLine(line, 'too_big', message, [`at most ${mostBytesOfRow}`])
    }
    const noticed = error.lines === line ? '' : `, as line ${Number(error.lines)} shows`
    return refuseLine(line, 'format', `has quotes that do not fit${noticed}`, ['"…""…"'])
  }
}
