import type { Database } from 'better-sqlite3'
import type { Account, Sent } from './account.ts'

/**
 * SQLite says how it searches and does not count what it reads. Where each step searches an index by more than the tenant,
 * and nothing is sorted, it reads what it answers; otherwise all of the table is taken for read.
 */
export function accountOnSqlite(database: Database, sent: Sent): Account {
  const plan = database.prepare(`explain query plan ${sent.text}`).all(...sent.parameters) as {
    readonly detail: string
  }[]
  const ways = plan.map(({ detail }) => detail).filter((detail) => !/VIRTUAL TABLE/.test(detail))
  const statement = database.prepare(sent.text)
  // One row is changed by a statement: it is found by its key.
  const answered = statement.reader ? statement.all(...sent.parameters).length : 1
  return { read: ways.every(isBounded) ? answered : rowsIn(database, sent.text), ways }
}

/** Searched by more than the tenant: `SEARCH found USING INDEX … (tenant=? AND notice<?)`. */
export function isBounded(way: string): boolean {
  return /^SEARCH .*\(tenant=\? AND /.test(way)
}

function rowsIn(database: Database, text: string): number {
  const [table] = /casekeep_\w+/.exec(text) ?? []
  return database.prepare(`select count(*) from ${table}`).pluck().get() as number
}
