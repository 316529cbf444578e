import Database from 'better-sqlite3'
import { drizzle as drizzleOnSqlite } from 'drizzle-orm/better-sqlite3'
import { createPool } from 'mysql2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dialectNamed } from '../../../adapters/sql/dialects/of.ts'
import {
  betterSqliteTransaction,
  drizzleTransaction,
  type HostTransaction,
  mysqlTransaction,
} from '../../../adapters/sql/index.ts'
import { serverUrl } from '../../support/servers.ts'
import { type Host, hostKinds, type OwnTransaction } from './hosts.ts'
import { isThere, openPlace, type Place } from './place.ts'

/** A text with the placeholders of the database: `?` is the next of them, `??` a mark of the text itself. */
function spelled({ dialect }: HostTransaction, text: string): string {
  let last = 0
  const { placeholder } = dialectNamed(dialect)
  return text.replace(/\?\??/g, (mark) => (mark === '?' ? placeholder(++last) : '?'))
}

/** What drivers and libraries give meanings of their own. */
const strange = `'"\\ ? ?? \\? $1 $$ :a :a: ::a %s {} -- /* */ ; 個案 🗂`
const largest = Number.MAX_SAFE_INTEGER

const there = new Map<string, boolean>()
for (const { database } of hostKinds) there.set(database, await isThere(database))

describe.each(hostKinds.filter(({ database }) => there.get(database)))('$name', ({ database, open }) => {
  let place: Place
  let host: Host
  beforeAll(async () => {
    place = await openPlace(database)
    host = await open(place.url)
  }, 60_000)
  beforeEach(() => place.clear())
  afterAll(async () => {
    await host.close()
    await place.drop()
  }, 60_000)

  /** Runs statements in one transaction of the host's. */
  const run = (
    work: (
      execute: (text: string, ...parameters: (string | number | null)[]) => ReturnType<HostTransaction['execute']>,
      own: OwnTransaction,
    ) => Promise<void>,
  ) =>
    host.transaction(async (own) => {
      const transaction = own.wrap()
      await work((text, ...parameters) => transaction.execute(spelled(transaction, text), parameters), own)
    })

  it('says how many rows were written, and gives the rows that there are', async () => {
    await run(async (execute, own) => {
      await own.deal('a')
      const written = await execute('insert into deals (id) values (?), (?)', 'b', 'c')
      expect([written.rows, Number(written.affected)]).toEqual([[], 2])
      expect(Number((await execute(`delete from deals where id = 'z'`)).affected)).toBe(0)
      const read = await execute('select id from deals where id > ? order by id', 'a')
      expect(read.rows).toEqual([{ id: 'b' }, { id: 'c' }])
      expect(read.affected).toBeUndefined()
      expect((await execute(`select id from deals where id = 'z'`)).rows).toEqual([])
    })
    expect(await place.deals()).toEqual(['a', 'b', 'c'])
  })

  it('takes values as they are, and texts as they stand', async () => {
    await run(async (execute) => {
      const columns = 'name varchar(200), number bigint, none bigint'
      await execute(
        database === 'sqlite' ? `create table marks (${columns})` : `create temporary table marks (${columns})`,
      )
      await execute('insert into marks (name, number, none) values (?, ?, ?)', strange, largest, null)
      const { rows } = await execute(
        'select name, number, none from marks where name = ? and number = ?',
        strange,
        largest,
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]).toEqual({ name: strange, number: expect.anything(), none: null })
      expect(Number(rows[0]!.number)).toBe(largest)
      // A mark in the text that is no placeholder. mysql2 takes any for one, as soon as there is a value.
      expect((await execute(`select '??' as mark`)).rows).toEqual([{ mark: '?' }])
      if (database === 'mariadb') return
      expect((await execute(`select '????' as mark, '$1' as dollar from marks where name = ?`, strange)).rows).toEqual([
        { mark: '??', dollar: '$1' },
      ])
    })
  })

  it('says what the database says of a key that is there, and goes on from a savepoint', async () => {
    await run(async (execute, own) => {
      await own.deal('a')
      await execute('savepoint one')
      await execute('insert into deals (id) values (?)', 'b')
      const error = await execute('insert into deals (id) values (?)', 'a').catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      expect(dialectNamed(own.wrap().dialect).meaningOf(error)).toBe('taken')
      await execute('rollback to savepoint one')
      await execute('release savepoint one')
      await own.deal('c')
    })
    expect(await place.deals()).toEqual(['a', 'c'])
  })

  it('commits nothing itself, and is undone with the host', async () => {
    const failed = run(async (execute, own) => {
      await own.deal('a')
      await execute('insert into deals (id) values (?)', 'b')
      expect(await place.deals()).toEqual([])
      throw new Error('the host thought better of it')
    })
    await expect(failed).rejects.toThrow('the host thought better of it')
    expect(await place.deals()).toEqual([])
  })

  it('is one transaction, however often it is wrapped', async () => {
    const seen: object[] = []
    const look = () => host.transaction(async (own) => void seen.push(own.wrap().transaction, own.wrap().transaction))
    await look()
    expect(seen[0]).toBe(seen[1])
  })

  it.runIf(database === 'sqlite')('tells of settings', async () => {
    await run(async (execute) => {
      expect((await execute('pragma foreign_keys')).rows).toEqual([{ foreign_keys: expect.anything() }])
    })
  })

  it.runIf(database === 'mariadb')('tells the last insert id', async () => {
    await run(async (execute) => {
      const one = await execute('insert into deals (id) values (last_insert_id(?))', 41)
      expect(Number(one.insertId)).toBe(41)
      const same = 'insert into deals (id) values (?) on duplicate key update id = last_insert_id(id + 1)'
      expect(Number((await execute(same, '41')).insertId)).toBe(42)
    })
  })
})

describe('works wait for each other on one connection, whatever it is wrapped in', () => {
  it('better-sqlite3, and Drizzle on it', () => {
    const database = new Database(':memory:')
    database.exec('begin')
    const one = betterSqliteTransaction(database)
    expect(drizzleTransaction(drizzleOnSqlite(database)).transaction).toBe(one.transaction)
    database.close()
  })

  it.runIf(there.get('mariadb'))('mysql2, with callbacks and with promises', async () => {
    const pool = createPool(serverUrl('mariadb'))
    const promised = await pool.promise().getConnection()
    const one = mysqlTransaction(promised)
    expect(mysqlTransaction(promised.connection).transaction).toBe(one.transaction)
    expect(mysqlTransaction(promised).transaction).toBe(one.transaction)
    promised.release()
    await pool.promise().end()
  })
})
