import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import { invalid, refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const [paper, electronic] = ['KH0001-001', 'KH0001-002'] as const
const blocked = (because: string, facts: object = {}) => ({
  blocks: [expect.objectContaining({ because, ...facts })],
})
const chase = async (office: Office) => await office.desk('arno').requests.chase()

overStores((kind) => {
  describe('what changes in the middle of a request', () => {
    it('§13: what nobody decided in time is decided, handed on and resolved no more, whether chase has run or not', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'deciding')
        const words = await requestAt(office, 'submitted')
        // Ten working days from Monday the 2nd.
        office.clock.set('2026-03-17')
        const lapsed = blocked('lapsed', { until: '2026-03-16' })
        const { requests } = office.desk('hana')
        await refused(office.store, () => requests.decide({ request, verdict: 'approve' }), 'BLOCKED', lapsed)
        await refused(office.store, () => requests.reassign({ request, to: 'p-mark', reason: 'R' }), 'BLOCKED', lapsed)
        const resolve = () => office.desk('arno').requests.resolve({ request: words, documents: [paper] })
        await refused(office.store, resolve, 'BLOCKED', lapsed)
        expect((await requests.waiting({})).items).toEqual([])
      }))

    it('§13: to call off one item gives the others no new days', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [
          letter('One', { channel: 'handover' }),
          letter('Two', { channel: 'handover' }),
        ])
        const request = await requestAt(office, 'approved', { documents: [paper, electronic] })
        office.clock.set('2026-03-04')
        await office.desk('arno').requests.handOver({ request, items: [1] })
        office.clock.set('2026-03-10')
        await office.desk('arno').requests.callOff({ request, items: [1] })
        const hand = (item: number) => () => office.desk('arno').requests.handOver({ request, items: [item] })
        await refused(office.store, hand(2), 'BLOCKED', blocked('expired', { until: '2026-03-09' }))
        expect((await chase(office)).expired).toEqual([request])
        expect((await hand(1)()).items.map(({ state }) => state)).toEqual(['offered', 'expired'])
      }))

    it('P6.2: a reading that begins later keeps an original from nobody before', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const later = { kind: 'consultation', from: '2026-03-20', until: '2026-03-24', purpose: 'To read' } as const
        const { request } = await office.desk('ann').requests.ask({ ...later, documents: [paper] })
        for (const who of ['hana', 'aida'] as const)
          await office.desk(who).requests.decide({ request: request.number, verdict: 'approve' })
        expect(await requestAt(office, 'offered')).toBe('JY2026-0001')
      }))

    it('P6.2: what was laid out for a reading is not confirmed after its last day', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const reading = { kind: 'consultation', documents: [paper], purpose: 'To read', until: '2026-03-03' } as const
        const { request: asked } = await office.desk('ben').requests.ask(reading)
        const request = asked.number
        for (const who of ['hana', 'aida'] as const)
          await office.desk(who).requests.decide({ request, verdict: 'approve' })
        await office.desk('arno').requests.handOver({ request })
        office.clock.set('2026-03-04')
        const confirm = () => office.desk('ben').requests.confirm({ request })
        await refused(office.store, confirm, 'BLOCKED', blocked('over', { until: '2026-03-03' }))
      }))

    it('P8.2: a level that is raised after the hand-over stops the confirmation, and the renewal', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'offered')
        const raise = (level: string) =>
          office.desk('arno').documents.correct({ document: paper, changes: { level }, reason: 'It names people' })
        await raise('confidential')
        const raised = blocked('levelRaised', { document: paper })
        await refused(office.store, () => office.desk('ben').requests.confirm({ request }), 'BLOCKED', raised)
      }))

    it('P8.2: a level that is raised closes on screen what was opened for a lower one', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await requestAt(office, 'offered', { kind: 'consultation', documents: [electronic] })
        const readable = async () => (await office.desk('ben').documents.readable({ document: electronic })).readable
        expect(await readable()).toBe(true)
        const changes = { level: 'confidential' }
        await office.desk('arno').documents.correct({ document: electronic, changes, reason: 'It names people' })
        expect(await readable()).toBe(false)
      }))

    it('P7.2: who was told that a loan is late is not told again when it is called back', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'out')
        office.clock.set('2026-03-23')
        const sent = async () => (await chase(office)).notices.map(({ kind: which }) => which)
        expect([await sent(), await sent(), await sent()].flat()).toContain('toHead')
        await office.desk('arno').requests.recall({ request, item: 1, reason: 'Needed' })
        expect(await sent()).toEqual([])
        const [item] = await office.store.rows('requestItems')
        expect([item!.due, item!.noticed]).toEqual(['2026-03-16', 'toHead'])
      }))

    it('P6.1: a case that became part of one that has ended has ended', () =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          await clientAt(office, 'archived', [letter('Of the other', { channel: 'handover' })])
          await office.desk('hana').cases.merge({ case: 'KH0002', into: 'KH0001', reason: 'Opened twice' })
          await office.desk('ann').cases.end({ case: 'KH0001', on: '2026-03-01' })
          const asked = { kind: 'loan', documents: ['KH0002-001'], purpose: 'To read' } as const
          await refused(office.store, () => office.desk('ben').requests.ask(asked), 'BLOCKED', blocked('caseEnded'))
        },
        { settings: { requests: { ofEndedCases: [] } } },
      ))

    it('P1.4: of a whole case nobody asks for what is above their clearance', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [
          letter('Open', { channel: 'handover' }),
          letter('Closed', { channel: 'handover', level: 'confidential' }),
        ])
        const asked = await office.desk('ivy').requests.ask({ kind: 'loan', case: 'KH0001', purpose: 'To read' })
        expect(asked.items.map(({ document }) => document)).toEqual([paper])
      }))

    it('P7.2: nobody borrows what they have, or wait for, already', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'deciding')
        const asked = { kind: 'loan', documents: [paper], purpose: 'To read' } as const
        const again = () => office.desk('ben').requests.ask(asked)
        await refused(office.store, again, 'BLOCKED', blocked('yours', { request, document: paper }))
        await office.desk('ben').requests.withdraw({ request })
        await again()
      }))

    it('P7.2: what is lent electronically is given back by a statement that it is deleted', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const { request: asked } = await office
          .desk('ben')
          .requests.ask({ kind: 'loan', documents: [electronic], purpose: 'To read' })
        const request = asked.number
        for (const who of ['hana', 'aida'] as const)
          await office.desk(who).requests.decide({ request, verdict: 'approve' })
        await office.desk('arno').requests.handOver({ request })
        const readable = async () => (await office.desk('ben').documents.readable({ document: electronic })).readable
        expect(await readable()).toBe(true)
        office.clock.set('2026-03-23')
        await chase(office)
        const { items } = await office.desk('ben').requests.get({ request })
        expect(items[0]).toMatchObject({ state: 'out', overdue: true })
        const check = () => office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        await refused(office.store, check, 'NOT_READY', { lacks: ['givenBackOrForm'] })
        await office.desk('ben').requests.giveBack({ request })
        expect(await office.store.rows('grants')).toEqual([])
        expect((await check()).request.state).toBe('closed')
      }))

    it('P7.2: nothing electronic is lent where the policy does not say so', () =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          const asked = { kind: 'loan', documents: [electronic], purpose: 'To read' } as const
          const ask = () => office.desk('ben').requests.ask(asked)
          await refused(office.store, ask, 'BLOCKED', blocked('electronicNotLent'))
          await office.desk('ben').requests.ask({ ...asked, kind: 'consultation' })
        },
        { settings: { loans: { electronic: false } } },
      ))

    it('P6.2: nobody hands a decision on to themselves, nor to whom it is for; who handed it on decides no more', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'deciding')
        await office.desk('hana').requests.reassign({ request, to: 'p-mark', reason: 'Away' })
        const own = () => office.desk('mark').requests.reassign({ request, to: 'p-mark', reason: 'R' })
        await invalid(office.store, own, ['to'], 'same')
        const handed = await office.desk('mark').requests.reassign({ request, to: 'p-mia', reason: 'Away' })
        const seen = await office.desk('olga').requests.get({ request })
        for (const { steps } of [handed, seen]) expect(steps[0]!.people).toEqual(['p-mia'])
        await office.desk('mia').requests.decide({ request, verdict: 'approve' })
      }))

    it('§13: the archive does nothing alone with what one of its own has borrowed', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'out', { asker: 'abel', approvers: ['aida'] })
        const { requests } = office.desk('abel')
        await requests.reportLost({ request, item: 1, reason: 'Left in a train' })
        const own = { pair: 'lenderAndBorrower' }
        await refused(office.store, () => requests.find({ request, item: 1 }), 'SEPARATION', own)
        await refused(office.store, () => requests.settle({ request, item: 1, by: 'paid' }), 'SEPARATION', own)
      }))

    it('P6.1: a name that nobody has is refused and logged, however long it is', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const outsider = '長'.repeat(200)
        const asked = { kind: 'consultation', documents: [paper], purpose: 'To read', outsider } as const
        const ask = () => office.desk('ben').requests.ask(asked)
        await refused(office.store, ask, 'NOT_FOUND', { what: 'outsider', number: outsider })
        expect((await office.store.rows('refusals')).map(({ about }) => about)).toEqual(['長'.repeat(64)])
      }))

    it('P6.1: a sponsor is somebody of the company', () =>
      inOffice(kind, async (office) => {
        const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'E1' }
        await office.desk('ben').outsiders.record(li)
        const by = (sponsor: string) => () =>
          office.desk('arno').outsiders.record({ ...li, person: 'g-wu', name: 'Wu', sponsor })
        await invalid(office.store, by('g-li'), ['sponsor'], 'absent')
        await by('p-ann')()
      }))

    it('P6.2: a period ends in a year that anybody works in', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const asked = { kind: 'consultation', documents: [paper], purpose: 'To read' } as const
        for (const name of ['from', 'until'] as const) {
          const far = () => office.desk('ben').requests.ask({ ...asked, [name]: '9999-12-31' })
          await invalid(office.store, far, [name], 'too_big')
        }
      }))

    it('P7.2: a limit holds for electronic loans that are handed over at once', () =>
      inOffice(
        kind,
        async (office) => {
          const numbers: string[] = []
          for (let each = 0; each < 4; each++) {
            const { case: number } = await clientAt(office, 'archived', [letter(`Of ${each}`)])
            const { request } = await office
              .desk('ben')
              .requests.ask({ kind: 'loan', case: number, purpose: 'To read' })
            for (const who of ['hana', 'aida'] as const)
              await office.desk(who).requests.decide({ request: request.number, verdict: 'approve' })
            numbers.push(request.number)
          }
          const handed = await Promise.allSettled(
            numbers.map((request) => office.desk('arno').requests.handOver({ request })),
          )
          expect(handed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
          const states = (await office.store.rows('requestItems')).map(({ state }) => state)
          expect(states.filter((state) => state === 'out')).toHaveLength(1)
        },
        { settings: { loans: { limits: [{ items: 1 }] } } },
      ))
  })
})
