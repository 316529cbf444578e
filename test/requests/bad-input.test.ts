import { describe, expect, it } from 'vitest'
import type { ErrorCode, SettingsInput } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, letter, type Office, openClient } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

/*
 * What has to be refused of a consultation or a loan, each by its code: nothing changes, and one entry of the refusal log
 * says who was refused what and why (P6, P7, P8.2). Today is Monday 2 March 2026.
 */

const [paper, electronic] = ['KH0001-001', 'KH0001-002']
const loan = { kind: 'loan', documents: [paper], purpose: 'To prepare a visit' } as const
const reading = { kind: 'consultation', documents: [paper], purpose: 'To read' } as const
const block = (because: string, facts: object = {}) => ({
  blocks: expect.arrayContaining([expect.objectContaining({ because, ...facts })]),
})
const sign = (office: Office, more: object) =>
  office.desk('arno').agreements.record({ person: 'p-ben', signed: '2026-03-02', form: 'a'.repeat(64), ...more })
const asks =
  (more: object) =>
  (office: Office): (() => Promise<unknown>) =>
  () =>
    office.desk('ben').requests.ask({ ...loan, ...more } as never)
const decides =
  (who: Person, request = 'JY2026-0001') =>
  (office: Office) =>
  () =>
    office.desk(who).requests.decide({ request, verdict: 'approve' })

interface Bad {
  /** What is wrong with it. */
  readonly what: string
  /** What went before. */
  readonly given?: (office: Office) => Promise<unknown>
  readonly settings?: SettingsInput
  readonly act: (office: Office) => () => Promise<unknown>
  readonly by?: Person
  readonly code: ErrorCode
  readonly details: object
  /** What the log says that it was about: the request where left out; null of what is only described. */
  readonly about?: string | null
}

const periods: readonly Bad[] = [
  {
    what: 'a consultation from yesterday',
    act: asks({ ...reading, from: '2026-03-01', until: '2026-03-03' }),
    code: 'BLOCKED',
    details: block('inThePast', { clause: 'P6.2', day: '2026-03-01', today: '2026-03-02' }),
    about: paper,
  },
  {
    what: 'a consultation that ended yesterday',
    act: asks({ ...reading, from: '2026-03-01', until: '2026-03-01' }),
    code: 'BLOCKED',
    details: block('inThePast'),
    about: paper,
  },
  {
    what: 'a consultation of a weekend',
    act: asks({ ...reading, from: '2026-03-07', until: '2026-03-08' }),
    code: 'BLOCKED',
    details: block('onlyClosedDays', { clause: 'P6.2', from: '2026-03-07', until: '2026-03-08', next: '2026-03-09' }),
    about: paper,
  },
  {
    what: 'a consultation of a weekend, of what is only described',
    act: asks({ ...reading, documents: undefined, description: 'The first', from: '2026-03-07', until: '2026-03-07' }),
    code: 'BLOCKED',
    details: block('onlyClosedDays', { next: '2026-03-09' }),
    about: null,
  },
  {
    what: 'a loan over the limit of its level',
    act: asks({ days: 11 }),
    code: 'BLOCKED',
    details: block('tooLong', {
      days: 11,
      longest: { value: 10, from: 'loans.days.internal', clause: '§13' },
      for: [{ of: 'level', name: 'internal' }],
    }),
    about: paper,
  },
  {
    what: 'a loan over the limit of its category',
    settings: { loans: { limits: [{ when: { categories: ['client'] }, days: 4 }] } },
    act: asks({ days: 5 }),
    code: 'BLOCKED',
    details: block('tooLong', {
      days: 5,
      longest: { value: 4, from: 'loans.limits.0.days', clause: 'P7.2' },
      for: [{ of: 'category', name: 'client' }],
    }),
    about: paper,
  },
  {
    what: 'a loan over the limit of the borrower’s role',
    settings: { loans: { limits: [{ when: { roles: ['departmentHead'] }, days: 2 }] } },
    act: (office) => () => office.desk('hana').requests.ask({ ...loan, days: 3 }),
    by: 'hana',
    code: 'BLOCKED',
    details: block('tooLong', {
      longest: expect.objectContaining({ value: 2 }),
      for: [{ of: 'role', name: 'departmentHead' }],
    }),
    about: paper,
  },
  {
    what: 'a consultation over the limit',
    act: asks({ ...reading, until: '2026-03-16' }),
    code: 'BLOCKED',
    details: block('tooLong', { days: 11, for: [{ of: 'consultation' }] }),
    about: paper,
  },
  {
    what: 'in words, once it is known to be over the limit of what is found',
    settings: { loans: { days: { internal: 3 } } },
    given: (office) =>
      office.desk('ben').requests.ask({ kind: 'loan', description: 'Letters', purpose: 'To read', days: 4 }),
    act: (office) => () => office.desk('arno').requests.resolve({ request: 'JY2026-0001', documents: [paper] }),
    by: 'arno',
    code: 'BLOCKED',
    details: block('tooLong', { days: 4, longest: expect.objectContaining({ value: 3 }) }),
  },
]

