/** Hosts that keep a table of their own with a library of their own: where one test body runs. */
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleOnSqlite } from 'drizzle-orm/better-sqlite3'
import { mysqlTable, varchar } from 'drizzle-orm/mysql-core'
import { drizzle as drizzleOnMysql } from 'drizzle-orm/mysql2'
import { drizzle as drizzleOnPg } from 'drizzle-orm/node-postgres'
import { pgTable, text as pgText } from 'drizzle-orm/pg-core'
import { sqliteTable, text as sqliteText } from 'drizzle-orm/sqlite-core'
import knex, { type Knex } from 'knex'
import { createConnection, createPool } from 'mysql2'
import { createPool as createPromisePool } from 'mysql2/promise'
import pg from 'pg'
import { betterSqliteTransaction, type NodeSqliteDatabase } from '../../../adapters/sql/hosts/better-sqlite.ts'
import { drizzleTransaction } from '../../../adapters/sql/hosts/drizzle.ts'
import { knexTransaction } from '../../../adapters/sql/hosts/knex.ts'
import { mysqlTransaction } from '../../../adapters/sql/hosts/mysql.ts'
import { pgTransaction } from '../../../adapters/sql/hosts/pg.ts'
import { prismaTransaction } from '../../../adapters/sql/hosts/prisma.ts'
import type { HostTransaction } from '../../../adapters/sql/index.ts'
import type { ServerName } from '../../support/servers.ts'
import { type PrismaLike, prismaOnMysql, prismaOnPg, prismaOnSqlite } from './prisma-like.ts'

export type DatabaseName = 'sqlite' | ServerName

export interface HostKind {
  readonly name: string
  readonly database: DatabaseName
  /** It has connections for several transactions at once. */
  readonly pooled: boolean
  /** `url`: where the database is; of SQLite the file. */
  open(url: string): Promise<Host>
}

export interface Host {
  /** Begins a transaction with the host's library, and commits it, or rolls it back where `work` throws. */
  transaction(work: (own: OwnTransaction) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export interface OwnTransaction {
  /** Writes a row of the host's own table with its own library. */
  deal(id: string): Promise<void>
  /** The transaction as casekeep is given it: wrapped anew each time, as a host may do. */
  wrap(): HostTransaction
}

/** The host's own table; `id` is its key. */
export const createDeals = 'create table deals (id varchar(40) not null primary key)'
const insert = 'insert into deals (id) values (?)'
const insertOnPg = 'insert into deals (id) values ($1)'

/** Where a library leaves beginning and ending to the host. */
async function around(run: (text: string) => unknown, work: () => Promise<void>, begin = 'begin'): Promise<void> {
  await run(begin)
  try {
    await work()
  } catch (error) {
    await run('rollback')
    throw error
  }
  await run('commit')
}

/** Its database is dropped while its connections may still be ending. */
function poolOfPg(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  return pool
}

function onKnex(config: Knex.Config): Host {
  const db = knex(config)
  return {
    transaction: (work) =>
      db.transaction((trx) =>
        work({
          deal: async (id) => {
            await trx('deals').insert({ id })
          },
          wrap: () => knexTransaction(trx),
        }),
      ),
    close: () => db.destroy(),
  }
}

const drizzlePg: HostKind = {
  name: 'Drizzle, node-postgres',
  database: 'postgres',
  pooled: true,
  open: async (url) => {
    const pool = poolOfPg(url)
    const db = drizzleOnPg(pool)
    const deals = pgTable('deals', { id: pgText().primaryKey() })
    return {
      transaction: (work) =>
        db.transaction((tx) =>
          work({
            deal: async (id) => {
              await tx.insert(deals).values({ id })
            },
            wrap: () => drizzleTransaction(tx),
          }),
        ),
      close: () => pool.end(),
    }
  },
}

const drizzleMysql: HostKind = {
  name: 'Drizzle, mysql2',
  database: 'mariadb',
  pooled: true,
  open: async (url) => {
    const pool = createPromisePool({ uri: url, connectionLimit: 2 })
    const db = drizzleOnMysql(pool)
    const deals = mysqlTable('deals', { id: varchar({ length: 40 }).primaryKey() })
    return {
      transaction: (work) =>
        db.transaction((tx) =>
          work({
            deal: async (id) => {
              await tx.insert(deals).values({ id })
            },
            wrap: () => drizzleTransaction(tx),
          }),
        ),
      close: () => pool.end(),
    }
  },
}

const drizzleSqlite: HostKind = {
  name: 'Drizzle, better-sqlite3',
  database: 'sqlite',
  pooled: false,
  open: async (url) => {
    const db = drizzleOnSqlite(url)
    const deals = sqliteTable('deals', { id: sqliteText().primaryKey() })
    return {
      transaction: (work) =>
        around(
          (text) => db.run(sql.raw(text)),
          () =>
            work({
              deal: async (id) => {
                db.insert(deals).values({ id }).run()
              },
              wrap: () => drizzleTransaction(db),
            }),
          'begin immediate',
        ),
      close: async () => {
        db.$client.close()
      },
    }
  },
}

const knexPg: HostKind = {
  name: 'Knex, pg',
  database: 'postgres',
  pooled: true,
  open: async (url) => onKnex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } }),
}

