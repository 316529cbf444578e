import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

overStores((kind) => {
  describe('a case is opened', () => {
    it('P2.2, P3.1: without documents: number, department and handler, nothing on its way', () =>
      inOffice(kind, async (office) => {
        const opened = await openClient(office, [])
        expect(opened).toMatchObject({
          case: {
            number: 'KH0001',
            category: 'client',
            state: 'open',
            department: 'sales',
            owner: 'p-ann',
            openedBy: 'p-ann',
            level: 'internal',
            opened: '2026-03-02T02:00:00.000Z',
            policy: 'test-1',
            version: 1,
          },
          batch: null,
          documents: [],
          repeated: [],
        })
        expect(opened.events.map(({ id, type, data }) => ({ id, type, data }))).toEqual([
          { id: 'KH0001/1.0', type: 'case.opened', data: { case: 'KH0001', category: 'client' } },
        ])
        expect(await office.desk('ben').batches.list({ case: 'KH0001' })).toEqual({ batches: [] })
      }))

    it('P3.2, P3.4: with its first documents: a batch, and what the catalogue says of each', () =>
      inOffice(kind, async (office) => {
        const opened = await openClient(office, [
          letter('Minutes', { channel: 'minutes', date: '2026-02', pages: 3, handedInBy: 'p-mia', author: 'Mia' }),
          letter<'agreement'>('Agreement', {
            kind: 'agreement',
            original: false,
            copyReason: 'Lost',
            originalAt: 'Court',
          }),
        ])
        expect(opened.batch).toMatchObject({ number: 'KH0001-P01', kind: 'first', state: 'collecting', round: 0 })
        expect(opened.documents).toMatchObject([
          {
            position: 1,
            number: null,
            batch: 'KH0001-P01',
            state: 'collected',
            channel: 'minutes',
            medium: 'paper',
            date: '2026-02-28',
            dateMonthOnly: true,
            pages: 3,
            handedInBy: 'p-mia',
            author: 'Mia',
            original: true,
            level: 'internal',
            important: false,
            mark: null,
          },
          {
            position: 2,
            channel: 'email',
            medium: 'electronic',
            original: false,
            copyReason: 'Lost',
            originalAt: 'Court',
            level: 'confidential',
            important: true,
            mark: 'Important client information',
          },
        ])
        expect(await office.desk('ann').documents.list({ case: 'KH0001' })).toEqual({
          items: opened.documents,
          next: null,
        })
        expect(await office.desk('ann').batches.get({ batch: 'KH0001-P01' })).toEqual({
          batch: opened.batch,
          documents: opened.documents,
        })
      }))

    it('P2.3: in a category of the company’s own, as in any other', () =>
      inOffice(kind, async (office) => {
        const fields = { taxId: 'T-1', rating: 4 }
        const { case: file } = await office.desk('ann').cases.open({ category: 'supplier', title: 'Acme', fields })
        expect(file).toMatchObject({ number: 'GY0001', fields, lacking: 1 })
        const filter = { category: 'supplier', fields: [{ field: 'rating', from: 4 }] } as const
        expect(await office.desk('ann').cases.count(filter)).toEqual({ count: 1 })
        expect(await office.desk('ann').cases.count({ ...filter, fields: [{ field: 'rating', from: 5 }] })).toEqual({
          count: 0,
        })
      }))
  })

  it('P4.3, P5.2: collect → sort → review → transfer → archive, and who did each', () =>
    inOffice(kind, async (office) => {
      const { batch: first } = await openClient(office)
      const batch = first!.number
      const states: string[] = []
      const seen = async () => states.push((await office.desk('olga').batches.get({ batch })).batch.state)
      for (const station of ['sorting', 'numbered', 'inReview', 'approved'] as const) {
        await bring(office, batch, station)
        await seen()
      }
      const form = 'a'.repeat(64)
      const sent = await office.desk('ben').transfers.send({ batches: [batch], note: 'By hand', form })
      await seen()
      office.clock.set('2026-03-03')
      const received = await office
        .desk('arno')
        .transfers.receive({ transfer: sent.transfer.number, accept: [batch], form: 'b'.repeat(64) })
      await seen()
      expect(states).toEqual(['sorting', 'sorting', 'inReview', 'approved', 'transferred', 'archived'])
      expect(received.transfer).toMatchObject({
        number: 'YJ2026-0001',
        state: 'received',
        department: 'sales',
        note: 'By hand',
        sent: { person: 'p-ben', at: '2026-03-02T02:00:00.000Z', form },
        received: { person: 'p-arno', at: '2026-03-03T02:00:00.000Z', form: 'b'.repeat(64) },
      })
      expect(received.items).toEqual([
        { position: 1, batch, case: 'KH0001', documents: 1, state: 'accepted', reasons: [] },
      ])
      expect(await office.desk('ann').batches.get({ batch })).toMatchObject({
        batch: {
          state: 'archived',
          sorters: ['p-ann'],
          reviewer: 'p-hana',
          round: 1,
          transfer: 'YJ2026-0001',
          archived: '2026-03-03T02:00:00.000Z',
          reasons: [],
        },
        documents: [{ number: 'KH0001-001', state: 'archived' }],
      })
      expect(received.events.map(({ type }) => type)).toEqual(['transfer.received', 'batch.archived'])
    }))

  it('P4.3: a returned batch is sorted again with the reviewer’s reasons, and comes in a second round', () =>
    inOffice(kind, async (office) => {
      const { case: number, batch } = await clientAt(office, 'inReview')
      const reasons = ['The date is missing', 'A page is missing']
      const back = await office.desk('hana').batches.return({ batch, reasons })
      expect(back.batch).toMatchObject({ state: 'sorting', reasons, reviewer: 'p-hana', round: 1 })
      await office.desk('ben').batches.arrange({ batch, documents: [{ position: 1, date: '2026-02-27' }] })
      await office.desk('ben').batches.collect({ case: number, batch, documents: [letter('The page')] })
      await office.desk('ben').batches.number({ batch })
      const again = await office.desk('ben').batches.submit({ batch })
      expect(again.batch).toMatchObject({ state: 'inReview', round: 2, sorters: ['p-ann', 'p-ben'] })
      const approved = await office.desk('hana').batches.approve({ batch })
      expect(approved.batch).toMatchObject({ state: 'approved', reasons: [] })
      const { documents } = await office.desk('ann').batches.get({ batch })
      expect(documents.map((document) => [document.number, document.date])).toEqual([
        ['KH0001-001', '2026-02-27'],
        ['KH0001-002', null],
      ])
    }))

  it('P5.2: a batch refused at receipt goes back to sorting and is archived on a second list', () =>
    inOffice(kind, async (office) => {
      const { batch, transfer } = await clientAt(office, 'transferred')
      const refusal = { batch, reasons: ['The seal is broken'] }
      const {
        items,
        batches,
        transfer: list,
      } = await office.desk('arno').transfers.receive({ transfer, refuse: [refusal] })
      expect(list.state).toBe('received')
      expect(items).toMatchObject([{ batch, state: 'refused', reasons: refusal.reasons }])
      expect(batches).toMatchObject([{ state: 'sorting', reasons: refusal.reasons, transfer: null }])
      const second = await bring(office, batch, 'archived')
      expect(second.transfer).toBe('YJ2026-0002')
      const { batch: archived, documents } = await office.desk('ann').batches.get({ batch })
      expect(archived).toMatchObject({ state: 'archived', round: 2, transfer: 'YJ2026-0002', reasons: [] })
      expect(documents).toMatchObject([{ number: 'KH0001-001', state: 'archived' }])
      // The first list still says what happened then (P1.2).
      const first = await office.desk('arno').transfers.get({ transfer })
      expect(first.items).toMatchObject([{ state: 'refused', reasons: refusal.reasons }])
    }))

  it('P5.2: many batches on one list, checked in two acts', () =>
    inOffice(kind, async (office) => {
      const one = await clientAt(office, 'approved')
      const other = await clientAt(office, 'approved')
      const more = await office
        .desk('ann')
        .batches.collect({ case: one.case, documents: [letter('Second'), letter('Third')] })
      await bring(office, more.batch.number, 'approved')
      const batches = [one.batch, other.batch, more.batch.number]
      const sent = await office.desk('ann').transfers.send({ batches })
      expect(sent.items.map(({ position, batch, documents }) => [position, batch, documents])).toEqual([
        [1, 'KH0001-P01', 1],
        [2, 'KH0002-P01', 1],
        [3, 'KH0001-P02', 2],
      ])
      const transfer = sent.transfer.number
      const first = await office.desk('arno').transfers.receive({ transfer, accept: [one.batch] })
      expect(first.transfer.state).toBe('sent')
      expect(first.items.map(({ state }) => state)).toEqual(['accepted', 'sent', 'sent'])
      const second = await office.desk('arno').transfers.receive({
        transfer,
        accept: [more.batch.number],
        refuse: [{ batch: other.batch, reasons: ['Wet'] }],
      })
      expect(second.transfer.state).toBe('received')
      expect(second.items.map(({ state }) => state)).toEqual(['accepted', 'refused', 'accepted'])
      expect(second.batches.map(({ number, state }) => [number, state])).toEqual([
        ['KH0001-P02', 'archived'],
        ['KH0002-P01', 'sorting'],
      ])
      const lists = async (state: 'sent' | 'received') =>
        (await office.desk('ann').transfers.list({ state })).items.map(({ number }) => number)
      expect([await lists('sent'), await lists('received')]).toEqual([[], [transfer]])
    }))

  it('P5.2: a list is of one department, and names a batch once', () =>
    inOffice(kind, async (office) => {
      const { batch } = await clientAt(office, 'approved')
      const opened = await office.desk('mia').cases.open({
        category: 'client',
        title: 'Of marketing',
        fields: { name: 'M' },
        documents: [letter('A letter')],
      })
      const foreign = opened.batch!.number
      await bring(office, foreign, 'approved', { sorter: 'mia', reviewer: 'mark' })
      const both = { ...officeActor, departments: ['sales', 'marketing'] }
      const send = (batches: string[]) => () => office.archive.as(both).transfers.send({ batches })
      const issue = (index: number, rule: string) => ({
        issues: [expect.objectContaining({ path: ['batches', index], rule })],
      })
      await refused(office.store, send([batch, foreign]), 'INVALID_INPUT', issue(1, 'department'))
      await refused(office.store, send([batch, batch]), 'INVALID_INPUT', issue(1, 'twice'))
      expect((await send([batch])()).transfer.number).toBe('YJ2026-0001')
    }))

  it('P4.3: what is screened out keeps its reason and can be put back; what had a number is void', () =>
    inOffice(kind, async (office) => {
      const { batch: opened } = await openClient(office, [
        letter('Same', { date: '2026-02-01' }),
        letter('Other'),
        letter('SAME ', { date: '2026-02-01' }),
        letter('Blank'),
      ])
      const batch = opened!.number
      const sales = office.desk('ann').batches
      expect((await sales.sort({ batch })).repeated).toEqual([{ position: 3, of: 1 }])
      const out = await sales.screen({
        batch,
        out: [
          { position: 3, because: 'duplicate' },
          { position: 4, because: 'invalid', note: 'Nothing on it' },
        ],
      })
      expect(out.documents.map(({ state, screened }) => [state, screened])).toEqual([
        ['collected', null],
        ['collected', null],
        ['screenedOut', { because: 'duplicate', note: null, duplicateOf: 1 }],
        ['screenedOut', { because: 'invalid', note: 'Nothing on it', duplicateOf: null }],
      ])
      const back = await sales.screen({ batch, back: [4] })
      expect(back.documents[3]).toMatchObject({ state: 'collected', screened: null })
      await sales.number({ batch })
      const later = await sales.screen({ batch, out: [{ position: 2, because: 'invalid', note: 'Not ours' }] })
      expect(later.documents.map(({ number, state }) => [number, state])).toEqual([
        ['KH0001-001', 'numbered'],
        ['KH0001-002', 'voided'],
        [null, 'screenedOut'],
        ['KH0001-003', 'numbered'],
      ])
      // A number that is void does not come back to life.
      await refused(office.store, () => sales.screen({ batch, back: [2] }), 'ILLEGAL', {
        what: 'document',
        number: 'KH0001-002',
        state: 'voided',
        event: 'restore',
        legal: [],
      })
      await bring(office, batch, 'archived')
      const { documents } = await sales.get({ batch })
      expect(documents.map(({ state }) => state)).toEqual(['archived', 'voided', 'screenedOut', 'archived'])
    }))

  it('P4.2: classified and described while it is sorted', () =>
    inOffice(kind, async (office) => {
      const { batch: opened } = await openClient(office, [letter('A'), letter('B')])
      const batch = opened!.number
      await office.desk('ann').batches.sort({ batch })
      const { documents } = await office.desk('ann').batches.arrange({
        batch,
        documents: [
          { position: 2, kind: 'agreement', title: 'Agreement', date: '2026-01', important: true, mark: 'Key' },
          { position: 1, author: 'Ann', reference: 'A-7', pages: 2, level: 'confidential' },
        ],
      })
      expect(documents).toMatchObject([
        { kind: 'communication', title: 'A', author: 'Ann', reference: 'A-7', pages: 2, level: 'confidential' },
        {
          kind: 'agreement',
          title: 'Agreement',
          date: '2026-01-31',
          dateMonthOnly: true,
          level: 'confidential',
          important: true,
          mark: 'Key',
        },
      ])
    }))
})

const officeActor = { id: 'u-both', roles: [], clearance: 'confidential' } as const
