import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { hold, lawsuit } from '../support/holds.ts'
import { inOffice, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

overStores((kind) => {
  describe('a hold (凍結銷毀)', () => {
    it('is placed with a number, a reason and a day of review, and stands in the history of its case', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const { hold: placed, events } = await office
          .desk('arno')
          .holds.place({ ...lawsuit, on: { scope: 'case', case: number } })
        expect(placed).toEqual({
          number: 'DJ2026-0001',
          kind: 'legal',
          on: { scope: 'case', case: number },
          kept: [],
          reason: 'A lawsuit',
          review: '2026-06-30',
          reviewDue: false,
          state: 'active',
          placed: '2026-03-02T02:00:00.000Z',
          placedBy: 'p-arno',
          lifted: null,
          liftedBy: null,
          liftReason: null,
          policy: 'test-1',
          version: 1,
        })
        expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
          { type: 'hold.placed', data: { hold: 'DJ2026-0001', kind: 'legal', scope: 'case' } },
        ])
        expect(await office.desk('olga').holds.get({ hold: placed.number })).toEqual({ hold: placed })
        const { items } = await office.desk('ann').trail.history({ case: number })
        expect(items.map(({ operation }) => operation)).toEqual(['cases.open', 'holds.place'])
        // Why it is held is told to the archive alone.
        expect(JSON.stringify(items)).not.toContain('A lawsuit')
        expect((await office.desk('olga').trail.verify({ case: number })).intact).toBe(true)
      }))

    it('is numbered by year, whatever its scope', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        expect(await hold(office, { scope: 'case', case: number })).toBe('DJ2026-0001')
        expect(await hold(office, { scope: 'person', person: 'p-ann' })).toBe('DJ2026-0002')
        office.clock.set('2027-01-04')
        const later = { ...lawsuit, review: '2027-06-30', on: { scope: 'query', department: 'sales' } } as const
        expect((await office.desk('aida').holds.place(later)).hold.number).toBe('DJ2027-0001')
      }))

    it('is lifted with a reason, once, and stays to be read', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const placed = await hold(office, { scope: 'case', case: number })
        office.clock.set('2026-04-01')
        const lifted = await office.desk('aida').holds.lift({ hold: placed, reason: 'Settled', version: 1 })
        expect(lifted.hold).toMatchObject({
          state: 'lifted',
          lifted: '2026-04-01T02:00:00.000Z',
          liftedBy: 'p-aida',
          liftReason: 'Settled',
          reason: 'A lawsuit',
          version: 2,
        })
        expect(lifted.events.map(({ type }) => type)).toEqual(['hold.lifted'])
        const { holds } = office.desk('arno')
        const illegal = { what: 'hold', number: placed, state: 'lifted', legal: [] }
        await refused(office.store, () => holds.lift({ hold: placed, reason: 'Again' }), 'ILLEGAL', illegal)
        await refused(office.store, () => holds.review({ hold: placed, review: '2026-12-31' }), 'ILLEGAL', illegal)
        expect((await holds.list()).items).toEqual([])
        expect((await holds.list({ state: 'lifted', case: number })).items).toEqual([lifted.hold])
        const { items } = await office.desk('ann').trail.history({ case: number })
        expect(items.map(({ operation }) => operation)).toEqual(['cases.open', 'holds.place', 'holds.lift'])
      }))

    it('goes on after its day of review, which says that it is due, until a new day is given', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const { holds } = office.desk('arno')
        const placed = await hold(office, { scope: 'case', case: number })
        const due = async () => (await holds.get({ hold: placed })).hold.reviewDue
        office.clock.set('2026-06-29')
        expect(await due()).toBe(false)
        office.clock.set('2026-06-30')
        expect(await due()).toBe(true)
        office.clock.set('2027-06-30')
        expect((await holds.list({ case: number })).items).toMatchObject([{ state: 'active', reviewDue: true }])
        const reviewed = await holds.review({ hold: placed, review: '2027-12-31', version: 1 })
        expect(reviewed.hold).toMatchObject({ review: '2027-12-31', reviewDue: false, state: 'active', version: 2 })
        expect(reviewed.events.map(({ type, data }) => ({ type, data }))).toEqual([
          { type: 'hold.reviewed', data: { hold: placed, review: '2027-12-31' } },
        ])
        await holds.lift({ hold: placed, reason: 'Settled' })
        office.clock.set('2028-01-03')
        expect(await due()).toBe(false)
      }))

    it('is listed by the day on which it is to be looked at again, page by page', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const { holds } = office.desk('arno')
        for (const review of ['2026-09-30', '2026-03-02', '2026-06-30', '2026-06-30']) {
          await holds.place({ ...lawsuit, review, on: { scope: 'case', case: number } })
        }
        const numbers = async (input?: Parameters<typeof holds.list>[0]) =>
          (await holds.list(input)).items.map((one) => one.number)
        const inOrder = ['DJ2026-0002', 'DJ2026-0003', 'DJ2026-0004', 'DJ2026-0001']
        expect(await numbers()).toEqual(inOrder)
        expect(await numbers({ reviewTo: '2026-06-29' })).toEqual(['DJ2026-0002'])
        expect(await numbers({ reviewTo: '2026-06-30' })).toEqual(inOrder.slice(0, 3))
        const paged: string[] = []
        let after: string | undefined
        do {
          const page = await holds.list({ limit: 1, after })
          paged.push(...page.items.map((one) => one.number))
          after = page.next ?? undefined
        } while (after !== undefined)
        expect(paged).toEqual(inOrder)
      }))

    it('is placed once under one name of the act', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const input = { ...lawsuit, on: { scope: 'case', case: number }, idempotencyKey: 'k-1' } as const
        const first = await office.desk('arno').holds.place(input)
        expect(await office.desk('arno').holds.place(input)).toEqual(first)
        expect(await office.store.rows('holds')).toHaveLength(1)
      }))
  })
})
