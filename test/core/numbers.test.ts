import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, openClient } from '../support/office.ts'
import { refused } from '../support/refused.ts'

overStores((kind) => {
  it('P2.2: one series a category, each from 1', () =>
    inOffice(kind, async (office) => {
      const open = async (person: 'ann' | 'rita', category: 'client' | 'supplier' | 'employee' | 'other') => {
        const fields = { taxId: 'T', name: 'N', subject: 'S' }
        const own = category === 'supplier' ? ['taxId'] : category === 'other' ? ['subject'] : ['name']
        const input = {
          category,
          title: 'T',
          fields: Object.fromEntries(own.map((key) => [key, fields[key as 'name']])),
        }
        const answer = (await office.desk(person).run('cases.open', input)) as { case: { number: string } }
        return answer.case.number
      }
      const given = [
        await open('ann', 'client'),
        await open('rita', 'employee'),
        await open('ann', 'client'),
        await open('ann', 'supplier'),
        await open('ann', 'other'),
        await open('rita', 'other'),
        await open('rita', 'employee'),
      ]
      expect(given).toEqual(['KH0001', 'YG0001', 'KH0002', 'GY0001', 'QT0001', 'QT0002', 'YG0002'])
    }))

  it('P2.2: a refused opening takes no number', () =>
    inOffice(kind, async (office) => {
      await openClient(office, [])
      const secret = { category: 'client', title: 'T', fields: { name: 'N' }, level: 'secret' } as const
      await refused(office.store, () => office.desk('ann').cases.open(secret), 'FORBIDDEN')
      expect((await openClient(office, [])).number).toBe('KH0002')
    }))

  it('P2.2: a number that was void stays given', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      const { case: file } = await office.desk('hana').cases.void({ case: number, reason: 'Opened in error' })
      expect(file).toMatchObject({ number, state: 'voided', reason: 'Opened in error', lacking: 0 })
      expect((await openClient(office, [])).number).toBe('KH0002')
    }))

  it('P4.2: nothing is numbered before it is screened', () =>
    inOffice(kind, async (office) => {
      const { batch } = await openClient(office, [letter('One')])
      const number = () => office.desk('ann').batches.number({ batch: batch!.number })
      await refused(office.store, number, 'ILLEGAL', { state: 'collecting', event: 'number' })
      const { documents } = await office.desk('ann').batches.sort({ batch: batch!.number })
      expect(documents.map((document) => document.number)).toEqual([null])
    }))

  describe('P4.2: numbers follow the order chosen', () => {
    const documents = [
      letter('late', { date: '2026-02-20' }),
      letter('undated'),
      letter('early', { date: '2026-01-05' }),
      letter('secretive', { date: '2026-02-01', level: 'confidential' }),
      letter('important', { date: '2026-03-01', important: true }),
      letter('early too', { date: '2026-01-05' }),
    ]
    it.each([
      ['time', ['early', 'early too', 'secretive', 'late', 'important', 'undated']],
      ['importance', ['important', 'secretive', 'early', 'early too', 'late', 'undated']],
      ['collection', ['late', 'undated', 'early', 'secretive', 'important', 'early too']],
      [undefined, ['early', 'early too', 'secretive', 'late', 'important', 'undated']],
    ] as const)('%s', (order, expected) =>
      inOffice(kind, async (office) => {
        const { batch } = await openClient(office, documents)
        await office.desk('ann').batches.sort({ batch: batch!.number })
        const sorted = await office.desk('ann').batches.number({ batch: batch!.number, ...(order && { order }) })
        const numbered = [...sorted.documents].sort((one, other) => (one.number! < other.number! ? -1 : 1))
        expect(numbered.map((document) => document.title)).toEqual(expected)
        expect(numbered.map((document) => document.number)).toEqual(
          expected.map((_title, index) => `KH0001-00${index + 1}`),
        )
      }),
    )
  })

  it('P2.2, P4.2: document numbers go on across batches, and what is withdrawn keeps the number that it had', () =>
    inOffice(kind, async (office) => {
      const { case: number, batch } = await clientAt(office, 'numbered', [letter('One'), letter('Two')])
      const withdrawn = await office.desk('ann').batches.withdraw({ batch, reason: 'Of another client' })
      expect(withdrawn.batch).toMatchObject({ state: 'withdrawn', reasons: ['Of another client'] })
      const { documents } = await office.desk('ann').batches.get({ batch })
      expect(documents.map((document) => [document.number, document.state])).toEqual([
        ['KH0001-001', 'voided'],
        ['KH0001-002', 'voided'],
      ])
      const next = await office.desk('ann').batches.collect({ case: number, documents: [letter('Three')] })
      // Nothing came in before it: it is the first batch again.
      expect(next.batch).toMatchObject({ number: 'KH0001-P02', kind: 'first' })
      expect(next.documents).toMatchObject([{ position: 3, number: null }])
      await bring(office, next.batch.number, 'numbered')
      const third = await office.desk('ann').batches.collect({ case: number, documents: [letter('Four')] })
      expect(third.batch).toMatchObject({ number: 'KH0001-P03', kind: 'update' })
      await bring(office, third.batch.number, 'numbered')
      const all = await office.desk('ann').documents.list({ case: number })
      expect(all.items.map((document) => document.number)).toEqual([
        'KH0001-001',
        'KH0001-002',
        'KH0001-003',
        'KH0001-004',
      ])
    }))

  it('P4.3: documents withdrawn before they had a number never get one', () =>
    inOffice(kind, async (office) => {
      const { case: number, batch } = await clientAt(office, 'sorting', [letter('One'), letter('Two')])
      await office.desk('ann').batches.screen({ batch, out: [{ position: 2, because: 'invalid', note: 'Blank' }] })
      await office.desk('ann').batches.withdraw({ batch, reason: 'Not ours' })
      const { items } = await office.desk('ann').documents.list({ case: number })
      expect(items.map((document) => [document.number, document.state])).toEqual([
        [null, 'withdrawn'],
        [null, 'screenedOut'],
      ])
    }))

  it('P5.2: transfer lists are numbered by year', () =>
    inOffice(
      kind,
      async (office) => {
        expect((await clientAt(office, 'transferred')).transfer).toBe('YJ2026-0001')
        // In Shanghai the year has begun; in London it has not.
        office.clock.set('2027-01-01', '00:30')
        expect((await clientAt(office, 'transferred')).transfer).toBe('YJ2027-0001')
        expect((await clientAt(office, 'transferred')).transfer).toBe('YJ2027-0002')
        const { items } = await office.desk('arno').transfers.list()
        expect(items.map(({ number }) => number)).toEqual(['YJ2027-0002', 'YJ2027-0001', 'YJ2026-0001'])
      },
      { day: '2026-12-31' },
    ))

  it.each([
    ['widen', null],
    ['refuse', { series: 'case/KH', last: 'KH9999' }],
  ] as const)('P2.2: after 9999 the policy says %s', (past9999, exhausted) =>
    inOffice(
      kind,
      async (office) => {
        await openClient(office, [])
        await office.store.adapter.transaction((unit) => unit.take('main', 'case/KH', 9997))
        expect((await openClient(office, [])).number).toBe('KH9999')
        if (exhausted === null) {
          expect((await openClient(office, [])).number).toBe('KH10000')
          const { items } = await office.desk('ann').cases.list({ limit: 2 })
          expect(items.map(({ number }) => number)).toEqual(['KH10000', 'KH9999'])
        } else {
          await refused(office.store, () => openClient(office, []), 'NUMBERS_EXHAUSTED', exhausted)
        }
      },
      { settings: { past9999 } },
    ),
  )
})
