import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { refused } from '../support/refused.ts'
import { archived, dates, ended, inKeeping, opened } from './office.ts'

/*
 * Lists of what is due, and what nobody learns from them (P1.4, P9.1). Today is Monday 2 March 2026.
 */

overStores((kind) => {
  describe('the list of what is due', () => {
    it('P9.1: has what is due today, the longest first, and counts it by month', () =>
      inKeeping(kind, async (office) => {
        const [one, two] = [await ended(office, 'matter', '2018-06-30'), await ended(office, 'matter', '2015-01-01')]
        const ahead = await ended(office, 'matter', '2024-06-30')
        const [open, permanent] = [await ended(office, 'asset'), await ended(office, 'matter')]
        await archived(office, ahead, 'deed')
        const own = { period: 'permanent', citation: 'Art' }
        await office.desk('arno').retention.decide({ case: permanent, own })
        const arno = office.desk('arno').retention
        const due = await arno.due()
        expect(due.items.map((line) => [line.case, line.title, line.due, line.action])).toEqual([
          [two, 'matter', '2021-01-01', 'destroy'],
          [one, 'matter', '2024-01-01', 'destroy'],
        ])
        const page = await arno.due({ limit: 1 })
        expect((await arno.due({ limit: 1, after: page.next! })).items.map((line) => line.case)).toEqual([one])
        const list = async (filter: object) =>
          (await arno.due(filter)).items.map((line) => [line.case, line.kind, line.due])
        expect(await list({ dueFrom: '2026-03-02' })).toEqual([
          [ahead, null, '2030-01-01'],
          [ahead, 'deed', '2045-01-01'],
        ])
        expect(await list({ dueFrom: '2024-01-01', dueTo: '2030-01-01' })).toEqual([
          [one, null, '2024-01-01'],
          [ahead, null, '2030-01-01'],
        ])
        expect(await list({ state: 'undecided' })).toEqual([[open, null, null]])
        expect(await list({ state: 'permanent' })).toEqual([[permanent, null, null]])
        expect(await list({ category: 'asset' })).toEqual([])
        expect(await list({ action: 'review' })).toEqual([])
        expect(await list({ department: 'marketing' })).toEqual([])
        expect(await arno.count()).toEqual({
          count: 4,
          months: [
            { month: '2021-01', count: 1 },
            { month: '2024-01', count: 1 },
            { month: '2030-01', count: 1 },
            { month: '2045-01', count: 1 },
          ],
        })
        expect((await arno.count({ dueTo: '2024-12-31' })).count).toBe(2)
        expect(await arno.count({ state: 'undecided' })).toEqual({ count: 1, months: [{ month: null, count: 1 }] })
      }))
  })

  describe('who may not know of a case', () => {
    it('P1.4: finds it in no list, count or trial, and cannot ask, record or relate', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter', '2015-01-01')
        const own = await opened(office, 'matter')
        for (const person of ['uma', 'pip', 'mark'] as const) {
          const { retention } = office.desk(person)
          expect((await retention.due()).items).toEqual([])
          expect(await retention.count()).toEqual({ count: 0, months: [] })
          expect(await retention.try()).toMatchObject({ looked: 0, items: [] })
          await refused(office.store, () => retention.get({ case: number }), 'NOT_FOUND', { what: 'case', number })
        }
        const { store } = office
        await refused(
          store,
          () => office.desk('mark').retention.record({ case: number, record: [{ fact: 'given', on: '2020' }] }),
          'NOT_FOUND',
        )
        await office.desk('hana').cases.reassign({ case: own, department: 'marketing', reason: 'R' })
        await refused(
          store,
          () => office.desk('mark').cases.relate({ case: own, relation: 'parent', other: number }),
          'NOT_FOUND',
          { what: 'case', number },
        )
        // Above an archivist's clearance it is neither looked at nor counted.
        await office.desk('ann').cases.amend({ case: number, level: 'confidential' })
        expect(await office.desk('abel').retention.recalculate()).toMatchObject({ looked: 0, changed: [] })
        expect((await office.desk('ann').retention.due()).items).toHaveLength(1)
      }))

    it('P1.4: nor that there are documents of a kind above their clearance', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter', '1990-01-01')
        await archived(office, number, 'deed', 'secret')
        expect(await dates(office)).toHaveLength(3)
        const seen = async (person: 'ann' | 'arno') => {
          const { retention } = office.desk(person)
          const { kept } = await retention.get({ case: number })
          const due = await retention.due()
          const tried = await retention.try({ category: 'matter', rule: { from: 'ended', period: 'P9Y' } })
          const { count } = await retention.count()
          return [kept.map((each) => each.kind), due.items.map((line) => line.kind), tried.items.length, count]
        }
        expect(await seen('ann')).toEqual([[null, 'deed'], [null, 'deed'], 2, 2])
        expect(await seen('arno')).toEqual([[null, 'deed', 'secret'], [null, 'deed', 'secret'], 3, 3])
      }))

    it('P1.4: nor its number, where it rests on another that they know of', () =>
      inKeeping(kind, async (office) => {
        const [parent, child] = [await opened(office, 'matter'), await ended(office, 'part')]
        await office.desk('ann').cases.relate({ case: child, relation: 'parent', other: parent })
        await office.desk('ann').cases.end({ case: parent, on: '2020-01-01' })
        await office.desk('ann').cases.amend({ case: parent, fields: { closedOn: '2021-01-01' } })
        await office
          .desk('ann')
          .cases.amend({ case: parent, level: 'secret' })
          .catch(() => {})
        await office.desk('hanaToo').cases.amend({ case: parent, level: 'secret' })
        const told = async (person: 'ann' | 'arno') => {
          const answer = await office.desk(person).retention.get({ case: child })
          return JSON.stringify(answer).includes(parent)
        }
        expect([await told('ann'), await told('arno')]).toEqual([false, true])
        const { kept, relations } = await office.desk('ann').retention.get({ case: child })
        expect([kept[0]!.due, kept[0]!.before!.due, relations]).toEqual(['2025-01-01', '2024-01-01', []])
      }))

    it('P1.4: nor that a case they may not discover moved with the one they ended', () =>
      inKeeping(kind, async (office) => {
        const [parent, child] = [await opened(office, 'matter'), await ended(office, 'part')]
        await office.desk('ann').cases.relate({ case: child, relation: 'parent', other: parent })
        await office.desk('hanaToo').cases.amend({ case: child, level: 'secret' })
        const done = await office.desk('ann').cases.end({ case: parent, on: '2020-01-01' })
        expect(done.events.map(({ type }) => type)).toEqual(['case.ended'])
        expect(await dates(office, child)).toEqual([[child, '', 'dated', '2024-01-01']])
      }))

    it('P8.2: nor the day in a field above their clearance', () =>
      inKeeping(kind, async (office) => {
        const number = (
          await office.desk('hanaToo').cases.open({
            category: 'covert',
            title: 'C',
            fields: { leftOn: '2017-03-04' },
            department: 'sales',
          })
        ).case.number
        await office.desk('ann').cases.end({ case: number, on: '2020-01-01' })
        const { kept } = await office.desk('ann').retention.get({ case: number })
        expect([kept[0]!.withheld, kept[0]!.result.facts, kept[0]!.result.steps]).toEqual([['leftOn'], [], []])
        expect(JSON.stringify(kept)).not.toContain('2017-03-04')
        const known = (await office.desk('arno').retention.get({ case: number })).kept[0]!
        expect([known.withheld, known.result.facts[0]!.on]).toEqual([[], '2017-03-04'])
      }))
  })
})
