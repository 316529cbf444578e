import { describe, expect, it } from 'vitest'
import { type Actor, createArchive, smallOffice, standardPolicy } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'

/** Each act that makes somebody a sorter, by the head of the department, before others go on. */
const sorting: Readonly<Record<string, (office: Office, batch: string) => Promise<unknown>>> = {
  sort: (office, batch) => office.desk('hana').batches.sort({ batch }),
  screen: async (office, batch) => {
    await bring(office, batch, 'sorting')
    await office.desk('hana').batches.screen({ batch, out: [{ position: 2, because: 'invalid', note: 'Blank' }] })
  },
  arrange: async (office, batch) => {
    await bring(office, batch, 'sorting')
    await office.desk('hana').batches.arrange({ batch, documents: [{ position: 1, title: 'T' }] })
  },
  number: async (office, batch) => {
    await bring(office, batch, 'sorting')
    await office.desk('hana').batches.number({ batch })
  },
  submit: async (office, batch) => {
    await bring(office, batch, 'numbered')
    await office.desk('hana').batches.submit({ batch })
  },
}

overStores((kind) => {
  describe('§13: a sorter is never the reviewer', () => {
    it.each(Object.keys(sorting))('who did %s, by whatever account', (act) =>
      inOffice(kind, async (office) => {
        const { batch: opened } = await openClient(office, [letter('One'), letter('Two')])
        const batch = opened!.number
        await sorting[act]!(office, batch)
        await bring(office, batch, 'inReview')
        const pair = { pair: 'sorterAndReviewer', clause: '§13' }
        for (const person of ['hana', 'hanaToo'] satisfies Person[]) {
          const desk = office.desk(person)
          await refused(office.store, () => desk.batches.approve({ batch }), 'SEPARATION', pair)
          await refused(office.store, () => desk.batches.return({ batch, reasons: ['R'] }), 'SEPARATION', pair)
        }
        const another: Actor = { id: 'u-x', departments: ['sales'], roles: ['departmentHead'], clearance: 'secret' }
        expect((await office.archive.as(another).batches.approve({ batch })).batch.reviewer).toBe('u-x')
      }),
    )

    it('whoever sorted in an earlier round neither', () =>
      inOffice(kind, async (office) => {
        const { batch } = await clientAt(office, 'inReview')
        await office.desk('hana').batches.return({ batch, reasons: ['R'] })
        await office.desk('hana').batches.arrange({ batch, documents: [{ position: 1, title: 'As I want it' }] })
        await office.desk('ann').batches.submit({ batch })
        await refused(office.store, () => office.desk('hana').batches.approve({ batch }), 'SEPARATION')
      }))

    it('who only collected may review', () =>
      inOffice(kind, async (office) => {
        const { batch } = await openClient(office, [letter('One')], 'hana')
        await bring(office, batch!.number, 'approved')
      }))
  })

  it('§13: in a small office the archive head reviews for everybody, and sees each duty once', () =>
    inOffice(kind, async (office) => {
      const archive = createArchive({
        policy: standardPolicy(smallOffice()),
        storage: office.store.adapter,
        tenant: 'small',
        clock: office.clock.read,
      })
      const clerk = archive.as({ id: 'c', departments: ['sales'], roles: [], clearance: 'confidential' })
      const keeper = archive.as({
        id: 'k',
        departments: ['sales', 'sales', 'archive'],
        roles: ['archivist', 'archiveHead'],
        clearance: 'secret',
      })
      const opened = await clerk.cases.open({
        category: 'client',
        title: 'T',
        fields: { name: 'N' },
        documents: [letter('One')],
      })
      const batch = opened.batch!.number
      await clerk.batches.sort({ batch })
      await clerk.batches.number({ batch })
      await clerk.batches.submit({ batch })
      for (const filter of [{}, { department: 'sales' }, { scope: 'all' as const }]) {
        const { items } = await keeper.duties.list(filter)
        expect(items.map((duty) => duty.kind)).toEqual(['review'])
        expect(await keeper.duties.count(filter)).toMatchObject({ open: 1, late: 0 })
      }
      await keeper.batches.approve({ batch })
    }))
})
