import Database from 'better-sqlite3'
import { type Dialect, Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from 'kysely'
import { createPool } from 'mysql2'
import { type DatabaseName, openSqlite } from '../../adapters/sql/index.ts'
import { available, freshDatabase, openServer, postgresPool, type ServerName } from '../support/servers.ts'
import { sqliteFile } from './sqlite-file.ts'

/** A database that nothing was ever migrated into. */
export interface EmptyDatabase {
  /** A file or an address: what `openPlace` and processes of their own take. */
  readonly at: string
  /** Its name on its server; null for a file. */
  readonly name: string | null
  drop(): Promise<void>
}
export interface MigrationPlace {
  /** As `migrations` and `migrationSql` call it. */
  readonly database: Exclude<DatabaseName, 'mysql'>
  make(): Promise<EmptyDatabase>
  /** `note` hears of each statement that was run. */
  open(at: string, note?: Note): Promise<Kysely<unknown>>
}

export type Note = (text: string, parameters: readonly unknown[]) => void

/** A Kysely that tells of each statement that was run, at once. */
export const noting = (dialect: Dialect, note: Note): Kysely<unknown> =>
  new Kysely({
    dialect,
    log: ({ level, query }) => {
      if (level === 'query') note(query.sql, query.parameters)
    },
  })

export const sqlitePlace: MigrationPlace = {
  database: 'sqlite',
  make: async () => {
    const { file, remove } = await sqliteFile()
    return { at: file, name: null, drop: remove }
  },
  open: async (at, note) =>
    note === undefined ? openSqlite(at) : noting(new SqliteDialect({ database: new Database(at) }), note),
}

const onServer = (server: ServerName, dialect: (at: string) => Dialect): MigrationPlace => ({
  database: server,
  make: async () => {
    const { name, url, drop } = await freshDatabase(server)
    return { at: url, name, drop }
  },
  open: async (at, note) => (note === undefined ? openServer(server, at) : noting(dialect(at), note)),
})
const postgres = onServer('postgres', (at) => new PostgresDialect({ pool: postgresPool({ connectionString: at }) }))
const mariadb = onServer('mariadb', (at) => new MysqlDialect({ pool: createPool(at) }))

/** Every server that answers. */
export const serverPlaces: readonly MigrationPlace[] = [
  ...((await available('postgres')) ? [postgres] : []),
  ...((await available('mariadb')) ? [mariadb] : []),
]

/** Every database that tests can migrate. */
export const places: readonly MigrationPlace[] = [sqlitePlace, ...serverPlaces]

/** The place of a database's name; fails where it does not answer. */
export function placeOf(database: string): MigrationPlace {
  const place = places.find((one) => one.database === database)
  if (place === undefined) throw new Error(`${database} does not answer`)
  return place
}
