import { type Kysely, sql, type Transaction } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, sqlAdapter } from '../../adapters/sql/index.ts'
import type { Change, Unit } from '../../src/storage.ts'
import { type EmptyDatabase, places, serverPlaces } from './migration-places.ts'

/*
 * A transaction of the host's Kysely that has ended without Kysely's knowing: what joined it would be kept by itself,
 * whatever the host does then.
 */
const insert = (id: string): Change => ({
  op: 'insert',
  table: 'outbox',
  rows: [{ tenant: 'acme', id, type: 't', at: '2026-11-23T09:05:00.000Z', data: {} }],
})
const write = (series: string) => async (unit: Unit) => {
  const number = await unit.take('acme', series, 1)
  await unit.commit([insert(`${series}-${number}`)])
}
const over = { code: 'STORAGE', details: { during: 'joining a transaction of the host that is over' } }
class Regret extends Error {}

describe.each(places)('$database', (place) => {
  const { database } = place
  let empty: EmptyDatabase
  let db: Kysely<unknown>
  beforeEach(async () => {
    empty = await place.make()
    db = await place.open(empty.at)
    await migrate(db)
    const clashing = database === 'sqlite' ? ' on conflict rollback' : ''
    await sql.raw(`create table deals (id varchar(40) primary key${clashing})`).execute(db)
  })
  afterEach(async () => {
    await db.destroy()
    await empty.drop()
  })
  const joining = (tx: Transaction<unknown>, series = 'case') => sqlAdapter(db).join!(tx, write(series))
  /** Runs `work`, and then the host thinks better of it; what it makes of a transaction that is over is its own. */
  const regretted = (work: (tx: Transaction<unknown>) => Promise<void>) =>
    db
      .transaction()
      .execute(async (tx) => {
        await work(tx)
        throw new Regret()
      })
      .then(
        () => expect.unreachable(),
        () => undefined,
      )
  const nothingKept = async () => {
    const { rows } = await sql<{ id: string }>`select id from casekeep_outbox`.execute(db)
    expect(rows).toEqual([])
    expect(await sqlAdapter(db).transaction((unit) => unit.take('acme', 'case', 1))).toBe(1)
  }

  it('is refused before anything is written, and again', async () => {
    await regretted(async (tx) => {
      await joining(tx)
      await sql`rollback`.execute(tx)
      await expect(joining(tx)).rejects.toMatchObject(over)
      await expect(joining(tx)).rejects.toMatchObject(over)
    })
    await nothingKept()
  })

  it('is joined, again and again, where it is not over', async () => {
    await db.transaction().execute(async (tx) => {
      await joining(tx)
      await joining(tx)
    })
    const { rows } = await sql<{ id: string }>`select id from casekeep_outbox order by id`.execute(db)
    expect(rows).toEqual([{ id: 'case-1' }, { id: 'case-2' }])
  })

  if (database === 'sqlite')
    it('is over where a clash of the host’s own undid it', async () => {
      await sql`insert into deals values ('d-1')`.execute(db)
      await regretted(async (tx) => {
        await joining(tx)
        await expect(sql`insert into deals values ('d-1')`.execute(tx)).rejects.toThrow(/UNIQUE/)
        await expect(joining(tx)).rejects.toMatchObject(over)
      })
      await nothingKept()
    })

  if (database === 'mariadb') {
    it('is over where a change of a table committed it', async () => {
      await regretted(async (tx) => {
        await sql`create table if not exists more (id int)`.execute(tx)
        await expect(joining(tx)).rejects.toMatchObject(over)
      })
      await nothingKept()
    })

    it('is over where a deadlock undid it: what waits in line is refused', async () => {
      // Both series are there, so that only their rows are waited for.
      for (const series of ['a', 'b'])
        await sqlAdapter(db).transaction(async (unit) => {
          await unit.take('acme', series, 1)
          await unit.commit([])
        })
      let release = () => {}
      const both = new Promise<void>((resolve) => {
        let missing = 2
        release = () => {
          missing -= 1
          if (missing === 0) resolve()
        }
      })
      const host = (first: string, second: string) =>
        db
          .transaction()
          .execute(async (tx) => {
            await joining(tx, first)
            release()
            await both
            const results = await Promise.allSettled([1, 2, 3].map(() => joining(tx, second)))
            const failed = results.find((result) => result.status === 'rejected')
            if (failed === undefined) return
            expect(results).toMatchObject([
              { reason: { code: 'CONFLICT', details: { because: 'held' } } },
              { reason: over },
              { reason: over },
            ])
            throw new Regret()
          })
          .then(
            () => 'committed',
            (error: unknown) => (error instanceof Regret ? 'undone' : Promise.reject(error)),
          )
      expect([await Promise.all([host('a', 'b'), host('b', 'a')])].flat().sort()).toEqual(['committed', 'undone'])
      const { rows } = await sql<{ id: string }>`select id from casekeep_outbox`.execute(db)
      expect(rows).toHaveLength(4)
    })
  }

  it('what the first look at the schema meets leaves the transaction to the host', async () => {
    await sql`drop table casekeep_migrations`.execute(db)
    await sql`create table casekeep_migrations (something_else int)`.execute(db)
    await db.transaction().execute(async (tx) => {
      await expect(joining(tx)).rejects.toMatchObject({ code: 'STORAGE', details: { during: 'looking at the schema' } })
      await sql`insert into deals values ('d-1')`.execute(tx)
    })
    expect((await sql`select id from deals`.execute(db)).rows).toEqual([{ id: 'd-1' }])
  })
})

describe.runIf(serverPlaces.length > 0)('a transaction in another database than the archive', () => {
  it.each(serverPlaces)('is refused by its kind: $database', async (place) => {
    const empty = await place.make()
    const db = await place.open(empty.at)
    const [sqlite] = places
    const file = await sqlite!.make()
    const archive = await sqlite!.open(file.at)
    await migrate(archive)
    await db.transaction().execute(async (tx) => {
      await expect(sqlAdapter(archive).join!(tx, write('case'))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { issues: [{ path: ['tx'], rule: 'type' }] },
      })
    })
    await archive.destroy()
    await file.drop()
    await db.destroy()
    await empty.drop()
  })
})
