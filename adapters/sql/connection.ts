import { CompiledQuery, type DatabaseConnection, type QueryExecutor } from 'kysely'
import { CasekeepError } from '../../src/errors.ts'
import type { SqlValue } from './fragment.ts'
import type { HostTransaction } from './host-transaction.ts'
import { nameForKeeping } from './kept-texts.ts'

/** A row as a driver gives it. */
export type DriverRow = Record<string, unknown>

/** What a statement came to. */
export interface Result {
  readonly rows: DriverRow[]
  /** How many rows it wrote. */
  readonly affected: number
  /** The last insert id, on databases that have one. */
  readonly insertId: number
}

/** Where statements are run, whoever opened it. */
export interface Connection {
  /** One object for one connection, however many look at it. */
  readonly identity: object
  /** It takes statements before those before them are answered. */
  readonly pipelining: boolean
  run(text: string, parameters: readonly SqlValue[], kept: boolean): Promise<Result>
}

/** Some texts vary with their arguments, so that their number has to be bounded. */
const mostCompiled = 500
const compiledTexts = new Map<string, CompiledQuery>()

function compiled(text: string, parameters: readonly SqlValue[]): CompiledQuery {
  let query = compiledTexts.get(text)
  if (query === undefined) {
    const oldest = compiledTexts.keys().next()
    if (compiledTexts.size >= mostCompiled && !oldest.done) compiledTexts.delete(oldest.value)
    query = CompiledQuery.raw(text)
    compiledTexts.set(text, query)
  }
  return { sql: query.sql, query: query.query, queryId: query.queryId, parameters }
}

function kyselyConnection(connection: DatabaseConnection, pipelining: boolean): Connection {
  return {
    identity: connection,
    pipelining,
    async run(text, parameters, kept) {
      if (kept) nameForKeeping(text)
      const { rows, numAffectedRows, insertId } = await connection.executeQuery<DriverRow>(compiled(text, parameters))
      return { rows, affected: Number(numAffectedRows ?? 0), insertId: Number(insertId ?? 0) }
    },
  }
}

export function hostConnection(host: HostTransaction): Connection {
  return {
    identity: host.transaction,
    pipelining: false,
    async run(text, parameters) {
      const { rows, affected, insertId } = await host.execute(text, parameters)
      // A host's library may hand out its own rows.
      return { rows: rows.map((row) => ({ ...row })), affected: Number(affected ?? 0), insertId: Number(insertId ?? 0) }
    },
  }
}

/** How long a connection is waited for, in milliseconds. */
export const defaultPatience = 30_000

/**
 * Runs `work` on one connection that nobody else uses meanwhile. What `work` throws passes unchanged; that there is
 * no connection to be had in time, or that the host's transaction is over, is `STORAGE`.
 */
export async function holding<T>(
  executor: QueryExecutor,
  patience: number,
  work: (connection: Connection) => Promise<T>,
  pipelining = false,
): Promise<T> {
  let thrown: { readonly error: unknown } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTooLate = false
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isTooLate = true
      reject(new Error('no connection became free'))
    }, patience)
  })
  // A transaction of Kysely that is over throws at once, where others reject.
  const provide = async (use: (connection: DatabaseConnection) => Promise<T>) => await executor.provideConnection(use)
  const working = provide(async (connection): Promise<T> => {
    clearTimeout(timer)
    // Nobody waits for it any more: it goes back at once.
    if (isTooLate) return undefined as T
    try {
      return await work(kyselyConnection(connection, pipelining))
    } catch (error) {
      thrown = { error }
      throw error
    }
  })
  try {
    return await Promise.race([working, tooLate])
  } catch (cause) {
    if (thrown !== undefined) throw thrown.error
    const during = isTooLate
      ? `connecting: no connection became free in ${patience} ms (inside a transaction of the host's use within(tx))`
      : 'connecting'
    throw new CasekeepError('STORAGE', { during }, { cause })
  } finally {
    clearTimeout(timer)
    if (isTooLate) working.catch(() => undefined)
  }
}
