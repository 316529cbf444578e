import type { DatabaseConnection, QueryExecutor } from 'kysely'
import type { Unit } from '../../src/storage.ts'
import { holding } from './connection.ts'
import type { Dialect } from './dialect.ts'
import { whileBusy } from './retry.ts'
import { inSavepoint } from './session.ts'
import { command } from './statement.ts'

interface Job {
  run(connection: DatabaseConnection): Promise<Settle>
  fail(error: unknown): void
}
/** Tells the caller what came of its work. */
type Settle = () => void

/** More would make the first wait too long for the last. */
const mostInOneCommit = 64

/**
 * For a database with one writer: transactions run one after another, and those that wait at the same time share
 * one commit, which is what a transaction costs most of its time for. Each has a savepoint of its own, so one that
 * fails undoes nothing of the others. All hear after the commit: what they read of each other is not true before.
 */
export class CommitQueue {
  readonly #dialect: Dialect
  readonly #executor: QueryExecutor
  readonly #waiting: Job[] = []
  #draining = false

  constructor(dialect: Dialect, executor: QueryExecutor) {
    this.#dialect = dialect
    this.#executor = executor
  }

  run<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        run: async (connection) => {
          const outcome = await inSavepoint(this.#dialect, connection, 'casekeep_shared', work)
          return () => ('value' in outcome ? resolve(outcome.value) : reject(outcome.error))
        },
        fail: reject,
      })
      if (!this.#draining) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#draining = true
    while (this.#waiting.length > 0) await this.#shareOneCommit()
    this.#draining = false
  }

  /** Never throws: whoever took part hears of it. The connection is given back after each commit, for others to use. */
  async #shareOneCommit(): Promise<void> {
    const started: Job[] = []
    try {
      const settles = await whileBusy(this.#dialect, () =>
        holding(this.#executor, async (connection) => {
          await command(connection, this.#dialect.begin)
          return await this.#runAndCommit(connection, started)
        }),
      )
      for (const settle of settles) settle()
    } catch (error) {
      // Where not even a transaction could be begun, those that wait would only wait for the same again.
      const failed = started.length > 0 ? started : this.#waiting.splice(0)
      for (const job of failed) job.fail(error)
    }
  }

  async #runAndCommit(connection: DatabaseConnection, started: Job[]): Promise<readonly Settle[]> {
    try {
      const settles: Settle[] = []
      for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
        started.push(job)
        settles.push(await job.run(connection))
        if (started.length === mostInOneCommit) break
      }
      await command(connection, 'commit')
      return settles
    } catch (error) {
      // It may be undone already: SQLite does that by itself after some failures.
      await command(connection, 'rollback').catch(() => undefined)
      throw error
    }
  }
}

/** By connection: copies of a Kysely with other plugins are other objects over the same database. */
const queues = new WeakMap<DatabaseConnection, CommitQueue>()

export function commitQueueOf(dialect: Dialect, executor: QueryExecutor, connection: DatabaseConnection): CommitQueue {
  let queue = queues.get(connection)
  if (queue === undefined) {
    queue = new CommitQueue(dialect, executor)
    queues.set(connection, queue)
  }
  return queue
}
