import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import { createArchive, defineCategory, definePolicy, standardPolicy } from '../../src/index.ts'
import { sha256 } from '../../src/sha256.ts'
import { readingChain } from '../../src/trail/entry.ts'
import { emptyChain, verifyEntries } from '../../src/trail/verify.ts'
import { overStores } from '../support/each.ts'
import { inOffice, letter, type Office, openClient } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refused } from '../support/refused.ts'

/** An employee case, confidential as they all are; pay is secret. */
const hired = (office: Office) =>
  office.desk('rita').cases.open({
    category: 'employee',
    title: 'Nancy Davolio',
    fields: { name: 'Nancy Davolio', pay: 52_000 },
  })
const told = async (office: Office, input: object = {}) =>
  (await office.desk('olga').trail.readings(input)).items.map(({ person, operation, case: file, document, level }) => [
    person,
    operation,
    file,
    document,
    level,
  ])

overStores((kind) => {
  describe('who was told something confidential', () => {
    it('P1.4, P8.2: stands in the trail: fields of a confidential case, at the highest level of what was told', () =>
      inOffice(kind, async (office) => {
        const { number } = (await hired(office)).case
        expect(await told(office)).toEqual([])
        await office.desk('rita').cases.get({ case: number })
        office.clock.pass(1000)
        await office.desk('arno').cases.get({ case: number })
        expect(await told(office)).toEqual([
          ['p-arno', 'cases.get', number, null, 'secret'],
          ['p-rita', 'cases.get', number, null, 'secret'],
        ])
        expect(await told(office, { case: number, person: 'p-rita' })).toEqual([
          ['p-rita', 'cases.get', number, null, 'secret'],
        ])
        const trail = await office.store.rows('trail')
        for (const person of ['p-rita', 'p-arno']) {
          const chain = trail.filter((entry) => entry.chain === readingChain(person, sha256))
          expect(chain.map(({ operation }) => operation)).toEqual(['cases.get'])
          expect(verifyEntries(chain, emptyChain, sha256).broken).toBe(null)
          expect(chain[0]!.detail).toMatchObject([{ table: 'readings', added: [{ person, case: number }] }])
        }
      }))

    it('P8.2: is not kept of what is internal', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office)
        await office.desk('ann').cases.get({ case: number })
        await office.desk('ann').cases.list()
        const before = (await office.store.rows('trail')).length
        await office.desk('ann').documents.list({ case: number })
        expect(await told(office)).toEqual([])
        expect(await office.store.rows('trail')).toHaveLength(before)
      }))

    it('P8.2: is kept once of a list, with all that it told of', () =>
      inOffice(kind, async (office) => {
        const numbers = [(await hired(office)).case.number, (await hired(office)).case.number]
        await openClient(office)
        await office.desk('arno').cases.list()
        const { items } = await office.desk('olga').trail.readings()
        expect(items).toMatchObject([{ operation: 'cases.list', case: null, level: 'secret' }])
        expect([...items[0]!.cases].sort()).toEqual(numbers)
        expect(await told(office, { case: numbers[0] })).toEqual([])
      }))

    it('P8.2: is kept of contents that may be opened, and not of those that may not', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office, [letter('Frame agreement', { kind: 'agreement' } as never)])
        const ann = office.desk('ann')
        await ann.batches.sort({ batch: batch!.number })
        const { documents } = await ann.batches.number({ batch: batch!.number })
        const document = documents[0]!.number!
        expect(documents[0]!.level).toBe('confidential')
        expect(await ann.documents.readable({ document })).toMatchObject({ readable: true, case: number })
        expect(await office.desk('otto').documents.readable({ document })).toMatchObject({ readable: false })
        expect(await told(office)).toEqual([['p-ann', 'documents.readable', number, document, 'confidential']])
      }))

    it('P8.2: is told to who read it, and to the archive and auditors within their clearance', () =>
      inOffice(kind, async (office) => {
        const { number } = (await hired(office)).case
        await office.desk('rita').cases.get({ case: number })
        expect((await office.desk('rita').trail.readings()).items).toHaveLength(1)
        expect((await office.desk('rita').trail.readings({ person: 'p-rita' })).items).toHaveLength(1)
        expect((await office.desk('arno').trail.readings()).items).toHaveLength(1)
        expect((await office.desk('uma').trail.readings()).items).toEqual([])
        // Cleared for less than what was read.
        expect((await office.desk('abel').trail.readings()).items).toEqual([])
        const rule = { clause: 'P8.2', reason: 'relation' }
        await refused(office.store, () => office.desk('uma').trail.readings({ person: 'p-rita' }), 'FORBIDDEN', rule)
        await refused(office.store, () => office.desk('uma').trail.readings({ case: number }), 'NOT_FOUND')
      }))

    it('is found by days, and page by page', () =>
      inOffice(kind, async (office) => {
        const { number } = (await hired(office)).case
        for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) {
          office.clock.set(day)
          await office.desk('rita').cases.get({ case: number })
        }
        const days = async (input: object) =>
          (await office.desk('olga').trail.readings(input)).items.map(({ at }) => at.slice(0, 10))
        expect(await days({ from: '2026-03-04' })).toEqual(['2026-03-05', '2026-03-04'])
        expect(await days({ to: '2026-03-04' })).toEqual(['2026-03-04', '2026-03-03'])
        const first = await office.desk('olga').trail.readings({ limit: 2 })
        const rest = await office.desk('olga').trail.readings({ limit: 2, after: first.next! })
        expect([...first.items, ...rest.items].map(({ at }) => at.slice(8, 10))).toEqual(['05', '04', '03'])
      }))

    it('P8.2: of many at once is whole, one chain a reader', () =>
      inOffice(kind, async (office) => {
        const { number } = (await hired(office)).case
        const readers = ['rita', 'rita', 'rolf', 'arno', 'arno', 'olga'] as const
        await Promise.all(readers.map((reader) => office.desk(reader).cases.get({ case: number })))
        expect((await told(office)).map(([person]) => person).sort()).toEqual(
          readers.map((reader) => people[reader].personId).sort(),
        )
        const trail = await office.store.rows('trail')
        const chain = trail.filter((entry) => entry.chain === readingChain('p-rita', sha256))
        expect(chain.map(({ position }) => position).sort()).toEqual([1, 2])
      }))
  })

  describe('a policy that keeps fewer readings', () => {
    it.each([
      ['none at all', { from: null }, []],
      ['of what is secret alone', { from: 'secret' }, ['cases.get']],
      ['none of lists', { lists: false }, ['cases.get']],
    ] as const)('keeps %s', (_, readings, expected) =>
      inOffice(
        kind,
        async (office) => {
          const { case: paid } = await hired(office)
          const { case: unpaid } = await office.desk('rita').cases.open({
            category: 'employee',
            title: 'N',
            fields: { name: 'N' },
          })
          await office.desk('rita').cases.get({ case: paid.number })
          if (!('lists' in readings)) await office.desk('rita').cases.get({ case: unpaid.number })
          if (!('from' in readings)) await office.desk('rita').cases.list()
          expect((await told(office)).map(([, operation]) => operation)).toEqual(expected)
        },
        { settings: { readings } },
      ),
    )
  })
})

