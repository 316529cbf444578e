import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { inOffice, letter, openClient } from '../support/office.ts'

/*
 * What is counted in a case that one may discover is counted as far as one may know of it (P1.4). The agreement of a client
 * and its amount are confidential, the client itself is internal: ann is cleared for both, ivy for the client alone.
 */
overStores((kind) => {
  describe('P1.4: what is above one’s clearance is not counted', () => {
    it('among what a case lacks: in the case, in lists, in their filter and in counts', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [letter('Basic', { kind: 'basicInformation' } as never)])
        const of = async (person: 'ann' | 'ivy') => {
          const { cases } = office.desk(person)
          const { items } = await cases.list({ incomplete: true })
          const { items: whole } = await cases.list({ incomplete: false })
          const { groups } = await cases.summary()
          return {
            one: (await cases.get({ case: number })).case.lacking,
            missing: (await cases.missing({ case: number })).lacking,
            listed: items.map(({ lacking }) => lacking),
            whole: whole.map(({ lacking }) => lacking),
            count: (await cases.count({ incomplete: true })).count,
            groups: groups.map(({ count, incomplete }) => [count, incomplete]),
          }
        }
        const [ann, ivy] = [await of('ann'), await of('ivy')]
        expect(ann.one).toBeGreaterThan(ivy.one)
        for (const each of [ann, ivy]) {
          expect(each.missing).toBe(each.one)
          expect(each.listed).toEqual(each.one > 0 ? [each.one] : [])
          expect(each.whole).toEqual(each.one > 0 ? [] : [0])
          expect(each.count).toBe(each.one > 0 ? 1 : 0)
          expect(each.groups).toEqual([[1, each.one > 0 ? 1 : 0]])
        }
      }))

    it('among the documents of a batch on a transfer list, whoever sent it', () =>
      inOffice(kind, async (office) => {
        const { batch } = await openClient(office, [
          letter('A'),
          letter('B', { kind: 'agreement' } as never),
          letter('C', { kind: 'agreement' } as never),
        ])
        const of = { batch: batch!.number }
        const { batches } = office.desk('ann')
        await batches.sort(of)
        await batches.number(of)
        await batches.submit(of)
        await office.desk('hana').batches.approve(of)
        const { transfer, items } = await office.desk('ann').transfers.send({ batches: [of.batch] })
        expect(items.map(({ documents }) => documents)).toEqual([3])
        const told = async (person: 'ann' | 'ivy' | 'abel' | 'arno') =>
          (await office.desk(person).transfers.get({ transfer: transfer.number })).items[0]!.documents
        expect([await told('ann'), await told('ivy'), await told('abel'), await told('arno')]).toEqual([3, 1, 1, 3])
      }))
  })
})
