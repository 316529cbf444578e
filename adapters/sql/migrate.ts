import type { Kysely } from 'kysely'
import { isCasekeepError, refuse } from '../../src/errors.ts'
import { type AskedOptions, takeOptions } from '../../src/options.ts'
import { type Connection, holding } from './connection.ts'
import { type Dialect, placeOr } from './dialects/dialect.ts'
import { dialectOf, type SchemaOptions } from './dialects/of.ts'
import { type Fragment, raw, render, sql } from './fragment.ts'
import { aPatience, checkDatabase, ofSchema } from './host-options.ts'
import { frozen, migrationsIn } from './migrations/index.ts'
import { type DatabaseName, migrationsTable, nowIn, placed } from './migrations/migration.ts'
import { endOf, whileHeld } from './retry.ts'
import { type AppliedMigration, appliedMigrations } from './schema.ts'
import { commands } from './session.ts'
import { checkSettings } from './start.ts'
import { command, executeOn } from './statement.ts'

const usualPatience = 60_000
const asked: AskedOptions<MigrateOptions> = { ...ofSchema, patience: aPatience }

export interface MigrateOptions extends SchemaOptions {
  /**
   * How long a connection, another process that migrates, or whoever holds a table is waited for, in milliseconds.
   * Default: a minute.
   */
  readonly patience?: number
}

/**
 * Brings the database to the schema of this library and answers the versions that were run now, none where it was
 * there already, which needs no right to change the schema. Safe to run at every start, and by several processes at
 * once: one runs it, the others wait and find it done. A migration that fails leaves nothing behind; on MySQL and
 * MariaDB, where a change of the schema cannot be undone, it goes on where it was when it is run again.
 *
 * @throws `SCHEMA_AHEAD` where a newer library migrated the database, `CONTENTION` where somebody else migrates or holds
 * a table for longer than `patience`, `INVALID_INPUT` for a transaction, names or settings that cannot be, `STORAGE` for
 * what the driver throws and where a migration was run with another text than this library's
 */
export async function migrate<DB>(db: Kysely<DB>, options: MigrateOptions = {}): Promise<readonly number[]> {
  const { patience = usualPatience, ...schema } = takeOptions(options, asked)
  const executor = checkDatabase(db, 'run the statements of `migrations` in it')
  const dialect = dialectOf(executor.adapter, schema)
  return await whileHeld(endOf(patience), () =>
    holding(executor, patience, async (connection) => {
      await checkSettings(dialect, connection)
      const missing = missingOf(dialect, await appliedMigrations(dialect, connection))
      if (missing.length === 0) return []
      return await (dialect.stepByStep ? stepByStep : allOrNothing)(dialect, connection, patience)
    }),
  )
}

/** The versions that are still to be run. */
function missingOf(dialect: Dialect, applied: readonly AppliedMigration[]): readonly number[] {
  const expected = frozen.length
  const found = applied.at(-1)?.version ?? 0
  if (found > expected) refuse('SCHEMA_AHEAD', { expected, found })
  for (const { version, hash } of applied)
    if (frozen[version - 1]![dialect.name].hash !== hash)
      refuse('STORAGE', { during: `migrate: migration ${version} was run with another text than this library's` })
  const done = applied.filter(({ isDone }) => isDone).map(({ version }) => version)
  return frozen.map(({ version }) => version).filter((version) => !done.includes(version))
}

/** In one transaction, in which nobody else migrates. */
async function allOrNothing(dialect: Dialect, connection: Connection, patience: number): Promise<readonly number[]> {
  await commands(dialect, connection, dialect.begin)
  try {
    if (dialect.name === 'postgres') await waitInPostgres(dialect, connection, patience)
    const missing = missingOf(dialect, await appliedMigrations(dialect, connection))
    for (const { version, name, statements } of migrationsIn(dialect.name, dialect.naming).filter((one) =>
      missing.includes(one.version),
    ))
      for (const statement of statements) await command(dialect, connection, statement, `migration ${version} ${name}`)
    await command(dialect, connection, 'commit')
    return missing
  } catch (error) {
    await command(dialect, connection, 'rollback').catch(() => undefined)
    throw error
  }
}

/** Waits until nobody else migrates, for a bounded time, as for everything else in the transaction. */
async function waitInPostgres(dialect: Dialect, connection: Connection, patience: number): Promise<void> {
  // The host may have bounded it more tightly, so that its own work does not queue behind a change of a table.
  const bound = sql`case current_setting('lock_timeout') when '0' then ${{ value: String(Math.max(1, patience)) }} else current_setting('lock_timeout') end`
  await ask(dialect, connection, sql`select set_config('lock_timeout', ${bound}, true)`)
  const place = placeOr(dialect.naming, 'current_schema()')
  await ask(
    dialect,
    connection,
    sql`select pg_advisory_xact_lock(hashtext(${place}::text || ${{ value: lockName(dialect) }}))`,
  )
}

