import { describe, expect, it } from 'vitest'
import { isCasekeepError, type OperationName } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters } from '../support/requests.ts'

/*
 * Uma of the canteen may not discover the case of sales that the archive finds for what she asks in words. Until it is
 * granted she is told nothing of it, whatever she calls (P1.4).
 */

const words = { kind: 'loan', description: 'What a client wrote', purpose: 'To cook for them' } as const
const [paper, electronic] = ['KH0001-001', 'KH0001-002']
/** What would give it away: the number of the case or of a document, a title, how much there is of it. */
const secret = /KH0001|Alfreds|On paper|By e-mail/

/** Uma's request in words, for which the archive found both letters; eve heads the canteen. */
async function found(office: Office, asker: Person = 'uma', documents = [paper, electronic], more: object = {}) {
  await archivedLetters(office)
  await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-eve' })
  const { request } = await office.desk(asker).requests.ask({ ...words, ...more })
  await office.desk('arno').requests.resolve({ request: request.number, documents })
  return request.number
}
const decides = (office: Office, who: Person, request: string, more: object = {}) =>
  office.desk(who).requests.decide({ request, verdict: 'approve', ...more })

const states = ['asked', 'granted', 'refused', 'withdrawn', 'expired', 'out', 'offered', 'returned'] as const
/** Everything that somebody can ask of a request, and whatever they can do to it, which is refused here. */
const asked = (request: string): readonly (readonly [OperationName, object])[] => [
  ['requests.get', { request }],
  ['requests.possible', { request }],
  ['requests.list', {}],
  ['requests.list', { scope: 'all', limit: 1 }],
  ['requests.waiting', {}],
  ...states.flatMap((state): [OperationName, object][] => [
    ['requests.register', { kind: 'loan', state }],
    ['requests.register', { kind: 'loan', state, scope: 'mine', limit: 1 }],
    ['requests.count', { kind: 'loan', state }],
  ]),
  ['cases.list', {}],
  ['cases.count', {}],
  ['cases.summary', {}],
  ['transfers.list', {}],
  ['duties.list', { scope: 'all' }],
  ['duties.count', { scope: 'all' }],
  ['agreements.list', {}],
  ['staff.duties', {}],
  ['outsiders.list', { scope: 'all' }],
  ['refusals.list', {}],
  ['requests.confirm', { request }],
  ['requests.confirm', { request, items: [1, 2] }],
  ['requests.giveBack', { request, items: [2] }],
  ['requests.renew', { request, item: 1, reason: 'R' }],
  ['requests.reportLost', { request, item: 2, reason: 'R' }],
  ['requests.decide', { request, verdict: 'approve' }],
  ['requests.decide', { request, verdict: 'approve', refuse: [{ item: 9, reason: 'R' }] }],
  ['requests.reassign', { request, to: 'p-uma', reason: 'R' }],
  ['requests.resolve', { request, nothing: 'R' }],
  ['requests.handOver', { request, items: [1] }],
  ['requests.takeBack', { request, items: [{ item: 1 }] }],
  ['requests.callOff', { request }],
  ['requests.copy', { request, item: 1, copies: 1, mark: 'M' }],
  ['requests.decideRenewal', { request, item: 1, verdict: 'grant' }],
  ['requests.recall', { request, item: 1, reason: 'R' }],
  ['requests.find', { request, item: 1 }],
  ['requests.settle', { request, item: 1, by: 'paid' }],
  ['requests.chase', {}],
]

/** All that is answered to somebody, refusals as their clients would see them. */
function told(office: Office, who: Person, request: string): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(
    asked(request).map(async ([operation, input]) => {
      const answer = await office
        .desk(who)
        .run(operation, input)
        .catch((error: unknown) => {
          if (!isCasekeepError(error)) throw error
          return { code: error.code, message: error.message, details: error.details }
        })
      return [operation, JSON.stringify(answer)] as const
    }),
  )
}
const giveaways = async (office: Office, who: Person, request: string) =>
  (await told(office, who, request)).filter(([, answer]) => secret.test(answer))

