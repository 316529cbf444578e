import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HostTransaction, migrate, sqlAdapter } from '../../../adapters/sql/index.ts'
import { type Archive, createArchive, isCasekeepError, type OwnDesk } from '../../../src/index.ts'
import type { StorageAdapter } from '../../../src/storage.ts'
import { letter, type OfficeShapes, officePolicy } from '../../support/office.ts'
import { people } from '../../support/people.ts'
import { type Host, hostKinds } from './hosts.ts'
import { isThere, openPlace, type Place } from './place.ts'

const there = new Map<string, boolean>()
for (const { database } of hostKinds) there.set(database, await isThere(database))

const client = { category: 'client', title: 'T', fields: { name: 'N' }, documents: [letter('L')] } as const

describe.each(hostKinds.filter(({ database }) => there.get(database)))('within a transaction: $name', (kind) => {
  let place: Place
  let host: Host
  let storage: StorageAdapter<HostTransaction>
  let archive: Archive<OfficeShapes, HostTransaction>
  let ann: OwnDesk<OfficeShapes, HostTransaction>
  beforeAll(async () => {
    place = await openPlace(kind.database)
    await migrate(place.outside)
    // Some of the hosts open SQLite as their drivers do, which is not as safe as it should be.
    storage = sqlAdapter(place.outside, { warn: () => undefined })
    host = await kind.open(place.url)
  }, 60_000)
  // Each test has a company of its own in the database.
  let tests = 0
  beforeEach(async () => {
    await place.clear()
    tests += 1
    archive = createArchive({ policy: officePolicy(), storage, tenant: `t-${tests}` })
    ann = archive.as(people.ann)
  })
  afterAll(async () => {
    await host.close()
    await place.drop()
  }, 60_000)

  /** The numbers of the cases, as another connection sees them. */
  const cases = async () => (await ann.cases.list()).items.map(({ number }) => number).sort()

  it('one commit for both; until then nobody else sees anything', async () => {
    let types: readonly string[] = []
    await host.transaction(async (own) => {
      await own.deal('d-1')
      const mine = ann.within(own.wrap())
      const opened = await mine.cases.open(client)
      await own.deal('d-2')
      await mine.batches.sort({ batch: opened.batch!.number })
      await mine.batches.number({ batch: opened.batch!.number })
      // It reads what is not committed yet.
      expect((await mine.documents.get({ document: 'KH0001-001' })).document.title).toBe('L')
      types = opened.events.map(({ type }) => type)
      expect([await place.deals(), await cases()]).toEqual([[], []])
    })
    expect(types).toEqual(['case.opened', 'batch.collected'])
    expect([await place.deals(), await cases()]).toEqual([['d-1', 'd-2'], ['KH0001']])
    expect(await ann.trail.verify({ case: 'KH0001' })).toMatchObject({ intact: true, entries: 3 })
  })

  it('P2.2: is undone with the host, its number too', async () => {
    const failed = host.transaction(async (own) => {
      await own.deal('d-1')
      await ann.within(own.wrap()).cases.open(client)
      throw new Error('the host thought better of it')
    })
    await expect(failed).rejects.toThrow('the host thought better of it')
    expect([await place.deals(), await cases()]).toEqual([[], []])
    expect((await ann.cases.open(client)).case.number).toBe('KH0001')
  })

  it('a refusal undoes its own command alone', async () => {
    await host.transaction(async (own) => {
      const mine = ann.within(own.wrap())
      await mine.cases.open(client)
      await own.deal('d-1')
      await expect(mine.batches.approve({ batch: 'KH0001-P01' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(mine.batches.number({ batch: 'KH0001-P01' })).rejects.toMatchObject({ code: 'ILLEGAL' })
      await own.deal('d-2')
      await mine.cases.open(client)
    })
    expect([await place.deals(), await cases()]).toEqual([
      ['d-1', 'd-2'],
      ['KH0001', 'KH0002'],
    ])
  })

  it('commands at once stand in line, through whichever wrapper they come', async () => {
    await host.transaction(async (own) => {
      const opened = await Promise.all([1, 2, 3].map(() => ann.within(own.wrap()).cases.open(client)))
      expect(opened.map((one) => one.case.number).sort()).toEqual(['KH0001', 'KH0002', 'KH0003'])
    })
    expect(await cases()).toEqual(['KH0001', 'KH0002', 'KH0003'])
  })

  it('a clash is CONFLICT at once, and leaves the transaction to the host', async () => {
    await ann.cases.open(client)
    let works = 0
    const stale = createArchive({
      policy: officePolicy(),
      tenant: archive.tenant,
      storage: {
        ...storage,
        // What the command reads of the batch is older than what is there now.
        join: (transaction: HostTransaction, work) =>
          storage.join!(transaction, (unit) => {
            works += 1
            return work({
              ...unit,
              get: async (table, key) => {
                const row = await unit.get(table, key)
                return row !== null && table === 'batches' ? { ...row, version: 0 } : row
              },
            })
          }),
      },
    })
    await host.transaction(async (own) => {
      await own.deal('d-1')
      await expect(stale.as(people.ann).within(own.wrap()).batches.sort({ batch: 'KH0001-P01' })).rejects.toMatchObject(
        { code: 'CONFLICT', details: { table: 'batches', because: 'changed' } },
      )
      await own.deal('d-2')
    })
    expect(works).toBe(1)
    expect(await place.deals()).toEqual(['d-1', 'd-2'])
    expect((await ann.batches.get({ batch: 'KH0001-P01' })).batch.state).toBe('collecting')
  })

  it.skipIf(kind.database === 'sqlite')('of two hosts at once one commits, the other hears CONFLICT', async () => {
    await ann.cases.open(client)
    const other = await kind.open(place.url)
    const sort = { batch: 'KH0001-P01' }
    let waiting: Promise<void> | undefined
    await host.transaction(async (own) => {
      await ann.within(own.wrap()).batches.sort(sort)
      waiting = other.transaction(async (its) => {
        await ann.within(its.wrap()).batches.sort(sort)
      })
      waiting.catch(() => undefined)
      // Long enough to come to the row that is held; where it is not, it meets the new state all the same.
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    await expect(waiting).rejects.toSatisfy(
      (error) => isCasekeepError(error, 'CONFLICT') || isCasekeepError(error, 'ILLEGAL'),
    )
    expect(await ann.trail.verify({ case: 'KH0001' })).toMatchObject({ intact: true, entries: 2 })
    await other.close()
  })

  it('is over with the transaction', async () => {
    let kept: HostTransaction | undefined
    await host.transaction(async (own) => {
      kept = own.wrap()
      await own.deal('d-1')
    })
    await expect(ann.within(kept!).cases.open(client)).rejects.toSatisfy(
      (error) => isCasekeepError(error, 'STORAGE') || isCasekeepError(error, 'INVALID_INPUT'),
    )
    expect(await cases()).toEqual([])
  })
})
