import Database from 'better-sqlite3'
import { drizzle as drizzleOnSqlite } from 'drizzle-orm/better-sqlite3'
import { drizzle as drizzleOnMysql } from 'drizzle-orm/mysql2'
import { drizzle as drizzleOnPg } from 'drizzle-orm/node-postgres'
import knex from 'knex'
import { createConnection, createPool } from 'mysql2'
import { createPool as createPromisePool } from 'mysql2/promise'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { HostTransaction } from '../../../adapters/sql/host-transaction.ts'
import { betterSqliteTransaction } from '../../../adapters/sql/hosts/better-sqlite.ts'
import { drizzleTransaction } from '../../../adapters/sql/hosts/drizzle.ts'
import { knexTransaction } from '../../../adapters/sql/hosts/knex.ts'
import { mysqlTransaction } from '../../../adapters/sql/hosts/mysql.ts'
import { pgTransaction } from '../../../adapters/sql/hosts/pg.ts'
import { prismaTransaction } from '../../../adapters/sql/hosts/prisma.ts'
import { type CasekeepError, isCasekeepError } from '../../../src/errors.ts'
import { available, serverUrl } from '../../support/servers.ts'
import { failedInEngine, failedStatement, recorded, transactionOver } from './prisma-contract.ts'

/** A host in plain JavaScript hands in anything. */
const given = (value: unknown) => value as never

/** The rule by which something is refused, and whether it says what would be accepted. */
function ruleOf(error: unknown): string {
  if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
  const { issues } = (error as CasekeepError<'INVALID_INPUT'>).details
  expect(issues).toHaveLength(1)
  expect(issues[0]!.path).toEqual(['tx'])
  expect(issues[0]!.accepted!.length).toBeGreaterThan(0)
  return issues[0]!.rule
}
async function refusal(make: () => unknown): Promise<string> {
  try {
    await make()
  } catch (error) {
    return ruleOf(error)
  }
  return 'accepted'
}
const select = (transaction: HostTransaction) => transaction.execute('select 1 as one', [])

const adapters: readonly (readonly [name: string, adapt: (value: never) => HostTransaction])[] = [
  ['betterSqliteTransaction', betterSqliteTransaction],
  ['drizzleTransaction', drizzleTransaction],
  ['knexTransaction', knexTransaction],
  ['mysqlTransaction', mysqlTransaction],
  ['pgTransaction', pgTransaction],
  ['prismaTransaction', (value) => prismaTransaction(value, 'sqlite')],
]

describe.each(adapters)('%s', (_name, adapt) => {
  it.each([[undefined], [null], ['tx'], [7], [{}], [[]], [() => undefined], [Promise.resolve()]])(
    'refuses %s',
    async (value) => {
      expect(await refusal(() => adapt(given(value)))).toBe('type')
    },
  )
})

describe('a database in place of its transaction', () => {
  const nowhere = { host: '127.0.0.1', port: 9 }
  const database = new Database(':memory:')
  /** None of them connects unless it is used. */
  const wrong: readonly (readonly [name: string, make: () => unknown, rule: string])[] = [
    ['a pool of pg', () => pgTransaction(given(new pg.Pool(nowhere))), 'type'],
    ['a pool of mysql2', () => mysqlTransaction(given(createPool(nowhere))), 'type'],
    ['a pool of mysql2/promise', () => mysqlTransaction(given(createPromisePool(nowhere))), 'type'],
    ['better-sqlite3', () => betterSqliteTransaction(database), 'required'],
    ['Drizzle on pg', () => drizzleTransaction(given(drizzleOnPg(new pg.Pool(nowhere)))), 'type'],
    ['Drizzle on mysql2', () => drizzleTransaction(given(drizzleOnMysql(createPromisePool(nowhere)))), 'type'],
    ['Drizzle on better-sqlite3', () => drizzleTransaction(drizzleOnSqlite(database)), 'required'],
    ['Knex', () => knexTransaction(given(knex({ client: 'pg' }))), 'type'],
    [
      'a client of Prisma',
      () => prismaTransaction(given({ $connect() {}, $queryRawUnsafe() {}, $executeRawUnsafe() {} }), 'sqlite'),
      'type',
    ],
  ]
  it.each(wrong)('%s', async (_name, make, rule) => {
    expect(await refusal(make)).toBe(rule)
  })

  it('a provider of Prisma without tables', async () => {
    const tx = { $queryRawUnsafe: async () => [], $executeRawUnsafe: async () => 0 }
    expect(await refusal(() => prismaTransaction(tx, given('mongodb')))).toBe('type')
    expect(await refusal(() => prismaTransaction(tx, given('toString')))).toBe('type')
  })

  it('a client of Knex that is not known', async () => {
    const trx = { isCompleted: () => false, client: { driverName: 'tedious', acquireConnection: async () => ({}) } }
    expect(await refusal(() => knexTransaction(trx))).toBe('type')
  })
})

