import { describe, expect, it } from 'vitest'
import { createArchive, isCasekeepError, type StorageAdapter, type Unit } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, type Office, officeOver, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { archivedLetters } from '../support/requests.ts'

const hash = (digit: string) => digit.repeat(64)
const [agreementForm, loanForm, returnForm] = [hash('a'), hash('b'), hash('c')]
const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' } as const
/** As who decides has to know them. */
const known = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', sponsor: 'p-ben' }
const agreed = { person: 'g-li', signed: '2026-03-02', form: agreementForm } as const
const paper = ['KH0001-001'] as const
const electronic = ['KH0001-002'] as const
const loan = { kind: 'loan', documents: paper, purpose: 'The audit of the year', outsider: 'g-li' } as const

/** Archived letters of sales, and an outsider whom ben of sales sponsors; who has signed, unless told otherwise. */
async function sponsored(office: Office, signing: object | null = {}) {
  await archivedLetters(office)
  await office.desk('ben').outsiders.record(li)
  if (signing !== null) await office.desk('arno').agreements.record({ ...agreed, ...signing })
}
async function decided(office: Office, request: string, approvers: readonly Person[] = ['hana', 'aida', 'leo']) {
  for (const one of approvers) await office.desk(one).requests.decide({ request, verdict: 'approve' })
  return request
}
/** A loan to the outsider that all have approved. */
async function approved(office: Office, more: object = {}) {
  const asked = await office.desk('ben').requests.ask({ ...loan, ...more })
  return await decided(office, asked.request.number)
}
const handsOver = (office: Office, request: string) => () =>
  office.desk('arno').requests.handOver({ request, form: loanForm })
const blocked = (because: string, facts: object = {}) => ({
  blocks: [expect.objectContaining({ because, clause: 'P8.3', person: 'g-li', ...facts })],
})

