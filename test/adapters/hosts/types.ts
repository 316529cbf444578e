/* Checked by the compiler alone: what may be handed to `within`, and what a host's adapter takes. */
import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { MySql2Database } from 'drizzle-orm/mysql2'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Knex } from 'knex'
import type { Kysely } from 'kysely'
import type mysql from 'mysql2'
import type promised from 'mysql2/promise'
import type pg from 'pg'
import { memoryAdapter } from '../../../adapters/memory/index.ts'
import {
  betterSqliteTransaction,
  drizzleTransaction,
  type HostTransaction,
  knexTransaction,
  mysqlTransaction,
  pgTransaction,
  prismaTransaction,
  sqlAdapter,
} from '../../../adapters/sql/index.ts'
import { createArchive, standardPolicy } from '../../../src/index.ts'
import { people } from '../../support/people.ts'

declare const db: Kysely<unknown>
const policy = standardPolicy()
const desk = createArchive({ policy, storage: sqlAdapter(db) }).as(people.ann)
const memory = createArchive({ policy, storage: memoryAdapter() }).as(people.ann)

interface Deals {
  readonly deal: { create(values: object): Promise<object> }
}
/** As Prisma generates it: the client, and what it hands to an interactive transaction. */
interface PrismaClient extends Deals {
  $connect(): Promise<void>
  $disconnect(): Promise<void>
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>
}
type PrismaTransactionClient = Omit<PrismaClient, '$connect' | '$disconnect'>

export async function joined(hosts: {
  readonly drizzlePg: NodePgDatabase
  readonly drizzleMysql: MySql2Database
  readonly drizzleSqlite: BetterSQLite3Database & { $client: Database.Database }
  readonly knex: Knex
  readonly pool: pg.Pool
  readonly client: pg.Client
  readonly poolClient: pg.PoolClient
  readonly callbackPool: mysql.Pool
  readonly callbacks: mysql.Connection
  readonly callbackPoolConnection: mysql.PoolConnection
  readonly promisePool: promised.Pool
  readonly promises: promised.Connection
  readonly promisePoolConnection: promised.PoolConnection
  readonly sqlite: Database.Database
  readonly prisma: PrismaClient
  readonly prismaTx: PrismaTransactionClient
}): Promise<void> {
  const { drizzlePg, drizzleMysql, drizzleSqlite, knex, prisma, prismaTx } = hosts

  await drizzlePg.transaction(async (tx) => {
    await desk.within(drizzleTransaction(tx)).batches.sort({ batch: 'KH0001-P01' })
    // @ts-expect-error the memory store cannot join
    memory.within(drizzleTransaction(tx))
    // @ts-expect-error not wrapped
    desk.within(tx)
  })
  await drizzleMysql.transaction(async (tx) => void desk.within(drizzleTransaction(tx)))
  desk.within(drizzleTransaction(drizzleSqlite))
  // @ts-expect-error the database, not its transaction
  drizzleTransaction(drizzlePg)
  // @ts-expect-error the database, not its transaction
  drizzleTransaction(drizzleMysql)
  // @ts-expect-error it is over before our work is done
  drizzleSqlite.transaction((tx) => drizzleTransaction(tx))

  await knex.transaction(async (trx) => void desk.within(knexTransaction(trx)))
  // @ts-expect-error Knex itself
  knexTransaction(knex)

  desk.within(pgTransaction(hosts.client))
  desk.within(pgTransaction(hosts.poolClient))
  // @ts-expect-error a pool
  pgTransaction(hosts.pool)
  // @ts-expect-error a pool
  desk.within(hosts.pool)

  desk.within(mysqlTransaction(hosts.callbacks))
  desk.within(mysqlTransaction(hosts.callbackPoolConnection))
  desk.within(mysqlTransaction(hosts.promises))
  desk.within(mysqlTransaction(hosts.promisePoolConnection))
  // @ts-expect-error a pool
  mysqlTransaction(hosts.callbackPool)
  // @ts-expect-error a pool
  mysqlTransaction(hosts.promisePool)

  desk.within(betterSqliteTransaction(hosts.sqlite))
  // @ts-expect-error Kysely’s
  betterSqliteTransaction(db)

  desk.within(prismaTransaction(prismaTx, 'postgresql'))
  // @ts-expect-error the client, not its transaction
  prismaTransaction(prisma, 'postgresql')
  // @ts-expect-error no database that tables are kept in
  prismaTransaction(prismaTx, 'mongodb')

  // Anything else: three members.
  const own: HostTransaction = { dialect: 'postgres', transaction: {}, execute: async () => ({ rows: [] }) }
  desk.within(own)
}
