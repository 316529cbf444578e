import type { QueryExecutor } from 'kysely'
import { isCasekeepError } from '../../src/errors.ts'
import type { Unit } from '../../src/storage.ts'
import { type Connection, defaultPatience, holding } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { endOf, whileHeld } from './retry.ts'
import { inSavepoint, inTransaction } from './savepoint.ts'
import { commands } from './session.ts'
import { command } from './statement.ts'

interface Job {
  /** When it is waited for no more while another process writes, in milliseconds since 1970. */
  readonly until: number
  /** In a savepoint of its own, beside others. */
  share(connection: Connection): Promise<Settle>
  /** Alone in its transaction, which it says whether to keep. */
  runAlone(connection: Connection): Promise<{ readonly settle: Settle; readonly keeps: boolean }>
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

  /**
   * `dialect`: of the caller, whose tables may have other names than those of others that wait. `patience`: how long the
   * caller waits for its turn while another process writes, in milliseconds.
   */
  run<T>(dialect: Dialect, work: (unit: Unit) => Promise<T>, patience: number): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        until: Date.now() + patience,
        share: async (connection) => {
          const outcome = await inSavepoint(dialect, connection, 'casekeep_shared', work)
          return () => ('value' in outcome ? resolve(outcome.value) : reject(outcome.error))
        },
        runAlone: async (connection) => {
          const { outcome, keeps } = await inTransaction(dialect, connection, work)
          return { keeps, settle: () => ('value' in outcome ? resolve(outcome.value) : reject(outcome.error)) }
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
    const end = () => Math.min(...this.#waiting.map(({ until }) => until))
    try {
      const settles = await whileHeld(end, () =>
        holding(this.#executor, Math.max(1, end() - Date.now()), async (connection) => {
          await commands(this.#dialect, connection, this.#dialect.begin)
          return await this.#runAndCommit(connection)
        }),
      )
      for (const settle of settles) settle()
    } catch (error) {
      // Where not even a transaction could be begun, those that wait would only wait for the same again: but for the
      // more patient, where it is another process that is waited for.
      const now = Date.now()
      const isHeld = isCasekeepError(error, 'CONTENTION')
      for (const job of this.#waiting.splice(0)) {
        if (isHeld && job.until > now) this.#waiting.push(job)
        else job.fail(error)
      }
    }
  }

  /** Never throws either: what goes wrong is told to all that were started, and none of them is run twice here. */
  async #runAndCommit(connection: Connection): Promise<readonly Settle[]> {
    const [first, ...others] = this.#waiting
    if (first !== undefined && others.length === 0) return [await this.#runAloneAndCommit(connection, first)]
    const started: Job[] = []
    try {
      const settles: Settle[] = []
      for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
        started.push(job)
        settles.push(await job.share(connection))
        if (started.length === mostInOneCommit) break
      }
      await this.#commit(connection)
      return settles
    } catch (error) {
      await this.#rollBack(connection)
      return started.map((job) => () => job.fail(error))
    }
  }

  /** Where nobody shares the commit, a savepoint would only cost: what fails undoes the whole transaction. */
  async #runAloneAndCommit(connection: Connection, job: Job): Promise<Settle> {
    this.#waiting.shift()
    try {
      const { settle, keeps } = await job.runAlone(connection)
      await (keeps ? this.#commit(connection) : this.#rollBack(connection))
      return settle
    } catch (error) {
      await this.#rollBack(connection)
      return () => job.fail(error)
    }
  }

  /** Where there is no write-ahead log, readers of other processes can hold it up. */
  async #commit(connection: Connection): Promise<void> {
    await whileHeld(endOf(defaultPatience), () => command(this.#dialect, connection, 'commit'))
  }

  /** It may be undone already: SQLite does that by itself after some failures. */
  async #rollBack(connection: Connection): Promise<void> {
    await command(this.#dialect, connection, 'rollback').catch(() => undefined)
  }
}

/** By connection: copies of a Kysely with other plugins are other objects over the same database. */
const queues = new WeakMap<object, CommitQueue>()

export function commitQueueOf(make: () => CommitQueue, { identity }: Connection): CommitQueue {
  let queue = queues.get(identity)
  if (queue === undefined) {
    queue = make()
    queues.set(identity, queue)
  }
  return queue
}
