import type { DialectName } from '../dialects/name.ts'
import type { HostTransaction } from '../host-transaction.ts'
import { betterSqliteTransaction } from './better-sqlite.ts'
import { mysqlTransaction } from './mysql.ts'
import { pgTransaction } from './pg.ts'
import { hasMethods, refuseHost } from './refuse-host.ts'

/** A transaction of Knex 3. */
export interface KnexTransaction {
  isCompleted(): boolean
  // Knex says no more of it than that it is there.
  readonly client: unknown
}

interface KnexClient {
  readonly driverName: string
  /** Within a transaction: its one connection, always the same. */
  acquireConnection(): PromiseLike<unknown>
}

interface Driver {
  readonly dialect: DialectName
  readonly transaction: (connection: never) => HostTransaction
}
const drivers: Readonly<Record<string, Driver>> = {
  pg: { dialect: 'postgres', transaction: pgTransaction },
  mysql2: { dialect: 'mysql', transaction: mysqlTransaction },
  'better-sqlite3': { dialect: 'sqlite', transaction: betterSqliteTransaction },
}
const accepted = Object.keys(drivers).map((name) => `a transaction of Knex with the client ${name}`)

/** The outermost of transactions that were begun in each other, which all have its connection. */
function outermost(trx: KnexTransaction): object {
  let found: { readonly parentTransaction?: KnexTransaction } = trx as { readonly parentTransaction?: KnexTransaction }
  while (typeof found.parentTransaction === 'function') found = found.parentTransaction
  return found
}

function mustBeOpen(trx: KnexTransaction): void {
  if (trx.isCompleted()) refuseHost('required', 'this transaction is over', accepted)
}

/**
 * A transaction of Knex 3, with the client `pg`, `mysql2` or `better-sqlite3`. casekeep's statements go to the driver's
 * connection of the transaction as they stand, since `raw` gives `?`, `??` and `\?` meanings of its own; Knex's events
 * do not tell of them.
 *
 * @throws `INVALID_INPUT` for Knex itself, another client, and a transaction that is over, which is asked at every
 * statement.
 * @example
 * ```ts
 * await knex.transaction(async (trx) => {
 *   await trx('deals').insert({ id: 'd-1' })
 *   await desk.within(knexTransaction(trx)).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * })
 * ```
 */
export function knexTransaction(trx: KnexTransaction): HostTransaction {
  if (!hasMethods(trx, 'isCompleted') || !hasMethods(trx.client, 'acquireConnection'))
    refuseHost('type', 'must be what knex.transaction gives, not Knex itself', accepted)
  const client = trx.client as KnexClient
  const driver = Object.hasOwn(drivers, client.driverName) ? drivers[client.driverName] : undefined
  if (driver === undefined)
    return refuseHost('type', `its client is ${String(client.driverName).slice(0, 100)}`, accepted)
  mustBeOpen(trx)
  let onConnection: HostTransaction | undefined
  return {
    dialect: driver.dialect,
    transaction: outermost(trx),
    async execute(text, parameters) {
      mustBeOpen(trx)
      onConnection ??= driver.transaction((await client.acquireConnection()) as never)
      return onConnection.execute(text, parameters)
    },
  }
}
