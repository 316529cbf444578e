import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import type { Change, TableName } from '../../src/storage.ts'
import type { CapturedApproval } from '../capture.ts'
import { numberOf, series } from '../office.ts'
import { approvalOf, approvedColumns, batchOf, doneColumns, linked } from './approval.ts'
import { type Cell, columnsOf, tableName } from './cells.ts'
import { finished } from './finish.ts'
import type { Approving, Bulk, Hand, Opening } from './hand.ts'
import { reading } from './reading.ts'
import { checkTaken, Prepared, Template } from './template.ts'

const booleans = Number

/** `mysql2` with `execute`, which keeps prepared statements for each connection. */
export function handOnMariadb(pool: Pool): Hand {
  return {
    booleans,
    opening: [{ name: 'statements', start: (tenant, changes) => opening(pool, tenant, changes) }],
    approving: [{ name: 'statements', start: (tenant, captured) => approving(pool, tenant, captured) }],
    write: (bulk, taking) =>
      inTransaction(pool, async (connection) => {
        if (taking !== undefined) checkTaken(taking, await take(connection, taking.tenant, taking.count))
        await writeBulk(connection, bulk)
      }),
    ...reading({
      branchesEnd: true,
      byIndex: (index) => ` force index (${index})`,
      keysFirst: true,
      quoted: (column) => `\`${column}\``,
      // With the category, which is the same for all, it would sort instead of following the index.
      newestOfCategory: 'opened desc, sequence desc',
      run: async ({ text, values }) => (await pool.query<RowDataPacket[]>(text, [...values]))[0],
      readJson: (row) => ({
        ...row,
        fields: JSON.parse(String(row.fields)),
        absorbed: JSON.parse(String(row.absorbed)),
      }),
    }),
  }
}

async function inTransaction<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
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

async function insert(connection: PoolConnection, bulk: Bulk): Promise<void> {
  for (const [table, rows] of bulk) await connection.execute(insertText(table, rows.length), rows.flat())
}

/** Takes numbers, and says the first of them. */
async function take(connection: PoolConnection, tenant: string, count: number): Promise<number> {
  const [{ insertId }] = await connection.execute<ResultSetHeader>(
    `insert into casekeep_series (tenant, name, value) values (?, ?, last_insert_id(?))
     on duplicate key update value = last_insert_id(value + ?)`,
    [tenant, series, count, count],
  )
  return insertId - count + 1
}

/** `begin`, a statement for the number and one for each table, `commit`. */
function opening(pool: Pool, tenant: string, changes: readonly Change[]): Opening {
  const prepared = new Prepared(Template.of(changes, booleans))
  return {
    ready: prepared.ready,
    open: () =>
      inTransaction(pool, async (connection) => {
        await insert(connection, finished(prepared.take(await take(connection, tenant, 1))))
      }),
  }
}

/** `begin`, the batch and the head of the chain read, a statement for each change, `commit`. */
function approving(pool: Pool, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const assigned = (columns: readonly string[]) => columns.map((column) => `\`${column}\` = ?`).join(', ')
  const changeOne = async (connection: PoolConnection, text: string, values: readonly Cell[]) => {
    const [{ affectedRows }] = await connection.execute<ResultSetHeader>(text, [...values])
    if (affectedRows !== 1) throw new Error(`${values.at(-2)} changed.`)
  }
  return {
    ready: prepared.ready,
    approve: (sequence) =>
      inTransaction(pool, async (connection) => {
        const number = batchOf(sequence)
        const [[batch]] = await connection.execute<RowDataPacket[]>(
          'select * from casekeep_batches where tenant = ? and number = ?',
          [tenant, number],
        )
        const [[head]] = await connection.execute<RowDataPacket[]>(
          'select position, digest from casekeep_trail where tenant = ? and chain = ? order by position desc limit 1',
          [tenant, numberOf(sequence)],
        )
        if (batch!.state !== 'inReview') throw new Error(`${number} is not in review.`)
        await changeOne(
          connection,
          `update casekeep_batches set ${assigned(approvedColumns)}, version = version + 1
           where tenant = ? and number = ? and version = ?`,
          [...approval.approved, tenant, number, batch!.version],
        )
        await changeOne(
          connection,
          `update casekeep_duties set ${assigned(doneColumns)}, version = version + 1
           where tenant = ? and kind = 'review' and state = 'open' and subject = ? and round = ?`,
          [...approval.done, tenant, number, batch!.round],
        )
        const rows = linked(prepared.take(sequence), { position: head!.position, digest: head!.digest })
        await insert(connection, finished(rows))
      }),
  }
}

/** Many rows a statement; the driver writes the values into the text, which is quicker than so many placeholders. */
async function writeBulk(connection: PoolConnection, bulk: Bulk): Promise<void> {
  for (const [table, rows] of bulk) await connection.query(`${insertInto(table)} ?`, [rows])
}
