import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { invalid, refused } from '../support/refused.ts'

async function employee(office: Office) {
  const { case: file } = await office
    .desk('rita')
    .cases.open({ category: 'employee', title: 'Nancy Davolio', fields: { name: 'Nancy Davolio' } })
  return file.number
}
const document = (kind: 'cv' | 'leavingApplication' | 'reward', title: string) => ({
  kind,
  title,
  channel: 'handover' as const,
})

overStores((kind) => {
  describe('a matter ends', () => {
    it('P3.2, P9.1: the day goes into the case, and what is only expected then is now missing', () =>
      inOffice(kind, async (office) => {
        const number = await employee(office)
        const before = await office.desk('rita').cases.missing({ case: number })
        const { case: ended } = await office.desk('rita').cases.end({ case: number, on: '2026-02' })
        expect(ended).toMatchObject({ state: 'ended', ended: '2026-02-28', fields: { leavingDate: '2026-02' } })
        const after = await office.desk('rita').cases.missing({ case: number })
        expect(after.lines.slice(before.lines.length)).toEqual([
          { what: 'document', name: 'leavingApplication', expected: 'end', status: 'missing' },
          { what: 'field', name: 'leavingDate', expected: 'end', status: 'entered' },
        ])
        expect(ended.lacking).toBe(before.lacking + 1)
      }))

    it('P3.2: an ended case takes what is only expected then, and revisions, and nothing else', () =>
      inOffice(kind, async (office) => {
        const number = await employee(office)
        const personnel = office.desk('rita').batches
        const first = await personnel.collect({ case: number, documents: [document('cv', 'Her life')] })
        await bring(office, first.batch.number, 'archived', { sorter: 'rita', reviewer: 'rolf' })
        await office.desk('rita').cases.end({ case: number, on: '2026-03-02' })
        const lacks = ['onlyExpectedAtEnd']
        for (const documents of [
          [document('reward', 'Medal')],
          [document('leavingApplication', 'Farewell'), document('cv', 'Life')],
        ]) {
          const collect = () => personnel.collect({ case: number, documents })
          await refused(office.store, collect, 'NOT_READY', { what: 'case', number, lacks })
        }
        const last = await personnel.collect({ case: number, documents: [document('leavingApplication', 'Farewell')] })
        expect(last.batch.kind).toBe('update')
        const revision = { ...document('cv', 'Her life, mended'), revises: `${number}-001` }
        await personnel.collect({ case: number, documents: [revision] })
        await bring(office, last.batch.number, 'archived', { sorter: 'rita', reviewer: 'rolf' })
        expect((await office.desk('rita').cases.missing({ case: number })).lines).toContainEqual({
          what: 'document',
          name: 'leavingApplication',
          expected: 'end',
          status: 'archived',
        })
      }))

    it('P3.2: reopened, it goes on as if it had not ended', () =>
      inOffice(kind, async (office) => {
        const number = await employee(office)
        const { lacking } = (await office.desk('rita').cases.get({ case: number })).case
        await office.desk('rita').cases.end({ case: number, on: '2026-03-01' })
        const filter = { category: 'employee', fields: [{ field: 'leavingDate', from: '2026-01-01' }] } as const
        expect(await office.desk('rita').cases.count(filter)).toEqual({ count: 1 })
        const { case: file } = await office.desk('rolf').cases.reopen({ case: number, reason: 'She stays' })
        expect(file).toMatchObject({ state: 'open', ended: null, reason: 'She stays', lacking })
        expect(file.fields).not.toHaveProperty('leavingDate')
        expect(await office.desk('rita').cases.count(filter)).toEqual({ count: 0 })
        await office.desk('rita').batches.collect({ case: number, documents: [document('reward', 'Medal')] })
        // Ended a second time, its last duties begin anew.
        await office.desk('rita').cases.end({ case: number, on: '2026-03-02' })
        const { items } = await office.desk('rita').duties.list({ case: number })
        expect(items.filter((duty) => duty.kind === 'collectFinal')).toMatchObject([{ since: '2026-03-02' }])
      }))
  })

  describe('P2.2: a case that was opened twice is merged', () => {
    it('its documents count for the one that remains and keep their numbers', () =>
      inOffice(kind, async (office) => {
        const kept = await clientAt(office, 'archived', [letter('First')])
        const twice = await clientAt(office, 'archived', [letter<'needs'>('Needs', { kind: 'needs' })])
        const { lacking } = (await office.desk('ann').cases.get({ case: kept.case })).case
        const merged = await office
          .desk('hana')
          .cases.merge({ case: twice.case, into: kept.case, reason: 'The same client' })
        expect(merged).toMatchObject({
          case: { number: 'KH0002', state: 'voided', mergedInto: 'KH0001', reason: 'The same client', lacking: 0 },
          into: { number: 'KH0001', state: 'open', absorbed: ['KH0002'], lacking: lacking - 1 },
        })
        expect((await office.desk('ann').documents.get({ document: 'KH0002-001' })).document).toMatchObject({
          title: 'Needs',
          state: 'archived',
          case: 'KH0002',
        })
        const { lines } = await office.desk('ann').cases.missing({ case: kept.case })
        expect(lines.find((line) => line.name === 'needs')?.status).toBe('archived')
        expect((await office.desk('ann').duties.list({ case: twice.case })).items).toEqual([])
        const next = await office.desk('ann').batches.collect({ case: kept.case, documents: [letter('More')] })
        await bring(office, next.batch.number, 'numbered')
        expect((await office.desk('ann').batches.get({ batch: next.batch.number })).documents[0]?.number).toBe(
          'KH0001-002',
        )
      }))

    it('through several merges, and still counted when a document of it is corrected', () =>
      inOffice(kind, async (office) => {
        const third = await clientAt(office, 'archived', [letter<'needs'>('Needs', { kind: 'needs' })])
        const second = await openClient(office, [])
        const first = await openClient(office, [])
        const head = office.desk('hana').cases
        await head.merge({ case: third.case, into: second.number, reason: 'Twice' })
        const { into } = await head.merge({ case: second.number, into: first.number, reason: 'Thrice' })
        expect(into.absorbed).toEqual([second.number, third.case])
        const state = async () => {
          const { case: file } = await office.desk('ann').cases.get({ case: first.number })
          const missing = await office.desk('ann').cases.missing({ case: first.number })
          expect(file.lacking).toBe(missing.lacking)
          return missing.lines.find((line) => line.name === 'needs')?.status
        }
        expect(await state()).toBe('archived')
        const correct = (kind: 'needs' | 'dealing') =>
          office.desk('arno').documents.correct({ document: `${third.case}-001`, reason: 'R', changes: { kind } })
        await correct('dealing')
        expect(await state()).toBe('missing')
        await correct('needs')
        expect(await state()).toBe('archived')
        for (const number of [first.number, second.number, third.case]) {
          expect((await office.desk('ann').trail.verify({ case: number })).intact).toBe(true)
        }
      }))

    it('P1.5: with it comes what the ended one was waiting for', () =>
      inOffice(kind, async (office) => {
        const [kept, twice] = [await employee(office), await employee(office)]
        const { batch } = await office.desk('rita').batches.collect({
          case: twice,
          documents: [document('leavingApplication', 'Farewell')],
        })
        await bring(office, batch.number, 'archived', { sorter: 'rita', reviewer: 'rolf' })
        await office.desk('rita').cases.end({ case: kept, on: '2026-03-01' })
        const waiting = async () =>
          (await office.desk('rita').duties.list({ case: kept })).items.map((duty) => duty.kind)
        expect(await waiting()).toContain('collectFinal')
        await office.desk('rolf').cases.merge({ case: twice, into: kept, reason: 'Opened twice' })
        expect(await waiting()).not.toContain('collectFinal')
      }))

    it('only into another case of its category', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const other = await office.desk('ann').cases.open({ category: 'supplier', title: 'S', fields: { taxId: 'T' } })
        const merge = (into: string) => () =>
          office.desk('hana').cases.merge({ case: number, into, reason: 'Opened twice' })
        await invalid(office.store, merge(number), ['into'], 'same')
        await invalid(office.store, merge(other.case.number), ['into'], 'category', ['client'])
        await refused(office.store, merge('KH0099'), 'NOT_FOUND', { what: 'case', number: 'KH0099' })
      }))
  })

  it('P2.2: voided by mistake of opening: the number stays, the duties go', () =>
    inOffice(kind, async (office) => {
      const { case: number, batch } = await clientAt(office, 'sorting')
      await office.desk('ann').batches.withdraw({ batch, reason: 'Of another client' })
      await office.desk('hana').cases.void({ case: number, reason: 'Opened in error' })
      expect((await office.desk('ann').duties.list({ case: number })).items).toEqual([])
      expect((await office.desk('ann').cases.missing({ case: number })).lines).toEqual([])
      expect((await office.desk('ann').cases.summary()).groups).toEqual([
        { category: 'client', state: 'voided', count: 1, incomplete: 0 },
      ])
      const duties = await office.store.rows('duties')
      expect(duties.map(({ kind, state, late }) => [kind, state, late])).toEqual([['firstBatch', 'dropped', false]])
    }))

  describe('P3.1: a case is given to another department or person', () => {
    it('with its open duties and open batches', () =>
      inOffice(kind, async (office) => {
        const { case: number, batch } = await clientAt(office, 'archived')
        const open = await office.desk('ann').batches.collect({ case: number, documents: [letter('Second')] })
        const { case: file } = await office
          .desk('hana')
          .cases.reassign({ case: number, department: 'marketing', owner: 'p-mia', reason: 'New territory' })
        expect(file).toMatchObject({ department: 'marketing', owner: 'p-mia', reason: 'New territory' })
        const { batches } = await office.desk('mia').batches.list({ case: number })
        expect(batches.map((one) => [one.number, one.department])).toEqual([
          [batch, 'sales'],
          [open.batch.number, 'marketing'],
        ])
        const mine = (await office.desk('mia').duties.list()).items
        expect(mine).toMatchObject([{ kind: 'submitUpdate', subject: open.batch.number, owner: 'p-mia' }])
        expect((await office.desk('ann').duties.list()).items).toEqual([])
        await refused(office.store, () => office.desk('ann').cases.get({ case: number }), 'NOT_FOUND')
        await bring(office, open.batch.number, 'archived', { sorter: 'mia', reviewer: 'mark' })
      }))

    it('only to a department that its category allows', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const give = () => office.desk('hana').cases.reassign({ case: number, department: 'hr', reason: 'R' })
        await refused(office.store, give, 'WRONG_DEPARTMENT', { department: 'hr', accepted: ['sales', 'marketing'] })
      }))
  })
})