overStores((kind) => {
  describe('somebody from outside', () => {
    it('P6.1, P7.2, P8.3: is sponsored, signs, borrows on a signed form and returns on one', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const asked = await office.desk('ben').requests.ask(loan)
        expect(asked.request).toMatchObject({ requester: 'p-ben', department: 'sales' })
        expect(asked.request.outsider).toEqual(known)
        expect([asked.items.map(({ person }) => person), asked.warnings]).toEqual([['g-li'], []])
        // Senior leadership joins for whoever is from outside.
        expect(asked.steps.map(({ role }) => role)).toEqual(['departmentHead', 'archiveHead', 'seniorLeadership'])
        const { number: request } = asked.request
        await decided(office, request)
        const handed = await handsOver(office, request)()
        expect(handed.request.state).toBe('active')
        expect(handed.items[0]).toMatchObject({
          state: 'out',
          offered: { person: 'p-arno', form: null },
          received: { person: 'g-li', form: loanForm },
          // Five working days for an outsider, where an employee has ten.
          due: '2026-03-09',
        })
        expect(handed.events.map(({ type }) => type)).toEqual(['request.handedOver', 'request.received'])
        const [item] = await office.store.rows('requestItems')
        expect([item!.version, item!.notice]).toEqual([3, '2026-03-05'])
        const out = async () => (await office.store.rows('borrowers')).map(({ person, out }) => [person, out])
        expect(await out()).toEqual([['g-li', 1]])
        office.clock.set('2026-03-06')
        const back = { request, items: [{ item: 1 }], form: returnForm }
        const returned = await office.desk('arno').requests.takeBack(back)
        expect(returned.items[0]).toMatchObject({
          state: 'returned',
          takenBack: { person: 'p-arno', form: returnForm },
        })
        expect([returned.request.state, await out()]).toEqual(['closed', [['g-li', 0]]])
        expect((await office.desk('olga').trail.verify({ case: 'KH0001' })).intact).toBe(true)
      }))

    it('P6.1, P7.2: is answered for by who sponsors them now too, where who asked has gone', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const request = await approved(office)
        await handsOver(office, request)()
        const back = { request, items: [1] }
        await refused(office.store, () => office.desk('ann').requests.giveBack(back), 'NOT_FOUND')
        await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-ann' })
        const given = await office.desk('ann').requests.giveBack(back)
        expect(given.items[0]).toMatchObject({ state: 'returning', givenBack: { person: 'p-ann' } })
      }))

    it('§13: is not approved for, nor handed over to, by who sponsors them now', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const { request } = await office.desk('ben').requests.ask(loan)
        await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-hana' })
        const decides = () => office.desk('hana').requests.decide({ request: request.number, verdict: 'approve' })
        await refused(office.store, decides, 'SEPARATION', { pair: 'requesterAndApprover' })
        expect((await office.desk('hana').requests.waiting({})).items).toEqual([])
        await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-arno' })
        await decided(office, request.number)
        await refused(office.store, handsOver(office, request.number), 'SEPARATION', { pair: 'lenderAndBorrower' })
      }))

    it('P6.2: reads paper at the archive on a signed form, and on screen as it is opened for them', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const read = { kind: 'consultation', until: '2026-03-04' } as const
        const onPaper = await approved(office, read)
        const reading = await handsOver(office, onPaper)()
        expect(reading.items[0]).toMatchObject({
          state: 'inReading',
          received: { person: 'g-li', form: loanForm },
          due: '2026-03-02',
        })
        const onScreen = await approved(office, { ...read, documents: electronic })
        const opened = await office.desk('arno').requests.handOver({ request: onScreen })
        expect(opened.items[0]).toMatchObject({ state: 'inReading', due: '2026-03-04', received: null })
        expect(opened.events.map(({ type }) => type)).toEqual(['request.handedOver'])
        expect((await office.store.rows('grants')).map(({ person, until }) => [person, until])).toEqual([
          ['g-li', '2026-03-04'],
        ])
      }))

    it('P6.2: has what is asked for by description found by the archive', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const ask = { kind: 'loan', description: 'Their letters', purpose: 'The audit', outsider: 'g-li' } as const
        const { request } = await office.desk('ben').requests.ask(ask)
        const resolved = await office.desk('arno').requests.resolve({ request: request.number, documents: paper })
        expect(resolved.items.map(({ person }) => person)).toEqual(['g-li'])
        expect(resolved.steps.map(({ role }) => role)).toContain('seniorLeadership')
      }))

    it('§13: has neither the roles nor the department of their sponsor where loans are limited', () =>
      inOffice(
        kind,
        async (office) => {
          await sponsored(office)
          const { request } = await office.desk('ben').requests.ask({ ...loan, days: 5 })
          expect(request.days).toBe(5)
        },
        { settings: { loans: { limits: [{ when: { departments: ['sales'] }, days: 2 }] } } },
      ))

    it('P6.1: is entered by the archive for their sponsor, and changed by these two', () =>
      inOffice(kind, async (office) => {
        const letter = hash('d')
        const entered = await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-ben', letter })
        expect(entered.outsider).toEqual({
          ...li,
          letter,
          sponsor: 'p-ben',
          until: null,
          recorded: '2026-03-02T02:00:00.000Z',
          recordedBy: 'p-arno',
          version: 1,
        })
        expect(entered.events.map(({ type, data }) => [type, data])).toEqual([
          ['outsider.recorded', { person: 'g-li' }],
        ])
        const moved = await office.desk('ben').outsiders.record({ ...li, organization: 'Another', version: 1 })
        expect(moved.outsider).toMatchObject({ organization: 'Another', letter: null, sponsor: 'p-ben', version: 2 })
        const given = await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-ann' })
        expect(given.outsider).toMatchObject({ sponsor: 'p-ann', recordedBy: 'p-arno', version: 3 })
        await office.desk('mia').outsiders.record({ ...li, person: 'g-wu' })
        const listed = async (who: Person, scope?: 'all') =>
          (await office.desk(who).outsiders.list({ ...(scope && { scope }) })).items.map(({ person }) => person)
        expect([await listed('ann'), await listed('ben', 'all'), await listed('mia', 'all')]).toEqual([
          ['g-li'],
          [],
          ['g-wu'],
        ])
        expect([await listed('arno'), await listed('arno', 'all'), await listed('olga', 'all')]).toEqual([
          [],
          ['g-li', 'g-wu'],
          ['g-li', 'g-wu'],
        ])
        const first = await office.desk('arno').outsiders.list({ scope: 'all', limit: 1 })
        const second = await office.desk('arno').outsiders.list({ scope: 'all', limit: 1, after: first.next! })
        expect([first.items[0]!.person, second.items[0]!.person, second.next]).toEqual(['g-li', 'g-wu', null])
      }))
  })

  describe('an agreement', () => {
    it('P8.3: is entered, listed for whom it concerns, and ended', () =>
      inOffice(kind, async (office) => {
        await sponsored(office, null)
        const { agreements } = office.desk('arno')
        const entered = await agreements.record({ ...agreed, until: '2026-03-31' })
        expect(entered.agreement).toEqual({
          ...agreed,
          until: '2026-03-31',
          ended: null,
          reason: null,
          recorded: '2026-03-02T02:00:00.000Z',
          recordedBy: 'p-arno',
          version: 1,
        })
        expect((await agreements.record({ ...agreed, version: 1 })).agreement).toMatchObject({
          until: null,
          version: 2,
        })
        await agreements.record({ ...agreed, signed: '2025-03-03', until: '2026-03-01' })
        await agreements.record({ ...agreed, person: 'p-ivy' })
        const listed = async (who: Person, input: object = { person: 'g-li' }) =>
          (await office.desk(who).agreements.list(input)).items.map(({ person, signed }) => `${person} ${signed}`)
        for (const who of ['ben', 'arno', 'olga'] as const) {
          expect(await listed(who)).toEqual(['g-li 2025-03-03', 'g-li 2026-03-02'])
        }
        expect(await listed('ben', { person: 'g-li', current: true })).toEqual(['g-li 2026-03-02'])
        expect([await listed('ivy', {}), await listed('ben', {})]).toEqual([['p-ivy 2026-03-02'], []])
        office.clock.set('2026-03-05')
        const of = { person: 'g-li', signed: '2026-03-02' }
        const ended = await agreements.end({ ...of, reason: 'The audit is over' })
        expect(ended.agreement).toMatchObject({ ended: '2026-03-05', reason: 'The audit is over', version: 3 })
        expect(ended.events.map(({ type, data }) => [type, data])).toEqual([['agreement.ended', of]])
      }))

    it('P8.3: of employees is missed in a warning for 90 days, and then demanded', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const { outsider: _outsider, ...own } = loan
        const ask = () => office.desk('ben').requests.ask({ ...own, documents: electronic })
        // The first policy decided something on 2 March.
        office.clock.set('2026-05-30')
        const asked = await ask()
        expect(asked.warnings).toEqual(['agreementMissing'])
        await decided(office, asked.request.number, ['hana', 'aida'])
        const { warnings } = await office.desk('arno').requests.handOver({ request: asked.request.number })
        expect(warnings).toEqual(['agreementMissing'])
        office.clock.set('2026-05-31')
        const missing = { blocks: [{ because: 'agreementMissing', clause: 'P8.3', person: 'p-ben' }] }
        await refused(office.store, ask, 'BLOCKED', missing)
        await office.desk('arno').agreements.record({ ...agreed, person: 'p-ben', signed: '2020-01-07' })
        expect((await ask()).warnings).toEqual([])
      }))

    it('P8.3: of employees and outsiders is only warned of, or always demanded, as the policy says', async () => {
      const { outsider: _outsider, ...own } = loan
      const agreements = { outsiders: 'warned', employees: 'enforced' } as const
      await inOffice(
        kind,
        async (office) => {
          await sponsored(office, null)
          const missing = { blocks: [{ because: 'agreementMissing', clause: 'P8.3', person: 'p-ben' }] }
          await refused(office.store, () => office.desk('ben').requests.ask(own), 'BLOCKED', missing)
          const first = await office.desk('ben').requests.ask(loan)
          expect(first.warnings).toEqual(['agreementMissing'])
          await office.desk('ben').requests.withdraw({ request: first.request.number })
          const request = await approved(office)
          expect((await handsOver(office, request)()).warnings).toEqual(['agreementMissing'])
          await office.desk('arno').agreements.record({ ...agreed, person: 'p-ann', until: '2026-03-06' })
          const asked = await office.desk('ann').requests.ask({ ...own, documents: electronic })
          await decided(office, asked.request.number, ['hana', 'aida'])
          const hand = () => office.desk('arno').requests.handOver({ request: asked.request.number })
          await refused(office.store, hand, 'BLOCKED', {
            blocks: [expect.objectContaining({ because: 'agreementEnds', person: 'p-ann', due: '2026-03-16' })],
          })
          // Signed anew since it was asked for: an employee need not have signed first.
          office.clock.set('2026-03-03')
          await office.desk('arno').agreements.record({ ...agreed, person: 'p-ann', signed: '2026-03-03' })
          expect((await hand()).items[0]!.state).toBe('out')
        },
        { settings: { agreements } },
      )
    })

    it('P8.3: that is ended while the archive hands over either stops it or comes after it', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const request = await approved(office)
        const end = () =>
          office.desk('aida').agreements.end({ person: 'g-li', signed: agreed.signed, reason: 'Broken' })
        const outcome = (act: () => Promise<unknown>) =>
          act().then(
            () => 'done',
            (error: unknown) => (isCasekeepError(error) ? error.code : Promise.reject(error)),
          )
        const [handed, ended] = await Promise.all([outcome(handsOver(office, request)), outcome(end)])
        expect(ended).toBe('done')
        expect(['done', 'BLOCKED']).toContain(handed)
        const { items } = await office.desk('arno').requests.get({ request })
        expect(items[0]!.state).toBe(handed === 'done' ? 'out' : 'granted')
      }))
  })

  describe('is refused, and nothing changed', () => {
    it('P6.1: an outsider who is somebody of the company, or whom the actor does not sponsor', () =>
      inOffice(kind, async (office) => {
        const { store } = office
        await office.desk('adam').people.record({ person: 'p-ivy', name: 'Ivy', departments: ['sales'] })
        const records = (who: Person, more: object) => () => office.desk(who).outsiders.record({ ...li, ...more })
        await invalid(store, records('ben', { person: 'p-ivy' }), ['person'], 'employee')
        await invalid(store, records('ben', { person: 'p-ben' }), ['person'], 'employee')
        await invalid(store, records('arno', { person: 'p-ben', sponsor: 'p-ben' }), ['sponsor'], 'self')
        await invalid(store, records('ben', { identity: '' }), ['identity'], 'required')
        await invalid(store, records('ben', { letter: 'a letter' }), ['letter'], 'format')
        const relations = ['sponsor', 'archive']
        await refused(store, records('ben', { sponsor: 'p-ann' }), 'FORBIDDEN', { clause: 'P6.1', relations })
        await office.desk('ben').outsiders.record(li)
        for (const who of ['ann', 'hana', 'olga'] as const) {
          await refused(store, records(who, {}), 'FORBIDDEN', { clause: 'P6.1', relations })
        }
        await refused(store, records('ann', { sponsor: 'p-ann' }), 'FORBIDDEN', { relations })
        await refused(store, records('ben', { sponsor: 'p-ann' }), 'FORBIDDEN', { relations })
        await refused(store, records('ben', { version: 2 }), 'STALE', { what: 'outsider', current: 1 })
      }))

    it('P8.3: an agreement that is not well entered, not there, over or ended', () =>
      inOffice(kind, async (office) => {
        const { store } = office
        const { agreements } = office.desk('arno')
        const records = (more: object) => () => agreements.record({ ...agreed, ...more })
        await invalid(store, records({ signed: '2026-03-03' }), ['signed'], 'future', ['up to 2026-03-02'])
        await invalid(store, records({ until: '2026-03-01' }), ['until'], 'order', ['2026-03-02 or later'])
        await invalid(store, records({ form: 'paper' }), ['form'], 'format')
        const of = { person: 'g-li', signed: agreed.signed }
        const ends =
          (who: Person, more: object = {}) =>
          () =>
            office.desk(who).agreements.end({ ...of, reason: 'Broken', ...more })
        await refused(store, ends('arno'), 'NOT_FOUND', { what: 'agreement', number: 'g-li/2026-03-02' })
        await agreements.record(agreed)
        for (const who of ['ben', 'hana', 'olga', 'adam'] as const) {
          await refused(store, () => office.desk(who).agreements.record(agreed), 'FORBIDDEN', { clause: 'P8.3' })
          await refused(store, ends(who), 'FORBIDDEN', { relations: ['archive'] })
        }
        for (const who of ['ann', 'adam'] as const) {
          await refused(store, () => office.desk(who).agreements.list({ person: 'g-li' }), 'FORBIDDEN', {
            clause: 'P8.3',
            relations: ['archive', 'auditor', 'oneself', 'sponsor'],
          })
        }
        await refused(store, records({ version: 7 }), 'STALE', { what: 'agreement', current: 1 })
        await refused(store, ends('arno', { version: 7 }), 'STALE', { what: 'agreement', current: 1 })
        await agreements.record({ ...agreed, signed: '2025-03-03', until: '2026-03-01' })
        await refused(store, ends('arno', { signed: '2025-03-03' }), 'ILLEGAL', { state: 'over', event: 'end' })
        await ends('arno')()
        await refused(store, ends('arno'), 'ILLEGAL', { what: 'agreement', state: 'ended', event: 'end' })
        await refused(store, records({ form: hash('e') }), 'ILLEGAL', { state: 'ended', event: 'record' })
      }))

    it('P6.1: to ask for somebody whom the actor does not sponsor, or who is not there', () =>
      inOffice(kind, async (office) => {
        await sponsored(office)
        const asks = (who: Person, outsider: string) => () => office.desk(who).requests.ask({ ...loan, outsider })
        for (const who of ['ann', 'hana'] as const) {
          await refused(office.store, asks(who, 'g-li'), 'NOT_FOUND', { what: 'outsider', number: 'g-li' })
        }
        await refused(office.store, asks('ben', 'g-wu'), 'NOT_FOUND', { what: 'outsider', number: 'g-wu' })
        await refused(office.store, asks('ben', 'p-ben'), 'NOT_FOUND', { what: 'outsider' })
      }))

    it.each([
      ['missing', null, undefined, 'agreementMissing', {}],
      ['expired', { until: '2026-03-02' }, undefined, 'agreementExpired', { until: '2026-03-02' }],
      ['ended', {}, 'Broken', 'agreementEnded', { ended: '2026-03-03' }],
    ] as const)('P8.3: to ask while the agreement is %s', (_what, signing, reason, because, facts) =>
      inOffice(kind, async (office) => {
        await sponsored(office, signing)
        office.clock.set('2026-03-03')
        const of = { person: 'g-li', signed: agreed.signed }
        if (reason !== undefined) await office.desk('arno').agreements.end({ ...of, reason })
        await refused(office.store, () => office.desk('ben').requests.ask(loan), 'BLOCKED', blocked(because, facts))
        // All at once, the agreement first.
        await refused(office.store, () => office.desk('ben').requests.ask({ ...loan, days: 6 }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because }), expect.objectContaining({ because: 'tooLong' })],
        })
        // Any one that is in force will do.
        await office.desk('arno').agreements.record({ ...agreed, signed: '2026-03-03' })
        await office.desk('ben').requests.ask(loan)
      }),
    )

    it('P8.3: to hand over once the agreement is over, ended, too short, or signed only since', () =>
      inOffice(kind, async (office) => {
        const { store } = office
        await sponsored(office, { until: '2026-03-06' })
        const request = await approved(office)
        const hand = handsOver(office, request)
        await refused(store, hand, 'BLOCKED', blocked('agreementEnds', { until: '2026-03-06', due: '2026-03-09' }))
        office.clock.set('2026-03-07')
        await refused(store, hand, 'BLOCKED', blocked('agreementExpired', { until: '2026-03-06' }))
        const { agreements } = office.desk('arno')
        await agreements.record({ ...agreed, signed: '2026-03-07' })
        await refused(
          store,
          hand,
          'BLOCKED',
          blocked('agreementSignedLater', { signed: '2026-03-07', asked: '2026-03-02' }),
        )
        // What was agreed on before is drawn up for longer.
        await agreements.record({ ...agreed, until: '2026-12-31' })
        await agreements.end({ person: 'g-li', signed: '2026-03-07', reason: 'Not needed' })
        await agreements.end({ person: 'g-li', signed: '2026-03-02', reason: 'Broken' })
        await refused(store, hand, 'BLOCKED', blocked('agreementEnded', { ended: '2026-03-07' }))
      }))

    it('P7.2: to hand over paper without a signed form, and to confirm for an outsider', () =>
      inOffice(kind, async (office) => {
        const { store } = office
        await sponsored(office)
        const request = await approved(office)
        const arno = office.desk('arno').requests
        await refused(store, () => arno.handOver({ request }), 'NOT_READY', { lacks: ['signedForm'] })
        await invalid(store, () => arno.handOver({ request, form: 'signed' }), ['form'], 'format')
        for (const stage of ['granted', 'out']) {
          if (stage === 'out') await handsOver(office, request)()
          for (const who of ['ben', 'arno', 'leo'] as const) {
            await refused(store, () => office.desk(who).requests.confirm({ request }), 'FORBIDDEN', {
              operation: 'requests.confirm',
              clause: 'P6.1',
              reason: 'outsider',
            })
          }
        }
        await refused(store, handsOver(office, request), 'NOT_READY', { lacks: ['somethingGranted'] })
        await refused(store, () => arno.takeBack({ request, items: [{ item: 1 }] }), 'NOT_READY', {
          lacks: ['givenBackOrForm'],
        })
      }))

    it('P7.2: a form for an employee, who confirms it here', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const { outsider: _outsider, ...own } = loan
        const { request } = await office.desk('ben').requests.ask(own)
        await decided(office, request.number, ['hana', 'aida'])
        await invalid(office.store, handsOver(office, request.number), ['form'], 'outsidersOnly')
      }))

    it('§13: to hand over to whom the archivist sponsors', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await office.desk('arno').outsiders.record(li)
        await office.desk('aida').agreements.record(agreed)
        const { request } = await office.desk('arno').requests.ask(loan)
        await decided(office, request.number, ['aida', 'leo'])
        await refused(office.store, handsOver(office, request.number), 'SEPARATION', { pair: 'lenderAndBorrower' })
        await office.desk('aida').requests.handOver({ request: request.number, form: loanForm })
      }))
  })
})

it('P8.3: an agreement that is ended between the check and the hand-over stops it', async () => {
  const store = await memory.open()
  const office = officeOver(store)
  await sponsored(office)
  const request = await approved(office)
  const before = [...(await store.rows('agreements'))]
  await office.desk('aida').agreements.end({ person: 'g-li', signed: agreed.signed, reason: 'Broken' })
  /** What is read first is from before it was ended. */
  const find = (unit: Unit): Unit['find'] =>
    ((query, asked) =>
      query === 'agreements.ofPerson' && before.length > 0
        ? Promise.resolve(before.splice(0))
        : unit.find(query, asked)) as Unit['find']
  const storage: StorageAdapter = {
    ...store.adapter,
    transaction: (work, options) => store.adapter.transaction((unit) => work({ ...unit, find: find(unit) }), options),
  }
  const archive = createArchive({ policy: officePolicy(), storage, clock: office.clock.read })
  const hand = () => archive.as(people.arno).requests.handOver({ request, form: loanForm })
  await refused(store, hand, 'BLOCKED', blocked('agreementEnded', { ended: '2026-03-02' }))
  expect(before).toEqual([])
  await store.close()
})
