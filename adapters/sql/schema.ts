import type { DatabaseConnection, Kysely } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { holding } from './connection.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { migrations } from './migrations/index.ts'
import { command } from './statement.ts'

/** A migration that a database has run. */
export interface AppliedMigration {
  readonly version: number
  readonly hash: string
}

/** What a database says about itself: nothing where casekeep was never migrated into it. */
export async function appliedMigrations(
  dialect: Dialect,
  connection: DatabaseConnection,
): Promise<readonly AppliedMigration[]> {
  const during = 'looking at the schema'
  const { rows: there } = await command(connection, dialect.migrationsTable, during)
  if (there.length === 0) return []
  const { rows } = await command(connection, 'select version, hash from casekeep_migrations order by version', during)
  return rows.map((row) => ({ version: Number(row.version), hash: String(row.hash) }))
}

/** Throws unless the database is exactly at the schema of this library. */
export async function checkSchema(dialect: Dialect, connection: DatabaseConnection): Promise<void> {
  const expected = migrations[dialect.name].length
  const found = (await appliedMigrations(dialect, connection)).at(-1)?.version
  if (found === undefined) refuse('SCHEMA_MISSING', { expected })
  if (found < expected) refuse('SCHEMA_BEHIND', { expected, found })
  if (found > expected) refuse('SCHEMA_AHEAD', { expected, found })
}

/**
 * Throws unless the database is exactly at the schema of this library: a check for the start of a program.
 *
 * @throws `SCHEMA_MISSING`, `SCHEMA_BEHIND`, `SCHEMA_AHEAD`
 */
export async function assertSchema<DB>(db: Kysely<DB>): Promise<void> {
  const executor = db.getExecutor()
  const dialect = dialectOf(executor.adapter)
  await holding(executor, (connection) => checkSchema(dialect, connection))
}
