export { type SqlOptions, sqlAdapter } from './adapter.ts'
export type { DialectName } from './dialects/name.ts'
export type { NamingOptions } from './dialects/naming.ts'
export type { SchemaOptions } from './dialects/of.ts'
export type { HostResult, HostTransaction } from './host-transaction.ts'
export {
  type BetterSqliteDatabase,
  betterSqliteTransaction,
  type NodeSqliteDatabase,
} from './hosts/better-sqlite.ts'
export { type DrizzleServerTransaction, type DrizzleSqliteDatabase, drizzleTransaction } from './hosts/drizzle.ts'
export { type KnexTransaction, knexTransaction } from './hosts/knex.ts'
export { type MysqlCallbackConnection, type MysqlPromiseConnection, mysqlTransaction } from './hosts/mysql.ts'
export { type PgClient, pgTransaction } from './hosts/pg.ts'
export { type PrismaProvider, type PrismaTransaction, prismaTransaction } from './hosts/prisma.ts'
export { type KeepOptions, keepStatements } from './keep-statements.ts'
export { type MigrateOptions, migrate } from './migrate.ts'
export { type MigrationSqlOptions, migrationSql, migrations, migrationsFor } from './migrations/index.ts'
export type { DatabaseName, Migration } from './migrations/migration.ts'
export { openSqlite } from './open-sqlite.ts'
export { assertSchema } from './schema.ts'
export type { DurabilityWarning } from './warnings.ts'