const documents: readonly Bad[] = [
  {
    what: 'a document of another case',
    given: (office) => openClient(office, [letter('Of another client')]),
    act: asks({ case: 'KH0002' }),
    code: 'INVALID_INPUT',
    details: { issues: [expect.objectContaining({ path: ['documents', 0], rule: 'notInCase' })] },
    about: 'KH0002',
  },
  {
    what: 'a document of another case, for what was asked in words',
    given: async (office) => {
      await openClient(office, [letter('Of another client')])
      await office.desk('ben').requests.ask({ kind: 'loan', description: 'Letters', purpose: 'To read' })
    },
    act: (office) => () =>
      office.desk('arno').requests.resolve({ request: 'JY2026-0001', case: 'KH0002', documents: [paper] }),
    by: 'arno',
    code: 'INVALID_INPUT',
    details: { issues: [expect.objectContaining({ path: ['documents', 0], rule: 'notInCase' })] },
  },
  {
    what: 'a document that is not there',
    act: asks({ documents: ['KH0001-009'] }),
    code: 'NOT_FOUND',
    details: { what: 'document', number: 'KH0001-009' },
    about: 'KH0001-009',
  },
]

const enforced: SettingsInput = { agreements: { employees: 'enforced' } }
const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
const agreements: readonly Bad[] = [
  {
    what: 'no agreement',
    settings: enforced,
    act: asks({}),
    code: 'BLOCKED',
    details: block('agreementMissing', { clause: 'P8.3', person: 'p-ben' }),
    about: paper,
  },
  {
    what: 'an agreement that has expired',
    settings: enforced,
    given: async (office) => {
      await sign(office, { until: '2026-03-02' })
      office.clock.set('2026-03-03')
    },
    act: asks({}),
    code: 'BLOCKED',
    details: block('agreementExpired', { clause: 'P8.3', until: '2026-03-02' }),
    about: paper,
  },
  {
    what: 'an agreement that an outsider signed after it was asked for',
    given: async (office) => {
      await office.desk('ben').outsiders.record(li)
      await sign(office, { person: 'g-li' })
      await office.desk('ben').requests.ask({ ...loan, outsider: 'g-li' })
      for (const one of ['hana', 'aida', 'leo'] as const) await decides(one)(office)()
      office.clock.set('2026-03-03')
      await sign(office, { person: 'g-li', signed: '2026-03-03' })
      await office.desk('arno').agreements.end({ person: 'g-li', signed: '2026-03-02', reason: 'Signed anew' })
    },
    act: (office) => () => office.desk('arno').requests.handOver({ request: 'JY2026-0001', form: 'b'.repeat(64) }),
    by: 'arno',
    code: 'BLOCKED',
    details: block('agreementSignedLater', { clause: 'P8.3', signed: '2026-03-03', asked: '2026-03-02' }),
  },
]

