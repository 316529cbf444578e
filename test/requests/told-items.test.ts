import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const untold = { category: null, kind: null, title: null }
const toldOf = async (office: Office, who: Person, request: string) => {
  const { items } = await office.desk(who).requests.get({ request })
  return items.map(({ document, category, kind, title }) => ({ document, category, kind, title }))
}
const letters = [
  { document: 'KH0001-001', category: 'client', kind: 'communication', title: 'On paper' },
  { document: 'KH0001-002', category: 'client', kind: 'communication', title: 'By e-mail' },
]
/** Eve heads the canteen, which has nothing to do with the case. */
const furnished = async (office: Office) => {
  await archivedLetters(office)
  await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-eve' })
}
const words = { kind: 'consultation', description: 'What a client wrote', purpose: 'To cook for them' } as const

overStores((kind) => {
  describe('what a document is called', () => {
    it('P6.2: is told to who decides on it, though they may not discover its case', () =>
      inOffice(kind, async (office) => {
        await furnished(office)
        const { request } = await office.desk('uma').requests.ask(words)
        const documents = letters.map(({ document }) => document)
        await office.desk('arno').requests.resolve({ request: request.number, documents })
        await expect(office.desk('eve').documents.get({ document: 'KH0001-001' })).rejects.toMatchObject({
          code: 'NOT_FOUND',
        })
        expect(await toldOf(office, 'eve', request.number)).toEqual(letters)
        // Whose turn is still to come, and whose is over.
        expect(await toldOf(office, 'aida', request.number)).toEqual(letters)
        await office.desk('eve').requests.decide({ request: request.number, verdict: 'approve' })
        expect(await toldOf(office, 'eve', request.number)).toEqual(letters)
        // The archive and auditors look it up in the catalogue, as everybody who may.
        const bare = letters.map(({ document }) => ({ document, ...untold }))
        for (const who of ['arno', 'olga'] as const) expect(await toldOf(office, who, request.number)).toEqual(bare)
      }))

    it('P1.4: is never told by this to who asked in words, before or after it is granted', () =>
      inOffice(kind, async (office) => {
        await furnished(office)
        const { request } = await office.desk('uma').requests.ask(words)
        const named = { request: request.number }
        await office.desk('arno').requests.resolve({ ...named, documents: letters.map(({ document }) => document) })
        expect(await toldOf(office, 'uma', request.number)).toEqual([])
        // Not even where they have come to head the department that decides.
        await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-uma' })
        expect(await toldOf(office, 'uma', request.number)).toEqual([])
        await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-eve' })
        await office.desk('eve').requests.decide({ ...named, verdict: 'approve' })
        await office.desk('aida').requests.decide({ ...named, verdict: 'approve' })
        const bare = letters.map(({ document }) => ({ document, ...untold }))
        expect(await toldOf(office, 'uma', request.number)).toEqual(bare)
        await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-uma' })
        expect(await toldOf(office, 'uma', request.number)).toEqual(bare)
      }))

    it('P8.2: is not told of what has come above the clearance of who decides', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [letter('On paper', { channel: 'handover' }), letter('By e-mail')])
        const asked = await office.desk('ben').requests.ask({
          kind: 'consultation',
          documents: letters.map(({ document }) => document),
          purpose: 'To prepare a visit',
        })
        const request = asked.request.number
        expect(await toldOf(office, 'hana', request)).toEqual(letters)
        const { document } = await office.desk('arno').documents.get({ document: 'KH0001-001' })
        await office.desk('arno').documents.correct({
          document: 'KH0001-001',
          version: document.version,
          reason: 'Names a price',
          changes: { level: 'secret' },
        })
        expect(await toldOf(office, 'hana', request)).toEqual([{ document: 'KH0001-001', ...untold }, letters[1]])
        expect(await toldOf(office, 'aida', request)).toEqual(letters)
      }))
  })

  describe('the place in line for an original', () => {
    it('P7.2: is told of what was granted while others have it or come first, and to who asked', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const lineOf = async (who: Person, request: string) =>
          (await office.desk(who).requests.get({ request })).items.map(({ line }) => line)
        const documents = letters.map(({ document }) => document)
        const first = await requestAt(office, 'approved', { asker: 'ben', documents, kind: 'consultation' })
        office.clock.pass(1000)
        const second = await requestAt(office, 'approved', { asker: 'ann', documents, kind: 'consultation' })
        office.clock.pass(1000)
        const third = await requestAt(office, 'deciding', { asker: 'ivy', documents, kind: 'consultation' })
        // It stands ready for the first; nobody waits for what is electronic, nor for what is not granted.
        expect(await lineOf('ben', first)).toEqual([null, null])
        expect(await lineOf('ann', second)).toEqual([2, null])
        expect(await lineOf('ivy', third)).toEqual([null, null])
        await office.desk('arno').requests.handOver({ request: first, items: [1] })
        expect(await lineOf('ben', first)).toEqual([null, null])
        for (const who of ['ann', 'arno'] as const) expect(await lineOf(who, second)).toEqual([1, null])
        await office.desk('arno').requests.callOff({ request: first })
        await office.desk('ben').requests.withdraw({ request: first })
        expect(await lineOf('ann', second)).toEqual([null, null])
      }))
  })
})
