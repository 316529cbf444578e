import Database from 'better-sqlite3'
import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect, sql, type Transaction } from 'kysely'
import { createPool } from 'mysql2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import type { Change, Unit } from '../../src/storage.ts'
import { postgresPool } from '../support/servers.ts'
import { officeIn, shown, wholeStory } from './migrated-office.ts'
import { type EmptyDatabase, type MigrationPlace, serverPlaces, sqlitePlace } from './migration-places.ts'

/*
 * Where the surroundings are bad, every call ends with a typed error, nothing is half written, and the archive works
 * again as soon as they are good.
 */
let empty: EmptyDatabase
let db: Kysely<unknown>
const opened: Kysely<unknown>[] = []
const keep = (one: Kysely<unknown>) => {
  opened.push(one)
  return one
}
async function prepare(place: MigrationPlace): Promise<void> {
  empty = await place.make()
  db = keep(await place.open(empty.at))
  await migrate(db)
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.destroy()
  await empty.drop()
})

const open = { category: 'client', title: 'T', fields: { name: 'N' } } as const
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const insert = (id: string): Change => ({
  op: 'insert',
  table: 'outbox',
  rows: [{ tenant: 'acme', id, type: 't', at: '2026-11-23T09:05:00.000Z', data: { id } }],
})
/** A number, and a row that is written with it. */
const work = async (unit: Unit) => {
  const number = await unit.take('acme', 'case', 1)
  await unit.commit([insert(`e${number}`)])
  return number
}
async function outbox(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from casekeep_outbox`.execute(db)
  return Number(rows[0]!.count)
}
/** As a host would open it that says more to its driver. */
function openWith(place: MigrationPlace, { options = '', set = '', connections = 10 }) {
  if (place.database === 'postgres') {
    const pool = postgresPool({ connectionString: empty.at, options, max: connections })
    return keep(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }))
  }
  const pool = createPool({ uri: empty.at, connectionLimit: connections })
  if (set !== '') pool.on('connection', (connection) => connection.query(set))
  return keep(new Kysely<unknown>({ dialect: new MysqlDialect({ pool }) }))
}

describe.each(serverPlaces)('$database', (place) => {
  const { database } = place
  beforeEach(() => prepare(place))

  it.each([
    ['port', (url: URL) => ({ port: '9', url })],
    ['host', (url: URL) => ({ hostname: 'nowhere.invalid', url })],
    ['account', (url: URL) => ({ username: 'casekeep_nobody', password: 'wrong', url })],
    ['database', (url: URL) => ({ pathname: '/casekeep_nowhere', url })],
  ])('cannot be reached: a wrong %s', async (_, wrong) => {
    const { url, ...parts } = wrong(new URL(empty.at))
    const bad = keep(await place.open(Object.assign(url, parts).href))
    const refusal = { code: 'STORAGE', details: { during: 'connecting' }, cause: expect.any(Error) }
    await expect(migrate(bad)).rejects.toMatchObject(refusal)
    await expect(assertSchema(bad)).rejects.toMatchObject(refusal)
    await expect(sqlAdapter(bad).transaction(work)).rejects.toMatchObject(refusal)
    await expect(officeIn(bad).desk('ann').cases.open(open)).rejects.toMatchObject(refusal)
    await expect(officeIn(bad).desk('ann').cases.list()).rejects.toMatchObject(refusal)
  })

  it('only lets us read', async () => {
    const number = await wholeStory(officeIn(db))
    const written = await outbox()
    const read = openWith(place, {
      options: '-c default_transaction_read_only=on',
      set: 'set session transaction read only',
    })
    expect(await migrate(read)).toEqual([])
    const office = officeIn(read)
    expect(await shown(office)).toEqual([`${number} ended`])
    const refusal = { code: 'STORAGE', cause: { message: /read.only/i } }
    await expect(office.desk('ann').cases.open(open)).rejects.toMatchObject(refusal)
    await expect(sqlAdapter(read).transaction(work)).rejects.toMatchObject(refusal)
    expect(await outbox()).toBe(written)
    expect((await officeIn(db).desk('ann').cases.open(open)).case.number).toBe('KH0002')
  })

  it('has no connection free, and the one that comes too late goes back', async () => {
    const small = openWith(place, { connections: 1 })
    const adapter = sqlAdapter(small, { patience: 150 })
    expect(await adapter.transaction(work)).toBe(1)
    let release = () => {}
    const host = small.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await new Promise<void>((released) => {
        release = released
      })
    })
    await pause(50)
    const refusal = { code: 'STORAGE', details: { during: /no connection became free in 150 ms.*within\(tx\)/ } }
    const late = [adapter.transaction(work), adapter.read(async () => undefined), adapter.transaction(work)]
    for (const result of await Promise.allSettled(late))
      expect(result).toMatchObject({ status: 'rejected', reason: refusal })
    release()
    await host
    expect(await adapter.transaction(work)).toBe(2)
    expect(await outbox()).toBe(2)
  })

  /** Ends every other connection to the database. */
  const endOthers = async () => {
    if (database === 'postgres') {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
      return
    }
    const { rows } = await sql<{ id: number }>`select id from information_schema.processlist
      where db = database() and id <> connection_id()`.execute(db)
    for (const { id } of rows)
      await sql
        .raw(`kill ${id}`)
        .execute(db)
        .catch(() => undefined)
  }

  it('is gone between two statements', async () => {
    const other = openWith(place, { connections: 1 })
    const adapter = sqlAdapter(other)
    expect(await adapter.transaction(work)).toBe(1)
    const cut = (unit: Unit) =>
      unit.take('acme', 'case', 1).then(async () => {
        await endOthers()
        return unit.commit([insert('never')])
      })
    await expect(adapter.transaction(cut)).rejects.toMatchObject({ code: 'STORAGE', cause: expect.any(Error) })
    let joined: Promise<unknown> = Promise.resolve()
    const host = other.transaction().execute((tx) => {
      joined = adapter.join!(tx, cut)
      return joined
    })
    // What the host's own library says of it is its own affair.
    await expect(host).rejects.toThrow()
    await expect(joined).rejects.toMatchObject({ code: 'STORAGE', cause: expect.any(Error) })
    expect(await outbox()).toBe(1)
    expect(await adapter.transaction(work)).toBe(2)
  })

  it('is gone in the middle of a commit', async () => {
    const other = openWith(place, { connections: 1 })
    const adapter = sqlAdapter(other)
    expect(await adapter.transaction(work)).toBe(1)
    if (database === 'postgres') {
      await sql`create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(20); return null; end'`.execute(
        db,
      )
      // At the very end: everything is written and nothing is committed.
      await sql`create constraint trigger slow after insert on casekeep_outbox deferrable initially deferred
        for each row execute function slow()`.execute(db)
    } else
      await sql`create trigger slow after insert on casekeep_outbox for each row set @slept = sleep(20)`.execute(db)
    const cut = adapter.transaction(work, { endsWithCommit: true })
    const failed = expect(cut).rejects.toMatchObject({ code: 'STORAGE', cause: expect.any(Error) })
    await pause(700)
    await endOthers()
    await failed
    await sql.raw(`drop trigger slow${database === 'postgres' ? ' on casekeep_outbox' : ''}`).execute(db)
    expect(await outbox()).toBe(1)
    // The pool may hand out the connection once more before its driver has heard that it is gone.
    await expect.poll(() => adapter.transaction(work).catch(() => 'gone still')).toBe(2)
  })

  /** Holds the counters of all series from outside for so many milliseconds. */
  const holdCounters = (milliseconds: number) => {
    let isHeld = () => {}
    const held = new Promise<void>((resolve) => {
      isHeld = resolve
    })
    const done = db.transaction().execute(async (tx) => {
      await sql`select * from casekeep_series for update`.execute(tx)
      isHeld()
      await pause(milliseconds)
    })
    return { held, done }
  }

  it('lets us wait for a lock for a short time only: in our own transaction we begin again', async () => {
    await officeIn(db).desk('ann').cases.open(open)
    const hasty = openWith(place, { options: '-c lock_timeout=200', set: 'set innodb_lock_wait_timeout = 1' })
    const office = officeIn(hasty)
    await office.desk('ann').cases.list()
    const { held, done } = holdCounters(database === 'postgres' ? 450 : 1500)
    await held
    expect((await office.desk('ann').cases.open(open)).case.number).toBe('KH0002')
    await done
    expect(await shown(office)).toHaveLength(2)
  })

  // MariaDB waits for whole seconds.
  it.skipIf(database === 'mariadb')(
    'lets us wait for a lock in vain: in our own transaction that is contention in the end',
    async () => {
      await officeIn(db).desk('ann').cases.open(open)
      const office = officeIn(openWith(place, { options: '-c lock_timeout=20' }))
      const { held, done } = holdCounters(3000)
      await held
      await expect(office.desk('ann').cases.open(open)).rejects.toMatchObject({ code: 'CONTENTION' })
      await done
      expect((await office.desk('ann').cases.open(open)).case.number).toBe('KH0002')
    },
  )

  it('lets us wait for a lock in vain: in the host’s transaction that is its conflict', async () => {
    await officeIn(db).desk('ann').cases.open(open)
    const hasty = openWith(place, { options: '-c lock_timeout=50', set: 'set innodb_lock_wait_timeout = 1' })
    const office = officeIn(hasty)
    const { held, done } = holdCounters(2500)
    await held
    const joined = hasty.transaction().execute((tx) => withinAnn(office, tx).cases.open(open))
    await expect(joined).rejects.toMatchObject({ code: 'CONFLICT', details: { because: 'held' } })
    await done
    const again = await hasty.transaction().execute((tx) => withinAnn(office, tx).cases.open(open))
    expect(again.case.number).toBe('KH0002')
  })

  it('ends one of two that wait for each other', async () => {
    const adapter = sqlAdapter(db)
    for (const series of ['a', 'b']) await adapter.transaction((unit) => unit.take('acme', series, 1))
    /** Two works, of which each holds what the other wants before either asks for it. */
    const crossing = () => {
      let missing = 2
      let go = () => {}
      const both = new Promise<void>((resolve) => {
        go = resolve
      })
      const from = (first: string, second: string) => async (unit: Unit) => {
        await unit.take('acme', first, 1)
        missing -= 1
        if (missing === 0) go()
        await both
        return await unit.take('acme', second, 1)
      }
      return [from('a', 'b'), from('b', 'a')]
    }
    const ways = [
      () => crossing().map((work) => adapter.transaction(work)),
      () => crossing().map((work) => db.transaction().execute((tx) => adapter.join!(tx, work))),
    ]
    for (const [times, way] of ways.entries()) {
      const results = await Promise.allSettled(way())
      const refused = results.filter(({ status }) => status === 'rejected')
      expect(refused).toEqual([
        {
          status: 'rejected',
          reason: expect.objectContaining({ code: 'CONFLICT', details: { table: 'series', because: 'held' } }),
        },
      ])
      // The other's numbers are given, and those of the one that was ended are given again.
      for (const series of ['a', 'b'])
        expect(await adapter.transaction((unit) => unit.take('acme', series, 1))).toBe(times * 2 + 3)
    }
  })

  // On MariaDB the one waits for the other.
  it.skipIf(database === 'mariadb')('is asked for a serializable transaction by the host', async () => {
    const office = officeIn(db)
    await office.desk('ann').cases.open(open)
    const serializable = db
      .transaction()
      .setIsolationLevel('serializable')
      .execute(async (tx) => {
        await sql`select count(*) from casekeep_cases`.execute(tx)
        expect((await office.desk('ann').cases.open(open)).case.number).toBe('KH0002')
        return await withinAnn(office, tx).cases.open(open)
      })
    await expect(serializable).rejects.toMatchObject({ code: 'CONFLICT', details: { because: 'held' } })
    const again = db.transaction().setIsolationLevel('serializable')
    const opened = await again.execute((tx) => withinAnn(office, tx).cases.open(open))
    expect(opened.case.number).toBe('KH0003')
  })
})

