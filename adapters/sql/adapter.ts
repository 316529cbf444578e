import type { Kysely, Transaction } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { type AskedOptions, aFunction, takeOptions } from '../../src/options.ts'
import type { StorageAdapter, Unit } from '../../src/storage.ts'
import { CommitQueue, commitQueueOf } from './commit-queue.ts'
import { type Connection, defaultPatience, holding, hostConnection } from './connection.ts'
import type { DialectName } from './dialects/name.ts'
import { dialectOf, type SchemaOptions } from './dialects/of.ts'
import { aPatience, checkDatabase, ofSchema, trueOrFalse } from './host-options.ts'
import type { HostTransaction } from './host-transaction.ts'
import { inHostTransaction, inTurn } from './joined.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { platformHash } from './platform-hash.ts'
import { reading } from './session.ts'
import { start } from './start.ts'
import type { DurabilityWarning } from './warnings.ts'

export interface SqlOptions extends SchemaOptions {
  /**
   * How long a connection or another process that writes is waited for, in milliseconds. Default: 30 seconds.
   */
  readonly patience?: number
  /**
   * The driver takes statements before those before them are answered, so that those that do not wait for each other are
   * sent together: a `pg` pool with `pipeline: true`, such as `keepStatements(pool, { pipelining: true })` makes.
   */
  readonly pipelining?: boolean
  /** Hears, at first use, of settings weaker than what this library promises. Default: a warning of the process. */
  readonly warn?: (warning: DurabilityWarning) => void
}

const hash = platformHash()
const asked: AskedOptions<SqlOptions> = { ...ofSchema, patience: aPatience, pipelining: trueOrFalse, warn: aFunction }

/**
 * Keeps the records in the host's own database, in tables whose names begin with `casekeep_` or another prefix. Nothing
 * is created here: run `migrate(db)` before. The first use checks that the schema is the one of this library, and
 * that the settings of the database keep what they are given.
 *
 * On SQLite a database has one writer at a time: nothing slow may be awaited inside a transaction. Within the host's
 * own `db.transaction()` use only `within(tx)`, never the unbound desk, which would wait for that transaction to end.
 *
 * @throws `SCHEMA_MISSING`, `SCHEMA_BEHIND`, `SCHEMA_AHEAD` at first use; `INVALID_INPUT` for a database, names or
 * settings that cannot be; `CONTENTION` where another process writes for longer than `patience`; `STORAGE` for what the
 * driver throws, and where no connection becomes free in that time
 */
export function sqlAdapter<DB>(
  db: Kysely<DB>,
  options: SqlOptions = {},
): StorageAdapter<Transaction<DB> | HostTransaction> {
  const { patience = defaultPatience, pipelining = false, warn = warnProcess, ...schema } = takeOptions(options, asked)
  const executor = checkDatabase(db, 'give the database, and the transaction to within(tx)')
  const dialect = dialectOf(executor.adapter, schema)
  let started = false
  let queue: CommitQueue | undefined

  const check = async (connection: Connection) => {
    if (started) return
    const warnings = await start(dialect, connection)
    // Several that are the first at once look each for themselves; what they found is told once.
    if (started) return
    started = true
    for (const warning of warnings) warn(warning)
  }
  const held = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    holding(
      executor,
      patience,
      async (connection) => {
        await check(connection)
        return await work(connection)
      },
      pipelining,
    )
  const queued = async (): Promise<CommitQueue> => {
    queue ??= await held(async (connection) => commitQueueOf(() => new CommitQueue(dialect, executor), connection))
    return queue
  }
  // What the first look meets must not end the host's transaction either.
  const joined = <T>(connection: Connection, work: (unit: Unit) => Promise<T>): Promise<T> =>
    inHostTransaction(dialect, connection, async (unit) => {
      await check(connection)
      return await work(unit)
    })

  const mustBeOf = (name: DialectName) => {
    if (name !== dialect.name) refuseTransaction(`is one of ${name}, and the archive is kept in ${dialect.name}`)
  }

  return {
    name: dialect.name,
    supports: { join: true, durable: true },
    ...(hash && { hash }),

    read: (work) => held((connection) => reading(dialect, connection, work)),

    transaction: async (work, { endsWithCommit = false } = {}) =>
      dialect.name === 'sqlite'
        ? (await queued()).run(dialect, work, patience)
        : held((connection) => inOwnTransaction(dialect, connection, work, endsWithCommit)),

    join: async (tx, work) => {
      if (isHostTransaction(tx)) {
        mustBeOf(tx.dialect)
        const connection = hostConnection(tx)
        return inTurn(connection.identity, () => joined(connection, work))
      }
      if (!isKyselyTransaction(tx)) refuseTransaction('is no transaction')
      mustBeOf(dialectOf(tx.getExecutor().adapter, schema).name)
      return inTurn(tx, () => holding(tx.getExecutor(), patience, (connection) => joined(connection, work), pipelining))
    },
  }
}

function isHostTransaction(tx: unknown): tx is HostTransaction {
  const { execute, dialect, transaction } = Object(tx) as Partial<Record<keyof HostTransaction, unknown>>
  return typeof execute === 'function' && typeof dialect === 'string' && Object(transaction) === transaction
}

function isKyselyTransaction(tx: unknown): boolean {
  const { isTransaction, getExecutor } = Object(tx) as {
    readonly isTransaction?: unknown
    readonly getExecutor?: unknown
  }
  return isTransaction === true && typeof getExecutor === 'function'
}

function refuseTransaction(why: string): never {
  const accepted = ['a Transaction of Kysely', 'a HostTransaction, such as drizzleTransaction(tx) gives']
  return refuse('INVALID_INPUT', { issues: [{ path: ['tx'], rule: 'type', message: why, accepted }] })
}

function warnProcess({ message }: DurabilityWarning): void {
  process.emitWarning(message, { type: 'CasekeepWarning', code: 'CASEKEEP_DURABILITY' })
}
