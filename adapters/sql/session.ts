import { refuse } from '../../src/errors.ts'
import type { Change, Clash, Reader, Unit } from '../../src/storage.ts'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { SqlReader } from './reader.ts'
import { takeNumbers } from './series.ts'
import { command, type Execute, executeOn } from './statement.ts'
import { readingTogether } from './together.ts'

/** Work on a connection that the caller holds, for as long as the caller holds it. */
export class Session {
  /** Its commit clashed: what it wrote is to be undone. */
  clashed = false
  /** What the first call threw that failed: the work is half done and is to be undone, whatever it makes of that. */
  failure: { readonly error: unknown } | undefined
  readonly execute: Execute
  /** Runs a reading. */
  readonly read: Execute
  readonly #takeFrom: (tenant: string, series: string, count: number) => Promise<number>
  readonly #taken: (readonly [tenant: string, series: string])[] = []
  #open = true
  #last: Promise<unknown> = Promise.resolve()

  constructor(dialect: Dialect, connection: Connection) {
    const execute: Execute = async (statement) => {
      // SQLite ends a transaction by itself where its disk is full: what came after it would be committed at once.
      if (this.failure !== undefined) throw this.failure.error
      if (!this.#open) refuse('STORAGE', { during: `${statement.during}, after its transaction had ended` })
      return await executeOn(dialect, connection, statement)
    }
    // Readings that do not rest on each other may be asked for at once; most drivers want one after another.
    this.execute = connection.pipelining
      ? execute
      : (statement) => {
          const mine = this.#last.then(() => execute(statement))
          this.#last = mine.catch(() => undefined)
          return mine
        }
    this.read = dialect.writesAtOnce ? readingTogether(this.execute) : this.execute
    this.#takeFrom = (tenant, series, count) => takeNumbers(dialect, this.execute, tenant, series, count)
  }

  close(): void {
    this.#open = false
  }

  take(tenant: string, series: string, count: number): Promise<number> {
    this.#taken.push([tenant, series])
    return this.#takeFrom(tenant, series, count)
  }

  /**
   * Holds the counters again of which numbers were taken, after that was undone: what is written with these numbers must
   * not meet what somebody else writes with the same ones.
   */
  async holdCounters(): Promise<void> {
    for (const [tenant, series] of this.#taken) await this.#takeFrom(tenant, series, 0)
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

/** How a transaction counts and writes. */
export interface Ways {
  /** Runs before the first number is taken. */
  readonly take: (counting: () => Promise<number>) => Promise<number>
  readonly commit: (changes: readonly Change[]) => Promise<Clash | null>
}

/** The unit of a session: it reads by itself, and counts and writes in the ways of its transaction. */
export function unitOf(dialect: Dialect, session: Session, ways: Ways): Unit {
  const reader = new SqlReader(dialect, session.read)
  return {
    get: (table, key) => session.attempt(() => reader.get(table, key)),
    getMany: (table, keys, columns) => session.attempt(() => reader.getMany(table, keys, columns)),
    find: (query, find) => session.attempt(() => reader.find(query, find)),
    summarize: (summary, filter) => session.attempt(() => reader.summarize(summary, filter)),
    take: (tenant, series, count) => session.attempt(() => ways.take(() => session.take(tenant, series, count))),
    commit: (changes) =>
      session.attempt(async () => {
        const clash = await ways.commit(changes)
        session.clashed ||= clash !== null
        return clash
      }),
  }
}

/** What came of a work: its answer, or what it threw. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown }

/** Runs `work` to its end. A call that failed fails the whole work, whatever it made of that. */
export async function outcomeOf<T>(
  session: Session,
  unit: Unit,
  work: (unit: Unit) => Promise<T>,
): Promise<Outcome<T>> {
  let outcome: Outcome<T>
  try {
    outcome = { value: await work(unit) }
  } catch (error) {
    outcome = { error }
  }
  session.close()
  return 'value' in outcome && session.failure !== undefined ? session.failure : outcome
}

/** Runs `work` with a reader on the connection. */
export async function reading<T>(
  dialect: Dialect,
  connection: Connection,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const session = new Session(dialect, connection)
  try {
    return await work(new SqlReader(dialect, session.read))
  } finally {
    session.close()
  }
}

/** Runs a few texts without parameters, one after another. */
export async function commands(dialect: Dialect, connection: Connection, texts: readonly string[]): Promise<void> {
  for (const text of texts) await command(dialect, connection, text)
}
