import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'

const paper = { channel: 'handover' } as const
const archived = (office: Office) =>
  clientAt(office, 'archived', [letter('On paper', paper), letter('Also on paper', paper), letter('By e-mail')])
const ask = { kind: 'loan', documents: ['KH0001-001'], purpose: 'To prepare a visit' } as const

type Stage = 'asked' | 'approvedOnce' | 'approved' | 'offered' | 'out' | 'returning' | 'returned'
/** Ben's loan of a paper letter, as far as a stage. */
async function loanAt(office: Office, stage: Stage) {
  const request = (await office.desk('ben').requests.ask(ask)).request.number
  const acts: readonly (readonly [Stage, () => Promise<unknown>])[] = [
    ['approvedOnce', () => office.desk('hana').requests.decide({ request, verdict: 'approve' })],
    ['approved', () => office.desk('aida').requests.decide({ request, verdict: 'approve' })],
    ['offered', () => office.desk('arno').requests.handOver({ request })],
    ['out', () => office.desk('ben').requests.confirm({ request })],
    ['returning', () => office.desk('ben').requests.giveBack({ request })],
    ['returned', () => office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })],
  ]
  const last = acts.findIndex(([name]) => name === stage)
  for (const [, act] of acts.slice(0, last + 1)) await act()
  return request
}