const named: SettingsInput = {
  approvals: { loan: [{ role: 'departmentHead', people: ['p-ann', 'p-ivy'], need: 'all' }, { role: 'archiveHead' }] },
}
const approvals: readonly Bad[] = [
  {
    what: 'an approval by the requester',
    given: (office) => requestAt(office, 'deciding'),
    act: decides('ben'),
    by: 'ben',
    code: 'SEPARATION',
    details: { pair: 'requesterAndApprover', clause: '§13' },
  },
  {
    what: 'an approval by the requester, who heads the department meanwhile',
    given: async (office) => {
      await requestAt(office, 'deciding')
      await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-ben' })
    },
    act: decides('ben'),
    by: 'ben',
    code: 'SEPARATION',
    details: { pair: 'requesterAndApprover', clause: '§13' },
  },
  {
    what: 'an approval by the requester’s deputy',
    given: async (office) => {
      await requestAt(office, 'deciding')
      await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-ben' })
      await office.desk('ben').deputies.appoint({ deputy: 'p-ivy', from: '2026-03-02', until: '2026-03-06' })
    },
    act: decides('ivy'),
    by: 'ivy',
    code: 'SEPARATION',
    details: { pair: 'requesterAndApprover', clause: '§13' },
  },
  {
    what: 'an approval of a step that is decided',
    given: async (office) => {
      await requestAt(office, 'deciding')
      await decides('hana')(office)()
    },
    act: decides('hana'),
    by: 'hana',
    code: 'FORBIDDEN',
    details: { relations: ['approver'] },
  },
  {
    what: 'an approval by one of several who have to, who has approved',
    settings: named,
    given: async (office) => {
      await requestAt(office, 'deciding')
      await decides('ann')(office)()
    },
    act: decides('ann'),
    by: 'ann',
    code: 'ILLEGAL',
    details: { what: 'request', event: 'decide' },
  },
  {
    what: 'an approval out of order',
    given: (office) => requestAt(office, 'deciding'),
    act: decides('aida'),
    by: 'aida',
    code: 'FORBIDDEN',
    details: { relations: ['approver'] },
  },
  {
    what: 'an approval of what is approved already',
    given: (office) => requestAt(office, 'approved'),
    act: decides('aida'),
    by: 'aida',
    code: 'FORBIDDEN',
    details: { relations: ['approver'] },
  },
]

const renewalsAndReturns: readonly Bad[] = [
  {
    what: 'a renewal after the due date',
    given: async (office) => {
      await requestAt(office, 'out')
      office.clock.set('2026-03-17')
    },
    act: (office) => () =>
      office.desk('ben').requests.renew({ request: 'JY2026-0001', item: 1, reason: 'It takes longer' }),
    code: 'BLOCKED',
    details: block('afterDue', { clause: 'P7.2', today: '2026-03-17', due: '2026-03-16' }),
  },
  ...(['hana', 'arno', 'ann'] as const).map(
    (by): Bad => ({
      what: `a return by somebody else: ${by}`,
      given: (office) => requestAt(office, 'out'),
      act: (office) => () => office.desk(by).requests.giveBack({ request: 'JY2026-0001' }),
      by,
      // To a colleague it is none of their business.
      code: by === 'ann' ? 'NOT_FOUND' : 'FORBIDDEN',
      details: by === 'ann' ? { what: 'request' } : { relations: ['requester'] },
    }),
  ),
  {
    what: 'a return that the borrower checks in alone',
    given: (office) => requestAt(office, 'returning'),
    act: (office) => () => office.desk('ben').requests.takeBack({ request: 'JY2026-0001', items: [{ item: 1 }] }),
    code: 'FORBIDDEN',
    details: { relations: ['archive'] },
  },
]

