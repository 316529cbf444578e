import type { DialectName } from './dialects/name.ts'

/** What one statement came to, in a host's transaction that is not Kysely's. */
export interface HostResult {
  /** The rows by column name; empty where the statement gives none. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** How many rows it wrote; undefined where it gives rows. */
  readonly affected?: number | bigint | undefined
  /** MySQL and MariaDB: the last insert id that the server told. */
  readonly insertId?: number | bigint | undefined
}

/**
 * A transaction that the host began with something else than Kysely, as casekeep needs it. `drizzleTransaction`,
 * `knexTransaction`, `prismaTransaction`, `pgTransaction`, `mysqlTransaction` and `betterSqliteTransaction` make one;
 * for anything else write these three members.
 */
export interface HostTransaction {
  readonly dialect: DialectName
  /** The host's own transaction object: works on the same one wait for each other. */
  readonly transaction: object
  /**
   * Runs one statement on the connection of the transaction. The text has the placeholders of the database: `?` on
   * SQLite, MySQL and MariaDB, `$1`, `$2` … on PostgreSQL. What the driver throws must pass unchanged, or as the
   * `cause` of what is thrown: its code tells a clash from a failure.
   */
  execute(text: string, parameters: readonly (string | number | null)[]): Promise<HostResult>
}
