import { drizzle as drizzleOnMysql } from 'drizzle-orm/mysql2'
import { drizzle as drizzleOnPg } from 'drizzle-orm/node-postgres'
import knex from 'knex'
import { createConnection } from 'mysql2'
import { createPool } from 'mysql2/promise'
import { describe, expect, it } from 'vitest'
import { drizzleTransaction } from '../../../adapters/sql/hosts/drizzle.ts'
import { knexTransaction } from '../../../adapters/sql/hosts/knex.ts'
import { mysqlTransaction } from '../../../adapters/sql/hosts/mysql.ts'
import { type HostTransaction, migrate, sqlAdapter } from '../../../adapters/sql/index.ts'
import { createArchive } from '../../../src/index.ts'
import { officePolicy } from '../../support/office.ts'
import { people } from '../../support/people.ts'
import { postgresPool } from '../../support/servers.ts'
import { isThere, openPlace, type Place } from './place.ts'

/** A transaction, one that was begun in it, and what is done with both. */
type Nested = (url: string, work: (outer: HostTransaction, inner: HostTransaction) => Promise<void>) => Promise<void>

const onKnex =
  (client: 'pg' | 'mysql2'): Nested =>
  async (url, work) => {
    const db = knex({ client, connection: url })
    await db.transaction((outer) => outer.transaction((inner) => work(knexTransaction(outer), knexTransaction(inner))))
    await db.destroy()
  }
const hosts: readonly { readonly name: string; readonly database: 'postgres' | 'mariadb'; readonly nested: Nested }[] =
  [
    { name: 'Knex, pg', database: 'postgres', nested: onKnex('pg') },
    { name: 'Knex, mysql2', database: 'mariadb', nested: onKnex('mysql2') },
    {
      name: 'Drizzle, node-postgres',
      database: 'postgres',
      nested: async (url, work) => {
        const pool = postgresPool({ connectionString: url, max: 1 })
        await drizzleOnPg(pool).transaction((outer) =>
          outer.transaction((inner) => work(drizzleTransaction(outer), drizzleTransaction(inner))),
        )
        await pool.end()
      },
    },
    {
      name: 'Drizzle, mysql2',
      database: 'mariadb',
      nested: async (url, work) => {
        const pool = createPool({ uri: url, connectionLimit: 1 })
        await drizzleOnMysql(pool).transaction((outer) =>
          outer.transaction((inner) => work(drizzleTransaction(outer), drizzleTransaction(inner))),
        )
        await pool.end()
      },
    },
  ]
const there = { postgres: await isThere('postgres'), mariadb: await isThere('mariadb') }
const client = { category: 'client', title: 'T', fields: { name: 'N' } } as const

async function archiveIn(place: Place) {
  await migrate(place.outside)
  return createArchive({ policy: officePolicy(), storage: sqlAdapter(place.outside) }).as(people.ann)
}

describe.each(hosts.filter(({ database }) => there[database]))('$name', ({ database, nested }) => {
  it('works of a transaction and of one within it stand in one line', async () => {
    const place = await openPlace(database)
    const ann = await archiveIn(place)
    await nested(place.url, async (outer, inner) => {
      const opened = await Promise.all([outer, inner, outer, inner].map((tx) => ann.within(tx).cases.open(client)))
      expect(opened.map((one) => one.case.number)).toEqual(['KH0001', 'KH0002', 'KH0003', 'KH0004'])
    })
    expect((await ann.cases.list()).items).toHaveLength(4)
    for (const number of ['KH0001', 'KH0004'])
      expect(await ann.trail.verify({ case: number })).toMatchObject({ intact: true })
    await place.drop()
  })
})

describe.runIf(there.mariadb)('mysql2 without autocommit', () => {
  it('is in a transaction before its first statement', async () => {
    const place = await openPlace('mariadb')
    const ann = await archiveIn(place)
    const connection = createConnection(place.url)
    await connection.promise().query('set autocommit = 0')
    await ann.within(mysqlTransaction(connection)).cases.open(client)
    expect((await ann.cases.list()).items).toEqual([])
    await connection.promise().rollback()
    expect((await ann.cases.open(client)).case.number).toBe('KH0001')
    await connection.promise().end()
    await place.drop()
  })
})
