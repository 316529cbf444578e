import type { Kysely } from 'kysely'
import { isCasekeepError, refuse } from '../../../src/errors.ts'
import { type AskedOptions, takeOptions } from '../../../src/options.ts'
import { type Connection, defaultPatience, holding } from '../connection.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { type NamingOptions, namingOf } from '../dialects/naming.ts'
import { dialectOf, type SchemaOptions } from '../dialects/of.ts'
import { aPatience, checkDatabase, ofNaming, ofSchema } from '../host-options.ts'
import { type DatabaseName, databases, placed, spokenBy } from '../migrations/migration.ts'
import { endOf, whileHeld } from '../retry.ts'
import { checkSettings } from '../start.ts'
import { command } from '../statement.ts'
import { createKeys, isThere } from './table.ts'

export interface MigrateKeysOptions extends SchemaOptions {
  /** How long a connection or another process is waited for, in milliseconds. Default: 30 seconds. */
  readonly patience?: number
}
const asked: AskedOptions<MigrateKeysOptions> = { ...ofSchema, patience: aPatience }

/**
 * Makes the table of keys in a database of its own, where it is not there. Safe to run at every start, and by several
 * processes at once.
 *
 * @throws `INVALID_INPUT` for a database that holds records, a transaction, names or settings that cannot be; `STORAGE`
 * for what the driver throws
 */
export async function migrateKeys<DB>(db: Kysely<DB>, options: MigrateKeysOptions = {}): Promise<void> {
  const { patience = defaultPatience, ...schema } = takeOptions(options, asked)
  const executor = checkDatabase(db, 'give the database')
  const dialect = dialectOf(executor.adapter, schema)
  await whileHeld(endOf(patience), () =>
    holding(executor, patience, async (connection) => {
      await checkSettings(dialect, connection)
      await refuseRecords(dialect, connection)
      if (await isThere(dialect, connection, 'keys')) return
      const database = dialect.name === 'mysql' ? await mysqlOrMariadb(dialect, connection) : dialect.name
      try {
        await command(dialect, connection, placed(database, dialect.naming, createKeys[dialect.name]), 'migrateKeys')
      } catch (error) {
        // Of two that make it at once, PostgreSQL fails one.
        if (!isCasekeepError(error, 'STORAGE') || !(await isThere(dialect, connection, 'keys'))) throw error
      }
    }),
  )
}

/**
 * What `migrateKeys` runs, for a database administrator.
 *
 * @throws `INVALID_INPUT` for a database or names that cannot be
 */
export function keysSql(database: DatabaseName, options: NamingOptions = {}): string {
  const naming = takeOptions(options, ofNaming)
  if (!databases.includes(database)) {
    const message = `casekeep keeps no tables in ${String(database)}`
    refuse('INVALID_INPUT', { issues: [{ path: ['database'], rule: 'choice', message, accepted: databases }] })
  }
  const dialect = spokenBy(database)
  return `${placed(database, namingOf(dialect, naming), createKeys[dialect])};\n`
}

/** Where keys and records lie together, a dump holds both, and destroying a key destroys nothing. */
export async function refuseRecords(dialect: Dialect, connection: Connection): Promise<void> {
  if (!(await isThere(dialect, connection, 'cases'))) return
  const message = 'holds the records: keys that stand in every dump of them destroy nothing'
  const accepted = ['a database of its own']
  refuse('INVALID_INPUT', { issues: [{ path: ['db'], rule: 'setting', message, accepted }] })
}

async function mysqlOrMariadb(dialect: Dialect, connection: Connection): Promise<DatabaseName> {
  const { rows } = await command(dialect, connection, 'select version() as "version"', 'migrateKeys')
  return String(rows[0]?.version).includes('MariaDB') ? 'mariadb' : 'mysql'
}
