import type { PostgresPool, PostgresPoolClient, SqliteDatabase, SqliteStatement } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { takeOptions } from '../../src/options.ts'
import { trueOrFalse } from './host-options.ts'
import { keptName } from './kept-texts.ts'

const mostKept = 200

/** Whatever else a text does, it leaves the tables as they are. */
const leavesTables = /^\s*(select|insert|update|delete|with|values|begin|commit|rollback|savepoint|release)\b/i

/** Options of {@link keepStatements} for PostgreSQL. */
export interface KeepOptions {
  /**
   * Sends statements that do not wait for each other together, where the driver can (`pg` calls it `pipeline`: 8.23 has it). Default: as
   * the pool has it.
   */
  readonly pipelining?: boolean
}

/**
 * Keeps prepared statements, which Kysely would prepare anew for each run.
 *
 * Of a SQLite database all of them are kept: the least recently used go first; all go when a table is changed, because
 * some drivers would answer with the columns of before. Of a `pg` pool those of casekeep that come again and again
 * are named, one by one for each connection, and planned again as they are run more often; whatever the host sends
 * itself is left as it is. A server that goes away while a connection is in use then fails the statement, and not the
 * process; of an idle one only `pool.on('error', …)` keeps the process. Not for a pool behind
 * PgBouncer in transaction mode, unless that keeps named statements too.
 *
 * @example
 * ```ts
 * const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: keepStatements(pool) }) })
 * ```
 */
export function keepStatements(database: SqliteDatabase): SqliteDatabase
export function keepStatements(pool: PostgresPool, options?: KeepOptions): PostgresPool
export function keepStatements(
  target: SqliteDatabase | PostgresPool,
  options: KeepOptions = {},
): SqliteDatabase | PostgresPool {
  const { pipelining } = takeOptions(options, { pipelining: trueOrFalse })
  const { connect, prepare } = Object(target) as { readonly connect?: unknown; readonly prepare?: unknown }
  if (typeof connect === 'function') return keepOfPool(target as PostgresPool, pipelining)
  if (typeof prepare === 'function') return keepOfDatabase(target as SqliteDatabase)
  const accepted = ['a pool of pg', 'a database of better-sqlite3']
  return refuse('INVALID_INPUT', {
    issues: [{ path: ['target'], rule: 'type', message: 'has no statements that could be kept', accepted }],
  })
}

function keepOfDatabase(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const known = kept.get(text)
      // Which was used last counts only where one has to go.
      if (known !== undefined && kept.size < mostKept) return known
      if (known === undefined && !leavesTables.test(text)) {
        kept.clear()
        return database.prepare(text)
      }
      const statement = known ?? database.prepare(text)
      kept.delete(text)
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(text, statement)
      return statement
    },
  }
}

/** What a `pg` client takes beside a text: a statement with a name is prepared once for each connection. */
type NamedQuery = (query: {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}) => never

const keeping = new WeakMap<PostgresPoolClient, PostgresPoolClient>()

function keepOfPool(pool: PostgresPool, pipelining: boolean | undefined): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      if (pipelining !== undefined) Object.assign(client, { pipeline: pipelining })
      let kept = keeping.get(client)
      if (kept === undefined) {
        hearBreaks(client)
        kept = keepOfClient(client)
        keeping.set(client, kept)
      }
      return kept
    },
  }
}

/**
 * A `pg` client whose connection breaks while it is in use says so as an event, besides failing the statement that is
 * under way; where nobody hears the event, Node ends the process.
 */
function hearBreaks(client: PostgresPoolClient): void {
  const { on } = client as { readonly on?: (event: 'error', hear: () => void) => unknown }
  on?.call(client, 'error', () => undefined)
}

/** The stream of a `pg` client; another client may have none, or one that cannot hold back what it is given. */
interface Streaming {
  readonly connection?: { readonly stream?: { cork?(): void; uncork?(): void } }
}

/**
 * Has a client send in one write what is asked of it in one turn: a write costs more than what is in it. Statements that
 * do not wait for each other are asked for so.
 */
function inOneWrite(client: PostgresPoolClient): () => void {
  const { connection } = client as Streaming
  let held = false
  return () => {
    const stream = connection?.stream
    if (held || stream?.cork === undefined || stream.uncork === undefined) return
    held = true
    stream.cork()
    process.nextTick(() => {
      held = false
      stream.uncork!()
    })
  }
}

function keepOfClient(client: PostgresPoolClient): PostgresPoolClient {
  const hold = (client as { readonly pipeline?: unknown }).pipeline === true ? inOneWrite(client) : () => undefined
  const runs = new Map<string, number>()
  // PostgreSQL plans a prepared statement once and for all, until the tables are analyzed: a plan that was made for
  // tables with little in them reads all of it. So a text is prepared again after its tenth run, its hundredth …
  const nameOf = (text: string): string | undefined => {
    const name = keptName(text)
    if (name === undefined) return undefined
    const run = (runs.get(name) ?? 0) + 1
    runs.set(name, run)
    return `${name}_${String(run).length}`
  }
  const query = ((text: unknown, ...rest: readonly unknown[]) => {
    const name = typeof text === 'string' ? nameOf(text) : undefined
    const [values = [], ...more] = rest
    hold()
    if (name === undefined || more.length > 0 || typeof values === 'function')
      return (client.query as (...given: readonly unknown[]) => never).call(client, text, ...rest)
    return (client.query as unknown as NamedQuery).call(client, {
      name,
      text: text as string,
      values: values as readonly unknown[],
    })
  }) as PostgresPoolClient['query']
  return new Proxy(client, {
    get(target, property) {
      if (property === 'query') return query
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
