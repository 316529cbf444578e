import type { Change, Clash, ErasableTable, GuardedTable, Key, Row, TableName, TableSpec } from '../../src/storage.ts'
import { tables } from '../../src/storage.ts'
import { equal } from './assertions.ts'
import type { Bench } from './bench.ts'
import { keyOf, type PlainRow, tableNames } from './rows.ts'

/** Tables whose rows can be replaced, expected and removed. */
export const guardedTables = tableNames.filter(
  (table) => (tables[table] as TableSpec).guard === 'version',
) as readonly GuardedTable[]

/** Tables of which all that belongs together can be erased. */
export const erasableTables = tableNames.filter(
  (table) => (tables[table] as TableSpec).erase !== undefined,
) as readonly ErasableTable[]

export type Case = Row<'cases'>
type AnyRow = Row<TableName> | PlainRow

export function insert(table: TableName, ...rows: readonly AnyRow[]): Change {
  return { op: 'insert', table, rows } as Change
}

export function replace(table: TableName, was: AnyRow, row: AnyRow): Change {
  return { op: 'replace', table, was, row } as Change
}

export function expect(table: TableName, was: AnyRow): Change {
  return { op: 'expect', table, was } as Change
}

export function remove(table: TableName, was: AnyRow): Change {
  return { op: 'remove', table, was } as Change
}

/** Erases all rows that have the values of this one in the columns that the description names. */
export function erase(table: ErasableTable, row: AnyRow): Change {
  const { by } = tables[table].erase
  const of = Object.fromEntries(by.map((column) => [column, (row as PlainRow)[column]]))
  return { op: 'erase', table, of } as unknown as Change
}

/** The row at the next version, with what is new in it. */
export function later<R extends { readonly version: number }>(row: R, changes: Partial<R> = {}): R {
  return { ...row, version: row.version + 1, ...changes }
}

/** The key of a row as a reader takes it. */
export function keyIn<T extends TableName>(table: T, row: AnyRow): Key<T> {
  return keyOf(table, row as PlainRow) as unknown as Key<T>
}

/** Writes changes that must not clash. */
export async function write(bench: Bench, ...changes: readonly Change[]): Promise<void> {
  equal(await bench.transaction((unit) => unit.commit(changes)), null, 'these changes clash with nothing')
}

/** Commits changes that must clash. Which change is blamed is another promise: any that is named will do here. */
export async function writeClashing(
  bench: Bench,
  because: Clash['because'],
  changes: readonly Change[],
  change = 0,
): Promise<void> {
  const clash = await bench.transaction((unit) => unit.commit(changes))
  equal(clash, { change: clash?.change ?? change, because }, 'the clash')
}

/** The row of a table by the key of this one must be so. */
export async function holds(bench: Bench, table: TableName, row: AnyRow, expected: AnyRow | null, what = 'the row') {
  equal(await bench.read((reader) => reader.get(table, keyIn(table, row))), expected, what)
}
