import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { invalid, refused } from '../support/refused.ts'
import { dates, ended, inKeeping, opened } from './office.ts'

/*
 * Facts and decisions that cannot be: refused with the field, the rule and what would be accepted, and nothing changed.
 * Today is Monday 2 March 2026.
 */

const choices = expect.arrayContaining(['report', 'deed'])

overStores((kind) => {
  describe('a fact', () => {
    it('P9.1: that cannot be is refused where it is said', () =>
      inKeeping(kind, async (office) => {
        const [told, deal] = [await ended(office, 'told'), await ended(office, 'deal')]
        const { store } = office
        const tries =
          (given: object, number = told) =>
          () =>
            office.desk('ann').run('retention.record', { case: number, ...given })
        const fact = (given: object, number = told) => tries({ record: [given] }, number)
        const cases: readonly (readonly [() => Promise<unknown>, readonly (string | number)[], string, unknown?])[] = [
          [tries({}), ['record'], 'required'],
          [
            fact({ fact: 'event', name: 'settled', on: '2026-02-30' }),
            ['record', 0, 'on'],
            'day',
            ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'],
          ],
          [fact({ fact: 'event', name: 'settled', on: 'soon' }), ['record', 0, 'on'], 'day'],
          [fact({ fact: 'event', name: 'settled' }), ['record', 0, 'on'], 'required'],
          [fact({ fact: 'event', name: 'left', on: '2020' }), ['record', 0, 'name'], 'choice', ['settled']],
          // What a field tells is told there.
          [fact({ fact: 'event', name: 'paid', on: '2020' }), ['record', 0, 'name'], 'choice', ['settled']],
          [fact({ fact: 'event', name: 'constructor', on: '2020' }), ['record', 0, 'name'], 'choice', ['settled']],
          [fact({ fact: 'given', on: null }), ['record', 0, 'on'], 'type'],
          [fact({ fact: 'own', on: '2020' }), ['record', 0, 'fact'], 'choice'],
          [fact({ fact: 'decision', name: 'A', kind: 'will' }, deal), ['record', 0, 'kind'], 'choice', choices],
          [
            fact({ fact: 'decision', name: 'A', kind: 'deed', start: '2021-01-01', end: '2020-12-31' }, deal),
            ['record', 0, 'end'],
            'order',
            ['from 2021-01-01'],
          ],
          [
            tries({
              record: [
                { fact: 'given', on: '2020' },
                { fact: 'given', on: '2021' },
              ],
            }),
            ['record', 1],
            'twice',
          ],
          [tries({ record: [{ fact: 'given', on: '2020' }], withdraw: [{ fact: 'given' }] }), ['withdraw', 0], 'twice'],
          [tries({ withdraw: [{ fact: 'object', name: 'sold' }] }), ['withdraw', 0], 'absent', []],
          [tries({ record: Array.from({ length: 51 }, () => ({ fact: 'given', on: '2020' })) }), ['record'], 'too_big'],
        ]
        for (const [act, path, rule, accepted] of cases) await invalid(store, act, path, rule, accepted)
        await refused(store, tries({ record: [{ fact: 'given', on: '2020' }], version: 1 }), 'STALE', {
          given: 1,
          current: 2,
        })
      }))

    it('P9.1: of a month lets its end lie in the month of its beginning', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'deal')
        const decision = { fact: 'decision', name: 'A', kind: 'deed', start: '2021-05', end: '2021-05-01' } as const
        await office.desk('ann').retention.record({ case: number, record: [decision] })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2032-01-01']])
      }))

    it('P9.1: of what is void is refused', () =>
      inKeeping(kind, async (office) => {
        const number = await opened(office, 'hand')
        await office.desk('hana').cases.void({ case: number, reason: 'R' })
        const record = () =>
          office.desk('ann').retention.record({ case: number, record: [{ fact: 'given', on: '2020' }] })
        const own = { period: 'P1Y', citation: 'C' }
        const decide = () => office.desk('arno').retention.decide({ case: number, own })
        for (const act of [record, decide]) await refused(office.store, act, 'ILLEGAL', { number, event: 'retain' })
      }))
  })

  describe('a decision', () => {
    it('P9.1: that cannot be is refused where it is said', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'single')
        const decide = (own: object | null) => () => office.desk('arno').run('retention.decide', { case: number, own })
        const { store } = office
        const citation = 'The board'
        await invalid(store, decide(null), ['own'], 'absent')
        await invalid(store, decide({ period: 'P3Y' }), ['own', 'citation'], 'required')
        await invalid(store, decide({ period: 'undecided', citation }), ['own', 'period'], 'period')
        await invalid(store, decide({ period: '3 years', citation }), ['own', 'period'], 'period')
        await invalid(store, decide({ period: 'P2000Y', citation }), ['own', 'period'], 'period')
        await invalid(
          store,
          decide({ period: 'permanent', action: 'destroy', citation }),
          ['own', 'action'],
          'choice',
          ['permanent'],
        )
        await invalid(store, decide({ period: 'P3Y', action: 'burn', citation }), ['own', 'action'], 'choice')
        await invalid(
          store,
          decide({ period: 'P3Y', from: { event: 'settled' }, citation }),
          ['own', 'from'],
          'choice',
          [],
        )
        await invalid(
          store,
          decide({ period: 'P3Y', from: { latest: ['ended', { decision: 'end', kind: 'will' }] }, citation }),
          ['own', 'from', 'latest', '1'],
          'choice',
          choices,
        )
        await decide({ period: 'P3Y', from: { latest: ['ended', { optional: 'parentEnded' }] }, citation })()
        expect(await dates(office)).toEqual([[number, '', 'dated', '2024-01-01']])
      }))
  })
})