overStores((kind) => {
  describe('asking is refused, and nothing changed', () => {
    it('P6.2: for what is not well asked', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { requests } = office.desk('ben')
        const { store } = office
        const asked = (more: object) => () => requests.ask({ ...ask, ...more } as never)
        await invalid(store, asked({ documents: undefined }), [], 'oneOf', ['case', 'documents', 'description'])
        await invalid(store, asked({ description: 'Both' }), [], 'oneOf')
        await invalid(store, asked({ documents: ['KH0001-001', 'KH0001-001'] }), ['documents', 1], 'twice')
        await invalid(store, asked({ documents: ['KH0001'] }), ['documents', 0], 'otherKind', ['KH0001-001'])
        await invalid(store, asked({ purpose: ' ' }), ['purpose'], 'required')
        await invalid(store, asked({ until: '2026-03-05' }), ['until'], 'kind')
        await invalid(store, asked({ kind: 'consultation', days: 3 }), ['days'], 'kind')
        await invalid(store, asked({ days: 0 }), ['days'], 'too_small')
        await invalid(store, asked({ from: '2026-02-30', kind: 'consultation' }), ['from'], 'day')
        await invalid(store, asked({ department: 'hr' }), ['department'], 'choice', ['sales'])
        await invalid(store, () => office.desk('olga').requests.ask({ ...ask }), ['department'], 'required')
      }))

    it('P6.1: for what is not there, not known, not in the archive or not of that case', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const other = await openClient(office, [letter('On its way')])
        const { store } = office
        const asks = (who: Person, more: object) => () => office.desk(who).requests.ask({ ...ask, ...more } as never)
        await refused(store, asks('ben', { documents: ['KH0001-009'] }), 'NOT_FOUND', { what: 'document' })
        await refused(store, asks('uma', {}), 'NOT_FOUND', { what: 'document', number: 'KH0001-001' })
        await refused(store, asks('uma', { documents: undefined, case: 'KH0001' }), 'NOT_FOUND', { what: 'case' })
        await invalid(store, asks('ben', { case: other.number }), ['documents', 0], 'notInCase')
        await refused(store, asks('ben', { documents: undefined, case: other.number }), 'NOT_READY', {
          lacks: ['somethingArchived'],
        })
        await office.desk('ann').batches.withdraw({ batch: other.batch!.number, reason: 'Opened in error' })
        await office.desk('hana').cases.void({ case: other.number, reason: 'Opened in error' })
        await refused(store, asks('ben', { documents: undefined, case: other.number }), 'ILLEGAL', { state: 'voided' })
      }))

    it('P7.2: for longer than may be, with all reasons at once', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { requests } = office.desk('ben')
        const { store } = office
        await refused(store, () => requests.ask({ ...ask, days: 11 }), 'BLOCKED', {
          blocks: [
            expect.objectContaining({ because: 'tooLong', days: 11, longest: expect.objectContaining({ value: 10 }) }),
          ],
        })
        const reading = { ...ask, kind: 'consultation', from: '2026-02-27', until: '2026-02-26' } as const
        await refused(store, () => requests.ask(reading), 'BLOCKED', {
          blocks: [
            expect.objectContaining({ because: 'inThePast', day: '2026-02-27' }),
            expect.objectContaining({ because: 'endsBeforeItBegins' }),
          ],
        })
      }))
  })

  describe('a decision is refused, and nothing changed', () => {
    it('§13: by who asked, by whose turn it is not, and by anybody else', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await loanAt(office, 'asked')
        const decides = (who: Person) => () => office.desk(who).requests.decide({ request, verdict: 'approve' })
        const { store } = office
        await refused(store, decides('ben'), 'SEPARATION', { pair: 'requesterAndApprover' })
        // Out of order: the head of the archive comes after the head of the department.
        await refused(store, decides('aida'), 'FORBIDDEN', { reason: 'relation', relations: ['approver'] })
        await refused(store, decides('arno'), 'FORBIDDEN', { clause: 'P6.2' })
        await refused(store, decides('ann'), 'NOT_FOUND', { what: 'request' })
        await refused(store, decides('mark'), 'NOT_FOUND', { what: 'request' })
      }))

    it('§13: by a deputy in the requester’s own place', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const admin = office.desk('adam')
        await admin.departments.record({ department: 'sales', name: 'Sales', head: 'p-ann' })
        const range = { from: '2026-03-01', until: '2026-03-31' }
        await office.desk('ann').deputies.appoint({ deputy: 'p-ivy', ...range })
        const { request } = await office.desk('ben').requests.ask(ask)
        const decide = { request: request.number, verdict: 'approve' } as const
        // Of somebody else’s request the deputy decides in the head’s place, and it is told so.
        const decided = await office.desk('ivy').requests.decide(decide)
        expect(decided.steps[0]!.decisions).toMatchObject([{ person: 'p-ivy', behalf: 'p-ann', verdict: 'approve' }])
        // Of the head’s own request no step is left to her deputy.
        const own = await office.desk('ann').requests.ask(ask)
        expect(own.steps.map(({ role }) => role)).toEqual(['archiveHead'])
        await refused(
          office.store,
          () => office.desk('ivy').requests.decide({ request: own.request.number, verdict: 'approve' }),
          'NOT_FOUND',
        )
      }))

    it('P6.2: twice, when it is over, without a reason, of items that there are not, for more copies', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await loanAt(office, 'asked')
        const hana = office.desk('hana').requests
        const { store } = office
        await invalid(store, () => hana.decide({ request, verdict: 'reject' }), ['reason'], 'required')
        const refuse = [{ item: 9, reason: 'No' }]
        await invalid(store, () => hana.decide({ request, verdict: 'approve', refuse }), ['refuse', 0], 'choice', ['1'])
        await invalid(store, () => hana.decide({ request, verdict: 'approve', copies: 1 }), ['copies'], 'too_big')
        const all = [{ item: 1, reason: 'No' }]
        await invalid(
          store,
          () => hana.decide({ request, verdict: 'reject', reason: 'No', refuse: all }),
          ['refuse'],
          'verdict',
        )
        await refused(store, () => hana.decide({ request, verdict: 'approve', version: 7 }), 'STALE', { current: 1 })
        await hana.decide({ request, verdict: 'approve' })
        await refused(store, () => hana.decide({ request, verdict: 'approve' }), 'FORBIDDEN', {
          relations: ['approver'],
        })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        await refused(store, () => office.desk('aida').requests.decide({ request, verdict: 'approve' }), 'FORBIDDEN')
      }))
  })

  describe('handing over and returning is refused, and nothing changed', () => {
    it('P7.2: to and by the wrong people', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { store } = office
        const request = await loanAt(office, 'approved')
        const hands = (who: Person) => () => office.desk(who).requests.handOver({ request })
        await refused(store, hands('ben'), 'FORBIDDEN', { relations: ['archive'] })
        await refused(store, hands('ann'), 'NOT_FOUND')
        await office.desk('arno').requests.handOver({ request })
        for (const who of ['arno', 'hana', 'aida'] as const) {
          await refused(store, () => office.desk(who).requests.confirm({ request }), 'FORBIDDEN', {
            relations: ['requester'],
          })
        }
        await office.desk('ben').requests.confirm({ request })
        await refused(store, () => office.desk('hana').requests.giveBack({ request }), 'FORBIDDEN')
        const back = { request, items: [{ item: 1 }] }
        await refused(store, () => office.desk('ben').requests.takeBack(back), 'FORBIDDEN', { relations: ['archive'] })
        await refused(store, () => office.desk('arno').requests.takeBack(back), 'NOT_READY', {
          lacks: ['givenBackOrForm'],
        })
        await office.desk('ben').requests.giveBack({ request })
        const damaged = { request, items: [{ item: 1, condition: 'damaged' as const }] }
        await invalid(store, () => office.desk('arno').requests.takeBack(damaged), ['items', 0, 'remark'], 'required')
      }))

    it('§13: of an archivist’s own request by the archivist', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { request } = await office.desk('arno').requests.ask(ask)
        const { number } = request
        // The archive’s own head decides for her department and for the archive, once.
        await office.desk('aida').requests.decide({ request: number, verdict: 'approve' })
        await refused(office.store, () => office.desk('arno').requests.handOver({ request: number }), 'SEPARATION', {
          pair: 'lenderAndBorrower',
        })
        await office.desk('aida').requests.handOver({ request: number })
      }))

    it.each([
      ['asked', 'handOver', 'NOT_READY'],
      ['asked', 'confirm', 'NOT_READY'],
      ['approved', 'confirm', 'NOT_READY'],
      ['approved', 'giveBack', 'NOT_READY'],
      ['approved', 'renew', 'BLOCKED'],
      ['offered', 'handOver', 'NOT_READY'],
      ['offered', 'giveBack', 'NOT_READY'],
      ['offered', 'reportLost', 'ILLEGAL'],
      ['out', 'confirm', 'NOT_READY'],
      ['out', 'find', 'ILLEGAL'],
      ['out', 'settle', 'ILLEGAL'],
      ['out', 'decideRenewal', 'NOT_READY'],
      ['out', 'withdraw', 'NOT_READY'],
      ['returning', 'renew', 'BLOCKED'],
      ['returning', 'recall', 'ILLEGAL'],
      ['returned', 'giveBack', 'NOT_READY'],
      ['returned', 'takeBack', 'ILLEGAL'],
      ['returned', 'withdraw', 'ILLEGAL'],
      ['returned', 'reportLost', 'ILLEGAL'],
    ] as const)('P7.2: of a loan that is %s: %s (%s)', (stage, act, code) =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await loanAt(office, stage)
        const one = { request, item: 1, reason: 'As it is' }
        const acts = {
          handOver: () => office.desk('arno').requests.handOver({ request }),
          confirm: () => office.desk('ben').requests.confirm({ request }),
          giveBack: () => office.desk('ben').requests.giveBack({ request }),
          takeBack: () => office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] }),
          renew: () => office.desk('ben').requests.renew(one),
          decideRenewal: () => office.desk('arno').requests.decideRenewal({ ...one, verdict: 'grant' }),
          recall: () => office.desk('arno').requests.recall(one),
          reportLost: () => office.desk('ben').requests.reportLost(one),
          find: () => office.desk('arno').requests.find({ request, item: 1 }),
          settle: () => office.desk('arno').requests.settle({ request, item: 1, by: 'paid' }),
          withdraw: () => office.desk('ben').requests.withdraw({ request }),
        }
        await refused(office.store, acts[act], code)
      }),
    )
  })

  describe('the refusal log', () => {
    it('P8.2: says who was refused what and why, and stands outside of what was refused', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const request = await loanAt(office, 'asked')
        office.clock.pass(1000)
        await expect(office.desk('ben').requests.decide({ request, verdict: 'approve' })).rejects.toMatchObject({
          refusal: { code: 'SEPARATION', person: 'p-ben' },
        })
        office.clock.pass(1000)
        await expect(office.desk('uma').requests.ask(ask)).rejects.toMatchObject({ code: 'NOT_FOUND' })
        const { items } = await office.desk('olga').refusals.list()
        expect(
          items.map(({ person, operation, code, about, details }) => [person, operation, code, about, details]),
        ).toEqual([
          ['p-uma', 'requests.ask', 'NOT_FOUND', 'KH0001-001', { what: 'document', number: 'KH0001-001' }],
          ['p-ben', 'requests.decide', 'SEPARATION', request, { pair: 'requesterAndApprover', clause: '§13' }],
        ])
        expect((await office.desk('ben').refusals.list()).items).toEqual([])
        // Of what gets no number the log names what it was asked of.
        for (const [what, about] of [
          [{ documents: ['KH0001-002', 'KH0001-001'] }, 'KH0001-002'],
          [{ documents: undefined, case: 'KH0001' }, 'KH0001'],
        ] as const) {
          office.clock.pass(1000)
          await expect(
            office.desk('ben').requests.ask({ kind: 'loan', purpose: 'To prepare a visit', days: 99, ...what }),
          ).rejects.toMatchObject({ refusal: { code: 'BLOCKED', about } })
          expect((await office.desk('olga').refusals.list()).items[0]).toMatchObject({ about })
        }
        // What is wrong with the input is no refusal of anybody.
        await expect(office.desk('ben').requests.ask({ ...ask, days: 0 })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        })
        expect((await office.desk('olga').refusals.list()).items).toHaveLength(4)
        expect((await office.desk('olga').trail.verify({ case: 'KH0001' })).intact).toBe(true)
      }))
  })
})