overStores((kind) => {
  describe('P1.4: who asked in words for what they may not discover', () => {
    it('is told nothing of it until it is granted, and then what was granted', () =>
      inOffice(kind, async (office) => {
        const request = await found(office)
        const unknown = { state: 'deciding', cases: [], level: null }
        const get = () => office.desk('uma').requests.get({ request })
        expect(await get()).toMatchObject({ request: unknown, items: [] })
        // Who decides follows from the level.
        expect((await get()).steps).toEqual([])
        expect(await giveaways(office, 'uma', request)).toEqual([])
        // Who decides knows of what.
        expect((await office.desk('eve').requests.get({ request })).items).toHaveLength(2)
        await decides(office, 'eve', request)
        expect(await get()).toMatchObject({ request: unknown, items: [] })
        expect(await giveaways(office, 'uma', request)).toEqual([])
        await decides(office, 'aida', request)
        const known = await get()
        expect(known.request).toMatchObject({ state: 'approved', cases: ['KH0001'], level: 'internal' })
        expect(known.items.map(({ document }) => document)).toEqual([paper, electronic])
        const { items } = await office.desk('uma').requests.list()
        expect(items.map(({ cases }) => cases)).toEqual([['KH0001']])
        // The same calls tell it now.
        const telling = new Set((await giveaways(office, 'uma', request)).map(([operation]) => operation))
        expect([...telling]).toEqual(expect.arrayContaining(['requests.get', 'requests.list', 'requests.register']))
        const granted = await office.desk('uma').requests.register({ kind: 'loan', state: 'granted' })
        expect(granted.items.map(({ item }) => item.document)).toEqual([paper, electronic])
      }))

    it.each<[string, (office: Office, request: string) => Promise<unknown>]>([
      [
        'rejected',
        (office, request) => office.desk('eve').requests.decide({ request, verdict: 'reject', reason: 'No' }),
      ],
      [
        'refused document by document',
        (office, request) =>
          decides(office, 'eve', request, { refuse: [1, 2].map((item) => ({ item, reason: 'No' })) }),
      ],
      [
        'lapsed',
        async (office) => {
          office.clock.set('2026-06-01')
          expect((await office.desk('arno').requests.chase()).expired).toHaveLength(1)
        },
      ],
    ])('is never told of it where it is %s', (_, act) =>
      inOffice(kind, async (office) => {
        const request = await found(office)
        await act(office, request)
        const { items, steps } = await office.desk('uma').requests.get({ request })
        expect([items, steps.flatMap(({ decisions }) => decisions.flatMap((one) => one.refused))]).toEqual([[], []])
        expect(await giveaways(office, 'uma', request)).toEqual([])
        // The archive knows what it was.
        expect((await office.desk('arno').requests.get({ request })).request.cases).toEqual(['KH0001'])
      }),
    )

    it('gives it up without learning what it was, and the chain of the case tells of it all the same', () =>
      inOffice(kind, async (office) => {
        const request = await found(office)
        const given = await office.desk('uma').requests.withdraw({ request, idempotencyKey: 'withdraw' })
        expect(given.request.state).toBe('cancelled')
        expect(JSON.stringify(given)).not.toMatch(secret)
        expect(given.events.map(({ id }) => id.split('/')[0])).toEqual(['tenant'])
        const again = await office.desk('uma').requests.withdraw({ request, idempotencyKey: 'withdraw' })
        expect(again).toEqual(given)
        expect(await giveaways(office, 'uma', request)).toEqual([])
        const { items } = await office.desk('olga').trail.history({ case: 'KH0001', order: 'newest', limit: 1 })
        expect([items[0]!.operation, items[0]!.changes.map(({ what, to }) => [what, to])]).toEqual([
          'requests.withdraw',
          [
            ['request', 'cancelled'],
            ['requestItem', 'withdrawn'],
            ['requestItem', 'withdrawn'],
          ],
        ])
        expect((await office.desk('olga').trail.verify({ case: 'KH0001' })).intact).toBe(true)
      }))

    it('learns of what was granted, and of nothing else that was found', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await clientAt(office, 'archived', [letter('Of another client', { channel: 'handover' })])
        await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-eve' })
        const request = (await office.desk('uma').requests.ask(words)).request.number
        const documents = [paper, electronic, 'KH0002-001']
        await office.desk('arno').requests.resolve({ request, documents })
        await decides(office, 'eve', request, { refuse: [1, 2].map((item) => ({ item, reason: 'No' })) })
        await decides(office, 'aida', request)
        const { items, request: known, steps } = await office.desk('uma').requests.get({ request })
        expect(items.map(({ position, document }) => [position, document])).toEqual([[3, 'KH0002-001']])
        expect(known.cases).toEqual(['KH0002'])
        expect(steps).toEqual([])
        const list = await office.desk('uma').requests.list()
        expect(list.items.map(({ cases }) => cases)).toEqual([['KH0002']])
        // Items that are not there for her are not named by what is refused.
        const wrong = () => office.desk('uma').requests.renew({ request, item: 1, reason: 'R' })
        const one = { issues: [expect.objectContaining({ path: ['item'], rule: 'choice', accepted: ['3'] })] }
        await refused(office.store, wrong, 'INVALID_INPUT', one)
        await office.desk('arno').requests.handOver({ request })
        const confirmed = await office.desk('uma').requests.confirm({ request })
        const back = await office.desk('uma').requests.giveBack({ request })
        expect(JSON.stringify([confirmed, back])).not.toMatch(secret)
        expect(await giveaways(office, 'uma', request)).toEqual([])
      }))

    it('hides nothing from who may discover it, from the archive, nor of what is asked for by its number', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        for (const who of ['ben', 'arno', 'otto'] as const) {
          const request = (await office.desk(who).requests.ask(words)).request.number
          await office.desk('aida').requests.resolve({ request, documents: [paper] })
          const { items, request: known } = await office.desk(who).requests.get({ request })
          expect([items[0]!.document, known.cases]).toEqual([paper, ['KH0001']])
          const { items: listed } = await office.desk(who).requests.list()
          expect(listed[0]!.cases).toEqual(['KH0001'])
          const lines = await office.desk(who).requests.register({ kind: 'loan', state: 'asked', scope: 'mine' })
          expect(lines.items[0]!.item.document).toBe(paper)
        }
      }))

    it('and who takes the outsider over whom it is for is told no more', () =>
      inOffice(kind, async (office) => {
        const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
        await office.desk('uma').outsiders.record(li)
        await office.desk('arno').agreements.record({ person: 'g-li', signed: '2026-03-02', form: 'a'.repeat(64) })
        const request = await found(office, 'uma', [paper], { outsider: 'g-li' })
        await office.desk('arno').outsiders.record({ ...li, sponsor: 'p-mia' })
        expect((await office.desk('mia').requests.get({ request })).items).toEqual([])
        for (const who of ['uma', 'mia'] as const) expect(await giveaways(office, who, request)).toEqual([])
      }))
  })

  it('P1.4: who lets time do its work learns of no case by that', () =>
    inOffice(kind, async (office) => {
      const request = await found(office)
      office.clock.set('2026-06-01')
      const chased = await office.desk('adam').requests.chase()
      expect(chased.expired).toEqual([request])
      expect(JSON.stringify(chased)).not.toMatch(secret)
      const { items } = await office.desk('olga').trail.history({ case: 'KH0001', order: 'newest', limit: 1 })
      expect(items[0]!.changes.map(({ what, to }) => [what, to])).toContainEqual(['request', 'expired'])
      expect((await office.desk('olga').trail.verify({ case: 'KH0001' })).intact).toBe(true)
    }))
})
