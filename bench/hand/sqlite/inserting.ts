import type { Database, Statement } from 'better-sqlite3'
import type { TableName } from '../../../src/storage.ts'
import { series } from '../../office.ts'
import { columnsOf, tableName } from '../cells.ts'
import type { Bulk, Taking } from '../hand.ts'
import { checkTaken } from '../template.ts'

export const booleans = Number

/** An insert of one row: as quick here as one of many rows, since there is no way to the database and back. */
export function inserts(database: Database): (bulk: Bulk) => void {
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

export function writing(database: Database) {
  const insert = inserts(database)
  const take = takingOn(database)
  return database.transaction((bulk: Bulk, taking?: Taking) => {
    if (taking !== undefined) checkTaken(taking, take(taking.tenant, taking.count))
    insert(bulk)
  })
}

/** Takes numbers, and says the first of them. */
export function takingOn(database: Database): (tenant: string, count: number) => number {
  const statement = database
    .prepare<[string, string, number], number>(
      `insert into casekeep_series (tenant, name, value) values (?, ?, ?)
       on conflict (tenant, name) do update set value = value + excluded.value returning value`,
    )
    .pluck()
  return (tenant, count) => statement.get(tenant, series, count)! - count + 1
}
