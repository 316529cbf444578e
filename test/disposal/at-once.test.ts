import { describe, expect, it } from 'vitest'
import { disposalAt, dueClient } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { inOffice } from '../support/office.ts'
import { requestAt } from '../support/requests.ts'

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'fulfilled' ? 'done' : (outcome.reason as { readonly code: string }).code

overStores((kind) => {
  describe('P9.2: at once', () => {
    it('two execute one list: everything goes once', () =>
      inOffice(kind, async (office) => {
        for (let count = 0; count < 3; count++) await dueClient(office)
        const disposal = await disposalAt(office, 'begun')
        const execute = () => office.desk('arno').disposals.execute({ disposal })
        const outcomes = await Promise.allSettled([execute(), execute(), execute()])
        expect(outcomes.map(codeOf).sort()).toEqual(['NOT_READY', 'NOT_READY', 'done'])
        const { items } = await office.desk('arno').disposals.destroyed({ disposal })
        expect(items.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      }))

    it('a hold is placed as its case goes: it is seen, or it comes too late', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        const disposal = await disposalAt(office, 'begun')
        const hold = () =>
          office.desk('aida').holds.place({
            kind: 'legal',
            on: { scope: 'case', case: number },
            reason: 'A claim',
            review: '2026-12-01',
          })
        const outcomes = await Promise.allSettled([office.desk('arno').disposals.execute({ disposal }), hold()])
        const [executed, held] = outcomes.map(codeOf)
        const [file] = await office.store.rows('cases')
        expect([
          ['done', 'ILLEGAL', 'destroyed'],
          ['BLOCKED', 'done', 'ended'],
        ]).toContainEqual([executed, held, file!.state])
      }))

    it('a case is put on one list of two', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const propose = (who: 'arno' | 'aida') => office.desk(who).disposals.propose({ title: 'What fell due' })
        const outcomes = await Promise.allSettled([propose('arno'), propose('aida')])
        expect(outcomes.map(codeOf).sort()).toEqual(['INVALID_INPUT', 'done'])
        expect(await office.store.rows('disposalEntries')).toHaveLength(1)
      }))

    it('a list is proposed as something of it is asked for: what is asked for blocks it', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        const disposal = await disposalAt(office, 'proposed')
        // What only stands on a list that nobody has approved is lent as ever.
        await requestAt(office, 'deciding', { documents: [`${number}-001`] })
        const of = { disposal }
        await office.desk('hana').disposals.appraise({ ...of, entries: [{ entry: 1, verdict: 'destroy' }] })
        await office.desk('arno').disposals.submit(of)
        for (const who of ['eve', 'leo'] as const)
          await office.desk(who).disposals.decide({ ...of, verdict: 'approve' })
        office.clock.set('2026-03-09')
        await office.desk('arno').disposals.begin({
          ...of,
          place: 'Here',
          method: 'Shredding',
          operator: 'p-arno',
          witnesses: ['p-hana', 'p-ben'],
        })
        await expect(office.desk('arno').disposals.execute(of)).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'onLoan', by: 'JY2026-0001' }] },
        })
      }))
  })
})
