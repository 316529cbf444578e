import type { DatabaseConnection, Kysely, Transaction } from 'kysely'

import type { StorageAdapter } from '../../src/storage.ts'
import { type CommitQueue, commitQueueOf } from './commit-queue.ts'
import { holding } from './connection.ts'
import { dialectOf } from './dialect.ts'
import { inTurn } from './joined.ts'
import { checkSchema } from './schema.ts'
import { inSavepoint, reading } from './session.ts'

let savepoints = 0

/**
 * Keeps the records in the host's own database, in tables whose names begin with `casekeep_`. Nothing is created
 * here: run `migrate(db)` before. The first use checks that the schema is the one of this library.
 *
 * On SQLite a database has one writer at a time: nothing slow may be awaited inside a transaction, and within the
 * host's own `db.transaction()` only {@link StorageAdapter.join} may be used, never this adapter's other methods,
 * which would wait for that transaction to end.
 *
 * @throws `SCHEMA_MISSING`, `SCHEMA_BEHIND`, `SCHEMA_AHEAD` at first use, `STORAGE` for what the driver throws.
 */
export function sqlAdapter<DB>(db: Kysely<DB>): StorageAdapter<Transaction<DB>> {
  const executor = db.getExecutor()
  const dialect = dialectOf(executor.adapter)
  let checked = false
  let queue: CommitQueue | undefined

  const check = async (connection: DatabaseConnection) => {
    if (checked) return
    await checkSchema(dialect, connection)
    checked = true
  }
  const prepared = async (): Promise<CommitQueue> => {
    queue ??= await holding(executor, async (connection) => {
      await check(connection)
      return commitQueueOf(dialect, executor, connection)
    })
    return queue
  }

  return {
    name: dialect.name,
    supports: { join: true, durable: true },

    read: (work) =>
      holding(executor, async (connection) => {
        await check(connection)
        return await reading(dialect, connection, work)
      }),

    transaction: async (work) => (await prepared()).run(work),

    join: (transaction, work) =>
      inTurn(transaction, () =>
        holding(transaction.getExecutor(), async (connection) => {
          await check(connection)
          savepoints += 1
          const outcome = await inSavepoint(dialect, connection, `casekeep_joined_${savepoints}`, work)
          if ('error' in outcome) throw outcome.error
          return outcome.value
        }),
      ),
  }
}