const knexMysql: HostKind = {
  name: 'Knex, mysql2',
  database: 'mariadb',
  pooled: true,
  open: async (url) => onKnex({ client: 'mysql2', connection: url, pool: { min: 0, max: 2 } }),
}

const knexSqlite: HostKind = {
  name: 'Knex, better-sqlite3',
  database: 'sqlite',
  pooled: false,
  open: async (url) => onKnex({ client: 'better-sqlite3', connection: { filename: url }, useNullAsDefault: true }),
}

/** Prisma writes its own rows with statements of its own; here they go the way of its raw ones. */
const prismaWork = async (
  { tx, end }: PrismaLike,
  text: string,
  provider: 'postgresql' | 'mysql' | 'sqlite',
  work: (own: OwnTransaction) => Promise<void>,
) => {
  try {
    await work({
      deal: async (id) => {
        await tx.$executeRawUnsafe(text, id)
      },
      wrap: () => prismaTransaction(tx, provider),
    })
  } finally {
    end()
  }
}

const prismaPg: HostKind = {
  name: 'Prisma’s contract, PostgreSQL',
  database: 'postgres',
  pooled: false,
  open: async (url) => {
    const client = new pg.Client(url)
    await client.connect()
    return {
      transaction: (work) =>
        around(
          (text) => client.query(text),
          () => prismaWork(prismaOnPg(client), insertOnPg, 'postgresql', work),
        ),
      close: () => client.end(),
    }
  },
}

const prismaMysql: HostKind = {
  name: 'Prisma’s contract, MariaDB',
  database: 'mariadb',
  pooled: false,
  open: async (url) => {
    const connection = createConnection(url).promise()
    return {
      transaction: (work) =>
        around(
          (text) => connection.query(text),
          () => prismaWork(prismaOnMysql(connection), insert, 'mysql', work),
        ),
      close: () => connection.end(),
    }
  },
}

const prismaSqlite: HostKind = {
  name: 'Prisma’s contract, SQLite',
  database: 'sqlite',
  pooled: false,
  open: async (url) => {
    const database = new Database(url)
    return {
      transaction: (work) =>
        around(
          (text) => database.exec(text),
          () => prismaWork(prismaOnSqlite(database), insert, 'sqlite', work),
          'begin immediate',
        ),
      close: async () => {
        database.close()
      },
    }
  },
}

const pgClient: HostKind = {
  name: 'pg, a client',
  database: 'postgres',
  pooled: false,
  open: async (url) => {
    const client = new pg.Client(url)
    await client.connect()
    return {
      transaction: (work) =>
        around(
          (text) => client.query(text),
          () => work(onPg(client)),
        ),
      close: () => client.end(),
    }
  },
}