describe('SQLite', () => {
  it('a transaction of better-sqlite3 that ends before our work is no more written to', async () => {
    const database = new Database(':memory:')
    database.exec('begin')
    const transaction = betterSqliteTransaction(database)
    expect((await select(transaction)).rows).toEqual([{ one: 1 }])
    database.exec('commit')
    expect(await refusal(() => select(transaction))).toBe('required')
    database.close()
  })

  it('a synchronous transaction of Drizzle is refused', async () => {
    const db = drizzleOnSqlite(new Database(':memory:'))
    const made = db.transaction((tx) => ({ ruling: refusal(() => drizzleTransaction(given(tx))) }))
    expect(await made.ruling).toBe('type')
  })

  it('a transaction of Knex that is over is refused', async () => {
    const db = knex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true })
    const trx = await db.transaction()
    const transaction = knexTransaction(trx)
    expect((await select(transaction)).rows).toEqual([{ one: 1 }])
    await trx.commit()
    // The next one has the same connection.
    const next = await db.transaction()
    expect(await refusal(() => select(transaction))).toBe('required')
    expect(await refusal(() => knexTransaction(trx))).toBe('required')
    await next.rollback()
    await db.destroy()
  })
})

describe.runIf(await available('postgres'))('PostgreSQL', () => {
  it('a client on which nothing was begun, or what was has ended', async () => {
    const client = new pg.Client(serverUrl('postgres'))
    await client.connect()
    expect(await refusal(() => pgTransaction(client))).toBe('required')
    await client.query('begin')
    const transaction = pgTransaction(client)
    expect((await select(transaction)).rows).toEqual([{ one: 1 }])
    await client.query('commit')
    expect(await refusal(() => select(transaction))).toBe('required')
    await client.end()
  })

  it('of Drizzle the server refuses a transaction that is over', async () => {
    const pool = new pg.Pool({ connectionString: serverUrl('postgres'), max: 1 })
    const transaction = await drizzleOnPg(pool).transaction(async (tx) => drizzleTransaction(tx))
    // 25P01: savepoints stand in transactions only
    await expect(transaction.execute('savepoint one', [])).rejects.toMatchObject({ cause: { code: '25P01' } })
    await pool.end()
  })
})

describe.runIf(await available('mariadb'))('MariaDB', () => {
  it('a connection on which nothing was begun is refused by the first savepoint', async () => {
    const connection = createConnection(serverUrl('mariadb'))
    const transaction = mysqlTransaction(connection)
    expect(await refusal(() => transaction.execute('savepoint one', []))).toBe('required')
    await connection.promise().beginTransaction()
    expect((await transaction.execute('savepoint one', [])).rows).toEqual([])
    await connection.promise().commit()
    expect(await refusal(() => transaction.execute('savepoint one', []))).toBe('required')
    // Without autocommit everything is in a transaction.
    await connection.promise().query('set autocommit = 0')
    expect((await transaction.execute('savepoint one', [])).rows).toEqual([])
    await connection.promise().end()
  })

  it('a transaction of Drizzle that is over', async () => {
    const pool = createPromisePool({ uri: serverUrl('mariadb'), connectionLimit: 1 })
    const transaction = await drizzleOnMysql(pool).transaction(async (tx) => drizzleTransaction(tx))
    expect(await refusal(() => transaction.execute('savepoint one', []))).toBe('required')
    await pool.end()
  })
})

describe('what Prisma throws', () => {
  const failing = (error: Error, provider: 'postgresql' | 'mysql' | 'sqlite') => {
    const tx = { $queryRawUnsafe: () => Promise.reject(error), $executeRawUnsafe: () => Promise.reject(error) }
    return prismaTransaction(tx, provider).execute('select 1', [])
  }
  it.each([
    ['its driver adapters', failedStatement],
    ['its engine', failedInEngine],
  ])('has the database’s code where its driver has it: %s', async (_name, failed) => {
    await expect(failing(failed(recorded.postgresql.taken, 'M'), 'postgresql')).rejects.toMatchObject({ code: '23505' })
    await expect(failing(failed(recorded.mysql.taken, 'M'), 'mysql')).rejects.toMatchObject({ errno: 1062 })
    await expect(failing(failed(recorded.sqlite.taken, 'M'), 'sqlite')).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    })
    await expect(failing(failed('1555', 'M'), 'sqlite')).rejects.toMatchObject({ errcode: 1555 })
  })
  it('is kept as the cause, and passes unchanged where it is nothing of the database', async () => {
    const failed = failedStatement('23505', 'M')
    await expect(failing(failed, 'postgresql')).rejects.toMatchObject({ cause: failed })
    const over = transactionOver()
    await expect(failing(over, 'postgresql')).rejects.toBe(over)
  })
})