const onlyRead: SettingsInput = { requests: { ofEndedCases: ['consultation'] } }
const ended = block('caseEnded', { clause: 'P7.2', case: 'KH0001', ended: '2026-03-02' })
const endCase = (office: Office) => office.desk('ann').cases.end({ case: 'KH0001', on: '2026-03-02' })
const cases: readonly Bad[] = [
  {
    what: 'a case that is void',
    given: async (office) => {
      const { number, batch } = await openClient(office)
      await office.desk('ann').batches.withdraw({ batch: batch!.number, reason: 'Opened in error' })
      await office.desk('hana').cases.void({ case: number, reason: 'Opened in error' })
    },
    act: asks({ case: 'KH0002', documents: undefined }),
    code: 'ILLEGAL',
    details: { what: 'case', number: 'KH0002', state: 'voided' },
    about: 'KH0002',
  },
  {
    what: 'a case that has ended, where the policy lets its documents be read only',
    settings: onlyRead,
    given: endCase,
    act: asks({}),
    code: 'BLOCKED',
    details: ended,
    about: paper,
  },
  {
    what: 'a case that has ended, found for what was asked in words',
    settings: onlyRead,
    given: async (office) => {
      await office.desk('ben').requests.ask({ kind: 'loan', description: 'Letters', purpose: 'To read' })
      await endCase(office)
    },
    act: (office) => () => office.desk('arno').requests.resolve({ request: 'JY2026-0001', case: 'KH0001' }),
    by: 'arno',
    code: 'BLOCKED',
    details: ended,
  },
  {
    what: 'a case that has ended since its document was granted',
    settings: onlyRead,
    given: async (office) => {
      await requestAt(office, 'approved')
      await endCase(office)
    },
    act: (office) => () => office.desk('arno').requests.handOver({ request: 'JY2026-0001' }),
    by: 'arno',
    code: 'BLOCKED',
    details: ended,
  },
]

overStores((kind) => {
  describe.each([
    ['a period', periods],
    ['documents', documents],
    ['agreements', agreements],
    ['approvals', approvals],
    ['renewals and returns', renewalsAndReturns],
    ['cases', cases],
  ] as const)('of %s is refused, with nothing changed and one entry in the log', (_, bad) => {
    it.each(bad)('$what', ({ given, settings, act, by = 'ben', code, details, about = 'JY2026-0001' }) =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          await given?.(office)
          const before = await office.store.rows('refusals')
          const error = await refused(office.store, act(office), code, details)
          const after = await office.store.rows('refusals')
          expect(after).toHaveLength(before.length + 1)
          const entry = after.find(({ id }) => !before.some((one) => one.id === id))!
          const { personId: person, id: actor } = people[by]
          expect(entry).toMatchObject({ person, actor, code, about, at: office.clock.read().toISOString() })
          expect(entry.details).toEqual(JSON.parse(JSON.stringify(error.details)))
          // The error carries what was kept, for who runs it in a transaction of their own.
          expect(error.refusal).toMatchObject({ id: entry.id, operation: entry.operation })
          expect(entry.operation).toMatch(/^requests\./)
          expect((await office.desk('olga').refusals.list()).items.map(({ id }) => id)).toContain(entry.id)
        },
        settings && { settings },
      ),
    )
  })

  it('P9.1: of a case that has ended anything may be had, unless the policy says otherwise', () =>
    inOffice(kind, async (office) => {
      await archivedLetters(office)
      await endCase(office)
      expect((await office.desk('ben').requests.ask(loan)).request.state).toBe('deciding')
      expect((await office.desk('ben').requests.ask(reading)).request.state).toBe('deciding')
    }))

  it('P9.1: where the policy says so what has ended is read and not lent', () =>
    inOffice(
      kind,
      async (office) => {
        await archivedLetters(office)
        await endCase(office)
        const read = await requestAt(office, 'out', { kind: 'consultation', documents: [paper] })
        expect((await office.desk('ben').requests.get({ request: read })).items[0]!.state).toBe('inReading')
        // All reasons at once, and the case once for both of its documents.
        await refused(office.store, asks({ documents: [paper, electronic], days: 30 })(office), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'caseEnded' }), expect.objectContaining({ because: 'tooLong' })],
        })
        await office.desk('hana').cases.reopen({ case: 'KH0001', reason: 'They came back' })
        await office.desk('ben').requests.ask(loan)
      },
      { settings: onlyRead },
    ))

  it('P8.2: a slip in the input alone is no refusal of anybody', () =>
    inOffice(kind, async (office) => {
      await archivedLetters(office)
      const request = await requestAt(office, 'deciding')
      const slips: readonly (() => Promise<unknown>)[] = [
        asks({ days: 0 })(office),
        asks({ documents: undefined })(office),
        asks({ documents: [paper, paper] })(office),
        asks({ until: '2026-03-05' })(office),
        () => office.desk('hana').requests.decide({ request, verdict: 'reject' }),
      ]
      for (const slip of slips) await refused(office.store, slip, 'INVALID_INPUT')
      expect(await office.store.rows('refusals')).toEqual([])
    }))
})
