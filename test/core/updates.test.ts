import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office } from '../support/office.ts'
import { invalid, refused } from '../support/refused.ts'

/** An archived document KH0001-001 and a batch on its way that revises it. */
async function revising(office: Office) {
  const { case: number } = await clientAt(office, 'archived', [letter('Contract of January')])
  const { batch } = await office.desk('ann').batches.collect({
    case: number,
    event: '2026-02-27',
    documents: [letter('Contract of March', { revises: 'KH0001-001' })],
  })
  return { case: number, batch: batch.number }
}

overStores((kind) => {
  it('P10.2: an update says when the change happened: the earliest of what it holds', () =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'archived')
      const sales = office.desk('ann').batches
      const { batch } = await sales.collect({
        case: number,
        event: '2026-02-27',
        documents: [letter('Changed address', { event: '2026-02-25' }), letter('Other', { event: '2026-02-26' })],
        note: 'They moved',
      })
      expect(batch).toMatchObject({ number: 'KH0001-P02', kind: 'update', event: '2026-02-25', note: 'They moved' })
      const more = await sales.collect({
        case: number,
        batch: batch.number,
        documents: [letter('Older', { event: '2026-01' })],
      })
      expect(more.batch).toMatchObject({ number: 'KH0001-P02', event: '2026-01-31', note: 'They moved' })
      expect(more.documents).toMatchObject([{ position: 4, event: '2026-01-31', eventMonthOnly: true }])
      const plain = await sales.collect({ case: number, documents: [letter('Undated')] })
      expect(plain.batch).toMatchObject({ kind: 'update', event: '2026-03-02' })
    }))

  it('P10.3: a revision supersedes the archived document when it is archived itself; the old one stays readable', () =>
    inOffice(kind, async (office) => {
      const at = await revising(office)
      const read = async (document: string) => (await office.desk('ann').documents.get({ document })).document
      await bring(office, at.batch, 'transferred')
      expect(await read('KH0001-001')).toMatchObject({ state: 'archived', revisedBy: null })
      const { transfer } = (await office.desk('ann').batches.get({ batch: at.batch })).batch
      const received = await office.desk('arno').transfers.receive({ transfer: transfer!, accept: [at.batch] })
      expect(received.events.map(({ type }) => type)).toEqual([
        'transfer.received',
        'batch.archived',
        'document.superseded',
      ])
      expect(await read('KH0001-001')).toMatchObject({
        title: 'Contract of January',
        state: 'superseded',
        revisedBy: 'KH0001-002',
      })
      expect(await read('KH0001-002')).toMatchObject({ state: 'archived', revises: 'KH0001-001', revisedBy: null })
    }))

  it('P10.3: a revision that never reaches the archive supersedes nothing', () =>
    inOffice(kind, async (office) => {
      const at = await revising(office)
      await office.desk('ann').batches.withdraw({ batch: at.batch, reason: 'Not signed' })
      const again = await office
        .desk('ann')
        .batches.collect({ case: at.case, documents: [letter('Signed', { revises: 'KH0001-001' })] })
      await bring(office, again.batch.number, 'archived')
      expect((await office.desk('ann').documents.get({ document: 'KH0001-001' })).document).toMatchObject({
        state: 'superseded',
        revisedBy: 'KH0001-002',
      })
    }))

  it('P10.3: only an archived document of the case is revised, and by one revision at a time', () =>
    inOffice(kind, async (office) => {
      const other = await clientAt(office, 'archived')
      await clientAt(office, 'archived')
      const revise =
        (...numbers: string[]) =>
        () =>
          office.desk('ann').batches.collect({
            case: 'KH0002',
            documents: numbers.map((revises, index) => letter(`Revision ${index}`, { revises })),
          })
      const path = (index: number) => ['documents', index, 'revises']
      expect(other.case).toBe('KH0001')
      await invalid(office.store, revise('KH0001-001'), path(0), 'revises', ['KH0002-001'])
      await invalid(office.store, revise('KH0002-009'), path(0), 'revises', ['KH0002-001'])
      await invalid(office.store, revise('KH0002-001', 'KH0002-001'), path(1), 'revises')
      const { batch } = await revise('KH0002-001')()
      await invalid(office.store, revise('KH0002-001'), path(0), 'revises')
      await bring(office, batch.number, 'archived')
      await invalid(office.store, revise('KH0002-001'), path(0), 'revises', ['KH0002-002'])
    }))

  describe('P1.2: what the catalogue says of an archived document is corrected by the archive', () => {
    it('each correction keeps what was said before, readable', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [letter('Contrct', { date: '2026-02', pages: 2 })])
        const archive = office.desk('arno').documents
        const document = 'KH0001-001'
        const first = await archive.correct({
          document,
          reason: 'Misspelt',
          changes: { title: 'Contract', date: '2026-02-03' },
        })
        expect(first.document).toMatchObject({
          title: 'Contract',
          date: '2026-02-03',
          dateMonthOnly: false,
          revision: 2,
        })
        office.clock.set('2026-03-05')
        const second = await archive.correct({
          document,
          reason: 'It is a copy',
          changes: { original: false, copyReason: 'Lost', originalAt: 'Court', pages: null, level: 'confidential' },
        })
        expect(second.document).toMatchObject({ original: false, pages: null, level: 'confidential', revision: 3 })
        expect((await office.desk('ann').documents.revisions({ document })).revisions).toMatchObject([
          {
            revision: 1,
            content: { title: 'Contrct', date: '2026-02-28', dateMonthOnly: true, pages: 2, level: 'internal' },
            reason: 'Misspelt',
            at: '2026-03-02T02:00:00.000Z',
            by: 'p-arno',
          },
          {
            revision: 2,
            content: { title: 'Contract', date: '2026-02-03', original: true, pages: 2 },
            reason: 'It is a copy',
            at: '2026-03-05T02:00:00.000Z',
          },
        ])
      }))

    it('P3.4: how it came is put right too, while it is sorted and afterwards', () =>
      inOffice(kind, async (office) => {
        const { batch } = await clientAt(office, 'sorting', [letter('Minutes of a call', { channel: 'email' })])
        const arrange = (changes: object) =>
          office.desk('ann').run('batches.arrange', { batch, documents: [{ position: 1, ...changes }] })
        expect(await arrange({ channel: 'minutes' })).toMatchObject({
          documents: [{ channel: 'minutes', medium: 'electronic' }],
        })
        expect(await arrange({ medium: 'paper' })).toMatchObject({
          documents: [{ channel: 'minutes', medium: 'paper' }],
        })
        await invalid(office.store, () => arrange({ channel: null }), ['documents', 0, 'channel'], 'choice')
        const { case: other } = await clientAt(office, 'archived', [letter('Contract', { channel: 'email' })])
        const document = `${other}-001`
        const changes = { channel: 'handover', medium: 'paper' } as const
        const corrected = await office.desk('arno').documents.correct({ document, reason: 'R', changes })
        expect(corrected.document).toMatchObject(changes)
        const { revisions } = await office.desk('ann').documents.revisions({ document })
        expect(revisions[0]!.content).toMatchObject({ channel: 'email', medium: 'electronic' })
      }))

    it('a copy says why and where the original is, after a correction too', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived')
        const correct = () =>
          office.desk('arno').documents.correct({
            document: 'KH0001-001',
            reason: 'R',
            changes: { original: false, originalAt: 'Court' },
          })
        await invalid(office.store, correct, ['changes', 'copyReason'], 'required')
      }))

    it('what is not archived yet is arranged, not corrected', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'numbered')
        const correct = () =>
          office.desk('arno').documents.correct({ document: 'KH0001-001', reason: 'R', changes: { title: 'T' } })
        await refused(office.store, correct, 'ILLEGAL', { what: 'document', state: 'numbered', event: 'correct' })
      }))

    it('P1.3: another kind changes what the case lacks', () =>
      inOffice(kind, async (office) => {
        const { case: number } = await clientAt(office, 'archived')
        const lacking = async () => (await office.desk('ann').cases.get({ case: number })).case.lacking
        const before = await lacking()
        await office
          .desk('arno')
          .documents.correct({ document: 'KH0001-001', reason: 'R', changes: { kind: 'jointProject' } })
        expect(await lacking()).toBe(before + 1)
        await office.desk('arno').documents.correct({ document: 'KH0001-001', reason: 'R', changes: { kind: 'needs' } })
        expect(await lacking()).toBe(before)
      }))
  })

  it('P10.1: title, fields and level of a case are brought up to date; fields that are not named stay', () =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'collecting')
      const sales = office.desk('ann').cases
      await sales.amend({ case: number, fields: { code: 'A-1', amount: 12.5, lineOfBusiness: 'Food' } })
      const { case: file } = await sales.amend({
        case: number,
        title: 'Alfreds',
        fields: { lineOfBusiness: null, businessType: 'Export' },
        level: 'confidential',
      })
      expect(file).toMatchObject({
        title: 'Alfreds',
        level: 'confidential',
        fields: { name: 'Alfreds Futterkiste', code: 'A-1', amount: 12.5, businessType: 'Export' },
        version: 3,
      })
      expect(file.fields).not.toHaveProperty('lineOfBusiness')
      // A document is never below its case.
      expect((await office.desk('ann').documents.list({ case: number })).items).toMatchObject([
        { level: 'confidential' },
      ])
      const found = async (fields: { field: string; equals: string | number }[]) =>
        (await sales.count({ category: 'client', fields })).count
      expect(
        await found([
          { field: 'amount', equals: 12.5 },
          { field: 'businessType', equals: 'EXPORT ' },
        ]),
      ).toBe(1)
      await sales.amend({ case: number, fields: { amount: 13 } })
      expect(await found([{ field: 'amount', equals: 12.5 }])).toBe(0)
      expect((await sales.list({ title: 'alfreds' })).items).toHaveLength(1)
      expect((await sales.list({ title: 'alfreds f' })).items).toHaveLength(0)
      const lower = () => sales.amend({ case: number, level: 'internal' })
      await invalid(office.store, lower, ['level'], 'level', ['confidential', 'secret'])
    }))
})