/** One statement after another, each noted when it is done. Whoever is killed leaves the rest to the next. */
async function stepByStep(dialect: Dialect, connection: Connection, patience: number): Promise<readonly number[]> {
  const seconds = { value: Math.ceil(patience / 1000) }
  // Locks are the server's, and their names short.
  const lock = sql`sha1(concat(${placeOr(dialect.naming, 'database()')}, ${{ value: lockName(dialect) }}))`
  const { rows: locks } = await ask(dialect, connection, sql`select get_lock(${lock}, ${seconds}) as "got"`)
  if (Number(locks[0]?.got) !== 1) refuse('CONTENTION', { attempts: 1 })
  // Whoever holds a table is waited for a day by default, or a year.
  const { rows: bounds } = await ask(dialect, connection, sql`select @@session.lock_wait_timeout as "seconds"`)
  const bound = Number(bounds[0]?.seconds)
  try {
    await boundLocks(dialect, connection, Math.max(1, Math.min(bound, seconds.value)))
    const database = await databaseOf(dialect, connection)
    await command(dialect, connection, placed(database, dialect.naming, migrationsTable.mysql), 'migrate')
    const applied = await appliedMigrations(dialect, connection)
    const missing = missingOf(dialect, applied)
    for (const version of missing) {
      const begun = applied.find((migration) => migration.version === version)
      await finish(dialect, connection, database, version, begun?.steps ?? null)
    }
    return missing
  } finally {
    // A server that is gone has let go of it by itself.
    await boundLocks(dialect, connection, bound).catch(() => undefined)
    await ask(dialect, connection, sql`select release_lock(${lock})`).catch(() => undefined)
  }
}

async function boundLocks(dialect: Dialect, connection: Connection, seconds: number): Promise<void> {
  await command(dialect, connection, `set session lock_wait_timeout = ${seconds}`, 'migrate')
}

async function finish(
  dialect: Dialect,
  connection: Connection,
  database: DatabaseName,
  version: number,
  stepsDone: number | null,
): Promise<void> {
  const {
    name,
    mysql: { hash, statements },
  } = frozen[version - 1]!
  const table = dialect.table('migrations')
  const of = sql`where "version" = ${{ value: version }}`
  if (stepsDone === null)
    await ask(
      dialect,
      connection,
      sql`insert into ${table} ("version", "name", "hash", "steps") values (${{ value: version }}, ${{ value: name }}, ${{ value: hash }}, 0)`,
    )
  for (const [step, statement] of statements.entries()) {
    if (step < (stepsDone ?? 0)) continue
    try {
      await command(dialect, connection, placed(database, dialect.naming, statement), `migration ${version} ${name}`)
    } catch (error) {
      // Whoever was killed had done it, and not come to note it.
      if (step !== stepsDone || !isCasekeepError(error, 'STORAGE') || !dialect.isDoneAlready(error.cause)) throw error
      if (!(await isMadeBy(dialect, connection, statement))) throw error
    }
    await ask(dialect, connection, sql`update ${table} set "steps" = ${{ value: step + 1 }} ${of}`)
  }
  await ask(dialect, connection, sql`update ${table} set "at" = ${raw(nowIn.mysql)} ${of}`)
  // Changes of the schema commit by themselves, and this note does not where the host has turned that off.
  await command(dialect, connection, 'commit', 'migrate')
}

/** Whether what is there is what the statement makes: a table of this name may be somebody else's. */
async function isMadeBy(dialect: Dialect, connection: Connection, statement: string): Promise<boolean> {
  const table = /^create table casekeep_(\w+)/.exec(statement)?.[1]
  if (table === undefined) return true
  const name = { value: `${dialect.naming.prefix}${table}` }
  const { rows } = await ask(
    dialect,
    connection,
    sql`select column_name as "name" from information_schema.columns where table_name = ${name} and table_schema = ${placeOr(dialect.naming, 'database()')} order by ordinal_position`,
  )
  const made = [...statement.matchAll(/^ {2}`(\w+)`/gm)].map(([, column]) => column)
  return rows.map((row) => row.name).join() === made.join()
}

/** Which of the two it is: they name one collation differently. */
async function databaseOf(dialect: Dialect, connection: Connection): Promise<DatabaseName> {
  const { rows } = await ask(dialect, connection, sql`select version() as "version"`)
  return String(rows[0]?.version).includes('MariaDB') ? 'mariadb' : 'mysql'
}

function ask(dialect: Dialect, connection: Connection, fragment: Fragment) {
  const statement = render(dialect, fragment)
  return executeOn(dialect, connection, { ...statement, during: 'migrate', table: 'migrations', kept: false })
}

/** Beside the place: two archives with other names in one place do not wait for each other. */
const lockName = ({ naming }: Dialect) => ` ${naming.prefix}migrations`
