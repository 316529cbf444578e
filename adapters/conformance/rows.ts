import {
  type ColumnType,
  type Json,
  type QuerySpec,
  queries,
  type Row,
  type Scalar,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { Random } from './random.ts'
import { anyValue } from './values.ts'

/** A row, for code that loops over columns. */
export type PlainRow = Readonly<Record<string, Json>>

export interface ColumnDescription {
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
}

export function columnsOf(table: TableName): readonly ColumnDescription[] {
  return Object.entries((tables[table] as TableSpec).columns).map(([name, type]) => ({
    name,
    type: type.replace('?', '') as ColumnType,
    nullable: type.endsWith('?'),
  }))
}

export function keyOf(table: TableName, row: PlainRow): PlainRow {
  return Object.fromEntries(tables[table].key.map((column) => [column, row[column] as Json]))
}

/** The values of the order columns of a query, to go on from. */
export function placeOf(description: QuerySpec, row: PlainRow): Scalar[] {
  return description.order.map(([column]) => row[column] as Scalar)
}

/** A row of generated values, in which the given ones stand. */
export function anyRow<T extends TableName>(random: Random, table: T, fixed: Partial<Row<T>> = {}): Row<T> {
  const row: Record<string, Json> = {}
  for (const { name, type, nullable } of columnsOf(table))
    row[name] = nullable && random.chance(0.25) ? null : anyValue(random, type)
  return { ...row, ...(typeof row.version === 'number' ? { version: 1 } : {}), ...fixed } as Row<T>
}

/** A row with a key of its own: every text of the key ends in `mark`, every integer of it is `mark`. */
export function rowNumber<T extends TableName>(
  random: Random,
  table: T,
  mark: number,
  fixed: Partial<Row<T>> = {},
): Row<T> {
  const row = anyRow(random, table) as unknown as Record<string, Json>
  const description: TableSpec = tables[table]
  for (const { name, type } of columnsOf(table)) {
    const distinct = description.key.includes(name) || description.unique?.some((columns) => columns.includes(name))
    if (!distinct || name === 'tenant') continue
    if (type === 'integer') row[name] = mark
    else if (row[name] !== null) row[name] = `${name} 個 ${mark}`
  }
  return { ...row, tenant: 'acme', ...fixed } as Row<T>
}

/** No two rows may have these values in common: keys, unique columns, and what tells rows of a list apart. */
export function distinctLists(table: TableName): readonly (readonly string[])[] {
  const description: TableSpec = tables[table]
  const lists = (Object.values(queries) as QuerySpec[])
    .filter(({ from }) => from === table)
    .map(({ equal, order }) => [...equal, ...order.map(([column]) => column)])
  return [description.key, ...(description.unique ?? []), ...lists]
}
