import { describe, expect, it } from 'vitest'
import { createArchive, type SettingsInput, type StorageAdapter, type Unit } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, type Office, officeOver, officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

/*
 * Nobody has anything for longer than their confidentiality agreement holds (P8.3). Today is Monday 2 March 2026; a loan
 * is due on the 16th, and renewed on the 30th.
 */

const enforced: SettingsInput = { agreements: { employees: 'enforced' } }
const signs = (office: Office, more: object, person = 'p-ben') =>
  office.desk('arno').agreements.record({ person, signed: '2026-03-02', form: 'a'.repeat(64), ...more })
const ends = (office: Office, signed: string, person = 'p-ben') =>
  office.desk('arno').agreements.end({ person, signed, reason: 'Broken' })
const block = (because: string, facts: object = {}) => expect.objectContaining({ because, ...facts })
const renewal = { item: 1, reason: 'It takes longer' }

overStores((kind) => {
  /** Ben has a letter on loan, by an agreement that holds so long. */
  const borrowed = (until: string, work: (office: Office, request: string) => Promise<void>, settings = enforced) =>
    inOffice(
      kind,
      async (office) => {
        await archivedLetters(office)
        await signs(office, { until })
        await work(office, await requestAt(office, 'out'))
      },
      { settings },
    )

  describe('a renewal', () => {
    it('P8.3: is refused where the agreement ends before it would be due, with all other reasons at once', () =>
      borrowed('2026-03-29', async (office, request) => {
        const renew = () => office.desk('ben').requests.renew({ request, ...renewal })
        const ended = block('agreementEnds', {
          clause: 'P8.3',
          person: 'p-ben',
          signed: '2026-03-02',
          until: '2026-03-29',
          due: '2026-03-30',
        })
        await refused(office.store, renew, 'BLOCKED', { blocks: [ended] })
        office.clock.set('2026-03-16')
        await refused(office.store, renew, 'BLOCKED', { blocks: [ended, block('tooLate')] })
        office.clock.set('2026-03-30')
        await refused(office.store, renew, 'BLOCKED', { blocks: [block('agreementExpired'), block('afterDue')] })
      }))

    it('P8.3: is had whole by who signs anew', () =>
      borrowed('2026-03-29', async (office, request) => {
        await signs(office, { signed: '2026-03-02', until: '2026-03-30' })
        const asked = await office.desk('ben').requests.renew({ request, ...renewal })
        expect([asked.items[0]!.renewal!.due, asked.warnings]).toEqual(['2026-03-30', []])
        const twice = () => office.desk('ben').requests.renew({ request, ...renewal })
        await signs(office, { signed: '2026-03-02', until: '2026-03-20' })
        await refused(office.store, twice, 'BLOCKED', { blocks: [block('agreementEnds'), block('renewalAsked')] })
      }))

    it('P8.3: is not granted once the agreement is ended or cut short, and is by another one', () =>
      borrowed('2026-12-31', async (office, request) => {
        await office.desk('ben').requests.renew({ request, ...renewal })
        const grant = () => office.desk('arno').requests.decideRenewal({ request, item: 1, verdict: 'grant' })
        await signs(office, { until: '2026-03-20' })
        await refused(office.store, grant, 'BLOCKED', { blocks: [block('agreementEnds', { due: '2026-03-30' })] })
        await ends(office, '2026-03-02')
        await refused(office.store, grant, 'BLOCKED', { blocks: [block('agreementEnded')] })
        // An employee need not have signed before it was asked for.
        office.clock.set('2026-03-03')
        await signs(office, { signed: '2026-03-03' })
        const granted = await grant()
        expect([granted.items[0]!.due, granted.warnings]).toEqual(['2026-03-30', []])
      }))

    it('P8.3: is refused by the archive whatever the agreement', () =>
      borrowed('2026-12-31', async (office, request) => {
        await office.desk('ben').requests.renew({ request, ...renewal })
        await ends(office, '2026-03-02')
        const refuse = { request, item: 1, verdict: 'refuse', reason: 'He has had it long enough' } as const
        expect((await office.desk('arno').requests.decideRenewal(refuse)).items[0]!.renewal).toBe(null)
      }))

    it('P8.3: is refused at once where the rules alone decide', () =>
      borrowed(
        '2026-03-29',
        async (office, request) => {
          const renew = () => office.desk('ben').requests.renew({ request, ...renewal })
          await refused(office.store, renew, 'BLOCKED', { blocks: [block('agreementEnds')] })
          await signs(office, { until: '2026-03-30' })
          expect((await renew()).items[0]!.due).toBe('2026-03-30')
        },
        { ...enforced, loans: { renewedBy: 'rules' } },
      ))

    it('P8.3: is warned of where the policy only warns', () =>
      borrowed(
        '2026-03-29',
        async (office, request) => {
          expect((await office.desk('ben').requests.renew({ request, ...renewal })).warnings).toEqual(['agreementEnds'])
          await ends(office, '2026-03-02')
          const grant = { request, item: 1, verdict: 'grant' } as const
          expect((await office.desk('arno').requests.decideRenewal(grant)).warnings).toEqual(['agreementEnded'])
        },
        {},
      ))

    it('P8.3: of an outsider rests on what was signed before it was asked for', () =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
          await office.desk('ben').outsiders.record(li)
          await signs(office, { until: '2026-03-09' }, 'g-li')
          const loan = { kind: 'loan', documents: ['KH0001-001'], purpose: 'The audit', outsider: 'g-li' } as const
          const request = (await office.desk('ben').requests.ask(loan)).request.number
          for (const one of ['hana', 'aida', 'leo'] as const) {
            await office.desk(one).requests.decide({ request, verdict: 'approve' })
          }
          await office.desk('arno').requests.handOver({ request, form: 'b'.repeat(64) })
          const renew = () => office.desk('ben').requests.renew({ request, ...renewal })
          const short = { blocks: [block('agreementEnds', { person: 'g-li', due: '2026-03-16' })] }
          await refused(office.store, renew, 'BLOCKED', short)
          // Signed since the loan was asked for, and before the renewal is.
          office.clock.set('2026-03-04')
          await signs(office, { signed: '2026-03-04', until: '2026-12-31' }, 'g-li')
          await renew()
          office.clock.set('2026-03-05')
          await signs(office, { signed: '2026-03-05' }, 'g-li')
          await ends(office, '2026-03-04', 'g-li')
          const grant = () => office.desk('arno').requests.decideRenewal({ request, item: 1, verdict: 'grant' })
          await refused(office.store, grant, 'BLOCKED', {
            blocks: [expect.objectContaining({ clause: 'P8.3', person: 'g-li' })],
          })
        },
        { settings: { loans: { outsiderRenewals: 1 } } },
      ))
  })

  describe('a confirmation', () => {
    it('P8.3: of what was laid out is refused where the agreement no longer holds for so long', () =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          await signs(office, { until: '2026-03-16' })
          const request = await requestAt(office, 'offered')
          // A day later it would be due a day later.
          office.clock.set('2026-03-03')
          const confirm = () => office.desk('ben').requests.confirm({ request })
          const blocks = [block('agreementEnds', { until: '2026-03-16', due: '2026-03-17' })]
          await refused(office.store, confirm, 'BLOCKED', { blocks })
          await ends(office, '2026-03-02')
          await refused(office.store, confirm, 'BLOCKED', { blocks: [block('agreementEnded')] })
          await office.desk('arno').requests.callOff({ request })
          const hand = () => office.desk('arno').requests.handOver({ request })
          await refused(office.store, hand, 'BLOCKED', { blocks: [block('agreementEnded')] })
          await signs(office, { signed: '2026-03-03' })
          await hand()
          expect((await confirm()).items[0]!.due).toBe('2026-03-17')
        },
        { settings: enforced },
      ))
  })
})

it.each(['renewed', 'confirmed'] as const)(
  'P8.3: an agreement that is ended between the check and the commit stops what is %s',
  async (what) => {
    const store = await memory.open()
    const office = officeOver(store, { settings: enforced })
    await archivedLetters(office)
    await signs(office, {})
    const request = await requestAt(office, what === 'renewed' ? 'out' : 'offered')
    const before = [...(await store.rows('agreements'))]
    await ends(office, '2026-03-02')
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
    const { requests } = createArchive({ policy: officePolicy(enforced), storage, clock: office.clock.read }).as(
      people.ben,
    )
    const act = () => (what === 'renewed' ? requests.renew({ request, ...renewal }) : requests.confirm({ request }))
    await refused(store, act, 'BLOCKED', { blocks: [block('agreementEnded')] })
    expect(before).toEqual([])
    await store.close()
  },
)
