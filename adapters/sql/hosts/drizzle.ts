import type { HostTransaction } from '../host-transaction.ts'
import { type BetterSqliteDatabase, betterSqliteTransaction } from './better-sqlite.ts'
import { mysqlResult } from './mysql-result.ts'
import { type PgResult, pgResult } from './pg-result.ts'
import { refuseHost } from './refuse-host.ts'

/** A transaction of `drizzle-orm/node-postgres` or `drizzle-orm/mysql2`. */
export interface DrizzleServerTransaction {
  execute(statement: never): PromiseLike<unknown>
  /** The database itself has none. */
  rollback(): never
}

/** A database of `drizzle-orm/better-sqlite3`. */
export interface DrizzleSqliteDatabase {
  readonly $client: BetterSqliteDatabase
}

const accepted = [
  'a transaction of drizzle-orm/node-postgres',
  'a transaction of drizzle-orm/mysql2',
  'a database of drizzle-orm/better-sqlite3 on which the host has run begin',
]

/** Drizzle's own name of a class, which is the same in all of its copies, and whatever a bundler makes of the others. */
const entityKind = Symbol.for('drizzle:entityKind')
function kindOf(value: unknown): string | undefined {
  const type = (value as { readonly constructor?: unknown } | null | undefined)?.constructor
  return (type as { readonly [entityKind]?: string } | undefined)?.[entityKind]
}

/**
 * The driver's client, which a transaction has in common with those that were begun in it: what runs in one waits for
 * what runs in another.
 */
function clientOf(tx: object): { readonly connection?: object } {
  const { session } = tx as { readonly session?: { readonly client?: object } }
  return session?.client ?? tx
}

/** Runs a text with its parameters as they stand: Drizzle asks whatever it runs for its SQL, and that for its text. */
function run(tx: DrizzleServerTransaction, text: string, parameters: readonly unknown[]): PromiseLike<unknown> {
  const query = { toQuery: () => ({ sql: text, params: [...parameters] }) }
  return tx.execute({ getSQL: () => query } as never)
}

/**
 * A transaction of Drizzle: what `db.transaction` of `drizzle-orm/node-postgres` or `drizzle-orm/mysql2` gives.
 *
 * A transaction of `drizzle-orm/better-sqlite3` is synchronous and casekeep's work is not, so that it cannot be joined.
 * There the host runs `begin immediate` and `commit` or `rollback` itself and hands in the database:
 * see {@link betterSqliteTransaction}.
 *
 * Drizzle does not say that a transaction is over, and its connection may be somebody else's by then: the host awaits
 * casekeep's work before the transaction ends.
 *
 * @throws `INVALID_INPUT` for anything else, such as the database in place of its transaction.
 * @example
 * ```ts
 * await db.transaction(async (tx) => {
 *   await tx.insert(deals).values({ id: 'd-1' })
 *   await desk.within(drizzleTransaction(tx)).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * })
 * ```
 */
export function drizzleTransaction(tx: DrizzleServerTransaction | DrizzleSqliteDatabase): HostTransaction {
  const kind = kindOf(tx)
  if (kind === 'BetterSQLite3Database') return betterSqliteTransaction((tx as DrizzleSqliteDatabase).$client)
  const server = tx as DrizzleServerTransaction
  switch (kind) {
    case 'NodePgTransaction':
      return {
        dialect: 'postgres',
        transaction: clientOf(tx),
        execute: async (text, parameters) => pgResult((await run(server, text, parameters)) as PgResult),
      }
    case 'MySql2Transaction':
      return {
        dialect: 'mysql',
        transaction: clientOf(tx).connection ?? tx,
        execute: async (text, parameters) => {
          const [answer] = (await run(server, text, parameters)) as readonly [answer: unknown]
          return mysqlResult(answer)
        },
      }
    case 'BetterSQLiteTransaction':
      return refuseHost('type', 'this transaction is synchronous: run begin and commit yourself', accepted)
    default:
      return refuseHost('type', 'must be a transaction of Drizzle, not its database', accepted)
  }
}
