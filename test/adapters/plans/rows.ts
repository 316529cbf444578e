import { CompiledQuery } from 'kysely'
import { rowDecoder } from '../../../adapters/sql/codec.ts'
import { raw, render, sql } from '../../../adapters/sql/fragment.ts'
import { selected } from '../../../adapters/sql/rows.ts'
import { found, shapes } from '../../../adapters/sql/shapes.ts'
import {
  type FieldCondition,
  type FindArguments,
  type QuerySpec,
  type Scalar,
  sees,
  type TableName,
  type TableSpec,
  tables,
} from '../../../src/storage.ts'
import { rowsIn } from './fill.ts'
import type { Place } from './places.ts'

export type Cells = Readonly<Record<string, Scalar>>

/** The rows of a table as the contract has them, read past the library. */
export async function rowsOf({ db, dialect }: Place, table: TableName, which = ''): Promise<Cells[]> {
  const shape = shapes[table]
  const all = sql`select ${selected(dialect, shape)} from ${dialect.table(shape.name)} as ${found} ${raw(which)}`
  const { text } = render(dialect, all)
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))
  return rows.map(rowDecoder(shape.columns)) as Cells[]
}

/** A row in the middle, whose values are worth asking for. */
export async function sampleOf(place: Place, table: TableName): Promise<Cells> {
  const open = `where "state" = 'open'`
  const usual = { cases: `${open} and "category" = 'client'`, duties: open, requestSteps: open, requestApprovers: open }
  const which = usual[table as keyof typeof usual]
  const [row] = await rowsOf(
    place,
    table,
    `${which ?? ''} limit 1 offset ${which === undefined ? rowsIn(table) / 2 : rowsIn(table) / 40}`,
  )
  return row!
}

/** Rows in the order of a list. */
export function ordered({ order }: QuerySpec, rows: readonly Cells[]): Cells[] {
  return rows
    .map((row) => ({ row, at: placeOf(order, row) }))
    .sort((one, other) => compare(order, one.at, other.at))
    .map(({ row }) => row)
}

/** What a page is, found in all rows in their order. */
export function pageIn(
  rows: readonly Cells[],
  fields: readonly Cells[],
  description: QuerySpec,
  find: FindArguments,
): Cells[] {
  const { range, prefix, order } = description
  const columns = (tables[description.from] as TableSpec).sight
  const cases = find.fields?.map((condition) => casesWith(fields, condition))
  const equal = Object.entries(find.equal)
  const isAsked = (row: Cells) =>
    equal.every(([column, value]) => row[column] === value) &&
    (find.range?.from === undefined || row[range!]! >= find.range.from) &&
    (find.range?.to === undefined || row[range!]! <= find.range.to) &&
    (find.prefix === undefined || String(row[prefix!]).startsWith(find.prefix)) &&
    (cases?.every((numbers) => numbers.has(row.number!)) ?? true) &&
    (find.sight === undefined || sees(find.sight, row, columns!)) &&
    (find.after === undefined || compare(order, placeOf(order, row), find.after) > 0)
  const page: Cells[] = []
  for (const row of rows) {
    if (isAsked(row)) page.push(row)
    if (page.length === find.limit) break
  }
  return page
}

function casesWith(
  fields: readonly Cells[],
  { category, field, column, equal, from, to }: FieldCondition,
): Set<Scalar> {
  const isSo = (value: Scalar) =>
    value !== null &&
    (equal === undefined || value === equal) &&
    (from === undefined || value >= from) &&
    (to === undefined || value <= to)
  const found = fields.filter((row) => row.category === category && row.field === field && isSo(row[column]!))
  return new Set(found.map((row) => row.case!))
}

const placeOf = (order: QuerySpec['order'], row: Cells) => order.map(([column]) => row[column]!)

function compare(order: QuerySpec['order'], one: readonly Scalar[], other: readonly Scalar[]): number {
  for (const [index, [, way]] of order.entries()) {
    const [a, b] = [one[index]!, other[index]!]
    if (a !== b) return a! < b! === (way === 'asc') ? -1 : 1
  }
  return 0
}
