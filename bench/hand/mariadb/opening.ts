import type { Pool } from 'mysql2/promise'
import type { Change } from '../../../src/storage.ts'
import { finished } from '../finish.ts'
import type { Opening } from '../hand.ts'
import { Prepared, Template } from '../template.ts'
import { booleans, insert, inTransaction, take } from './statements.ts'

/** `begin`, a statement for the number and one for each table, `commit`. */
export function opening(pool: Pool, tenant: string, changes: readonly Change[]): Opening {
  const prepared = new Prepared(Template.of(changes, booleans))
  return {
    ready: prepared.ready,
    open: () =>
      inTransaction(pool, async (connection) => {
        await insert(connection, finished(prepared.take(await take(connection, tenant, 1))))
      }),
  }
}
