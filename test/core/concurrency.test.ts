import { expect, it } from 'vitest'
import { type ErrorCode, isCasekeepError } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, openClient } from '../support/office.ts'

/** What became of each of many acts at once: `done`, or the code of its refusal. */
async function outcomes(acts: readonly (() => Promise<unknown>)[]): Promise<readonly (ErrorCode | 'done')[]> {
  return Promise.all(
    acts.map(async (act) => {
      try {
        await act()
        return 'done'
      } catch (error) {
        if (!isCasekeepError(error)) throw error
        return error.code
      }
    }),
  )
}
const count = (all: readonly string[], one: string) => all.filter((each) => each === one).length

overStores((kind) => {
  it('P4.3: of eight reviewers who approve one batch at once one does, and seven hear that it is approved', () =>
    inOffice(kind, async (office) => {
      const { case: number, batch } = await clientAt(office, 'inReview')
      const reviewers = Array.from({ length: 8 }, (_, index) =>
        office.archive.as({
          id: `head-${index}`,
          departments: ['sales'],
          roles: ['departmentHead'],
          clearance: 'secret',
        }),
      )
      const all = await outcomes(reviewers.map((desk) => () => desk.batches.approve({ batch })))
      expect([count(all, 'done'), count(all, 'ILLEGAL')]).toEqual([1, 7])
      const trail = (await office.store.rows('trail')).filter(({ operation }) => operation === 'batches.approve')
      expect(trail).toHaveLength(1)
      const duties = (await office.store.rows('duties')).filter(({ state }) => state === 'open')
      expect(duties.map((duty) => duty.kind)).toEqual(['transfer'])
      expect((await office.desk('olga').trail.verify({ case: number })).intact).toBe(true)
    }))

  it('P2.2: fifty cases opened at once have the numbers 1 to 50, whatever is refused between them', () =>
    inOffice(kind, async (office) => {
      const bad = () =>
        office.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: 'N' }, level: 'secret' })
      const acts = Array.from({ length: 60 }, (_, index) => (index % 6 === 5 ? bad : () => openClient(office)))
      const all = await outcomes(acts)
      expect([count(all, 'done'), count(all, 'FORBIDDEN')]).toEqual([50, 10])
      const { rows, series } = await office.store.snapshot()
      expect(rows.cases.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect(series).toEqual({ 'main/case/KH': 50 })
      expect([rows.policies.length, rows.outbox.length, rows.trail.length]).toEqual([1, 100, 50])
    }))

  it('P4.1: two who sort at once: one begins, the other hears that it is begun', () =>
    inOffice(kind, async (office) => {
      const { batch } = await openClient(office)
      const at = { batch: batch!.number }
      const all = await outcomes((['ann', 'ben'] as const).map((person) => () => office.desk(person).batches.sort(at)))
      expect([...all].sort()).toEqual(['ILLEGAL', 'done'])
    }))

  it('P4.2: documents collected by many at once for one case have each a place and a number of their own', () =>
    inOffice(kind, async (office) => {
      const { number, batch } = await openClient(office)
      const into = { case: number, batch: batch!.number }
      const collect = (index: number) => () =>
        office.desk('ann').batches.collect({ ...into, documents: [letter(`Letter ${index}`)] })
      const all = await outcomes(Array.from({ length: 8 }, (_, index) => collect(index)))
      expect(all.every((one) => one === 'done' || one === 'CONTENTION')).toBe(true)
      await office.desk('ann').batches.sort({ batch: into.batch })
      const { documents } = await office.desk('ann').batches.number({ batch: into.batch })
      expect(documents.map(({ position }) => position)).toEqual(documents.map((_, index) => index + 1))
      expect(new Set(documents.map((document) => document.number)).size).toBe(1 + count(all, 'done'))
    }))

  it('P5.2: two archivists who check one list at once decide each batch once', () =>
    inOffice(kind, async (office) => {
      const { batch, transfer } = await clientAt(office, 'transferred')
      const all = await outcomes([
        () => office.desk('arno').transfers.receive({ transfer, accept: [batch] }),
        () => office.desk('abel').transfers.receive({ transfer, refuse: [{ batch, reasons: ['Wet'] }] }),
      ])
      expect([...all].sort()).toEqual(['ILLEGAL', 'done'])
      const [item] = await office.store.rows('transferItems')
      const { batch: now } = await office.desk('arno').batches.get({ batch })
      expect([item?.state, now.state]).toEqual(all[0] === 'done' ? ['accepted', 'archived'] : ['refused', 'sorting'])
    }))
})
