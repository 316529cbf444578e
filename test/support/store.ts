import type { OpenedStore } from '../../adapters/conformance/index.ts'
import { type Row, type TableName, type TableSpec, tables } from '../../src/storage.ts'

export const tableNames = Object.keys(tables) as TableName[]

/** Everything that a store holds: the rows of all tables, and the last number given of each series. */
export interface Snapshot {
  readonly rows: { readonly [T in TableName]: readonly Row<T>[] }
  readonly series: Readonly<Record<string, number>>
}

/** An empty store to test on, with a way past the library to what it holds. The conformance kit takes it as it is. */
export interface OpenStore extends OpenedStore {
  /** The raw rows of a table, of all tenants, in the order of their keys. */
  rows<T extends TableName>(table: T): Promise<readonly Row<T>[]>
  snapshot(): Promise<Snapshot>
  /** Writes a row past the library, in place of the one with its key. */
  put<T extends TableName>(table: T, row: Row<T>): Promise<void>
  /** Removes a row past the library. */
  remove<T extends TableName>(table: T, row: Row<T>): Promise<void>
}
export interface StoreKind {
  readonly name: string
  open(): Promise<OpenStore>
}

export type Cells = Readonly<Record<string, unknown>>

/** Rows in the order of their keys. */
export function sorted<T extends TableName>(table: T, rows: readonly Row<T>[]): Row<T>[] {
  const { key } = tables[table] as TableSpec
  const place = (row: Row<T>) =>
    key.map((column) => {
      const value = (row as Cells)[column]
      return typeof value === 'number' ? String(value).padStart(16, '0') : String(value)
    })
  return [...rows].sort((a, b) => (place(a).join('\0') < place(b).join('\0') ? -1 : 1))
}

export async function snapshotOf(
  read: <T extends TableName>(table: T) => Promise<readonly Row<T>[]>,
  series: Readonly<Record<string, number>>,
): Promise<Snapshot> {
  const rows: Partial<Record<TableName, readonly unknown[]>> = {}
  for (const table of tableNames) rows[table] = await read(table)
  return { rows: rows as Snapshot['rows'], series }
}
