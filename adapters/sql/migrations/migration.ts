import { type DialectName, dialectNames } from '../dialects/name.ts'
import { type Naming, qualified } from '../dialects/naming.ts'

/** A migration as it is written down, once and for ever. */
export interface FrozenMigration extends Readonly<Record<DialectName, FrozenStatements>> {
  /** Migrations count from 1 without gaps. */
  readonly version: number
  readonly name: string
}
export interface FrozenStatements {
  /** SHA-256 of the statements joined by `;` and a line break: shows that a text was changed after it was frozen. */
  readonly hash: string
  /** With the default prefix and, for `mysql`, as MariaDB takes them. */
  readonly statements: readonly string[]
}

/** The databases that have a schema of their own. */
export const databases = [...dialectNames, 'mariadb'] as const
export type DatabaseName = (typeof databases)[number]

/** One step of the schema, to be run as it stands: by `migrate(db)`, by the host's own migrator, or by hand. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly hash: string
  /**
   * In order, all in one transaction where the database can. They include the entry in `casekeep_migrations` by which
   * casekeep knows the schema again.
   */
  readonly statements: readonly string[]
}

/** The dialect that a database speaks. */
export function spokenBy(database: DatabaseName): DialectName {
  return database === 'mariadb' ? 'mysql' : database
}

/** The table of migrations, made where it is not there. */
export const migrationsTable: { readonly [D in DialectName]: string } = {
  sqlite: `create table if not exists casekeep_migrations (
  "version" integer primary key,
  "name" text not null,
  "hash" text not null,
  "at" text not null
)`,
  postgres: `create table if not exists casekeep_migrations (
  "version" integer primary key,
  "name" text not null,
  "hash" text not null,
  "at" text not null
)`,
  // There a statement that changes the schema cannot be undone: how far a migration came is kept, and when it was done.
  mysql: `create table if not exists casekeep_migrations (
  \`version\` integer primary key,
  \`name\` varchar(100) not null,
  \`hash\` varchar(64) not null,
  \`steps\` integer not null,
  \`at\` varchar(24)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin`,
}

/** The moment that it is, in SQL. */
export const nowIn: { readonly [D in DialectName]: string } = {
  sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  postgres: `to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  mysql: `concat(left(date_format(utc_timestamp(3), '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')`,
}

/** A frozen migration with the statements that record it. */
export function recorded(database: DatabaseName, naming: Naming, migration: FrozenMigration): Migration {
  const dialect = spokenBy(database)
  const { version, name } = migration
  const { hash, statements } = migration[dialect]
  const steps = dialect === 'mysql' ? `, ${statements.length}` : ''
  const names = ['version', 'name', 'hash', ...(dialect === 'mysql' ? ['steps'] : []), 'at']
  const quote = dialect === 'mysql' ? '`' : '"'
  const columns = names.map((column) => `${quote}${column}${quote}`).join(', ')
  const values = `${version}, '${name}', '${hash}'${steps}, ${nowIn[dialect]}`
  const entry = `insert into casekeep_migrations (${columns}) values (${values})`
  const all = [migrationsTable[dialect], ...statements, entry]
  return { version, name, hash, statements: all.map((statement) => placed(database, naming, statement)) }
}

/** A frozen statement for other names, another place, another collation than those it was written with. */
export function placed(database: DatabaseName, naming: Naming, statement: string): string {
  const mark = spokenBy(database) === 'mysql' ? '`' : '"'
  const named = statement.replace(
    /\b(?:(table|exists|on|into|from|update) )?casekeep_(\w+)/g,
    (_, word: string | undefined, name: string) => {
      const before = word === undefined ? '' : `${word} `
      const isTable = word !== undefined && naming.schema !== null
      return before + (isTable ? qualified(naming, name).replaceAll('"', mark) : `${naming.prefix}${name}`)
    },
  )
  // The one collation by code point and without padding, which has two names.
  return database === 'mysql' ? named.replaceAll('utf8mb4_nopad_bin', 'utf8mb4_0900_bin') : named
}
