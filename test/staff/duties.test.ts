import { describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

/* Who owes an agreement (P1.5, P8.3). Today is Monday 2 March 2026, and the first policy is of today. */

const form = 'a'.repeat(64)
const signs = (office: Office, person: string, more: object = {}) =>
  office.desk('arno').agreements.record({ person, signed: '2026-03-02', form, ...more })
const enters = (office: Office, person: string, more: object = {}) =>
  office.desk('adam').people.record({ person, name: person, departments: ['sales'], ...more })
const told = async (office: Office, who: Person, input: object = {}) =>
  (await office.desk(who).staff.duties(input)).items.map(({ person, agreement }) => [person, agreement.because])

overStores((kind) => {
  describe('the duties of people', () => {
    it('P8.3: are of everybody in the directory who has not left, page by page', () =>
      inOffice(kind, async (office) => {
        await enters(office, 'p-ann')
        await enters(office, 'p-ben')
        await enters(office, 'p-gone', { until: '2026-03-01' })
        await enters(office, 'p-mia', { until: '2026-03-02' })
        await signs(office, 'p-ben', { until: '2026-03-02' })
        await signs(office, 'p-mia')
        await office.desk('arno').agreements.end({ person: 'p-mia', signed: '2026-03-02', reason: 'Broken' })
        const all = [
          ['p-ann', 'agreementMissing'],
          ['p-ben', null],
          ['p-mia', 'agreementEnded'],
        ]
        for (const who of ['arno', 'olga', 'adam'] as const) expect(await told(office, who)).toEqual(all)
        expect(await told(office, 'arno', { late: true })).toEqual([all[0], all[2]])
        const first = await office.desk('arno').staff.duties({ late: true, limit: 1 })
        expect(first.items.map(({ person }) => person)).toEqual(['p-ann'])
        expect(await told(office, 'arno', { late: true, limit: 1, after: first.next! })).toEqual([all[2]])
        // The day after, what Ben signed has run out, and Mia has left.
        office.clock.set('2026-03-03')
        expect(await told(office, 'arno')).toEqual([all[0], ['p-ben', 'agreementExpired']])
      }))

    it('P1.4: are told to others of themselves alone, and nothing of who is nobody', () =>
      inOffice(kind, async (office) => {
        await enters(office, 'p-ann')
        expect(await told(office, 'ben')).toEqual([['p-ben', 'agreementMissing']])
        const other = (person: string) => () => office.desk('ben').staff.duties({ person })
        const reason = { reason: 'relation', relations: ['archive', 'auditor', 'administrator', 'oneself'] }
        for (const person of ['p-ann', 'p-nobody']) await refused(office.store, other(person), 'FORBIDDEN', reason)
        expect(await told(office, 'arno', { person: 'p-nobody' })).toEqual([])
        expect(await told(office, 'arno', { person: 'p-ann' })).toEqual([['p-ann', 'agreementMissing']])
      }))

    it('P8.3: are warned of for 90 days and then enforced, as a request is', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const standing = async () => (await office.desk('ben').staff.duties()).items[0]!.agreement
        const warned = { because: 'agreementMissing', signed: null, until: null, clause: 'P8.3' }
        expect(await standing()).toEqual({ ...warned, enforced: false, enforcedFrom: '2026-05-31' })
        office.clock.set('2026-05-30')
        expect((await standing()).enforced).toBe(false)
        await requestAt(office, 'submitted')
        office.clock.set('2026-05-31')
        expect((await standing()).enforced).toBe(true)
        const blocks = expect.arrayContaining([
          expect.objectContaining({ because: 'agreementMissing', person: 'p-ben' }),
        ])
        await refused(office.store, () => requestAt(office, 'submitted'), 'BLOCKED', { blocks })
      }))

    it('P8.3: hold an outsider to an agreement from the first day', () =>
      inOffice(kind, async (office) => {
        const outsider = { person: 'g-1', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
        await office.desk('ben').outsiders.record(outsider)
        const owed = await office.desk('arno').staff.duties({ person: 'g-1', late: true })
        const enforced = { enforced: true, enforcedFrom: null }
        expect(owed.items).toMatchObject([{ outside: true, agreement: { because: 'agreementMissing', ...enforced } }])
        await signs(office, 'g-1', { until: '2026-12-31' })
        const standing = { because: null, signed: '2026-03-02', until: '2026-12-31', ...enforced }
        expect((await office.desk('arno').staff.duties({ person: 'g-1' })).items).toMatchObject([
          { agreement: standing },
        ])
        expect(await told(office, 'arno', { person: 'g-1', late: true })).toEqual([])
      }))

    const always: readonly (readonly [SettingsInput, boolean])[] = [
      [{ agreements: { employees: 'enforced' } }, true],
      [{ agreements: { employees: 'warned' } }, false],
    ]
    it.each(always)('P8.3: know no day where the policy %j names none', (settings, enforced) =>
      inOffice(
        kind,
        async (office) => {
          const [duty] = (await office.desk('ben').staff.duties()).items
          expect(duty!.agreement).toMatchObject({ enforced, enforcedFrom: null })
        },
        { settings },
      ),
    )
  })
})
