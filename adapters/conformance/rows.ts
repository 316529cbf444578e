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

/** A row, for code that loops over columns. */
export type PlainRow = Readonly<Record<string, Json>>

export interface ColumnDescription {
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
}

export const tableNames = Object.keys(tables) as TableName[]

const columns = new Map<TableName, readonly ColumnDescription[]>(
  tableNames.map((table) => [
    table,
    Object.entries((tables[table] as TableSpec).columns).map(([name, type]) => ({
      name,
      type: type.replace('?', '') as ColumnType,
      nullable: type.endsWith('?'),
    })),
  ]),
)

export function columnsOf(table: TableName): readonly ColumnDescription[] {
  return columns.get(table)!
}

export function keyOf(table: TableName, row: PlainRow): PlainRow {
  return Object.fromEntries(tables[table].key.map((column) => [column, row[column] as Json]))
}

/** The values of the order columns of a query, to go on from. */
export function placeOf(description: QuerySpec, row: PlainRow): Scalar[] {
  return description.order.map(([column]) => row[column] as Scalar)
}

const daysOfMonth = 28

function plainValue(name: string, type: ColumnType, mark: number): Json {
  const day = `2026-01-${String((mark % daysOfMonth) + 1).padStart(2, '0')}`
  switch (type) {
    case 'text':
      return `${name} ${mark}`
    case 'integer':
      return mark
    case 'boolean':
      return mark % 2 === 0
    case 'json':
      return { mark }
    case 'day':
      return day
    case 'moment':
      return `${day}T08:00:00.000Z`
  }
}

/**
 * A row in which every column tells its mark, nothing is odd and nothing is null, with the given values in their places.
 * Rows of different marks collide nowhere, and a guarded one is at version 1.
 */
export function rowOf<T extends TableName>(table: T, mark: number, fixed: Partial<Row<T>> = {}): Row<T> {
  const row: Record<string, Json> = {}
  for (const { name, type } of columnsOf(table)) row[name] = plainValue(name, type, mark)
  const guarded = (tables[table] as TableSpec).guard === 'version'
  return { ...row, tenant: 'acme', ...(guarded ? { version: 1 } : {}), ...fixed } as Row<T>
}

/** No two rows may have these values in common: keys, unique columns, and what tells rows of a list apart. */
export function distinctLists(table: TableName): readonly (readonly string[])[] {
  const description: TableSpec = tables[table]
  const lists = (Object.values(queries) as QuerySpec[])
    .filter(({ from }) => from === table)
    .map(({ equal, order }) => [...equal, ...order.map(([column]) => column)])
  return [description.key, ...(description.unique ?? []), ...lists]
}
