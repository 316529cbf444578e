import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'

/** A list as it was pasted: the first line names the columns. */
export interface PastedList {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
/** The line at which it cannot be read. */
interface Unreadable {
  readonly line: number
}

/**
 * Cells copied from a spreadsheet come with tabs between them; a CSV file has commas, or semicolons where commas stand
 * in numbers.
 */
export function readList(text: string): PastedList | Unreadable {
  const first = text.slice(0, text.search(/\n|$/))
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? '\t'
  try {
    const lines: string[][] = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
    const [header = [], ...rows] = lines
    return { header, rows }
  } catch (error) {
    if (error instanceof CsvError) return { line: Number(error.lines ?? 1) }
    throw error
  }
}
