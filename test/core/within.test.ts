import { CompiledQuery, type Transaction } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Archive, createArchive, isCasekeepError, type OwnDesk } from '../../src/index.ts'
import { letter, type OfficeShapes, officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { type OpenSqlStore, openSqlStore } from '../support/sql-store.ts'
import type { Snapshot } from '../support/store.ts'

let store: OpenSqlStore
let archive: Archive<OfficeShapes, Transaction<unknown>>
let ann: OwnDesk<OfficeShapes, Transaction<unknown>>
beforeEach(async () => {
  store = await openSqlStore()
  await run(store.db, 'create table deals (id text primary key) strict')
  archive = createArchive({ policy: officePolicy(), storage: store.adapter })
  ann = archive.as(people.ann)
})
afterEach(() => store.close())

const run = (executor: Pick<Transaction<unknown>, 'executeQuery'>, text: string, ...parameters: string[]) =>
  executor.executeQuery<{ id: string }>(CompiledQuery.raw(text, parameters))
const deal = (trx: Transaction<unknown>, id: string) => run(trx, 'insert into deals (id) values (?)', id)
const deals = async () => (await run(store.db, 'select id from deals order by id')).rows.map(({ id }) => id)
const client = { category: 'client', title: 'T', fields: { name: 'N' }, documents: [letter('L')] } as const
const numbers = ({ rows }: Snapshot) => rows.cases.map(({ number }) => number)

describe('a desk in the host’s own transaction', () => {
  it('commits with the host, and returns the events that it recorded', async () => {
    const opened = await store.db.transaction().execute(async (trx) => {
      await deal(trx, 'd-1')
      const mine = ann.within(trx)
      const first = await mine.cases.open(client)
      await mine.batches.sort({ batch: first.batch!.number })
      // It reads what is not committed yet.
      expect((await mine.batches.get({ batch: first.batch!.number })).batch.state).toBe('sorting')
      return first
    })
    expect(opened.events.map(({ type }) => type)).toEqual(['case.opened', 'batch.collected'])
    expect(await deals()).toEqual(['d-1'])
    const after = await store.snapshot()
    expect(numbers(after)).toEqual(['KH0001'])
    expect(after.rows.outbox.map(({ type }) => type)).toEqual(['case.opened', 'batch.collected', 'batch.sorted'])
    expect((await ann.trail.verify({ case: 'KH0001' })).intact).toBe(true)
  })

  it('P2.2: is undone with the host, numbers, chains, policy and events too', async () => {
    const before = await store.snapshot()
    const failed = store.db.transaction().execute(async (trx) => {
      await deal(trx, 'd-1')
      await ann.within(trx).cases.open(client)
      throw new Error('the host thought better of it')
    })
    await expect(failed).rejects.toThrow('the host thought better of it')
    expect(await store.snapshot()).toEqual(before)
    expect(await deals()).toEqual([])
    // The policy was not stored, and is with the first thing that stays.
    expect((await ann.cases.open(client)).case.number).toBe('KH0001')
    expect((await store.rows('policies')).map(({ version }) => version)).toEqual(['test-1'])
  })

  it('undoes only its own when it is refused', async () => {
    await store.db.transaction().execute(async (trx) => {
      await deal(trx, 'd-1')
      const mine = ann.within(trx)
      await mine.cases.open(client)
      const refusal = await mine.batches.approve({ batch: 'KH0001-P01' }).catch((error: unknown) => error)
      expect(isCasekeepError(refusal, 'FORBIDDEN')).toBe(true)
      await deal(trx, 'd-2')
      await mine.batches.sort({ batch: 'KH0001-P01' })
    })
    expect(await deals()).toEqual(['d-1', 'd-2'])
    const { rows } = await store.snapshot()
    expect(rows.trail.map(({ operation }) => operation)).toEqual(['cases.open', 'batches.sort'])
  })

  it('P2.2: what it is refused after others of its commands takes no number', async () => {
    await store.db.transaction().execute(async (trx) => {
      const mine = ann.within(trx)
      await mine.cases.open(client)
      await expect(mine.cases.open({ ...client, level: 'secret' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await mine.cases.open(client)
    })
    const after = await store.snapshot()
    expect(numbers(after)).toEqual(['KH0001', 'KH0002'])
    expect(after.series).toEqual({ 'main/case/KH': 2 })
  })

  it('many of its commands at once stand in line', async () => {
    await store.db.transaction().execute(async (trx) => {
      const mine = ann.within(trx)
      const opened = await Promise.all(Array.from({ length: 5 }, () => mine.cases.open(client)))
      expect(opened.map((one) => one.case.number).sort()).toEqual(['KH0001', 'KH0002', 'KH0003', 'KH0004', 'KH0005'])
    })
  })

  it('a clash is the host’s to try again', async () => {
    await ann.cases.open(client)
    const [was] = await store.rows('batches')
    const stale = createArchive({
      policy: officePolicy(),
      storage: {
        ...store.adapter,
        // What the command reads of the batch is older than what is there now.
        join: (trx: Transaction<unknown>, work) =>
          store.adapter.join!(trx, (unit) =>
            work({
              ...unit,
              get: async (table, key) => {
                const row = await unit.get(table, key)
                return row !== null && table === 'batches' ? { ...row, version: 0 } : row
              },
            }),
          ),
      },
    })
    const failed = store.db.transaction().execute(async (trx) => {
      await deal(trx, 'd-1')
      await stale.as(people.ann).within(trx).batches.sort({ batch: was!.number })
    })
    await expect(failed).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { table: 'batches', because: 'changed' },
    })
    expect(await deals()).toEqual([])
    expect(await store.rows('batches')).toEqual([was])
  })

  it('is over with the transaction', async () => {
    let kept: Transaction<unknown> | undefined
    await store.db.transaction().execute(async (trx) => {
      kept = trx
    })
    await expect(ann.within(kept!).cases.list()).rejects.toMatchObject({ code: 'STORAGE' })
  })
})
