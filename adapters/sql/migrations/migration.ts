import type { DialectName } from '../dialect.ts'

/** A migration as it is written down, once and for ever. */
export interface FrozenMigration {
  /** Migrations count from 1 without gaps. */
  readonly version: number
  readonly name: string
  readonly sqlite: FrozenStatements
}
export interface FrozenStatements {
  /** SHA-256 of the statements joined by `;` and a line break: shows that a text was changed after it was frozen. */
  readonly hash: string
  readonly statements: readonly string[]
}

/** One step of the schema, to be run as it stands: by `migrate(db)`, by the host's own migrator, or by hand. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly hash: string
  /**
   * In order, all in one transaction. They include the entry in `casekeep_migrations` by which casekeep knows the
   * schema again.
   */
  readonly statements: readonly string[]
}

const now: { readonly [D in DialectName]: string } = {
  sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
}

const record = `create table if not exists casekeep_migrations (
  "version" integer primary key,
  "name" text not null,
  "hash" text not null,
  "at" text not null
)`

/** A frozen migration with the statements that record it. */
export function recorded(dialect: DialectName, migration: FrozenMigration): Migration {
  const { version, name } = migration
  const { hash, statements } = migration[dialect]
  const values = `${version}, '${name}', '${hash}', ${now[dialect]}`
  const entry = `insert into casekeep_migrations ("version", "name", "hash", "at") values (${values})`
  return { version, name, hash, statements: [record, ...statements, entry] }
}
