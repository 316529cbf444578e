import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise'
import type { TableName } from '../../../src/storage.ts'
import { series } from '../../office.ts'
import { columnsOf, tableName } from '../cells.ts'
import type { Bulk } from '../hand.ts'

export const booleans = Number

export async function inTransaction<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection()
  try {
    await connection.query('begin')
    const result = await work(connection)
    await connection.query('commit')
    return result
  } catch (error) {
    await connection.query('rollback')
    throw error
  } finally {
    connection.release()
  }
}

const insertInto = (table: TableName) =>
  `insert into ${tableName(table)} (${columnsOf(table)
    .map((column) => `\`${column}\``)
    .join(', ')}) values`

function insertText(table: TableName, rows: number): string {
  const line = `(${columnsOf(table)
    .map(() => '?')
    .join(', ')})`
  return `${insertInto(table)} ${Array<string>(rows).fill(line).join(', ')}`
}

export async function insert(connection: PoolConnection, bulk: Bulk): Promise<void> {
  for (const [table, rows] of bulk) await connection.execute(insertText(table, rows.length), rows.flat())
}

/** Takes numbers, and says the first of them. */
export async function take(connection: PoolConnection, tenant: string, count: number): Promise<number> {
  const [{ insertId }] = await connection.execute<ResultSetHeader>(
    `insert into casekeep_series (tenant, name, value) values (?, ?, last_insert_id(?))
     on duplicate key update value = last_insert_id(value + ?)`,
    [tenant, series, count, count],
  )
  return insertId - count + 1
}

/** Many rows a statement; the driver writes the values into the text, which is quicker than so many placeholders. */
export async function writeBulk(connection: PoolConnection, bulk: Bulk): Promise<void> {
  for (const [table, rows] of bulk) await connection.query(`${insertInto(table)} ?`, [rows])
}
