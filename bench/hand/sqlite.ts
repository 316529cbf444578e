import type { Database, Statement } from 'better-sqlite3'
import type { Change, TableName } from '../../src/storage.ts'
import type { CapturedApproval } from '../capture.ts'
import { numberOf, series } from '../office.ts'
import { approvalOf, approvedColumns, batchOf, doneColumns, linked } from './approval.ts'
import { columnsOf, tableName } from './cells.ts'
import { finished } from './finish.ts'
import type { Approving, Bulk, Hand, HandRow, Opening, Taking } from './hand.ts'
import { reading } from './reading.ts'
import { checkTaken, Prepared, Template } from './template.ts'

const booleans = Number

/** better-sqlite3's own prepared statements and transactions. */
export function handOnSqlite(database: Database): Hand {
  const write = writing(database)
  return {
    booleans,
    opening: [{ name: 'prepared statements', start: (tenant, changes) => opening(database, tenant, changes) }],
    approving: [{ name: 'prepared statements', start: (tenant, captured) => approving(database, tenant, captured) }],
    write: async (bulk, taking) => write.immediate(bulk, taking),
    ...readingOn(database),
  }
}

function readingOn(database: Database) {
  const statements = new Map<string, Statement<unknown[], HandRow>>()
  return reading({
    branchesEnd: false,
    byIndex: (index) => ` indexed by ${index}`,
    keysFirst: false,
    quoted: (column) => `"${column}"`,
    newestOfCategory: 'opened desc, category desc, sequence desc',
    run: async ({ text, values }) => {
      let statement = statements.get(text)
      if (statement === undefined) {
        statement = database.prepare<unknown[], HandRow>(text)
        statements.set(text, statement)
      }
      return statement.all(...values)
    },
    readJson: (row) => ({ ...row, fields: JSON.parse(String(row.fields)), absorbed: JSON.parse(String(row.absorbed)) }),
  })
}

/** An insert of one row: as quick here as one of many rows, since there is no way to the database and back. */
function inserts(database: Database): (bulk: Bulk) => void {
  const statements = new Map<TableName, Statement<unknown[]>>()
  return (bulk) => {
    for (const [table, rows] of bulk) {
      let statement = statements.get(table)
      if (statement === undefined) {
        const columns = columnsOf(table)
        const names = columns.map((column) => `"${column}"`).join(', ')
        const values = columns.map(() => '?').join(', ')
        statement = database.prepare(`insert into ${tableName(table)} (${names}) values (${values})`)
        statements.set(table, statement)
      }
      for (const cells of rows) statement.run(cells)
    }
  }
}

function writing(database: Database) {
  const insert = inserts(database)
  const take = takingOn(database)
  return database.transaction((bulk: Bulk, taking?: Taking) => {
    if (taking !== undefined) checkTaken(taking, take(taking.tenant, taking.count))
    insert(bulk)
  })
}

/** Takes numbers, and says the first of them. */
function takingOn(database: Database): (tenant: string, count: number) => number {
  const statement = database
    .prepare<[string, string, number], number>(
      `insert into casekeep_series (tenant, name, value) values (?, ?, ?)
       on conflict (tenant, name) do update set value = value + excluded.value returning value`,
    )
    .pluck()
  return (tenant, count) => statement.get(tenant, series, count)! - count + 1
}

function opening(database: Database, tenant: string, changes: readonly Change[]): Opening {
  const prepared = new Prepared(Template.of(changes, booleans))
  const insert = inserts(database)
  const take = takingOn(database)
  const open = database.transaction(() => {
    insert(finished(prepared.take(take(tenant, 1))))
  })
  return { ready: prepared.ready, open: async () => open.immediate() }
}

function approving(database: Database, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const insert = inserts(database)
  const assigned = (columns: readonly string[]) => columns.map((column) => `"${column}" = ?`).join(', ')
  const readBatch = database.prepare('select * from casekeep_batches where tenant = ? and number = ?')
  const readHead = database.prepare(
    'select position, digest from casekeep_trail where tenant = ? and chain = ? order by position desc limit 1',
  )
  const approve = database.prepare(
    `update casekeep_batches set ${assigned(approvedColumns)}, version = version + 1
     where tenant = ? and number = ? and version = ?`,
  )
  const done = database.prepare(
    `update casekeep_duties set ${assigned(doneColumns)}, version = version + 1
     where tenant = ? and subject = ? and kind = 'review' and round = ? and state = 'open'`,
  )
  const run = database.transaction((sequence: number) => {
    const number = batchOf(sequence)
    const batch = readBatch.get(tenant, number) as { state: string; round: number; version: number }
    const head = readHead.get(tenant, numberOf(sequence)) as { position: number; digest: string }
    if (batch.state !== 'inReview') throw new Error(`${number} is not in review.`)
    if (approve.run(approval.approved, tenant, number, batch.version).changes !== 1)
      throw new Error(`${number} changed.`)
    if (done.run(approval.done, tenant, number, batch.round).changes !== 1) throw new Error(`${number} has no review.`)
    insert(finished(linked(prepared.take(sequence), head)))
  })
  return { ready: prepared.ready, approve: async (sequence) => run.immediate(sequence) }
}
