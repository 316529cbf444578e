import type { DatabaseConnection } from 'kysely'
import { refuse } from '../../src/errors.ts'
import type { Reader, Unit } from '../../src/storage.ts'
import { writeChanges } from './changes.ts'
import type { Dialect } from './dialect.ts'
import { SqlReader } from './reader.ts'
import { takeNumbers } from './series.ts'
import { command, type Execute, executeOn } from './statement.ts'

/** Work on a connection that the caller holds, for as long as the caller holds it. */
class Session {
  /** Its commit clashed: what it wrote is to be undone. */
  clashed = false
  /** What the first call threw that failed: the work is half done and is to be undone, whatever it makes of that. */
  failure: { readonly error: unknown } | undefined
  readonly execute: Execute
  #open = true

  constructor(connection: DatabaseConnection) {
    this.execute = async (statement) => {
      // SQLite ends a transaction by itself where its disk is full: what came after it would be committed at once.
      if (this.failure !== undefined) throw this.failure.error
      if (!this.#open) refuse('STORAGE', { during: `${statement.during}, after its transaction had ended` })
      return await executeOn(connection, statement)
    }
  }

  close(): void {
    this.#open = false
  }

  async attempt<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      this.failure ??= { error }
      throw error
    }
  }
}

function unitOf(dialect: Dialect, session: Session): Unit {
  const { execute } = session
  const reader = new SqlReader(dialect, execute)
  return {
    get: (table, key) => session.attempt(() => reader.get(table, key)),
    getMany: (table, keys) => session.attempt(() => reader.getMany(table, keys)),
    find: (query, find) => session.attempt(() => reader.find(query, find)),
    summarize: (summary, filter) => session.attempt(() => reader.summarize(summary, filter)),
    take: (tenant, series, count) => session.attempt(() => takeNumbers(dialect, execute, tenant, series, count)),
    commit: (changes) =>
      session.attempt(async () => {
        const clash = await writeChanges(dialect, execute, changes)
        session.clashed ||= clash !== null
        return clash
      }),
  }
}

/** What came of a work: its answer, or what it threw. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown }

/**
 * Runs `work` in a savepoint, which is kept when the work answered without a failure or a clash, and undone otherwise.
 * Throws only where the savepoint itself could not be kept or undone: then the transaction around it is lost.
 */
export async function inSavepoint<T>(
  dialect: Dialect,
  connection: DatabaseConnection,
  name: string,
  work: (unit: Unit) => Promise<T>,
): Promise<Outcome<T>> {
  await command(connection, `savepoint ${name}`)
  const session = new Session(connection)
  let outcome: Outcome<T>
  try {
    outcome = { value: await work(unitOf(dialect, session)) }
  } catch (error) {
    outcome = { error }
  }
  session.close()
  if ('value' in outcome && session.failure !== undefined) outcome = session.failure
  if ('error' in outcome || session.clashed) await command(connection, `rollback to savepoint ${name}`)
  await command(connection, `release savepoint ${name}`)
  return outcome
}

/** Runs `work` with a reader on the connection. */
export async function reading<T>(
  dialect: Dialect,
  connection: DatabaseConnection,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const session = new Session(connection)
  try {
    return await work(new SqlReader(dialect, session.execute))
  } finally {
    session.close()
  }
}
