import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { refused } from '../support/refused.ts'
import { expectFresh } from './fresh.ts'
import { archived, dates, ended, inKeeping, type KeepingOffice, never, opened, toDecide } from './office.ts'

/*
 * Until when a case is kept, as it ends and as what it rests on changes (P9.1). Today is Monday 2 March 2026; a period counts
 * from 1 January of the year after its trigger.
 */

const record = (office: KeepingOffice, number: string, ...facts: readonly object[]) =>
  office.desk('ann').retention.record({ case: number, record: facts as never })

overStores((kind) => {
  describe('a date', () => {
    it('P9.1: is there with the end of a case and gone when it goes on, in the same commit', () =>
      inKeeping(kind, async (office) => {
        const number = await opened(office, 'matter')
        expect(await dates(office)).toEqual([])
        await office.desk('ann').cases.end({ case: number, on: '2020-06-30' })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2026-01-01']])
        await expectFresh(office)
        await office.desk('hana').cases.reopen({ case: number, reason: 'It goes on' })
        expect(await dates(office)).toEqual([])
        await office.desk('ann').cases.end({ case: number, on: '2025-01' })
        const [row] = await office.store.rows('retention')
        expect([row!.due, row!.month, row!.action, row!.before]).toEqual(['2031-01-01', '2031-01', 'destroy', null])
        // As it was said: the month, of which the last day counts.
        expect(row!.result).toMatchObject({ facts: [{ on: '2025-01', day: '2025-01-31' }], marks: ['monthOnly'] })
        await expectFresh(office)
      }))

    it('P9.1: moves with the field of the end, and says what it was and why it moved', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter')
        office.clock.set('2026-03-03')
        const amended = await office.desk('ann').cases.amend({ case: number, fields: { closedOn: '2022-05-01' } })
        expect(amended.events.map(({ type, data }) => [type, data])).toEqual([
          ['case.amended', { case: number, fields: ['closedOn'] }],
          ['retention.moved', { case: number, kind: null, from: '2026-01-01', to: '2028-01-01' }],
        ])
        const { kept } = await office.desk('ann').retention.get({ case: number })
        expect(kept[0]).toMatchObject({
          due: '2028-01-01',
          before: {
            at: '2026-03-03T02:00:00.000Z',
            due: '2026-01-01',
            change: {
              move: 'later',
              days: 730,
              because: [{ what: 'fact', trigger: 'ended', of: null, before: '2020-06-30', after: '2022-05-01' }],
            },
          },
        })
        expect(kept[0]!.before!.explanation[0]).toBe('Moved from 2026-01-01 to 2028-01-01, 730 days later.')
        expect(kept[0]!.explanation[0]).toContain('2027-12-31')
        await expectFresh(office)
        // What moves nothing leaves what it was before.
        await office.desk('ann').cases.amend({ case: number, title: 'Another title' })
        const [row] = await office.store.rows('retention')
        expect([row!.version, row!.before]).toEqual([2, expect.objectContaining({ at: '2026-03-03T02:00:00.000Z' })])
      }))

    it('P9.1: goes with the case to another department and person, and to a higher level', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter')
        await archived(office, number, 'deed')
        await office.desk('hana').cases.reassign({ case: number, department: 'marketing', owner: 'p-mia', reason: 'R' })
        await office.desk('mia').cases.amend({ case: number, level: 'confidential' })
        const rows = await office.store.rows('retention')
        expect(rows.map((row) => [row.kind, row.department, row.owner, row.level, row.due])).toEqual([
          ['', 'marketing', 'p-mia', 2, '2026-01-01'],
          ['deed', 'marketing', 'p-mia', 2, '2041-01-01'],
        ])
        await expectFresh(office)
      }))

    it('P9.1: of a kind with a rule of its own comes with its first document and goes with its last', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter')
        await archived(office, number, 'report')
        expect(await dates(office)).toEqual([[number, '', 'dated', '2026-01-01']])
        const [deed] = await archived(office, number, 'deed')
        expect(await dates(office)).toEqual([
          [number, '', 'dated', '2026-01-01'],
          [number, 'deed', 'dated', '2041-01-01'],
        ])
        await expectFresh(office)
        const correct = (kind: 'report' | 'deed') =>
          office.desk('arno').documents.correct({ document: deed!, reason: 'Looked at again', changes: { kind } })
        await correct('report')
        expect(await dates(office)).toEqual([[number, '', 'dated', '2026-01-01']])
        await correct('deed')
        await expectFresh(office)
        // While it goes on, its documents have no date either.
        await office.desk('hana').cases.reopen({ case: number, reason: 'It goes on' })
        expect(await dates(office)).toEqual([])
      }))

    it('P9.1: of a kind comes with its receipt by the archive', () =>
      inKeeping(kind, async (office) => {
        const ann = office.desk('ann')
        const number = await opened(office, 'matter')
        const documents = [{ kind: 'deed' as const, title: 'A deed', channel: 'email' as const }]
        const { batch } = await ann.batches.collect({ case: number, documents })
        await ann.batches.sort({ batch: batch.number })
        await ann.batches.number({ batch: batch.number })
        await ann.batches.submit({ batch: batch.number })
        await office.desk('hana').batches.approve({ batch: batch.number })
        const { transfer } = await ann.transfers.send({ batches: [batch.number] })
        await ann.cases.end({ case: number, on: '2020-06-30' })
        expect(await dates(office)).toHaveLength(1)
        const before = (await ann.cases.get({ case: number })).case.version
        await office.desk('arno').transfers.receive({ transfer: transfer.number, accept: [batch.number] })
        expect(await dates(office)).toEqual([
          [number, '', 'dated', '2026-01-01'],
          [number, 'deed', 'dated', '2041-01-01'],
        ])
        // Whoever rests on the case finds out.
        expect((await ann.cases.get({ case: number })).case.version).toBe(before + 1)
        await expectFresh(office)
      }))

    it('P9.1: of a merged case goes, and what it brings counts for the one that remains', () =>
      inKeeping(kind, async (office) => {
        const [one, two] = [await ended(office, 'matter'), await ended(office, 'matter', '2021-01-01')]
        await archived(office, one, 'deed')
        await office.desk('hana').cases.merge({ case: one, into: two, reason: 'Opened twice' })
        expect(await dates(office)).toEqual([
          [two, '', 'dated', '2027-01-01'],
          [two, 'deed', 'dated', '2042-01-01'],
        ])
        await expectFresh(office)
      }))

    it('P9.1: of cases of an old register is there with them', () =>
      inKeeping(kind, async (office) => {
        const matter = { category: 'matter', title: 'M', fields: {}, department: 'sales' } as const
        await office.desk('arno').cases.import({
          cases: [
            { ...matter, number: 'SX0007', opened: '2001-01-01', ended: '2004-03' },
            { ...matter, number: 'SX0009', opened: '2001-01-01' },
            { ...matter, category: 'single', number: 'DX0002', opened: '2001-01-01', ended: '2004-03' },
          ],
        })
        expect(await dates(office)).toEqual([
          ['DX0002', '', 'undecided', never],
          ['SX0007', '', 'dated', '2010-01-01'],
        ])
        expect(await toDecide(office)).toEqual(['DX0002'])
        await expectFresh(office)
      }))
  })

  describe('facts that nothing else says', () => {
    const cases = [
      ['asset', [{ fact: 'object', name: 'sold', on: '2022' }], 'dated', '2024-01-01'],
      ['asset', [{ fact: 'object', name: 'sold', on: null }], 'undecided', never],
      ['asset', [{ fact: 'object', name: 'bought', on: '2022' }], 'undecided', never],
      ['told', [{ fact: 'event', name: 'settled', on: '2021-03-04' }], 'dated', '2023-01-01'],
      ['hand', [{ fact: 'given', on: '2019-12-31' }], 'dated', '2024-01-01'],
      ['deal', [{ fact: 'decision', name: 'A-1', kind: 'deed', end: '2020-01' }], 'dated', '2031-01-01'],
      ['deal', [{ fact: 'decision', name: 'A-1', kind: 'deed' }], 'undecided', never],
      [
        'deal',
        [
          { fact: 'decision', name: 'A-1', kind: 'deed', end: '2020-01' },
          { fact: 'decision', name: 'A-2', kind: 'deed', start: '2020-01-01', end: '2022-01-01' },
          { fact: 'decision', name: 'A-3', kind: 'report', end: '2025-01-01' },
        ],
        'dated',
        '2033-01-01',
      ],
    ] as const
    it.each(cases)('P9.1: %s %j: %s %s', (category, facts, state, due) =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, category)
        expect(await dates(office)).toEqual([[number, '', 'undecided', never]])
        expect(await toDecide(office)).toEqual([number])
        const recorded = await record(office, number, ...facts)
        expect(await dates(office)).toEqual([[number, '', state, due]])
        expect(recorded.kept[0]).toMatchObject({ state, due: due === never ? null : due })
        expect(recorded.version).toBe(3)
        expect([await toDecide(office), await toDecide(office, 'done')]).toEqual(
          state === 'dated' ? [[], [number]] : [[number], []],
        )
        await expectFresh(office)
      }),
    )

    it('P9.1: are told again and taken back, and the duty with them', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'told')
        await record(office, number, { fact: 'event', name: 'settled', on: '2021' })
        await record(office, number, { fact: 'event', name: 'settled', on: '2022' })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2024-01-01']])
        await office.desk('arno').retention.record({ case: number, withdraw: [{ fact: 'event', name: 'settled' }] })
        expect(await dates(office)).toEqual([[number, '', 'undecided', never]])
        expect([await toDecide(office), await toDecide(office, 'done')]).toEqual([[number], [number]])
        await expectFresh(office)
      }))

    it('P9.1: told of an open case count as soon as it ends', () =>
      inKeeping(kind, async (office) => {
        const number = await opened(office, 'asset')
        const recorded = await record(office, number, { fact: 'object', name: 'sold', on: '2022-01-01' })
        expect(recorded.kept[0]).toMatchObject({ state: 'dated', due: '2024-01-01' })
        expect(await dates(office)).toEqual([])
        await office.desk('ann').cases.end({ case: number, on: '2020-01-01' })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2024-01-01']])
        await expectFresh(office)
      }))

    it('P9.1: that lie ahead are marked as a plan until their day has come', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'asset')
        const recorded = await record(office, number, { fact: 'object', name: 'sold', on: '2026-03-03' })
        expect(recorded.kept[0]!.result.marks).toEqual(['planned'])
        office.clock.set('2026-03-03')
        const { kept } = await office.desk('ann').retention.get({ case: number })
        expect(kept[0]!.result.marks).toEqual([])
      }))
  })

  describe('a decision for one case', () => {
    it('P9.1: is a duty of the archive as soon as a case of such a category is open, and done by it', () =>
      inKeeping(kind, async (office) => {
        const number = await opened(office, 'single')
        expect(await toDecide(office)).toEqual([number])
        const { items } = await office.desk('arno').duties.list()
        expect(items.map(({ kind, clause, due, allowed }) => [kind, clause, due, allowed])).toEqual([
          ['decideRetention', 'P9.1', '2026-03-16', 10],
        ])
        const own = { period: 'P3Y', citation: 'The board, 3/2026' }
        const decided = await office.desk('arno').retention.decide({ case: number, own })
        expect([await toDecide(office), await toDecide(office, 'done')]).toEqual([[], [number]])
        expect(decided.events.map(({ type, data }) => [type, data])).toEqual([
          ['retention.decided', { case: number, period: 'P3Y' }],
        ])
        await office.desk('ann').cases.end({ case: number, on: '2020-01-01' })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2024-01-01']])
        const { kept } = await office.desk('ann').retention.get({ case: number })
        expect(kept[0]!.result.citations).toEqual([{ of: 'own', at: 'own', text: 'The board, 3/2026' }])
        await office.desk('arno').retention.decide({ case: number, own: null })
        expect(await dates(office)).toEqual([[number, '', 'undecided', never]])
        expect(await toDecide(office)).toEqual([number])
        await expectFresh(office)
      }))

    it('P9.1: stands in place of the rule, and not of the law', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'hand')
        const own = { period: 'P1Y', from: 'ended', action: 'review', citation: 'The board' } as const
        await office.desk('arno').retention.decide({ case: number, own })
        expect(await dates(office)).toEqual([[number, '', 'dated', '2023-01-01']])
        await office.desk('arno').retention.decide({ case: number, own: { period: 'permanent', citation: 'Art' } })
        expect(await dates(office)).toEqual([[number, '', 'permanent', never]])
        await expectFresh(office)
      }))

    it('P9.1: is asked for no more of a case that goes on or is void', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'asset')
        await office.desk('hana').cases.reopen({ case: number, reason: 'R' })
        expect([await toDecide(office), await toDecide(office, 'dropped')]).toEqual([[], [number]])
        const single = await opened(office, 'single')
        await office.desk('hana').cases.void({ case: single, reason: 'R' })
        expect([await toDecide(office), await toDecide(office, 'dropped')]).toEqual([[], [single, number].sort()])
      }))

    it('P9.1: is not shorter under a hold, and may be longer', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter')
        const { hold } = await office.desk('arno').holds.place({
          kind: 'legal',
          on: { scope: 'case', case: number },
          reason: 'A claim',
          review: '2026-06-01',
        })
        const decide = (period: string) =>
          office.desk('arno').retention.decide({ case: number, own: { period, citation: 'The board' } })
        await refused(office.store, () => decide('P1Y'), 'BLOCKED', {
          what: 'retention',
          number,
          blocks: [{ because: 'held', clause: 'P9.1', hold: hold.number }],
        })
        await decide('P9Y')
        const { holds } = await office.desk('ann').retention.get({ case: number })
        expect(holds).toEqual([{ hold: hold.number, kind: 'legal', review: '2026-06-01' }])
        // Nor by taking it back.
        const back = () => office.desk('arno').retention.decide({ case: number, own: null })
        await refused(office.store, back, 'BLOCKED')
        await office.desk('arno').holds.lift({ hold: hold.number, reason: 'Settled' })
        await back()
        expect(await dates(office)).toEqual([[number, '', 'dated', '2026-01-01']])
      }))
  })
})
