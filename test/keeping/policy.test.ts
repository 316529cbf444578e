import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { invalid, refused } from '../support/refused.ts'
import { expectFresh } from './fresh.ts'
import { archived, dates, ended, inKeeping, type KeepingOffice, type PolicyChoices } from './office.ts'

/*
 * A changed policy is tried before it holds, and applies to what it says (P9.1). Today is Monday 2 March 2026.
 */

const longer: PolicyChoices = { version: 'keeping-2', rules: { matter: { from: 'ended', period: 'P8Y' } } }
const noted = (office: KeepingOffice) => office.store.rows('retention')

/** All pages of the sweep, two cases a call. */
async function sweep(office: KeepingOffice) {
  const changed: string[] = []
  let after: string | undefined
  let looked = 0
  do {
    const page = await office.desk('arno').retention.recalculate({ limit: 2, ...(after && { after }) })
    changed.push(...page.changed)
    looked += page.looked
    after = page.next ?? undefined
  } while (after !== undefined)
  return { looked, changed: changed.sort() }
}

overStores((kind) => {
  describe('a changed policy', () => {
    it('P9.1: is tried first: what would change, how many, which, and nothing is written', () =>
      inKeeping(kind, async (office) => {
        const [one, two] = [await ended(office, 'matter'), await ended(office, 'matter', '2021-01-01')]
        const other = await ended(office, 'asset')
        await archived(office, two, 'deed')
        const before = await office.store.snapshot()
        const rule = { from: 'ended', period: 'P8Y', kinds: { deed: 'P6Y', report: 'P9Y' } } as const
        const tried = await office.desk('ann').retention.try({ category: 'matter', rule })
        expect(tried.counts).toEqual({ same: 0, later: 2, earlier: 1, changed: 0, new: 0, gone: 0 })
        expect(
          tried.items.map(({ case: file, kind, move, from, to, days }) => [file, kind, move, from?.due, to?.due, days]),
        ).toEqual([
          [two, null, 'later', '2027-01-01', '2030-01-01', 1096],
          [two, 'deed', 'earlier', '2042-01-01', '2028-01-01', -5114],
          [one, null, 'later', '2026-01-01', '2029-01-01', 1096],
        ])
        expect(tried.items[0]!.explanation[0]).toBe('Moved from 2027-01-01 to 2030-01-01, 1096 days later.')
        // Page by page, and without a rule the present policy: nothing of it would change.
        const page = await office.desk('ann').retention.try({ category: 'matter', rule, limit: 1 })
        expect([page.looked, page.items.length, page.next === null]).toEqual([1, 2, false])
        const rest = await office.desk('ann').retention.try({ category: 'matter', rule, limit: 1, after: page.next! })
        expect([rest.items.map((item) => item.case), rest.next]).toEqual([[one], null])
        const now = await office.desk('ann').retention.try()
        expect([now.looked, now.counts.same, now.items]).toEqual([3, 4, []])
        expect(await office.store.snapshot()).toEqual(before)
        const all = await office.under(longer).desk('ann').retention.try()
        expect(all.items.map(({ case: file, kind, move }) => [file, kind, move])).toEqual([
          [two, null, 'later'],
          [two, 'deed', 'gone'],
          [one, null, 'later'],
        ])
        expect(all.counts.same).toBe(1)
        expect(await dates(office, other)).toHaveLength(1)
      }))

    it('P9.1: that is tried makes sense, or is refused with every fault', () =>
      inKeeping(kind, async (office) => {
        const tries =
          (rule: object, category = 'matter') =>
          () =>
            office.desk('ann').run('retention.try', { category, rule })
        const { store } = office
        await invalid(store, tries({ from: 'ended', period: '5 years' }), ['rule', 'period'], 'rule')
        await invalid(store, tries({ from: 'ended' }), ['rule', 'period'], 'required')
        await invalid(store, tries({ from: { event: 'gone' }, period: 'P1Y' }), ['rule', 'from'], 'choice', [])
        await invalid(
          store,
          tries({ from: 'ended', period: 'P1Y', kinds: { will: 'P2Y' } }),
          ['rule', 'kinds', 'will'],
          'choice',
          ['report', 'deed', 'secret'],
        )
        await invalid(store, tries({ from: { field: 'title' }, period: 'P1Y' }), ['rule', 'from'], 'choice', [
          'closedOn',
        ])
        await invalid(
          store,
          tries({ from: 'ended', period: 'permanent', action: 'destroy' }),
          ['rule', 'action'],
          'choice',
        )
        await invalid(
          store,
          () => office.desk('ann').run('retention.try', { rule: { from: 'ended', period: 'P1Y' } }),
          ['category'],
          'required',
        )
      }))

    it('P9.1: moves what is computed again, once, and says that the rule moved it', () =>
      inKeeping(kind, async (office) => {
        const numbers = [await ended(office, 'matter'), await ended(office, 'matter'), await ended(office, 'matter')]
        const untouched = await ended(office, 'asset')
        await archived(office, numbers[0]!, 'deed')
        const later = office.under(longer)
        expect(await sweep(later)).toEqual({ looked: 4, changed: [...numbers, untouched].sort() })
        expect(await dates(later)).toEqual([
          ...numbers.map((number) => [number, '', 'dated', '2029-01-01']),
          [untouched, '', 'undecided', '9999-12-31'],
        ])
        await expectFresh(later)
        const { kept } = await later.desk('ann').retention.get({ case: numbers[0]! })
        expect(kept[0]!.before!.change.because).toEqual([
          { what: 'rule', part: 'period', before: 'P5Y', after: 'P8Y' },
          { what: 'policy', before: 'keeping-1', after: 'keeping-2' },
        ])
        // Done twice it changes nothing.
        const rows = await noted(later)
        expect(await sweep(later)).toEqual({ looked: 4, changed: [] })
        expect(await noted(later)).toEqual(rows)
      }))

    it('P9.1: leaves dates their rule where it applies to new ones alone', () =>
      inKeeping(kind, async (office) => {
        const number = await ended(office, 'matter')
        const later = office.under({ ...longer, settings: { retention: { appliesTo: 'newDates' } } })
        expect((await sweep(later)).changed).toEqual([])
        await later.desk('ann').cases.amend({ case: number, fields: { closedOn: '2021-01-01' } })
        // The fact is new, the rule is not, and it says by which policy.
        expect(await dates(later)).toEqual([[number, '', 'dated', '2027-01-01']])
        expect((await noted(later))[0]!.result).toMatchObject({
          policy: 'keeping-1',
          rule: { period: { value: 'P5Y' } },
        })
        const newer = await ended(later, 'matter')
        expect(await dates(later, newer)).toEqual([[newer, '', 'dated', '2029-01-01']])
        const tried = await later.desk('ann').retention.try()
        expect(tried.counts.same).toBe(2)
      }))

    it('P9.1: gives dates to cases that ended before there were any', () =>
      inKeeping(kind, async (office) => {
        const [one, two] = [await ended(office, 'matter'), await ended(office, 'asset')]
        for (const row of await noted(office)) await office.store.remove('retention', row)
        for (const row of await office.store.rows('duties')) {
          if (row.kind === 'decideRetention') await office.store.remove('duties', row)
        }
        const { kept } = await office.desk('ann').retention.get({ case: one })
        expect(kept.map(({ state, due }) => [state, due])).toEqual([['dated', '2026-01-01']])
        expect((await office.desk('ann').retention.try()).counts.new).toBe(2)
        expect((await sweep(office)).changed).toEqual([one, two])
        await expectFresh(office)
      }))
  })

  describe('what stands on a disposal', () => {
    it('P9.1: is not reopened, merged or decided, and keeps its rule and its place', () =>
      inKeeping(kind, async (office) => {
        const [number, other] = [await ended(office, 'matter'), await ended(office, 'matter', '2025-01-01')]
        const { disposal } = await office.desk('arno').disposals.propose({ title: 'Due' })
        expect(await dates(office, number)).toEqual([[number, '', 'listed', '2026-01-01']])
        const { store } = office
        const lacks = { number, lacks: ['notOnDisposal'] }
        const reopen = () => office.desk('hana').cases.reopen({ case: number, reason: 'R' })
        await refused(store, reopen, 'NOT_READY', lacks)
        await refused(
          store,
          () => office.desk('hana').cases.merge({ case: number, into: other, reason: 'R' }),
          'NOT_READY',
          lacks,
        )
        await refused(
          store,
          () => office.desk('hana').cases.merge({ case: other, into: number, reason: 'R' }),
          'NOT_READY',
          lacks,
        )
        const own = { period: 'P9Y', citation: 'The board' }
        await refused(store, () => office.desk('arno').retention.decide({ case: number, own }), 'NOT_READY', lacks)
        const later = office.under(longer)
        expect((await sweep(later)).changed).toEqual([other])
        // Its facts may turn out to be others all the same.
        await later.desk('ann').cases.amend({ case: number, fields: { closedOn: '2019-01-01' } })
        expect(await dates(later, number)).toEqual([[number, '', 'listed', '2025-01-01']])
        const { kept } = await later.desk('ann').retention.get({ case: number })
        expect(kept[0]).toMatchObject({ state: 'listed', disposal: disposal.number, due: '2025-01-01' })
        await later.desk('arno').disposals.abort({ disposal: disposal.number, reason: 'Not yet' })
        await later.desk('hana').cases.reopen({ case: number, reason: 'It goes on' })
        expect(await dates(later, number)).toEqual([])
      }))
  })
})
