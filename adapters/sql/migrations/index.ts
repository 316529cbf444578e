import { refuse } from '../../../src/errors.ts'
import { takeOptions } from '../../../src/options.ts'
import { type Naming, type NamingOptions, namingOf } from '../dialects/naming.ts'
import { anything, ofNaming } from '../host-options.ts'
import { spine } from './0001-spine.ts'
import { directoryAndKeys } from './0002-directory-and-keys.ts'
import { registerImport } from './0003-import.ts'
import { requests } from './0004-requests.ts'
import { retention } from './0005-retention.ts'
import { levelsAndReadings } from './0006-levels-and-readings.ts'
import { checkpoints } from './0007-checkpoints.ts'
import { type DatabaseName, databases, type FrozenMigration, type Migration, recorded, spokenBy } from './migration.ts'

export const frozen: readonly FrozenMigration[] = [
  spine,
  directoryAndKeys,
  registerImport,
  requests,
  retention,
  levelsAndReadings,
  checkpoints,
]

/** The schema that this library needs. */
export const latestVersion = frozen.length

/**
 * All steps of the schema for a database, oldest first, with other names or in another place than by default.
 *
 * @throws `INVALID_INPUT` for a database or names that cannot be
 */
export function migrationsFor(database: DatabaseName, options: NamingOptions = {}): readonly Migration[] {
  const naming = takeOptions(options, ofNaming)
  if (!databases.includes(database)) {
    const message = `casekeep keeps no tables in ${String(database)}`
    refuse('INVALID_INPUT', { issues: [{ path: ['database'], rule: 'choice', message, accepted: databases }] })
  }
  return migrationsIn(database, namingOf(spokenBy(database), naming))
}

export function migrationsIn(database: DatabaseName, naming: Naming): readonly Migration[] {
  return frozen.map((migration) => recorded(database, naming, migration))
}

/**
 * All steps of the schema, oldest first, for the host's own migrator; `migrationsFor` gives them with other names.
 *
 * @example
 * ```ts
 * for (const migration of migrations.sqlite)
 *   for (const statement of migration.statements) await sql.raw(statement).execute(transaction)
 * ```
 */
export const migrations = Object.fromEntries(
  databases.map((database) => [database, migrationsFor(database)]),
) as unknown as { readonly [D in DatabaseName]: readonly Migration[] }

/**
 * The whole schema as one text, for a database administrator to read and to run; after a version, what that lacks.
 * MySQL and MariaDB run it statement by statement: there it begins no transaction.
 *
 * @throws `INVALID_INPUT` for a database, a version or names that cannot be
 */
export function migrationSql(database: DatabaseName, options: MigrationSqlOptions = {}): string {
  const { after = 0, ...naming } = takeOptions(options, { ...ofNaming, after: anything })
  const all = migrationsFor(database, naming)
  if (!Number.isInteger(after) || after < 0 || after > latestVersion) {
    const accepted = [0, ...all.map(({ version }) => version)].map(String)
    const message = 'must be the version of a migration, or 0 for none'
    refuse('INVALID_INPUT', { issues: [{ path: ['after'], rule: 'choice', message, accepted }] })
  }
  const missing = all.slice(after)
  const statements = missing.flatMap((migration) => {
    // The table that notes what was run is made once.
    const [first, ...rest] = migration.statements.slice(migration.version === 1 ? 0 : 1)
    return [`-- ${migration.version} ${migration.name}\n${first}`, ...rest]
  })
  if (statements.length === 0) return ''
  const text = `${statements.join(';\n\n')};\n`
  return spokenBy(database) === 'mysql' ? text : `begin;\n\n${text}\ncommit;\n`
}

export interface MigrationSqlOptions extends NamingOptions {
  /** The version that the database has; 0, the default, for none. */
  readonly after?: number
}
