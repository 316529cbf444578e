import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'

const paper = { channel: 'handover' } as const
const [one, two, three] = ['KH0001-001', 'KH0001-002', 'KH0001-003'] as const
const archived = (office: Office) =>
  clientAt(office, 'archived', [letter('On paper', paper), letter('Too', paper), letter('And this', paper)])

async function approved(office: Office, who: Person, documents: readonly string[], more: object = {}) {
  const ask = { kind: 'loan', documents, purpose: 'To prepare a visit', ...more } as const
  const { number: request } = (await office.desk(who).requests.ask(ask)).request
  for (const each of ['hana', 'aida'] as const) await office.desk(each).requests.decide({ request, verdict: 'approve' })
  return request
}
const chase = async (office: Office) => {
  const { expired, notices, events } = await office.desk('arno').requests.chase()
  return { expired, notices, events: events.map(({ type }) => type) }
}
const nothing = { expired: [], notices: [], events: [] }
const stateOf = async (office: Office, request: string) => {
  const { request: now, items } = await office.desk('arno').requests.get({ request })
  return [now.state, now.expires, ...items.map(({ state }) => state)]
}
/** Where each original is, and how many each borrower has. */
const shelf = async (office: Office) => {
  const originals = await office.store.rows('originals')
  const borrowers = await office.store.rows('borrowers')
  return [
    originals.map(({ state, request, item }) => [state, request, item]),
    Object.fromEntries(borrowers.map(({ person, out }) => [person, out])),
  ]
}
const free = ['onShelf', null, null]

overStores((kind) => {
  describe('what was handed over and not confirmed', () => {
    it('§13: lapses after as many days as there are to fetch it, once, and goes back to its shelf', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office, 'ben', [one, two])
        office.clock.set('2026-03-04')
        await office.desk('arno').requests.handOver({ request })
        // Wednesday the 4th and five working days: counted from when it was laid out.
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-11', 'offered', 'offered'])
        await office.desk('ben').requests.confirm({ request, items: [2] })
        office.clock.set('2026-03-11')
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-12')
        // It is refused before anybody has run what lets it lapse.
        const lapsed = { blocks: [{ because: 'expired', clause: '§13', until: '2026-03-11' }] }
        await refused(office.store, () => office.desk('ben').requests.confirm({ request }), 'BLOCKED', lapsed)
        await refused(office.store, () => office.desk('arno').requests.callOff({ request }), 'BLOCKED', lapsed)
        expect(await chase(office)).toEqual({ ...nothing, expired: [request], events: ['request.expired'] })
        expect(await stateOf(office, request)).toEqual(['active', null, 'expired', 'out'])
        expect(await shelf(office)).toEqual([[free, ['out', request, 2], free], { 'p-ben': 1 }])
        expect(await chase(office)).toEqual(nothing)
        await refused(office.store, () => office.desk('ben').requests.confirm({ request }), 'NOT_READY')
        expect((await office.store.rows('outbox')).filter(({ type }) => type === 'request.expired')).toHaveLength(1)
        // What is out of it comes back as ever.
        await office.desk('ben').requests.giveBack({ request })
        await office.desk('arno').requests.takeBack({ request, items: [{ item: 2 }] })
        expect(await stateOf(office, request)).toEqual(['closed', null, 'expired', 'returned'])
      }))

    it('§13: whoever is next in line has their own days from then on', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const first = await approved(office, 'ben', [one])
        const second = await approved(office, 'ann', [one])
        await office.desk('arno').requests.handOver({ request: first })
        office.clock.set('2026-03-10')
        expect(await chase(office)).toEqual({ ...nothing, expired: [first], events: ['request.expired'] })
        expect(await stateOf(office, first)).toEqual(['closed', null, 'expired'])
        // Tuesday the 10th and five working days.
        office.clock.set('2026-03-17')
        expect(await chase(office)).toEqual(nothing)
        await office.desk('arno').requests.handOver({ request: second })
        await office.desk('ann').requests.confirm({ request: second })
        expect(await stateOf(office, second)).toEqual(['active', null, 'out'])
        expect((await shelf(office))[1]).toEqual({ 'p-ann': 1, 'p-ben': 0 })
      }))

    it('§13: of several requests at once each lapses whole, and their borrower has none of it', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const requests: string[] = []
        for (const document of [one, two, three]) requests.push(await approved(office, 'ben', [document]))
        for (const request of requests) await office.desk('arno').requests.handOver({ request })
        const last = requests.pop()!
        await office.desk('ben').requests.confirm({ request: last })
        expect((await shelf(office))[1]).toEqual({ 'p-ben': 3 })
        office.clock.set('2026-03-10')
        expect((await chase(office)).expired).toEqual(requests)
        expect(await shelf(office)).toEqual([[free, free, ['out', last, 1]], { 'p-ben': 1 }])
        expect(await chase(office)).toEqual(nothing)
      }))

    it('§13: what is not fetched beside it keeps its own days, whichever end first', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office, 'ben', [one, two])
        office.clock.set('2026-03-05')
        await office.desk('arno').requests.handOver({ request, items: [1] })
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-09', 'offered', 'granted'])
        office.clock.set('2026-03-10')
        expect((await chase(office)).expired).toEqual([request])
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-12', 'offered', 'expired'])
        office.clock.set('2026-03-13')
        expect((await chase(office)).expired).toEqual([request])
        expect(await stateOf(office, request)).toEqual(['closed', null, 'expired', 'expired'])
      }))

    it('§13: lapses as well where what else was granted is given up, or called off and laid out again', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office, 'ben', [one, two])
        await office.desk('arno').requests.handOver({ request, items: [1] })
        await office.desk('ben').requests.withdraw({ request })
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-09', 'offered', 'withdrawn'])
        office.clock.set('2026-03-06')
        await office.desk('arno').requests.callOff({ request })
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-13', 'granted', 'withdrawn'])
        office.clock.set('2026-03-13')
        await office.desk('arno').requests.handOver({ request })
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-20', 'offered', 'withdrawn'])
        office.clock.set('2026-03-23')
        expect((await chase(office)).expired).toEqual([request])
        expect(await stateOf(office, request)).toEqual(['closed', null, 'expired', 'withdrawn'])
      }))

    it('P6.2: a reading that is laid out lapses with its last day', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const period = { kind: 'consultation', from: '2026-03-03', until: '2026-03-04' }
        const request = await approved(office, 'ben', [one], period)
        office.clock.set('2026-03-04')
        await office.desk('arno').requests.handOver({ request })
        expect(await stateOf(office, request)).toEqual(['active', '2026-03-04', 'offered'])
        office.clock.set('2026-03-05')
        const over = { blocks: [{ because: 'over', clause: 'P6.2', until: '2026-03-04' }] }
        await refused(office.store, () => office.desk('arno').requests.callOff({ request }), 'BLOCKED', over)
        expect((await chase(office)).expired).toEqual([request])
        expect(await shelf(office)).toEqual([[free, free, free], { 'p-ben': 0 }])
      }))

    it('§13: the company sets how long', () =>
      inOffice(
        kind,
        async (office) => {
          await archived(office)
          const request = await approved(office, 'ben', [one])
          await office.desk('arno').requests.handOver({ request })
          expect(await stateOf(office, request)).toEqual(['active', '2026-03-03', 'offered'])
        },
        { settings: { requests: { unfetchedExpires: 1 } } },
      ))
  })
})
