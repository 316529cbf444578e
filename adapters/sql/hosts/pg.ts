import type { HostTransaction } from '../host-transaction.ts'
import { type PgResult, pgResult } from './pg-result.ts'
import { hasMethods, refuseHost } from './refuse-host.ts'

/** A client of `pg`, or one that its pool gave. */
export interface PgClient {
  query(statement: { text: string; values: unknown[] }): PromiseLike<PgResult>
  /** A pool has none, and is no transaction: each of its statements may run on another connection. */
  escapeIdentifier(name: string): string
  /** Since `pg` 8.21: `I` outside a transaction. */
  getTransactionStatus?(): string | null
}

const accepted = ['a client of pg on which the host has awaited begin']

function mustHaveBegun(client: PgClient): void {
  if (client.getTransactionStatus?.() === 'I')
    refuseHost('required', 'no transaction is open on this client: await begin first', accepted)
}

/**
 * The transaction that the host has begun on a client of `pg`. The host commits it or rolls it back, and gives a pool's
 * client back only then.
 *
 * @throws `INVALID_INPUT` for a pool, and for a client without a transaction; where the client is of a `pg` before 8.21,
 * the server tells, and that is `STORAGE` when it is used.
 * @example
 * ```ts
 * const client = await pool.connect()
 * await client.query('begin')
 * await desk.within(pgTransaction(client)).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * await client.query('commit')
 * client.release()
 * ```
 */
export function pgTransaction(client: PgClient): HostTransaction {
  if (!hasMethods(client, 'query', 'escapeIdentifier'))
    refuseHost('type', 'must be a client of pg: of a pool, the one that pool.connect() gives', accepted)
  mustHaveBegun(client)
  return {
    dialect: 'postgres',
    transaction: client,
    async execute(text, parameters) {
      mustHaveBegun(client)
      return pgResult(await client.query({ text, values: [...parameters] }))
    },
  }
}
