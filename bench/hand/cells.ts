import { databaseName } from '../../adapters/sql/shapes.ts'
import { type Row, type TableName, type TableSpec, tables } from '../../src/storage.ts'

/** A value as a driver takes it. */
export type Cell = string | number | boolean | null

/** How a database takes true and false. */
export type Booleans = (value: boolean) => Cell

export const tableName = (table: TableName) => `casekeep_${databaseName(table)}`
export const columnsOf = (table: TableName) => Object.keys(tables[table].columns).map(databaseName)

/** A row's values in the order of {@link columnsOf}. */
export function cellsOf<T extends TableName>(table: T, row: Row<T>, booleans: Booleans): readonly Cell[] {
  const { columns }: TableSpec = tables[table]
  return Object.entries(columns).map(([property, type]) => {
    const value = (row as Readonly<Record<string, unknown>>)[property] ?? null
    // The null of JSON is a value of its own where the column must have one.
    if (type === 'json' || (type === 'json?' && value !== null)) return JSON.stringify(value)
    if (value === null) return null
    return typeof value === 'boolean' ? booleans(value) : (value as Cell)
  })
}
