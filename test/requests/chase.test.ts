import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'

const paper = { channel: 'handover' } as const
const archived = (office: Office) => clientAt(office, 'archived', [letter('On paper', paper), letter('Too', paper)])
const documents = ['KH0001-001', 'KH0001-002']

async function asked(office: Office, more: object = {}) {
  const ask = { kind: 'loan', documents, purpose: 'To prepare a visit', ...more } as const
  return (await office.desk('ben').requests.ask(ask)).request.number
}
async function approved(office: Office, more: object = {}) {
  const request = await asked(office, more)
  await office.desk('hana').requests.decide({ request, verdict: 'approve' })
  await office.desk('aida').requests.decide({ request, verdict: 'approve' })
  return request
}
const chase = async (office: Office) => {
  const { expired, nudges, notices, events } = await office.desk('arno').requests.chase()
  return { expired, nudges, notices, events: events.map(({ type }) => type) }
}
const nothing = { expired: [], nudges: [], notices: [], events: [] }
const stateOf = async (office: Office, request: string) => {
  const { request: now, items } = await office.desk('arno').requests.get({ request })
  return [now.state, ...items.map(({ state }) => state)]
}

overStores((kind) => {
  describe('what time brings about', () => {
    it('§13: a step is reminded of after 2 working days, escalated after 5, and lapses after 10', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await asked(office)
        // Monday 2 March. Tuesday is too early for anything.
        office.clock.set('2026-03-03')
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-04')
        const step = { request, step: 1 }
        expect(await chase(office)).toEqual({
          ...nothing,
          nudges: [{ ...step, kind: 'remind' }],
          events: ['request.reminded'],
        })
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-09')
        expect((await chase(office)).nudges).toEqual([{ ...step, kind: 'escalate' }])
        expect(await chase(office)).toEqual(nothing)
        // The last day is in time.
        office.clock.set('2026-03-16')
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-17')
        expect(await chase(office)).toEqual({ ...nothing, expired: [request], events: ['request.expired'] })
        expect(await stateOf(office, request)).toEqual(['expired', 'expired', 'expired'])
        expect(await chase(office)).toEqual(nothing)
        await refused(
          office.store,
          () => office.desk('hana').requests.decide({ request, verdict: 'approve' }),
          'FORBIDDEN',
        )
      }))

    it('§13: what is not fetched within 5 working days lapses, and what is out of it comes back as ever', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office)
        await office.desk('arno').requests.handOver({ request, items: [1] })
        await office.desk('ben').requests.confirm({ request })
        office.clock.set('2026-03-10')
        // Ask too late for the other one: it is refused before anybody has run what lets it lapse.
        await refused(office.store, () => office.desk('arno').requests.handOver({ request }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'expired', until: '2026-03-09' })],
        })
        expect((await chase(office)).expired).toEqual([request])
        expect(await stateOf(office, request)).toEqual(['active', 'out', 'expired'])
        await office.desk('ben').requests.giveBack({ request })
        await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        expect(await stateOf(office, request)).toEqual(['closed', 'returned', 'expired'])
      }))

    it('§13: what is to be read later is fetched later: its days count from the first of the reading', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const period = { from: '2026-03-20', until: '2026-03-27' }
        const request = await approved(office, { kind: 'consultation', documents: documents.slice(0, 1), ...period })
        office.clock.set('2026-03-19')
        expect((await chase(office)).expired).toEqual([])
        // Friday the 20th and five working days.
        office.clock.set('2026-03-27')
        expect((await chase(office)).expired).toEqual([])
        await office.desk('arno').requests.handOver({ request })
        expect(await stateOf(office, request)).toEqual(['active', 'offered'])
      }))

    it('§13: what waits for its original does not lapse meanwhile, and has its days once that is back', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const [one] = documents
        const first = await approved(office, { documents: [one] })
        await office.desk('arno').requests.handOver({ request: first })
        await office.desk('ben').requests.confirm({ request: first })
        const { request: asked } = await office
          .desk('ann')
          .requests.ask({ kind: 'loan', documents, purpose: 'To prepare a visit' })
        const second = asked.number
        for (const who of ['hana', 'aida'] as const)
          await office.desk(who).requests.decide({ request: second, verdict: 'approve' })
        const third = await approved(office, { documents: [one] }).catch((error: unknown) => error)
        expect(third).toMatchObject({ code: 'BLOCKED' })
        // The other document could be fetched, and lapses; the one that is out does not.
        office.clock.set('2026-03-10')
        expect(await chase(office)).toMatchObject({ expired: [second], events: ['request.expired'] })
        expect(await stateOf(office, second)).toEqual(['approved', 'granted', 'expired'])
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-13')
        await office.desk('ben').requests.giveBack({ request: first })
        await office.desk('arno').requests.takeBack({ request: first, items: [{ item: 1 }] })
        // Friday the 13th and five working days.
        office.clock.set('2026-03-20')
        expect((await chase(office)).expired).toEqual([])
        office.clock.set('2026-03-23')
        await refused(office.store, () => office.desk('arno').requests.handOver({ request: second }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'expired', until: '2026-03-20' })],
        })
        expect((await chase(office)).expired).toEqual([second])
        expect(await stateOf(office, second)).toEqual(['expired', 'expired', 'expired'])
      }))

    it('P7.2: a borrower is told before and after the due date, then their head, each once', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office, { documents: ['KH0001-001'] })
        await office.desk('arno').requests.handOver({ request })
        const { items } = await office.desk('ben').requests.confirm({ request })
        expect(items[0]!.due).toBe('2026-03-16')
        const told = async (day: string) => {
          office.clock.set(day)
          return (await chase(office)).notices.map(({ kind }) => kind)
        }
        expect(await told('2026-03-11')).toEqual([])
        expect(await told('2026-03-12')).toEqual(['dueSoon'])
        expect(await told('2026-03-12')).toEqual([])
        expect(await told('2026-03-16')).toEqual([])
        expect(await told('2026-03-17')).toEqual(['overdue'])
        expect(await told('2026-03-18')).toEqual([])
        expect(await told('2026-03-19')).toEqual(['toHead'])
        expect(await told('2026-05-19')).toEqual([])
        const sent = (await office.store.rows('outbox')).filter(({ type }) => type === 'loan.noticed')
        expect(sent.map(({ data }) => (data as { readonly kind: string }).kind).sort()).toEqual([
          'dueSoon',
          'overdue',
          'toHead',
        ])
      }))

    it('P7.2: what came back, or was renewed, is not chased for its old date', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office)
        await office.desk('arno').requests.handOver({ request })
        await office.desk('ben').requests.confirm({ request })
        await office.desk('ben').requests.giveBack({ request, items: [1] })
        await office.desk('ben').requests.renew({ request, item: 2, reason: 'Put off' })
        await office.desk('arno').requests.decideRenewal({ request, item: 2, verdict: 'grant' })
        office.clock.set('2026-03-20')
        expect(await chase(office)).toEqual(nothing)
        office.clock.set('2026-03-26')
        expect((await chase(office)).notices).toEqual([{ request, item: 2, kind: 'dueSoon' }])
      }))

    it('P6.2: what is electronic is closed by its date, and nothing of it is overdue', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [letter('By e-mail')])
        const reading = { kind: 'consultation', documents: ['KH0001-001'], purpose: 'To read', until: '2026-03-04' }
        const request = (await office.desk('ben').requests.ask(reading as never)).request.number
        await office.desk('hana').requests.decide({ request, verdict: 'approve' })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        await office.desk('arno').requests.handOver({ request })
        await invalid(
          office.store,
          () => office.desk('ben').requests.reportLost({ request, item: 1, reason: 'Gone' }),
          ['item'],
          'choice',
          [],
        )
        office.clock.set('2026-03-05')
        const { items } = await office.desk('ben').requests.get({ request })
        expect([items[0]!.state, items[0]!.overdue, items[0]!.late]).toEqual(['inReading', false, 0])
        const { ended } = await office.desk('arno').requests.chase()
        expect(ended).toEqual([{ request, item: 1 }])
        expect(await stateOf(office, request)).toEqual(['closed', 'returned'])
        expect(await office.store.rows('grants')).toEqual([])
        expect((await office.desk('arno').requests.chase()).ended).toEqual([])
      }))

    it('P1.5: is for the archive and administrators', () =>
      inOffice(kind, async (office) => {
        await refused(office.store, () => office.desk('ben').requests.chase(), 'FORBIDDEN', { clause: 'P1.5' })
        expect(await office.desk('adam').requests.chase()).toMatchObject({ expired: [], more: false })
      }))
  })

  describe('a step that somebody else decides', () => {
    it('P6.2: is handed on by whose turn it is, never to who asked', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await asked(office)
        const hands = (who: Person, to: string) => () =>
          office.desk(who).requests.reassign({ request, to, reason: 'I am away' })
        await refused(office.store, hands('hana', 'p-ben'), 'SEPARATION', { pair: 'requesterAndApprover' })
        await refused(office.store, hands('ben', 'p-ann'), 'SEPARATION')
        await refused(office.store, hands('arno', 'p-ann'), 'FORBIDDEN', { relations: ['approver'] })
        const handed = await hands('hana', 'p-ann')()
        expect(handed.steps[0]).toMatchObject({ role: 'departmentHead', people: ['p-ann'], state: 'open' })
        const decides = (who: Person) => office.desk(who).requests.decide({ request, verdict: 'approve' })
        // Who handed it on decides it no more, nor learns anything new of it.
        await refused(office.store, () => decides('hana'), 'NOT_FOUND')
        expect((await office.desk('ann').requests.waiting()).items.map(({ number }) => number)).toEqual([request])
        expect((await decides('ann')).steps[0]!.decisions).toMatchObject([{ person: 'p-ann', verdict: 'approve' }])
        await refused(office.store, () => decides('ann'), 'FORBIDDEN')
      }))

    it('P6.2: of people who all have to decide each hands on their own part, and nobody twice', () =>
      inOffice(
        kind,
        async (office) => {
          await archived(office)
          const request = await asked(office)
          const act = (who: Person) => office.desk(who).requests
          await act('ann').decide({ request, verdict: 'approve' })
          // Who has decided hands nothing on any more.
          const again = () => act('ann').reassign({ request, to: 'p-mark', reason: 'I am away' })
          await refused(office.store, again, 'ILLEGAL')
          const handed = await act('ivy').reassign({ request, to: 'p-mark', reason: 'I am away' })
          expect(handed.steps[0]).toMatchObject({ need: 'all', people: ['p-ann', 'p-mark'] })
          expect(handed.request.state).toBe('deciding')
          expect((await act('mark').decide({ request, verdict: 'approve' })).request.state).toBe('approved')
        },
        { settings: { approvals: { loan: [{ role: 'departmentHead', people: ['p-ann', 'p-ivy'], need: 'all' }] } } },
      ))

    it('P6.2: of people who are named one is enough, or all are needed, each once', async () => {
      for (const need of ['any', 'all'] as const) {
        const step = { role: 'departmentHead' as const, people: ['p-ann', 'p-ivy'], need }
        await inOffice(
          kind,
          async (office) => {
            await archived(office)
            const request = await asked(office)
            const decides = (who: Person) => office.desk(who).requests.decide({ request, verdict: 'approve' })
            const first = await decides('ann')
            expect(first.request.state).toBe(need === 'any' ? 'approved' : 'deciding')
            await refused(office.store, () => decides('ann'), need === 'any' ? 'FORBIDDEN' : 'ILLEGAL')
            if (need === 'all') expect((await decides('ivy')).request.state).toBe('approved')
            expect((await office.desk('ivy').requests.waiting()).items).toEqual([])
          },
          { settings: { approvals: { loan: [step] } } },
        )
      }
    })
  })

  describe('what was not fetched, and copies', () => {
    it('P7.2: what was laid out and not taken goes back to its shelf', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await approved(office)
        await office.desk('arno').requests.handOver({ request })
        const off = await office.desk('arno').requests.callOff({ request, items: [2] })
        expect(off.items.map(({ state, offered }) => [state, offered !== null])).toEqual([
          ['offered', true],
          ['granted', false],
        ])
        expect((await office.store.rows('originals')).map(({ state }) => state)).toEqual(['out', 'onShelf'])
        expect((await office.store.rows('borrowers'))[0]!.out).toBe(1)
        await office.desk('arno').requests.handOver({ request })
      }))

    it('P6.2: no more copies are made than were asked for and permitted', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await asked(office, { copies: 3 })
        await office.desk('hana').requests.decide({ request, verdict: 'approve', copies: 2 })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        await office.desk('arno').requests.handOver({ request })
        await office.desk('ben').requests.confirm({ request })
        const copies = (count: number) => () =>
          office.desk('arno').requests.copy({ request, item: 1, copies: count, mark: 'Copy, for the visit only' })
        await invalid(office.store, copies(3), ['copies'], 'too_big', ['at most 2'])
        const made = await copies(2)()
        expect(made.request.copies).toEqual({ asked: 3, allowed: 2, made: 2 })
        expect(made.items[0]).toMatchObject({ copies: 2, copyMark: 'Copy, for the visit only' })
        await refused(office.store, copies(1), 'NOT_READY', { lacks: ['copiesPermitted'] })
      }))
  })
})
