import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { invalid, refused } from '../support/refused.ts'
import { expectFresh } from './fresh.ts'
import { dates, ended, inKeeping, type KeepingOffice, never, opened, toDecide } from './office.ts'

/*
 * Dates that rest on the end of other cases (P9.1). Today is Monday 2 March 2026.
 */

const relate = (office: KeepingOffice, one: string, relation: 'parent' | 'related' | 'needs', other: string) =>
  office.desk('ann').cases.relate({ case: one, relation, other })
const end = (office: KeepingOffice, number: string, on: string) => office.desk('ann').cases.end({ case: number, on })

overStores((kind) => {
  describe('a case that rests on another', () => {
    it('P9.1: gets its date when its parent ends, loses it when that goes on, and its own chain tells both', () =>
      inKeeping(kind, async (office) => {
        const [parent, child] = [await opened(office, 'matter'), await ended(office, 'part')]
        expect([await dates(office), await toDecide(office)]).toEqual([[[child, '', 'undecided', never]], [child]])
        await relate(office, child, 'parent', parent)
        // What is known to come is waited for by nobody.
        expect([await dates(office), await toDecide(office)]).toEqual([[[child, '', 'undecided', never]], []])
        const done = await end(office, parent, '2021-05-01')
        expect(done.events.map(({ type, data }) => [type, data.case])).toEqual([
          ['case.ended', parent],
          ['retention.moved', child],
        ])
        expect(await dates(office)).toEqual([
          [child, '', 'dated', '2025-01-01'],
          [parent, '', 'dated', '2027-01-01'],
        ])
        await expectFresh(office)
        await office.desk('ann').cases.amend({ case: parent, fields: { closedOn: '2022-05-01' } })
        expect(await dates(office, child)).toEqual([[child, '', 'dated', '2026-01-01']])
        await office.desk('hana').cases.reopen({ case: parent, reason: 'It goes on' })
        expect(await dates(office)).toEqual([[child, '', 'undecided', never]])
        await expectFresh(office)
        const { items } = await office.desk('olga').trail.history({ case: child, order: 'newest' })
        expect(items.map(({ operation }) => operation).slice(0, 3)).toEqual([
          'cases.reopen',
          'cases.amend',
          'cases.end',
        ])
        for (const number of [parent, child]) {
          expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true })
        }
      }))

    it('P9.1: of the same matter waits for the last of them, each for the other', () =>
      inKeeping(kind, async (office) => {
        const [one, two, three] = [
          await ended(office, 'pair', '2020-01-01'),
          await ended(office, 'pair', '2021-01-01'),
          await opened(office, 'pair'),
        ]
        expect(await dates(office)).toEqual([
          [one, '', 'dated', '2023-01-01'],
          [two, '', 'dated', '2024-01-01'],
        ])
        await relate(office, one, 'related', two)
        expect(await dates(office)).toEqual([
          [one, '', 'dated', '2024-01-01'],
          [two, '', 'dated', '2024-01-01'],
        ])
        await relate(office, one, 'related', three)
        expect(await dates(office, one)).toEqual([[one, '', 'undecided', never]])
        await expectFresh(office)
        await end(office, three, '2025-01-01')
        expect(await dates(office)).toEqual([
          [one, '', 'dated', '2028-01-01'],
          [two, '', 'dated', '2024-01-01'],
          [three, '', 'dated', '2028-01-01'],
        ])
        await expectFresh(office)
        // Either side ends it.
        await office.desk('ann').cases.unrelate({ case: three, relation: 'related', other: one })
        expect(await office.store.rows('caseRelations')).toHaveLength(2)
        expect(await dates(office, one)).toEqual([[one, '', 'dated', '2024-01-01']])
        await expectFresh(office)
      }))

    it('P9.1: has nothing to wait for where its parent is void or became part of another', () =>
      inKeeping(kind, async (office) => {
        const [parent, into, wrong] = [
          await opened(office, 'matter'),
          await opened(office, 'matter'),
          await opened(office, 'matter'),
        ]
        const [child, other] = [await ended(office, 'part'), await ended(office, 'part')]
        await relate(office, child, 'parent', parent)
        await relate(office, other, 'parent', wrong)
        expect(await toDecide(office)).toEqual([])
        await office.desk('hana').cases.merge({ case: parent, into, reason: 'Opened twice' })
        await office.desk('hana').cases.void({ case: wrong, reason: 'Opened in error' })
        expect(await toDecide(office)).toEqual([child, other])
        await expectFresh(office)
        await relate(office, child, 'parent', into)
        await end(office, into, '2021-05-01')
        expect(await dates(office, child)).toEqual([[child, '', 'dated', '2025-01-01']])
        await expectFresh(office)
      }))

    it('P9.1: ends in the commit in which its parent does, or in the next one: never by what was a moment ago', () =>
      inKeeping(kind, async (office) => {
        const [parent, child] = [await opened(office, 'matter'), await opened(office, 'part')]
        await relate(office, child, 'parent', parent)
        const ends = await Promise.allSettled([end(office, parent, '2021-05-01'), end(office, child, '2020-05-01')])
        expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
        expect(await dates(office, child)).toEqual([[child, '', 'dated', '2025-01-01']])
        await expectFresh(office)
      }))

    it('P9.1: hears of the end of what it was related to at the same time', () =>
      inKeeping(kind, async (office) => {
        for (let round = 0; round < 4; round++) {
          const [parent, child] = [await opened(office, 'matter'), await ended(office, 'part')]
          const both = await Promise.allSettled([
            end(office, parent, '2021-05-01'),
            relate(office, child, 'parent', parent),
          ])
          expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
          expect(await dates(office, child)).toEqual([[child, '', 'dated', '2025-01-01']])
        }
        await expectFresh(office)
      }))

    it('P9.1: of two that record of one case at once both count', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'deal')
        const record = (name: string, end: string) =>
          office.desk('ann').retention.record({ case: number, record: [{ fact: 'decision', name, kind: 'deed', end }] })
        await Promise.all([record('A-1', '2020-01-01'), record('A-2', '2022-01-01'), record('A-3', '2021-01-01')])
        expect(await dates(office)).toEqual([[number, '', 'dated', '2033-01-01']])
        await expectFresh(office)
      }))
  })

  describe('a relation', () => {
    it('P9.1: to itself, twice, in a circle, or that is not there, is refused', () =>
      inKeeping(kind, async (office) => {
        const [one, two, three] = [
          await opened(office, 'matter'),
          await opened(office, 'matter'),
          await opened(office, 'matter'),
        ]
        await relate(office, one, 'parent', two)
        await relate(office, two, 'parent', three)
        const { store } = office
        await invalid(store, () => relate(office, one, 'related', one), ['other'], 'same')
        await invalid(store, () => relate(office, one, 'parent', two), ['other'], 'twice')
        await invalid(store, () => relate(office, three, 'parent', one), ['other'], 'circle')
        await invalid(
          store,
          () => office.desk('ann').cases.unrelate({ case: one, relation: 'parent', other: three }),
          ['other'],
          'absent',
          [two],
        )
        await refused(
          store,
          () => office.desk('ann').cases.relate({ case: one, relation: 'needs', other: 'SX0099' }),
          'NOT_FOUND',
        )
        await office.desk('hana').cases.void({ case: three, reason: 'R' })
        await refused(store, () => relate(office, one, 'related', three), 'ILLEGAL', { number: three, event: 'retain' })
        await refused(
          store,
          () => office.desk('ann').cases.relate({ case: one, relation: 'needs', other: two, version: 1 }),
          'STALE',
          { given: 1, current: 2 },
        )
      }))

    it('P9.1: is one of at most two hundred that rest on one case', () =>
      inKeeping(kind, async (office) => {
        const parent = await opened(office, 'matter')
        const part = { category: 'part', title: 'P', fields: {}, department: 'sales', ended: '2020-01-01' } as const
        const { cases } = await office.desk('arno').cases.import({ cases: Array.from({ length: 201 }, () => part) })
        const { tenant } = (await office.store.rows('cases'))[0]!
        const recorded = '2026-03-02T02:00:00.000Z'
        for (const { number } of cases.slice(0, 200)) {
          await office.store.put('caseRelations', {
            tenant,
            case: number!,
            relation: 'parent',
            other: parent,
            recorded,
            recordedBy: 'p-ann',
            version: 1,
          })
        }
        const last = cases.at(-1)!.number!
        await invalid(office.store, () => relate(office, last, 'parent', parent), ['other'], 'too_big', ['at most 200'])
        await end(office, parent, '2021-05-01')
        const moved = (await dates(office)).filter(([, , , due]) => due === '2025-01-01')
        expect(moved).toHaveLength(200)
      }))
  })
})
