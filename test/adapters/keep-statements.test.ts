import type { Socket } from 'node:net'
import Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { keepStatements, migrate, sqlAdapter } from '../../adapters/sql/index.ts'
import { available, freshDatabase, openPostgres, postgresPool } from '../support/servers.ts'

/** A database that notes what it prepares. */
function noting(): { readonly db: Kysely<unknown>; readonly prepared: string[] } {
  const inner = new Database(':memory:')
  const prepared: string[] = []
  const database: SqliteDatabase = {
    close: () => inner.close(),
    prepare: (text) => {
      prepared.push(text)
      return inner.prepare(text) as ReturnType<SqliteDatabase['prepare']>
    },
  }
  return { db: new Kysely({ dialect: new SqliteDialect({ database: keepStatements(database) }) }), prepared }
}

it('a statement is prepared once, until a table is changed', async () => {
  const { db, prepared } = noting()
  const ask = () => sql`select ${1} as one`.execute(db)
  await ask()
  expect((await ask()).rows).toEqual([{ one: 1 }])
  expect(prepared).toEqual(['select ? as one'])
  await sql`create table t (a)`.execute(db)
  await ask()
  expect(prepared).toEqual(['select ? as one', 'create table t (a)', 'select ? as one'])
  await db.destroy()
})

it('only so many statements are kept, those that are used', async () => {
  const { db, prepared } = noting()
  for (let index = 0; index < 300; index++) {
    await sql.raw(`select ${index}`).execute(db)
    await sql.raw(`select 'often'`).execute(db)
  }
  await sql.raw('select 299').execute(db)
  await sql.raw('select 0').execute(db)
  expect(prepared.filter((text) => text === `select 'often'`)).toHaveLength(1)
  expect(prepared.filter((text) => text === 'select 299')).toHaveLength(1)
  expect(prepared.filter((text) => text === 'select 0')).toHaveLength(2)
  await db.destroy()
})

describe.runIf(await available('postgres'))('of a pool of PostgreSQL', () => {
  it('a statement is planned again when it has run ten times as often', async () => {
    const { url, drop } = await freshDatabase('postgres')
    const db = openPostgres(url, 1, (pool) => keepStatements(pool))
    await migrate(db)
    const adapter = sqlAdapter(db)
    const ask = () => adapter.read((reader) => reader.get('cases', { tenant: 'acme', number: 'KH0001' }))
    const plans = async () => {
      const { rows } = await sql<{ name: string }>`
        select name from pg_prepared_statements where statement like '%casekeep_cases%' order by name`.execute(db)
      return rows.map(({ name }) => name.replace(/^casekeep_\d+_/, ''))
    }
    for (let run = 1; run <= 9; run++) await ask()
    expect(await plans()).toEqual(['1'])
    for (let run = 10; run <= 100; run++) await ask()
    expect(await plans()).toEqual(['1', '2', '3'])
    await db.destroy()
    await drop()
  })

  it('what is asked in one turn goes in one write where statements are sent together', async () => {
    const { url, drop } = await freshDatabase('postgres')
    const pool = postgresPool({ connectionString: url, max: 1 })
    const client = await keepStatements(pool, { pipelining: true }).connect()
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
    const write = stream._writev!.bind(stream)
    let sent = 0
    stream._writev = (...given) => {
      sent += 1
      write(...given)
    }
    const asked = [1, 2, 3].map((value) => client.query<{ one: number }>('select $1::int as one', [value]))
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]!.one)).toEqual([1, 2, 3])
    client.release()
    await pool.end()
    expect(sent).toBe(1)
    await drop()
  })
})