describe('where the ladder of levels is the company’s own', () => {
  const closed = defineCategory({
    prefix: 'AB',
    fields: z.object({ name: z.string() }),
    documents: { letter: {} },
    departments: ['sales'],
    level: 'closed',
  })

  it('P8.2: readings are kept of its highest level, where it has none of that name', async () => {
    const policy = definePolicy({
      levels: ['open', 'closed'],
      categories: { closed, shown: { ...closed, prefix: 'AC', level: 'open' } },
    })
    const archive = createArchive({ storage: memoryAdapter(), policy })
    const desk = archive.as({ id: 'a', departments: ['sales'], roles: ['auditor'], clearance: 'closed' })
    for (const category of ['closed', 'shown'] as const) {
      const opened = await desk.cases.open({ category, title: 'T', fields: { name: 'N' } })
      await desk.cases.get({ case: opened.case.number })
    }
    expect((await desk.trail.readings()).items.map((each) => each.case)).toEqual(['AB0001'])
  })

  it('a level that it does not have is a fault of the policy', () => {
    expect(() => standardPolicy({ settings: { readings: { from: 'hush' } } })).toThrow(
      expect.objectContaining({
        code: 'INVALID_POLICY',
        details: {
          faults: [expect.objectContaining({ path: 'settings.readings.from' })],
        },
      }) as Error,
    )
  })
})