function withinAnn(office: ReturnType<typeof officeIn>, tx: Transaction<unknown>) {
  const ann = office.archive.as({ id: 'u-ann', departments: ['sales'], roles: [], clearance: 'confidential' })
  // An office is over any store; this one is over a database.
  return (ann as unknown as { within(tx: Transaction<unknown>): typeof ann }).within(tx)
}

describe('sqlite', () => {
  beforeEach(() => prepare(sqlitePlace))

  it('is a file that may only be read', async () => {
    const number = await wholeStory(officeIn(db))
    await db.destroy()
    const database = new Database(empty.at, { readonly: true })
    const read = keep(new Kysely<unknown>({ dialect: new SqliteDialect({ database }) }))
    expect(await migrate(read)).toEqual([])
    const office = officeIn(read, { warn: () => undefined })
    expect(await shown(office)).toEqual([`${number} ended`])
    const refusal = { code: 'STORAGE', cause: { message: /readonly/ } }
    await expect(office.desk('ann').cases.open(open)).rejects.toMatchObject(refusal)
    await expect(read.transaction().execute((tx) => withinAnn(office, tx).cases.open(open))).rejects.toMatchObject(
      refusal,
    )
    db = keep(await openSqlite(empty.at))
    expect((await officeIn(db).desk('ann').cases.open(open)).case.number).toBe('KH0002')
  })

  it('is a file that may only be read, and is behind', async () => {
    const other = await sqlitePlace.make()
    new Database(other.at).close()
    const database = new Database(other.at, { readonly: true })
    const read = keep(new Kysely<unknown>({ dialect: new SqliteDialect({ database }) }))
    await expect(migrate(read)).rejects.toMatchObject({ code: 'STORAGE', cause: expect.any(Error) })
    await other.drop()
  })

  it('has a disk that is full', async () => {
    const office = officeIn(db)
    await wholeStory(office)
    const pages = Number(Object.values((await sql<object>`pragma page_count`.execute(db)).rows[0]!)[0])
    await sql.raw(`pragma max_page_count = ${pages + 2}`).execute(db)
    const title = 'A long title that fills a page in the end. '.repeat(40).slice(0, 300)
    const open = { category: 'client', title, fields: { name: 'N' } } as const
    let opened = 1
    const failures: unknown[] = []
    for (let time = 0; time < 60 && failures.length < 8; time++) {
      const acts = Array.from({ length: 4 }, () => office.desk('ann').cases.open(open))
      for (const result of await Promise.allSettled(acts))
        if (result.status === 'fulfilled') opened += 1
        else failures.push(result.reason)
    }
    expect(failures.length).toBeGreaterThanOrEqual(8)
    for (const failure of failures) expect(failure).toMatchObject({ code: 'STORAGE', cause: { message: /full/ } })
    expect(await shown(office)).toHaveLength(Math.min(opened, 50))
    await sql.raw('pragma max_page_count = 1000000').execute(db)
    const next = (await office.desk('ann').cases.open(open)).case.number
    // No number was lost to those that failed, and nobody was told of a failure that was none.
    expect(next).toBe(`KH${String(opened + 1).padStart(4, '0')}`)
  })

  it('is worked in by the unbound desk inside the host’s own transaction', async () => {
    const office = officeIn(db, { patience: 200 })
    await office.desk('ann').cases.list()
    const refusal = { code: 'STORAGE', details: { during: /no connection became free in 200 ms.*within\(tx\)/ } }
    await db.transaction().execute(async (tx) => {
      await sql`create table mine (note text)`.execute(tx)
      await expect(office.desk('ann').cases.open(open)).rejects.toMatchObject(refusal)
      await expect(office.desk('ann').cases.list()).rejects.toMatchObject(refusal)
      expect((await withinAnn(office, tx).cases.open(open)).case.number).toBe('KH0001')
    })
    // What came too late was not done after all.
    expect(await shown(office)).toEqual(['KH0001 open'])
    expect((await office.desk('ann').cases.open(open)).case.number).toBe('KH0002')
  })
})
