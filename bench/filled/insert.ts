import { migrations } from 'casekeep/sql'
import type { TableName } from '../../src/storage.ts'
import type { Database, Index, Spelling } from '../databases/database.ts'
import { columnsOf, tableName } from '../hand/cells.ts'
import type { Expressions } from './expressions.ts'

/** A row of a table for each number. */
export interface Filling {
  readonly table: TableName
  readonly columns: Expressions
}

/**
 * Adds rows for each number from one to another, past the library and made by the database itself. The indexes are dropped
 * before and made again after, which is many times quicker.
 */
export async function insertNumbered(
  { query, spelling, store }: Database,
  fillings: readonly Filling[],
  from: number,
  to: number,
): Promise<void> {
  const tables = [...new Set(fillings.map(({ table }) => tableName(table)))]
  const statements = migrations[store].flatMap(({ statements }) => statements)
  const indexes = tables.map((table) => ({ table, made: indexesOf(table, statements) }))
  for (const { table, made } of indexes) for (const { name } of made) await query(spelling.dropIndex(name, table))
  for (const filling of fillings) await query(insertText(filling, spelling, from, to))
  for (const { table, made } of indexes)
    if (made.length > 0) for (const text of spelling.createIndexes(table, made)) await query(text)
  for (const text of spelling.analyze(tables)) await query(text)
}

/** The indexes of a table as they are now: one that was made anew has taken the place of the one before. */
function indexesOf(table: string, statements: readonly string[]): readonly Index[] {
  const made = statements.flatMap((text) => indexIn(text, table))
  return [...new Map(made.map((index) => [index.name, index])).values()]
}

/** What a statement makes an index of a table of. Those that are unique stay. */
function indexIn(text: string, table: string): readonly Index[] {
  const [, name, of, columns] = /^create index ["`]?(\w+)["`]? on ["`]?(\w+)["`]? (\(.*\))$/s.exec(text) ?? []
  return of === table ? [{ name: name!, columns: columns! }] : []
}

function insertText({ table, columns }: Filling, spelling: Spelling, from: number, to: number): string {
  const names = columnsOf(table)
  const missing = names.filter((column) => columns[column] === undefined)
  if (missing.length > 0) throw new Error(`Nobody says what to fill into ${missing.join(', ')} of ${table}.`)
  return `insert into ${tableName(table)} (${names.map((column) => `"${column}"`).join(', ')})
    select ${names.map((column) => columns[column]).join(', ')} from ${spelling.numbers(from, to)} as numbers`
}
