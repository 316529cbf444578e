import { describe, expect, it } from 'vitest'
import type { ImportBatch } from '../../src/index.ts'
import { overStores, sharedOffice } from '../support/each.ts'
import { bring, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { invalid, refused } from '../support/refused.ts'
import { checkChains, client, type Imported, takeOver } from './import-register.ts'

const archived = (number: string, more: object = {}): ImportBatch<'communication'> => ({
  state: 'archived',
  case: number,
  documents: [letter('Old letter')],
  ...more,
})
const collecting = (number: string, more: object = {}): ImportBatch<'communication'> => ({
  state: 'collecting',
  case: number,
  documents: [letter('Letter to sort')],
  ...more,
})
const take = (office: Office, ...batches: readonly ImportBatch<'communication'>[]) =>
  office.desk('arno').batches.import({ batches })
const openDuties = async (office: Office, number: string) =>
  (await office.desk('olga').duties.list({ case: number })).items.map((duty) => [duty.kind, duty.subject])

overStores((kind) => {
  describe('P4.3, P5.2: batches of an old register, taken over without review and transfer', () => {
    it('stand archived on their day, with numbers in order and no duty left', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0001', { opened: '2016-03-01' }), client('KH0002'))
        const documents = [letter('Second', { date: '2016-05-02' }), letter('First', { date: '2016-05-01' })]
        const { batches, events } = await take(
          office,
          archived('KH0001', { documents, on: '2016-06-01', by: 'p-old', note: 'Box 7' }),
          archived('KH0002'),
          archived('KH0001', { documents: [letter('Third')], on: '2018-01-02T03:04:05Z', event: '2017-12' }),
        )
        expect(batches).toEqual([
          {
            case: 'KH0001',
            number: 'KH0001-P01',
            kind: 'first',
            state: 'archived',
            documents: ['KH0001-001', 'KH0001-002'],
          },
          { case: 'KH0002', number: 'KH0002-P01', kind: 'first', state: 'archived', documents: ['KH0002-001'] },
          { case: 'KH0001', number: 'KH0001-P02', kind: 'update', state: 'archived', documents: ['KH0001-003'] },
        ])
        expect(events.map(({ type, data }) => `${type} ${data.batch}`)).toEqual([
          'batch.collected KH0001-P01',
          'batch.archived KH0001-P01',
          'batch.collected KH0002-P01',
          'batch.archived KH0002-P01',
          'batch.collected KH0001-P02',
          'batch.archived KH0001-P02',
        ])
        const first = await office.desk('olga').batches.get({ batch: 'KH0001-P01' })
        expect(first.batch).toMatchObject({
          state: 'archived',
          collected: '2016-05-31T16:00:00.000Z',
          collectedBy: 'p-old',
          archived: '2016-05-31T16:00:00.000Z',
          note: 'Box 7',
          sorters: [],
          round: 0,
          reviewer: null,
          transfer: null,
        })
        expect(first.documents.map(({ state, number, title }) => [state, number, title])).toEqual([
          ['archived', 'KH0001-001', 'Second'],
          ['archived', 'KH0001-002', 'First'],
        ])
        expect((await office.desk('olga').batches.get({ batch: 'KH0001-P02' })).batch).toMatchObject({
          event: '2017-12-31',
          archived: '2018-01-02T03:04:05.000Z',
        })
        expect((await office.desk('olga').batches.get({ batch: 'KH0002-P01' })).batch).toMatchObject({
          archived: '2026-03-02T02:00:00.000Z',
          collectedBy: 'p-arno',
        })
        expect(await openDuties(office, 'KH0001')).toEqual([])
        const duties = await office.store.rows('duties')
        // Nobody knows when they were submitted: neither in time nor late.
        expect(duties.map(({ kind: duty, state, late }) => [duty, state, late])).toEqual([
          ['firstBatch', 'dropped', false],
          ['firstBatch', 'dropped', false],
        ])
        const { items } = await office.desk('arno').trail.history({ case: 'KH0001' })
        expect(items.map(({ operation, person }) => [operation, person])).toEqual([
          ['cases.import', 'p-arno'],
          ['batches.import', 'p-arno'],
        ])
        await checkChains(office)
      }))

    it('P1.3: and the case is as complete as they make it, its counters gone on', () =>
      inOffice(kind, async (office) => {
        const contract = { kind: 'contract', title: 'C', channel: 'handover' } as const
        const closing = { kind: 'closing', title: 'E', channel: 'handover' } as const
        await takeOver(office, {
          category: 'supplier',
          title: 'T',
          fields: { taxId: 'GB-1', rating: 3 },
          ended: '2020-06-12',
        } as Imported)
        const { lacking } = (await office.desk('olga').cases.get({ case: 'GY0001' })).case
        expect(lacking).toBe(2)
        expect(await openDuties(office, 'GY0001')).toEqual([
          ['collectFinal', 'GY0001'],
          ['decideRetention', 'GY0001'],
          ['firstBatch', 'GY0001'],
        ])
        const batch = (documents: readonly object[]) => ({ state: 'archived', case: 'GY0001', documents })
        await office.desk('arno').run('batches.import', { batches: [batch([contract]), batch([closing])] })
        expect((await office.desk('olga').cases.get({ case: 'GY0001' })).case.lacking).toBe(0)
        expect(await openDuties(office, 'GY0001')).toEqual([['decideRetention', 'GY0001']])
        const late = (await office.store.rows('duties')).filter((duty) => duty.late)
        expect(late).toEqual([])
        await office.desk('arno').cases.reopen({ case: 'GY0001', reason: 'It goes on' })
        const next = await office.desk('ann').run('batches.collect', { case: 'GY0001', documents: [contract] })
        expect(next).toMatchObject({ batch: { number: 'GY0001-P03', kind: 'update' }, documents: [{ position: 3 }] })
        await bring(office, 'GY0001-P03', 'archived')
        const { items } = await office.desk('olga').documents.list({ case: 'GY0001' })
        expect(items.map(({ number }) => number)).toEqual(['GY0001-001', 'GY0001-002', 'GY0001-003'])
      }))

    it('still to be sorted they go their way, a first batch as an update', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0001', { opened: '2016-03-01' }))
        const { batches } = await take(
          office,
          collecting('KH0001'),
          collecting('KH0001', { event: '2026-02-20', documents: [letter('Update')] }),
        )
        expect(batches.map((batch) => [batch.number, batch.kind, batch.documents])).toEqual([
          ['KH0001-P01', 'first', [null]],
          ['KH0001-P02', 'update', [null]],
        ])
        expect(await openDuties(office, 'KH0001')).toEqual([
          ['firstBatch', 'KH0001'],
          ['submitUpdate', 'KH0001-P02'],
        ])
        const collected = (await office.store.rows('duties')).find((duty) => duty.kind === 'collectUpdate')
        expect(collected).toMatchObject({ subject: 'KH0001-P02', since: '2026-02-20', state: 'done', late: true })
        await bring(office, 'KH0001-P01', 'archived')
        await bring(office, 'KH0001-P02', 'archived')
        expect(await openDuties(office, 'KH0001')).toEqual([])
        await checkChains(office)
      }))

    it('a first batch of today that is on its way stays due, whatever was archived beside it', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        expect((await take(office, archived(number))).batches).toMatchObject([{ kind: 'update' }])
        expect(await openDuties(office, number)).toEqual([['firstBatch', number]])
        await bring(office, batch!.number, 'archived')
        const { items } = await office.desk('olga').documents.list({ case: number })
        expect(items.map(({ number: of }) => of)).toEqual(['KH0001-002', 'KH0001-001'])
      }))

    it('P3.2: an ended case takes what its end does not require, because it came before', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0001', { ended: '2020-06' }))
        await refused(
          office.store,
          () => office.desk('ann').batches.collect({ case: 'KH0001', documents: [letter('L')] }),
          'NOT_READY',
        )
        expect((await take(office, archived('KH0001'), collecting('KH0001'))).batches).toHaveLength(2)
      }))
  })

  describe('what is refused, with its batch', () => {
    const shared = sharedOffice(kind, async (office) => {
      await takeOver(office, client('KH0001'), client('KH0002', { level: 'confidential' }), client('KH0003'))
      await office.desk('hana').cases.void({ case: 'KH0003', reason: 'Opened in error' })
    })
    it.each<[string, object, readonly (string | number)[], string]>([
      ['a case that is not there', archived('KH0777'), ['case'], 'absent'],
      ['a case that is void', archived('KH0003'), ['case'], 'state'],
      ['a near miss', archived('KH1'), ['case'], 'tooShort'],
      ['archived tomorrow', archived('KH0001', { on: '2026-03-03' }), ['on'], 'future'],
      ['archived on no day', archived('KH0001', { on: '2026-02-30' }), ['on'], 'day'],
      ['an event to come', collecting('KH0001', { event: '2026-04' }), ['event'], 'future'],
      ['a day for what is not archived', collecting('KH0001', { on: '2016-03-01' }), ['on'], 'unknown_key'],
      ['another state', { ...archived('KH0001'), state: 'inReview' }, ['state'], 'choice'],
      ['no documents', archived('KH0001', { documents: [] }), ['documents'], 'required'],
      [
        'a kind of another category',
        archived('KH0001', { documents: [letter('L'), { ...letter('C'), kind: 'cv' }] }),
        ['documents', 1, 'kind'],
        'choice',
      ],
      [
        'a revision that is archived already',
        archived('KH0001', { documents: [letter('L', { revises: 'KH0001-001' })] }),
        ['documents', 0, 'revises'],
        'unknown_key',
      ],
      [
        'a level below its case',
        archived('KH0002', { documents: [letter('L', { level: 'internal' })] }),
        ['documents', 0, 'level'],
        'level',
      ],
    ])('%s', async (_name, batch, path, rule) => {
      const input = { batches: [archived('KH0001'), batch] }
      for (const dryRun of [false, true]) {
        const act = () =>
          shared()
            .desk('arno')
            .run('batches.import', { ...input, dryRun })
        const error = await invalid(shared().store, act, ['batches', 1, ...path], rule)
        expect(error.details.issues).toHaveLength(1)
      }
    })

    it('P1.4: a case that they may not know of is as one that is not there', async () => {
      const refusal = async (number: string) => {
        const act = () =>
          shared()
            .desk('abel')
            .batches.import({ batches: [archived(number)] })
        const { code, message } = await invalid(shared().store, act, ['batches', 0, 'case'], 'absent')
        return [code, message.replaceAll(number, '#')]
      }
      expect(await refusal('KH0002')).toEqual(await refusal('KH0777'))
    })

    it('all of it at once', async () => {
      const batches = [archived('KH0777', { on: '2027-01-01' }), archived('KH0003', { on: '2027-01-01' }), archived('')]
      const error = await refused(shared().store, () => take(shared(), ...batches), 'INVALID_INPUT')
      expect(error.details.issues.map(({ path, rule }) => `${path.join('.')} ${rule}`)).toEqual([
        'batches.0.case absent',
        'batches.1.case state',
        'batches.1.on future',
        'batches.2.case blank',
      ])
    })
  })

  it('a dry run says the numbers, and changes nothing', () =>
    inOffice(kind, async (office) => {
      await takeOver(office, client('KH0001'))
      const before = await office.store.snapshot()
      const batches = [archived('KH0001')]
      const { batches: told, events } = await office.desk('arno').batches.import({ batches, dryRun: true })
      expect(events).toEqual([])
      expect(await office.store.snapshot()).toEqual(before)
      expect((await take(office, ...batches)).batches).toEqual(told)
    }))

  it('two at once: numbers go on, none twice', () =>
    inOffice(kind, async (office) => {
      await takeOver(office, client('KH0001'), client('KH0002'))
      await Promise.all(
        Array.from({ length: 4 }, (_, index) =>
          take(office, archived('KH0001', { documents: [letter(`L ${index}`)] }), archived('KH0002')),
        ),
      )
      const documents = (await office.store.rows('documents')).filter((row) => row.case === 'KH0001')
      expect(documents.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
      await checkChains(office)
    }))
})
