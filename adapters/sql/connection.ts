import type { DatabaseConnection, QueryExecutor } from 'kysely'
import { CasekeepError } from '../../src/errors.ts'

/**
 * Runs `work` on one connection that nobody else uses meanwhile. What `work` throws passes unchanged; that there is
 * no connection to be had, or that the host's transaction is over, is `STORAGE`.
 */
export async function holding<T>(
  executor: QueryExecutor,
  work: (connection: DatabaseConnection) => Promise<T>,
): Promise<T> {
  let thrown: { readonly error: unknown } | undefined
  try {
    return await executor.provideConnection(async (connection) => {
      try {
        return await work(connection)
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (cause) {
    if (thrown !== undefined) throw thrown.error
    throw new CasekeepError('STORAGE', { during: 'connecting' }, { cause })
  }
}
