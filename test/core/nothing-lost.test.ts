import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

const open = async (office: Office, case_: string) =>
  (await office.desk('olga').duties.list({ case: case_ })).items.map((duty) => duty.kind)

/** An ended supplier whose closing paper is still missing. */
async function endedSupplier(office: Office) {
  const { case: file } = await office
    .desk('ann')
    .cases.open({ category: 'supplier', title: 'Exotic Liquids', fields: { taxId: 'GB-1', rating: 3 } })
  await office.desk('ann').cases.end({ case: file.number, on: '2026-02-27' })
  return file.number
}
const closing = { kind: 'closing', title: 'Last account', channel: 'email' } as const

overStores((kind) => {
  describe('no duty is lost', () => {
    it('P3.3: a first batch that was submitted, returned and withdrawn is due again, as it was', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        const at = { batch: batch!.number }
        const [before] = (await office.desk('ann').duties.list({ case: number })).items
        await bring(office, at.batch, 'inReview')
        await office.desk('hana').batches.return({ ...at, reasons: ['Wrong client'] })
        await office.desk('ann').batches.withdraw({ ...at, reason: 'Wrong client' })
        const [after] = (await office.desk('ann').duties.list({ case: number })).items
        expect(after).toEqual(before)
        const second = await office.desk('ann').batches.collect({ case: number, documents: [letter('Right one')] })
        expect(second.batch.kind).toBe('first')
        await bring(office, second.batch.number, 'inReview')
        expect(await open(office, number)).toEqual(['review'])
      }))

    it('P3.2: what an ended case lacks stays a duty until it is there, and is one again when it is withdrawn', () =>
      inOffice(kind, async (office) => {
        const number = await endedSupplier(office)
        expect(await open(office, number)).toContain('collectFinal')
        const { batch } = await office.desk('ann').batches.collect({ case: number, documents: [closing] })
        expect(await open(office, number)).not.toContain('collectFinal')
        await bring(office, batch.number, 'inReview')
        await office.desk('hana').batches.return({ batch: batch.number, reasons: ['Another supplier'] })
        await office.desk('ann').batches.withdraw({ batch: batch.number, reason: 'Another supplier' })
        expect(await open(office, number)).toContain('collectFinal')
      }))

    it('P3.2, P1.2: a correction of the kind settles it too, both ways', () =>
      inOffice(kind, async (office) => {
        const { case: file } = await office.desk('ann').cases.open({
          category: 'supplier',
          title: 'Exotic Liquids',
          fields: { taxId: 'GB-1' },
          documents: [{ ...closing, kind: 'audit' }],
        })
        await bring(office, `${file.number}-P01`, 'archived')
        await office.desk('ann').cases.end({ case: file.number, on: '2026-02-27' })
        expect(await open(office, file.number)).toContain('collectFinal')
        const correct = (kind: 'closing' | 'audit') =>
          office
            .desk('arno')
            .documents.correct({ document: `${file.number}-001`, reason: 'Misread', changes: { kind } })
        await correct('closing')
        expect(await open(office, file.number)).not.toContain('collectFinal')
        await correct('audit')
        expect(await open(office, file.number)).toContain('collectFinal')
      }))

    it('P10.2: each collection into an update is timely or late by itself', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        await bring(office, batch!.number, 'archived')
        const update = await office
          .desk('ann')
          .batches.collect({ case: number, event: '2026-03-02', documents: [letter('New')] })
        const late = letter('Old', { event: '2025-03-03' })
        await office.desk('ann').batches.collect({ case: number, batch: update.batch.number, documents: [late] })
        const duties = await office.store.rows('duties')
        const collections = duties.filter((duty) => duty.kind === 'collectUpdate')
        expect(collections.map((duty) => duty.late)).toEqual([false, true])
      }))

    it('P10.2: a month that is not over moves no deadline into the future', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        await bring(office, batch!.number, 'archived')
        const documents = [letter('New')]
        await office.desk('ann').batches.collect({ case: number, event: '2026-03', documents })
        const duties = (await office.desk('ann').duties.list({ case: number })).items
        expect(duties.map(({ kind, since, due }) => ({ kind, since, due }))).toEqual([
          { kind: 'submitUpdate', since: '2026-03-02', due: '2026-03-16' },
        ])
      }))
  })

  describe('an end that is put right', () => {
    it('P10.1: the day of the end follows its field, with the duty that counts from it', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        await bring(office, batch!.number, 'archived')
        await office.desk('ann').cases.end({ case: number, on: '2026-02-27' })
        const { case: file } = await office
          .desk('ann')
          .cases.amend({ case: number, fields: { cooperationEnd: '2026-01' } })
        expect(file).toMatchObject({ state: 'ended', ended: '2026-01-31', fields: { cooperationEnd: '2026-01' } })
        const erase = () => office.desk('ann').cases.amend({ case: number, fields: { cooperationEnd: null } })
        await refused(office.store, erase, 'INVALID_INPUT')
        const future = () => office.desk('ann').cases.amend({ case: number, fields: { cooperationEnd: '2026-04' } })
        await refused(office.store, future, 'INVALID_INPUT')
      }))
  })

  describe('screening', () => {
    it('P4.3: of two that repeat each other one stays', () =>
      inOffice(kind, async (office) => {
        const { batch } = await openClient(office, [letter('Twin'), letter('Twin')])
        const at = { batch: batch!.number }
        await office.desk('ann').batches.sort(at)
        const both = () =>
          office.desk('ann').batches.screen({
            ...at,
            out: [
              { position: 1, because: 'duplicate' },
              { position: 2, because: 'duplicate' },
            ],
          })
        await refused(office.store, both, 'INVALID_INPUT')
        await office.desk('ann').batches.screen({ ...at, out: [{ position: 1, because: 'duplicate' }] })
        const other = () =>
          office.desk('ann').batches.screen({ ...at, out: [{ position: 2, because: 'duplicate', duplicateOf: 1 }] })
        await refused(office.store, other, 'INVALID_INPUT')
      }))

    it('P10.3: a second revision of one document is not put back', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        await bring(office, batch!.number, 'archived')
        const collect = (title: string, into?: string) =>
          office
            .desk('ann')
            .batches.collect({ case: number, batch: into, documents: [letter(title, { revises: `${number}-001` })] })
        const { batch: update } = await collect('Second edition')
        const at = { batch: update.number }
        await office.desk('ann').batches.sort(at)
        await office.desk('ann').batches.screen({ ...at, out: [{ position: 2, because: 'invalid', note: 'Blank' }] })
        await collect('Second edition, whole', update.number)
        await refused(office.store, () => office.desk('ann').batches.screen({ ...at, back: [2] }), 'INVALID_INPUT')
        await office.desk('ann').batches.screen({ ...at, out: [{ position: 3, because: 'invalid', note: 'Blank' }] })
        await refused(office.store, () => office.desk('ann').batches.screen({ ...at, back: [2, 3] }), 'INVALID_INPUT')
        const { documents } = await office.desk('ann').batches.screen({ ...at, back: [3] })
        expect(documents.map(({ state }) => state)).toEqual(['screenedOut', 'collected'])
      }))

    it('P4.2: a copy says why and where its original is, whoever says that it is one', () =>
      inOffice(kind, async (office) => {
        const { batch } = await openClient(office)
        const at = { batch: batch!.number }
        await office.desk('ann').batches.sort(at)
        const copy = () => office.desk('ann').batches.arrange({ ...at, documents: [{ position: 1, original: false }] })
        await refused(office.store, copy, 'INVALID_INPUT')
        const told = { position: 1, original: false, copyReason: 'The client keeps it', originalAt: 'At the client' }
        const { documents } = await office.desk('ann').batches.arrange({ ...at, documents: [told] })
        expect(documents[0]).toMatchObject({ original: false, originalAt: 'At the client' })
      }))
  })

  describe('levels', () => {
    it('P8.2: a correction never puts a document below its case or its kind', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        await bring(office, batch!.number, 'archived')
        const correct = (changes: { level?: string; kind?: 'agreement' }) => () =>
          office.desk('arno').documents.correct({ document: `${number}-001`, reason: 'Checked', changes })
        await refused(office.store, correct({ level: 'public' }), 'INVALID_INPUT')
        expect((await correct({ kind: 'agreement' })()).document.level).toBe('confidential')
      }))

    it('P8.2: nobody enters a field that they may not know', () =>
      inOffice(kind, async (office) => {
        const open = () =>
          office.desk('ivy').cases.open({ category: 'client', title: 'T', fields: { name: 'N', amount: 5 } })
        await refused(office.store, open, 'FORBIDDEN', { clause: 'P8.2', operation: 'cases.open' })
      }))

    it('P1.4, P8.2: what is merged into a case rises with it, and so does the case that it was', () =>
      inOffice(kind, async (office) => {
        const one = await openClient(office)
        await bring(office, one.batch!.number, 'archived')
        const into = await openClient(office, [])
        await office.desk('hana').cases.merge({ case: one.number, into: into.number, reason: 'Opened twice' })
        await office.desk('ivy').documents.get({ document: `${one.number}-001` })
        await office.desk('ann').cases.amend({ case: into.number, level: 'confidential' })
        for (const read of [
          () => office.desk('ivy').cases.get({ case: into.number }),
          () => office.desk('ivy').cases.get({ case: one.number }),
          () => office.desk('ivy').documents.get({ document: `${one.number}-001` }),
        ]) {
          await refused(office.store, read, 'NOT_FOUND')
        }
        for (const number of [one.number, into.number]) {
          expect((await office.desk('ann').trail.verify({ case: number })).intact).toBe(true)
        }
      }))

    it('P10.3: a document of a merged case is revised in the one that remains', () =>
      inOffice(kind, async (office) => {
        const one = await openClient(office)
        await bring(office, one.batch!.number, 'archived')
        const into = await openClient(office, [])
        await office.desk('hana').cases.merge({ case: one.number, into: into.number, reason: 'Opened twice' })
        const documents = [letter('Second edition', { revises: `${one.number}-001` })]
        const { batch } = await office.desk('ann').batches.collect({ case: into.number, documents })
        await bring(office, batch.number, 'archived')
        const { document } = await office.desk('ann').documents.get({ document: `${one.number}-001` })
        expect(document).toMatchObject({ state: 'superseded', revisedBy: `${into.number}-001` })
        const { items } = await office.desk('ann').trail.history({ case: one.number, limit: 200 })
        expect(items.at(-1)!.changes).toContainEqual(
          expect.objectContaining({ what: 'document', number: `${one.number}-001`, to: 'superseded' }),
        )
      }))
  })

  it('P11.2: a span of months holds the whole of its first and last', () =>
    inOffice(kind, async (office) => {
      for (const cooperationStart of ['2024-04-30', '2024-05-17', '2024-05', '2024-06-01']) {
        await office
          .desk('ann')
          .cases.open({ category: 'client', title: cooperationStart, fields: { name: 'N', cooperationStart } })
      }
      const found = async (condition: { from?: string; to?: string; equals?: string }) =>
        (
          await office
            .desk('ann')
            .cases.list({ category: 'client', fields: [{ field: 'cooperationStart', ...condition }] })
        ).items.map((file) => file.title)
      expect(await found({ equals: '2024-05' })).toEqual(['2024-05', '2024-05-17'])
      expect(await found({ from: '2024-05', to: '2024-05' })).toEqual(['2024-05', '2024-05-17'])
      expect(await found({ to: '2024-05' })).toEqual(['2024-05', '2024-05-17', '2024-04-30'])
    }))
})
