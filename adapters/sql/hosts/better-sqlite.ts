import type { HostTransaction } from '../host-transaction.ts'
import { hasMethods, refuseHost } from './refuse-host.ts'

interface SqliteStatement {
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  /** better-sqlite3: whether it gives rows. */
  readonly reader?: boolean
  columns(): readonly unknown[]
}

/** A database of `better-sqlite3`. */
export interface BetterSqliteDatabase {
  prepare(text: string): SqliteStatement
  readonly inTransaction: boolean
}

/** A database of `node:sqlite`, of Node 22.16 or later. */
export interface NodeSqliteDatabase {
  prepare(text: string): SqliteStatement
  readonly isTransaction: boolean
}

const accepted = ['a database of better-sqlite3, or of node:sqlite since Node 22.16, on which the host has run begin']

function isOpen(database: unknown): unknown {
  const { inTransaction, isTransaction } = database as { inTransaction?: unknown; isTransaction?: unknown }
  return inTransaction ?? isTransaction
}

function mustHaveBegun(database: BetterSqliteDatabase | NodeSqliteDatabase): void {
  if (isOpen(database) !== true)
    refuseHost('required', 'no transaction is open on this database: run begin first', accepted)
}

/**
 * The transaction that the host has begun on a database of `better-sqlite3` or `node:sqlite`.
 *
 * The host runs `begin immediate` and `commit` or `rollback` itself: casekeep's work is asynchronous, and
 * `database.transaction(fn)` ends with the function, before such work is done. Nothing else may use the database
 * meanwhile, since it is one connection: what does is part of the transaction.
 *
 * @throws `INVALID_INPUT` where no transaction is open on it, now and at every statement.
 * @example
 * ```ts
 * database.exec('begin immediate')
 * await desk.within(betterSqliteTransaction(database)).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * database.exec('commit')
 * ```
 */
export function betterSqliteTransaction(database: BetterSqliteDatabase | NodeSqliteDatabase): HostTransaction {
  if (!hasMethods(database, 'prepare') || typeof isOpen(database) !== 'boolean')
    refuseHost('type', 'must be a database that says whether a transaction is open on it', accepted)
  mustHaveBegun(database)
  return {
    dialect: 'sqlite',
    transaction: database,
    async execute(text, parameters) {
      mustHaveBegun(database)
      const statement = database.prepare(text)
      if (statement.reader ?? statement.columns().length > 0)
        return { rows: statement.all(...parameters) as Record<string, unknown>[] }
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return { rows: [], affected: changes, insertId: lastInsertRowid }
    },
  }
}