const pgPool: HostKind = {
  name: 'pg, a pool',
  database: 'postgres',
  pooled: true,
  open: async (url) => {
    const pool = poolOfPg(url)
    return {
      transaction: async (work) => {
        const client = await pool.connect()
        try {
          await around(
            (text) => client.query(text),
            () => work(onPg(client)),
          )
        } finally {
          client.release()
        }
      },
      close: () => pool.end(),
    }
  },
}

const onPg = (client: pg.ClientBase): OwnTransaction => ({
  deal: async (id) => {
    await client.query(insertOnPg, [id])
  },
  wrap: () => pgTransaction(client),
})

const mysqlCallbacks: HostKind = {
  name: 'mysql2, callbacks',
  database: 'mariadb',
  pooled: true,
  open: async (url) => {
    // As some hosts have it: rows as lists, and a cast of their own.
    const pool = createPool({ uri: url, connectionLimit: 2, rowsAsArray: true, typeCast: () => 'cast by the host' })
    return {
      transaction: (work) =>
        new Promise((resolve, reject) => {
          pool.getConnection((error, connection) => {
            if (error !== null) return reject(error)
            const own: OwnTransaction = {
              deal: async (id) => {
                await connection.promise().query(insert, [id])
              },
              wrap: () => mysqlTransaction(connection),
            }
            around(
              (text) => connection.promise().query(text),
              () => work(own),
            )
              .finally(() => connection.release())
              .then(resolve, reject)
          })
        }),
      close: () => pool.promise().end(),
    }
  },
}

const mysqlPromises: HostKind = {
  name: 'mysql2, promises',
  database: 'mariadb',
  pooled: true,
  open: async (url) => {
    const pool = createPromisePool({ uri: url, connectionLimit: 2 })
    return {
      transaction: async (work) => {
        const connection = await pool.getConnection()
        const own: OwnTransaction = {
          deal: async (id) => {
            await connection.execute(insert, [id])
          },
          wrap: () => mysqlTransaction(connection),
        }
        try {
          await connection.beginTransaction()
          await work(own)
          await connection.commit()
        } catch (error) {
          await connection.rollback()
          throw error
        } finally {
          connection.release()
        }
      },
      close: () => pool.end(),
    }
  },
}

const betterSqlite: HostKind = {
  name: 'better-sqlite3',
  database: 'sqlite',
  pooled: false,
  open: async (url) => {
    const database = new Database(url)
    const deal = database.prepare(insert)
    return {
      transaction: (work) =>
        around(
          (text) => database.exec(text),
          () =>
            work({
              deal: async (id) => {
                deal.run(id)
              },
              wrap: () => betterSqliteTransaction(database),
            }),
          'begin immediate',
        ),
      close: async () => {
        database.close()
      },
    }
  },
}

interface NodeSqlite {
  readonly DatabaseSync: new (
    file: string,
  ) => NodeSqliteDatabase & {
    exec(text: string): void
    close(): void
  }
}
/** Where this Node has it, and it says whether a transaction is open. */
const { DatabaseSync } = (process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined) ?? {}

const nodeSqlite: readonly HostKind[] =
  DatabaseSync === undefined || !('isTransaction' in new DatabaseSync(':memory:'))
    ? []
    : [
        {
          name: 'node:sqlite',
          database: 'sqlite',
          pooled: false,
          open: async (url) => {
            const database = new DatabaseSync(url)
            return {
              transaction: (work) =>
                around(
                  (text) => database.exec(text),
                  () =>
                    work({
                      deal: async (id) => {
                        database.prepare(insert).run(id)
                      },
                      wrap: () => betterSqliteTransaction(database),
                    }),
                  'begin immediate',
                ),
              close: async () => database.close(),
            }
          },
        },
      ]

export const hostKinds: readonly HostKind[] = [
  drizzlePg,
  drizzleMysql,
  drizzleSqlite,
  knexPg,
  knexMysql,
  knexSqlite,
  prismaPg,
  prismaMysql,
  prismaSqlite,
  pgClient,
  pgPool,
  mysqlCallbacks,
  mysqlPromises,
  betterSqlite,
  ...nodeSqlite,
]
