import type { Pool, PoolClient } from 'pg'
import { type ColumnType, type TableName, type TableSpec, tables } from '../../../src/storage.ts'
import { series } from '../../office.ts'
import { columnsOf, tableName } from '../cells.ts'
import type { Bulk } from '../hand.ts'
import type { Template } from '../template.ts'

export const booleans = (value: boolean) => value

const types: { readonly [T in ColumnType]: string } = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  json: 'json',
  day: 'text',
  moment: 'text',
}
export function typesOf(table: TableName): readonly string[] {
  return Object.values((tables[table] as TableSpec).columns).map((type) => types[type.replace('?', '') as ColumnType])
}

/** Plain `pg`: every statement has a name, so that each connection prepares it once. */
export interface Named {
  readonly name: string
  readonly text: string
}
export const run = (client: PoolClient, statement: Named, values: readonly unknown[]) =>
  client.query({ ...statement, values: values as unknown[] })

export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

export const names = (table: TableName) =>
  columnsOf(table)
    .map((column) => `"${column}"`)
    .join(', ')

/** An insert of so many rows; its parameters begin after `first`. */
export function insertText(table: TableName, rows: number, first = 0): string {
  const width = columnsOf(table).length
  const lines = Array.from(
    { length: rows },
    (_, row) => `(${Array.from({ length: width }, (_, column) => `$${first + row * width + column + 1}`).join(', ')})`,
  )
  return `insert into ${tableName(table)} (${names(table)}) values ${lines.join(', ')}`
}

export const takeNumbers: Named = {
  name: 'take_numbers',
  text: `insert into casekeep_series as s (tenant, name, value) values ($1, $2, $3)
         on conflict (tenant, name) do update set value = s.value + excluded.value returning value`,
}

/** Takes numbers, and says the first of them. */
export async function take(client: PoolClient, tenant: string, count: number): Promise<number> {
  const { rows } = await run(client, takeNumbers, [tenant, series, count])
  return Number(rows[0].value) - count + 1
}

/** One statement that inserts the rows of several tables. */
export function insertsOf(some: readonly TableName[], template: Template): Named {
  let first = 0
  const texts = some.map((table) => {
    const rows = template.captured(table).length
    const text = insertText(table, rows, first)
    first += rows * columnsOf(table).length
    return text
  })
  const last = texts.pop()!
  const before = texts.map((text, index) => `part${index} as (${text})`).join(', ')
  return { name: `insert_${some.join('_')}`, text: before === '' ? last : `with ${before} ${last}` }
}

/** An array for each column: one text for any number of rows. */
export async function writeBulk(client: PoolClient, bulk: Bulk): Promise<void> {
  for (const [table, rows] of bulk) {
    const arrays = typesOf(table).map((type, index) => `$${index + 1}::${type}[]`)
    const text = `insert into ${tableName(table)} (${names(table)}) select * from unnest(${arrays.join(', ')})`
    const columns = columnsOf(table).map((_, column) => rows.map((cells) => cells[column]!))
    await run(client, { name: `bulk_${table}`, text }, columns)
  }
}
