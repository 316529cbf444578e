import { describe, expect, it } from 'vitest'
import { disposalAt } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { employeeCase } from '../support/employees.ts'
import { hold } from '../support/holds.ts'
import { inOffice, type Office } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { requestAt } from '../support/requests.ts'

const nancy = { person: 'p-nancy', subject: 'E-17' }
const title = 'What Nancy Davolio asked for'
const ask = (office: Office, more: object = {}) => office.desk('arno').subjects.erase({ ...nancy, title, ...more })
const outcomes = ({ items }: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(
    items.map(({ case: number, outcome, blocks }) => [number, [outcome, ...blocks.map(({ because }) => because)]]),
  )

overStores((kind) => {
  describe('somebody asks that what is kept on them be erased', () => {
    it('what is due goes on a new list, and the rest says why it stays, each for itself', () =>
      inOffice(kind, async (office) => {
        const due = await employeeCase(office, { left: '2010-05-31' })
        const young = await employeeCase(office, { left: '2025-05-31' })
        const open = await employeeCase(office)
        const held = await employeeCase(office, { left: '2011-05-31' })
        const both = await employeeCase(office, { left: '2024-05-31' })
        const lent = await employeeCase(office, { left: '2012-05-31' })
        const listed = await employeeCase(office, { left: '2013-05-31' })
        const other = await employeeCase(office, { left: '2010-05-31', number: 'E-1' })
        const holds = [
          await hold(office, { scope: 'case', case: held }),
          await hold(office, { scope: 'case', case: both }),
        ]
        const loan = await requestAt(office, 'deciding', { asker: 'rita', documents: [`${lent}-001`] })
        const before = await disposalAt(office, 'proposed', { cases: [{ case: listed }] })

        const erasure = await ask(office)
        expect(outcomes(erasure)).toEqual({
          [due]: ['listed'],
          [young]: ['restricted', 'notDue'],
          [open]: ['refused', 'notEnded'],
          [held]: ['refused', 'held'],
          [both]: ['restricted', 'notDue', 'held'],
          [lent]: ['refused', 'onLoan'],
          [listed]: ['listed', 'listed'],
        })
        expect(erasure).toMatchObject({ ...nancy, disposal: 'XH2026-0002', more: false, registers: [] })
        const item = (number: string) => erasure.items.find((one) => one.case === number)!
        expect(item(due)).toMatchObject({ kind: null, disposal: 'XH2026-0002', due: '2016-01-01', blocks: [] })
        expect(item(listed)).toMatchObject({ disposal: before })
        // Kept by a rule: which, until when, and by which law.
        expect(item(young)).toMatchObject({
          disposal: null,
          due: '2031-01-01',
          blocks: [{ because: 'notDue', clause: 'P9.1', due: '2031-01-01', case: young, kind: null }],
        })
        const explained = item(young).explanation.join('\n')
        expect(explained).toContain('2030-12-31')
        expect(explained).toContain('2025-05-31')
        expect(explained).toMatch(/Labour Contract Law/)
        expect(item(held).blocks).toEqual([{ because: 'held', clause: 'P9.2', hold: holds[0], case: held, kind: null }])
        expect(item(lent).blocks).toMatchObject([{ because: 'onLoan', by: loan }])

        // It is a list as any other: nothing is destroyed by asking.
        const { disposal } = await office.desk('arno').disposals.get({ disposal: erasure.disposal! })
        expect(disposal).toMatchObject({ state: 'proposed', title, entries: 1, proposedBy: 'p-arno' })
        const entries = await office.desk('arno').disposals.entries({ disposal: disposal.number })
        expect(entries.items.map((one) => one.case)).toEqual([due])
        for (const number of [due, other]) {
          expect((await office.desk('arno').cases.get({ case: number })).case.state).toBe('ended')
        }
        expect(erasure.events.map(({ type }) => type)).toEqual(['disposal.proposed', 'subject.erasureAsked'])
        expect(erasure.events[1]!.data).toEqual({
          person: 'p-nancy',
          disposal: 'XH2026-0002',
          items: erasure.items.map(({ case: number, kind: of, outcome }) => ({ case: number, kind: of, outcome })),
        })
        // Asked again, what stands on a list stays there.
        expect(outcomes(await ask(office))).toMatchObject({ [due]: ['listed', 'listed'] })
        expect(await office.store.rows('disposals')).toHaveLength(2)
      }))

    it('with nothing that can go there is no list, and the answer is on record all the same', () =>
      inOffice(kind, async (office) => {
        const open = await employeeCase(office)
        const before = await office.store.snapshot()
        const erasure = await ask(office)
        expect(erasure).toMatchObject({ disposal: null, items: [{ case: open, outcome: 'refused' }] })
        expect(erasure.events.map(({ type }) => type)).toEqual(['subject.erasureAsked'])
        const after = await office.store.snapshot()
        expect(after.series).toEqual(before.series)
        const { trail: _, outbox: __, ...rows } = after.rows
        expect(rows).toEqual((({ trail: ____, outbox: _____, ...others }) => others)(before.rows))
        const [entry] = after.rows.trail.filter(
          ({ chain, operation }) => chain === 'tenant' && operation === 'subjects.erase',
        )
        expect(entry).toMatchObject({ person: 'p-arno' })
        expect(after.rows.outbox).toHaveLength(before.rows.outbox.length + 1)
        expect((await ask(office, { person: 'p-nobody', subject: undefined })).items).toEqual([])
      }))

    it('twice under one name of the act it is done once', () =>
      inOffice(kind, async (office) => {
        await employeeCase(office, { left: '2010-05-31' })
        const first = await ask(office, { idempotencyKey: 'k-1' })
        expect(await ask(office, { idempotencyKey: 'k-1' })).toEqual(first)
        expect(await office.store.rows('disposals')).toHaveLength(1)
      }))

    it('P1.4: nothing is told, or listed, that the archivist is not cleared for', () =>
      inOffice(kind, async (office) => {
        await employeeCase(office, { left: '2010-05-31', level: 'secret' })
        const known = await employeeCase(office, { left: '2010-05-31' })
        const desk = office.archive.as({ ...people.arno, clearance: 'confidential' })
        const erasure = await desk.subjects.erase({ ...nancy, title })
        expect(erasure.items.map((one) => one.case)).toEqual([known])
        const { items } = await office.desk('aida').disposals.entries({ disposal: erasure.disposal! })
        expect(items.map((one) => one.case)).toEqual([known])
      }))

    it('the registers that name them stay', () =>
      inOffice(kind, async (office) => {
        await office.desk('arno').agreements.record({ person: 'p-nancy', signed: '2026-03-02', form: 'a'.repeat(64) })
        const { registers } = await ask(office)
        expect(registers).toEqual([{ register: 'agreements', number: '2026-03-02' }])
        expect(await office.store.rows('agreements')).toHaveLength(1)
      }))

    it('bad input is refused, and nothing changed; nobody but the archive may', () =>
      inOffice(kind, async (office) => {
        await employeeCase(office, { left: '2010-05-31' })
        const { store } = office
        await invalid(store, () => ask(office, { person: undefined }), ['person'], 'required')
        await invalid(store, () => ask(office, { subject: '' }), ['subject'], 'required')
        await invalid(store, () => ask(office, { title: undefined }), ['title'], 'required')
        await invalid(store, () => ask(office, { title: 'T'.repeat(301) }), ['title'], 'too_big')
        await invalid(store, () => ask(office, { cases: ['YG0001'] }), ['cases'], 'unknown_key')
        for (const person of ['rita', 'rolf', 'olga', 'adam', 'eve'] as const) {
          const erase = () => office.desk(person).subjects.erase({ ...nancy, title })
          await refused(store, erase, 'FORBIDDEN', { clause: 'P9.2', relations: ['archive'] })
        }
      }))
  })
})
