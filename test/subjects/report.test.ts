import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { employeeCase } from '../support/employees.ts'
import { hold } from '../support/holds.ts'
import { inOffice, openClient } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const nancy = { person: 'p-nancy', subject: 'e-17' }

overStores((kind) => {
  describe('what is kept on a person', () => {
    it('is told with its documents, its reason and its end, by the field that says whom a case is about', () =>
      inOffice(kind, async (office) => {
        const old = await employeeCase(office, { left: '2010-05' })
        const now = await employeeCase(office)
        await employeeCase(office, { number: 'E-1' })
        const { holds } = office.desk('arno')
        const number = await hold(office, { scope: 'case', case: now })
        expect((await holds.list({ case: now })).items).toHaveLength(1)
        const report = await office.desk('arno').subjects.report(nancy)
        expect(report).toMatchObject({ person: 'p-nancy', subject: 'e-17', registers: [] })
        expect(report.cases.map((one) => one.case.number)).toEqual([old, now])
        const [ended, open] = report.cases
        expect(ended!.case.fields).toMatchObject({ name: 'Nancy Davolio', leavingDate: '2010-05' })
        expect(ended!.documents.map((one) => one.title)).toEqual(['Curriculum vitae'])
        expect(ended!.retention.kept).toMatchObject([{ kind: null, state: 'dated', due: '2016-01-01' }])
        expect(ended!.retention.kept[0]!.explanation.join(' ')).toContain('2010-05')
        expect(open!.retention.kept).toMatchObject([{ kind: null, state: 'undecided', due: null }])
        expect(open!.retention.holds).toEqual([{ hold: number, kind: 'legal', review: '2026-06-30' }])
        // The same by the very text of the field, and as somebody whose id is their number.
        expect((await office.desk('olga').subjects.report({ person: 'E-17' })).cases).toHaveLength(2)
      }))

    it('stands in the registers that name them: directory, agreements, requests of theirs and for them', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const own = await requestAt(office, 'returned', { asker: 'ben' })
        await office.desk('adam').people.record({ person: 'p-ben', name: 'Ben', departments: ['sales'] })
        const agreement = { signed: '2026-03-02', form: 'a'.repeat(64) }
        await office.desk('arno').agreements.record({ person: 'p-ben', ...agreement })
        await office.desk('ben').outsiders.record({ person: 'g-li', name: 'Li', organization: 'O', identity: 'E1' })
        await office.desk('arno').agreements.record({ person: 'g-li', ...agreement })
        const asked = {
          kind: 'consultation',
          documents: ['KH0001-001'],
          purpose: 'An audit',
          outsider: 'g-li',
        } as const
        const theirs = (await office.desk('ben').requests.ask(asked)).request.number
        const registers = async (person: string) => (await office.desk('arno').subjects.report({ person })).registers
        expect(await registers('p-ben')).toEqual([
          { register: 'people', number: 'p-ben' },
          { register: 'agreements', number: '2026-03-02' },
          { register: 'requests', number: theirs },
          { register: 'requests', number: own },
        ])
        expect(await registers('g-li')).toEqual([
          { register: 'outsiders', number: 'g-li' },
          { register: 'agreements', number: '2026-03-02' },
          { register: 'requests', number: theirs },
        ])
        expect(await registers('p-nobody')).toEqual([])
      }))

    it('is found in the case that remains of two, though that names nobody', () =>
      inOffice(kind, async (office) => {
        const hr = office.desk('rita').cases
        const one = await hr.open({ category: 'employee', title: 'N', fields: { name: 'N', employeeNumber: 'E-17' } })
        const other = await hr.open({ category: 'employee', title: 'N', fields: { name: 'N' } })
        const merge = { case: one.case.number, into: other.case.number, reason: 'Opened twice' }
        await office.desk('rolf').cases.merge(merge)
        const { cases } = await office.desk('arno').subjects.report(nancy)
        expect(cases.map((found) => found.case.number)).toEqual([other.case.number])
      }))

    it('P1.4, P8.2: as far as the reader is cleared for it', () =>
      inOffice(kind, async (office) => {
        const secret = await employeeCase(office, { level: 'secret' })
        const known = await employeeCase(office, { pay: 9000 })
        const archivist = (clearance: string) =>
          office.archive.as({ ...people.arno, id: `u-${clearance}`, clearance }).subjects
        const numbers = async (clearance: string) =>
          (await archivist(clearance).report(nancy)).cases.map((one) => one.case.number)
        expect(await numbers('secret')).toEqual([secret, known])
        expect(await numbers('confidential')).toEqual([known])
        expect(await numbers('internal')).toEqual([])
        const [withheld] = (await archivist('confidential').report(nancy)).cases
        expect(withheld!.case.withheld).toEqual(['pay'])
        expect(JSON.stringify(withheld)).not.toContain('9000')
      }))

    it('is told to the archive and to auditors alone, even of oneself', () =>
      inOffice(kind, async (office) => {
        await employeeCase(office)
        const may: readonly Person[] = ['arno', 'aida', 'abel', 'otto', 'olga']
        for (const person of Object.keys(people) as Person[]) {
          const report = () => office.desk(person).subjects.report({ person: people[person].personId })
          if (may.includes(person)) expect((await report()).cases).toEqual([])
          else await refused(office.store, report, 'FORBIDDEN', { clause: 'P9.2', relations: ['archive', 'auditor'] })
        }
      }))

    it('is asked by a person who is named', () =>
      inOffice(kind, async (office) => {
        await openClient(office, [])
        const ask = (input: object) => () => office.desk('arno').subjects.report(input as never)
        await invalid(office.store, ask({}), ['person'], 'required')
        await invalid(office.store, ask({ person: ' ' }), ['person'], 'required')
        await invalid(office.store, ask({ person: 'p', subject: '\u200b' }), ['subject'], 'blank')
        await invalid(office.store, ask({ person: 'p', case: 'KH0001' }), ['case'], 'unknown_key')
      }))
  })
})
