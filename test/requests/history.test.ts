import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { inOffice, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

/** What the history of the case says of items of requests, newest first. */
const itemsIn = async (office: Office, who: Person) => {
  const { items } = await office.desk(who).trail.history({ case: 'KH0001', order: 'newest', limit: 200 })
  return items.flatMap(({ operation, person, changes }) =>
    changes.flatMap(({ what, number, to }) => (what === 'requestItem' ? [[operation, person, number, to]] : [])),
  )
}

overStores((kind) => {
  describe('the history of a case', () => {
    it('P12.1: says of which document something was lent, lost and found', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'out')
        await office.desk('ben').requests.reportLost({ request, item: 1, reason: 'Left on a train' })
        await office.desk('arno').requests.find({ request, item: 1 })
        const told = await itemsIn(office, 'olga')
        expect(told.slice(0, 2)).toEqual([
          ['requests.find', 'p-arno', 'KH0001-001', 'returned'],
          ['requests.reportLost', 'p-ben', 'KH0001-001', 'lost'],
        ])
        expect(told.at(-1)).toEqual(['requests.ask', 'p-ben', 'KH0001-001', 'asked'])
        expect(new Set(told.map(([, , number]) => number))).toEqual(new Set(['KH0001-001']))
      }))

    it('P8.2: says nothing of items whose document is above the clearance of who reads it', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await requestAt(office, 'out')
        expect((await itemsIn(office, 'ann')).length).toBeGreaterThan(3)
        const { document } = await office.desk('arno').documents.get({ document: 'KH0001-001' })
        await office.desk('arno').documents.correct({
          document: 'KH0001-001',
          version: document.version,
          reason: 'Names a price',
          changes: { level: 'secret' },
        })
        expect(await itemsIn(office, 'ann')).toEqual([])
        expect((await itemsIn(office, 'olga')).length).toBeGreaterThan(3)
      }))
  })
})
