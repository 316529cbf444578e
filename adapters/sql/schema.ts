import type { Kysely } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { takeOptions } from '../../src/options.ts'
import { type Connection, defaultPatience, holding } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { dialectOf, type SchemaOptions } from './dialects/of.ts'
import { raw, render, sql } from './fragment.ts'
import { checkDatabase, ofSchema } from './host-options.ts'
import { latestVersion } from './migrations/index.ts'
import { executeOn } from './statement.ts'

/** A migration that a database has run, or begun. */
export interface AppliedMigration {
  readonly version: number
  readonly hash: string
  /** How many of its statements were run. */
  readonly steps: number
  readonly isDone: boolean
}

/** What a database says about itself: nothing where casekeep was never migrated into it. */
export async function appliedMigrations(
  dialect: Dialect,
  connection: Connection,
): Promise<readonly AppliedMigration[]> {
  const about = { during: 'looking at the schema', table: 'migrations', kept: false } as const
  const there = render(dialect, dialect.isThere('migrations'))
  if ((await executeOn(dialect, connection, { ...there, ...about })).rows.length === 0) return []
  const columns = raw(dialect.stepByStep ? '"version", "hash", "steps", "at"' : '"version", "hash", "at"')
  const all = render(dialect, sql`select ${columns} from ${dialect.table('migrations')} order by "version"`)
  const { rows } = await executeOn(dialect, connection, { ...all, ...about })
  return rows.map(({ version, hash, steps, at }) => ({
    version: Number(version),
    hash: String(hash),
    steps: Number(steps ?? 0),
    isDone: at !== null,
  }))
}

/** Throws unless the database is exactly at the schema of this library. */
export async function checkSchema(dialect: Dialect, connection: Connection): Promise<void> {
  const expected = latestVersion
  const applied = await appliedMigrations(dialect, connection)
  const last = applied.at(-1)?.version ?? 0
  // A newer library has begun: the schema is no longer this one's.
  if (last > expected) refuse('SCHEMA_AHEAD', { expected, found: last })
  const found = applied.findLast(({ isDone }) => isDone)?.version
  if (found === undefined) refuse('SCHEMA_MISSING', { expected })
  if (found < expected) refuse('SCHEMA_BEHIND', { expected, found })
}

/**
 * Throws unless the database is exactly at the schema of this library: a check for the start of a program.
 *
 * @throws `SCHEMA_MISSING`, `SCHEMA_BEHIND`, `SCHEMA_AHEAD`, `INVALID_INPUT` for names that cannot be, `STORAGE`
 */
export async function assertSchema<DB>(db: Kysely<DB>, options: SchemaOptions = {}): Promise<void> {
  const schema = takeOptions(options, ofSchema)
  const executor = checkDatabase(db, null)
  const dialect = dialectOf(executor.adapter, schema)
  await holding(executor, defaultPatience, (connection) => checkSchema(dialect, connection))
}
