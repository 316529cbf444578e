import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type * as z from 'zod'
import { Fault } from './fault.ts'

/** One row: its values, and its text as it stands in the file. */
export interface Line<Values> {
  readonly values: Values
  readonly text: string
  /** For messages: the file, and the row as a spreadsheet counts it, the heading being row 1. */
  readonly where: string
}

interface RawRow {
  readonly record: readonly string[]
  readonly raw: string
}

/**
 * Reads a table whose columns are the keys of a schema; other columns are left alone, empty cells are absent.
 * @throws {Fault} naming the file, and the row where one is to blame
 */
export async function readTable<Row extends z.ZodObject>(
  folder: string,
  file: string,
  schema: Row,
): Promise<readonly Line<z.output<Row>>[]> {
  const [heading, ...rows] = parseRows(file, await readText(folder, file))
  const columns = heading?.record ?? []
  const missing = Object.keys(schema.shape).filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Fault(`${file} has no column ${missing.join(', ')}.`)
  return rows.map(({ record, raw }, index) => {
    const where = `${file} row ${index + 2}`
    if (record.length !== columns.length) {
      throw new Fault(`${where}: has ${record.length} cells where the heading has ${columns.length}.`)
    }
    return { values: readRow(where, columns, record, schema), text: raw.replace(/^[\r\n]+|[\r\n]+$/g, ''), where }
  })
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8')
  } catch (error) {
    throw new Fault(`${file} cannot be read in the data folder ${folder}: ${(error as Error).message}`)
  }
}

function parseRows(file: string, text: string): readonly RawRow[] {
  try {
    const options = { bom: true, raw: true, relax_column_count: true, skip_empty_lines: true }
    return parse(text, options) as unknown as readonly RawRow[]
  } catch (error) {
    throw new Fault(`${file}: ${(error as Error).message}`)
  }
}

function readRow<Row extends z.ZodObject>(
  where: string,
  columns: readonly string[],
  record: readonly string[],
  schema: Row,
): z.output<Row> {
  const cells = columns.flatMap((column, at) => (record[at] === '' ? [] : [[column, record[at]]]))
  const read = schema.safeParse(Object.fromEntries(cells))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  const column = String(path[0])
  const found = record[columns.indexOf(column)] === '' ? 'is empty' : message
  throw new Fault(`${where}: ${column}: ${found}.`)
}

/** Refuses a second row with the same key. */
export function checkUnique<Values>(lines: readonly Line<Values>[], key: keyof Values & string): void {
  const seen = new Map<unknown, string>()
  for (const { values, where } of lines) {
    const first = seen.get(values[key])
    if (first !== undefined) throw new Fault(`${where}: ${key} ${values[key]} stands in ${first} already.`)
    seen.set(values[key], where)
  }
}
