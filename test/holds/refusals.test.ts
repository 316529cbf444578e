import { describe, expect, it } from 'vitest'
import { overStores, sharedOffice } from '../support/each.ts'
import { hold, lawsuit } from '../support/holds.ts'
import { clientAt, inOffice, openClient } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { invalid, refusalOf, refused } from '../support/refused.ts'

const query = (more: object) => ({ scope: 'query', ...more })
/** What is wrong with an input, at which place, by which rule, and what would be accepted. */
type Fault = readonly [
  what: string,
  input: object,
  path: readonly (string | number)[],
  rule: string,
  accepted?: unknown,
]
const placing: readonly Fault[] = [
  ['no kind', { kind: undefined }, ['kind'], 'choice', ['legal', 'audit', 'dispute']],
  ['another kind', { kind: 'tax' }, ['kind'], 'choice', ['legal', 'audit', 'dispute']],
  ['no reason', { reason: undefined }, ['reason'], 'required'],
  ['a reason that says nothing', { reason: ' ' }, ['reason'], 'required'],
  ['no day of review', { review: undefined }, ['review'], 'required'],
  ['a day of review that is no day', { review: '2026-02-30' }, ['review'], 'day'],
  ['a day of review that is over', { review: '2026-03-01' }, ['review'], 'past', ['2026-03-02 or later']],
  ['nothing that it is on', { on: undefined }, ['on'], 'required'],
  ['another scope', { on: { scope: 'department', department: 'sales' } }, ['on', 'scope'], 'choice'],
  ['a case that is none', { on: { scope: 'case', case: 'kh0001' } }, ['on', 'case'], 'lowerCase', ['KH0001']],
  ['a batch for a case', { on: { scope: 'case', case: 'KH0001-P01' } }, ['on', 'case'], 'otherKind'],
  ['a case and a person', { on: { scope: 'case', case: 'KH0001', person: 'p-ann' } }, ['on', 'person'], 'unknown_key'],
  ['a person without a name', { on: { scope: 'person', person: '' } }, ['on', 'person'], 'required'],
  [
    'a subject that shows nothing',
    { on: { scope: 'person', person: 'p', subject: '\u200b' } },
    ['on', 'subject'],
    'blank',
  ],
  [
    'a query for everything',
    { on: query({}) },
    ['on'],
    'required',
    ['category', 'department', 'owner', 'title', 'fields'],
  ],
  ['a query for no field', { on: query({ category: undefined, fields: [] }) }, ['on'], 'required'],
  ['a category that is none', { on: query({ category: 'clients' }) }, ['on', 'category'], 'choice'],
  ['a state, which comes and goes', { on: query({ state: 'ended' }) }, ['on', 'state'], 'unknown_key'],
  ['a field of no category', { on: query({ fields: [{ field: 'amount', from: 1 }] }) }, ['on', 'category'], 'required'],
  [
    'a field that is not indexed',
    { on: query({ category: 'client', fields: [{ field: 'address', equals: 'Berlin' }] }) },
    ['on', 'fields', 0, 'field'],
    'choice',
    expect.arrayContaining(['code', 'amount']),
  ],
  [
    'a field that is not bounded',
    { on: query({ category: 'client', fields: [{ field: 'code', equals: 'A' }, { field: 'amount' }] }) },
    ['on', 'fields', 1],
    'required',
  ],
  [
    'a day that does not exist',
    { on: query({ category: 'client', fields: [{ field: 'cooperationStart', from: '2026-02-30' }] }) },
    ['on', 'fields', 0, 'from'],
    'day',
  ],
  [
    'a number that is a text',
    { on: query({ category: 'client', fields: [{ field: 'amount', from: '100' }] }) },
    ['on', 'fields', 0, 'from'],
    'type',
  ],
  ['a member that is not known', { until: '2026-12-31' }, ['until'], 'unknown_key'],
]

overStores((kind) => {
  describe('bad input is refused with its place and rule, and nothing changed', () => {
    const office = sharedOffice(kind, async (at) => {
      await openClient(at, [])
      await hold(at, { scope: 'case', case: 'KH0001' })
    })
    const holds = (person: Person) => office().desk(person).holds

    for (const [what, input, path, rule, accepted] of placing) {
      it(`placing a hold with ${what}`, async () => {
        const whole = { ...lawsuit, on: { scope: 'case', case: 'KH0001' }, ...input }
        await invalid(office().store, () => holds('arno').place(whole as never), path, rule, accepted)
      })
    }

    it('lifting or reviewing one that is none, or without saying why or when', async () => {
      const { store } = office()
      const number = 'DJ2026-0001'
      const { lift, review, get, list } = holds('arno')
      await invalid(store, () => lift({ hold: 'DJ26-1', reason: 'R' }), ['hold'], 'year')
      await invalid(store, () => lift({ hold: 'XH2026-0001', reason: 'R' }), ['hold'], 'otherKind', ['DJ2026-0001'])
      await invalid(store, () => lift({ hold: number } as never), ['reason'], 'required')
      await invalid(store, () => lift({ hold: number, reason: '\n' }), ['reason'], 'required')
      await invalid(store, () => review({ hold: number } as never), ['review'], 'required')
      const past = () => review({ hold: number, review: '2026-03-01' })
      await invalid(store, past, ['review'], 'past', ['2026-03-02 or later'])
      await invalid(store, () => get({ hold: 'KH0001' }), ['hold'], 'otherKind')
      await invalid(store, () => list({ state: 'over' as never }), ['state'], 'choice', ['active', 'lifted'])
      await invalid(store, () => list({ after: 'here' }), ['after'], 'cursor')
      await refused(store, () => lift({ hold: number, reason: 'R', version: 7 }), 'STALE', { current: 1, given: 7 })
      const stale = () => review({ hold: number, review: '2026-12-31', version: 7 })
      await refused(store, stale, 'STALE', { what: 'hold', number })
      const absent = { what: 'hold', number: 'DJ2026-0777' }
      await refused(store, () => lift({ hold: 'DJ2026-0777', reason: 'R' }), 'NOT_FOUND', absent)
      await refused(store, () => review({ hold: 'DJ2026-0777', review: '2026-12-31' }), 'NOT_FOUND', absent)
      await refused(store, () => get({ hold: 'DJ2026-0777' }), 'NOT_FOUND', absent)
      await refused(store, () => list({ case: 'KH0777' }), 'NOT_FOUND', { what: 'case' })
    })
  })

  describe('P1.4, P9.2: who may', () => {
    it('read holds: the archive and auditors, and nobody else learns whether there is one', () =>
      inOffice(kind, async (office) => {
        await openClient(office, [])
        const number = await hold(office, { scope: 'case', case: 'KH0001' })
        for (const person of Object.keys(people) as Person[]) {
          const { holds } = office.desk(person)
          const reads: (readonly [string, () => Promise<unknown>])[] = [
            ['holds.list', () => holds.list()],
            ['holds.list', () => holds.list({ case: 'KH0001' })],
            ['holds.get', () => holds.get({ hold: number })],
          ]
          if ((['arno', 'aida', 'abel', 'otto', 'olga'] as Person[]).includes(person)) {
            for (const [, read] of reads) expect(JSON.stringify(await read())).toContain(number)
            continue
          }
          const because = { clause: 'P9.2', reason: 'relation', relations: ['archive', 'auditor'], department: '' }
          for (const [operation, read] of reads) {
            await refused(office.store, read, 'FORBIDDEN', { operation, ...because })
          }
          // There or not: the answer is the same.
          const absent = await refusalOf(() => holds.get({ hold: 'DJ2026-0777' }))
          expect(await refusalOf(() => holds.get({ hold: number }))).toEqual(absent)
        }
      }))

    it('know of a hold on a case that is hidden from them: not an archivist who is not cleared for it', () =>
      inOffice(kind, async (office) => {
        await openClient(office, [])
        const secret = await office.desk('rita').cases.open({
          category: 'employee',
          title: 'Nancy',
          fields: { name: 'Nancy' },
        })
        const { number } = secret.case
        const onCase = await hold(office, { scope: 'case', case: number })
        const onPerson = await hold(office, { scope: 'person', person: 'p-rita' })
        await office.desk('rolf').cases.reassign({ case: number, owner: 'p-rolf', reason: 'Another desk' })
        const { holds } = office.desk('abel')
        expect((await holds.list()).items.map((one) => one.number)).toEqual([onPerson])
        expect((await holds.get({ hold: onPerson })).hold.kept).toEqual([])
        expect((await office.desk('arno').holds.get({ hold: onPerson })).hold.kept).toEqual([number])
        const acts = (hold: string): readonly (() => Promise<unknown>)[] => [
          () => holds.get({ hold }),
          () => holds.lift({ hold, reason: 'R' }),
          () => holds.review({ hold, review: '2026-12-31' }),
        ]
        for (const [index, act] of acts(onCase).entries()) {
          await refused(office.store, act, 'NOT_FOUND', { what: 'hold', number: onCase })
          const absent = await refusalOf(acts('DJ2026-0777')[index]!)
          expect((await refusalOf(act)).message).toBe(absent.message.replace('DJ2026-0777', onCase))
        }
        const place = (one: string) => () => holds.place({ ...lawsuit, on: { scope: 'case', case: one } })
        await refused(office.store, place(number), 'NOT_FOUND', { what: 'case', number })
        await refused(office.store, place('YG0777'), 'NOT_FOUND', { what: 'case', number: 'YG0777' })
        // Lists are filled up from what they may know of.
        for (let count = 0; count < 3; count++) await hold(office, { scope: 'case', case: number })
        await hold(office, { scope: 'case', case: 'KH0001' })
        const first = await holds.list({ limit: 1 })
        const second = await holds.list({ limit: 1, after: first.next! })
        expect([first, second].flatMap(({ items }) => items.map((one) => one.number))).toEqual([
          onPerson,
          'DJ2026-0006',
        ])
        expect(second.next).toBe(null)
      }))

    it('P8.2: ask or learn of a field above their clearance: not by a hold either', () =>
      inOffice(kind, async (office) => {
        await office.desk('ann').cases.open({ category: 'client', title: 'C', fields: { name: 'N', amount: 12345 } })
        const on = { scope: 'query', category: 'client', fields: [{ field: 'amount', equals: 12345 }] } as const
        const place = () => office.desk('abel').holds.place({ ...lawsuit, on })
        await refused(office.store, place, 'FORBIDDEN', { clause: 'P8.2', of: 'field', field: 'amount' })
        const number = await hold(office, on)
        expect((await office.desk('arno').holds.get({ hold: number })).hold.on).toEqual({
          scope: 'query',
          category: 'client',
          department: null,
          owner: null,
          title: null,
          fields: [{ field: 'amount', equals: 12345 }],
        })
        expect((await office.desk('abel').holds.list()).items).toEqual([])
        expect((await office.desk('abel').holds.list({ case: 'KH0001' })).items).toEqual([])
        const get = () => office.desk('abel').holds.get({ hold: number })
        await refused(office.store, get, 'NOT_FOUND', { what: 'hold', number })
      }))

    it('is held for all, also by who may not know of all that is held', () =>
      inOffice(kind, async (office) => {
        const { case: number } = await clientAt(office, 'archived')
        await office.desk('ann').cases.amend({ case: number, level: 'confidential' })
        await refused(office.store, () => office.desk('abel').cases.get({ case: number }), 'NOT_FOUND')
        await hold(office, { scope: 'query', department: 'sales' }, 'abel')
        const lend = () =>
          office.desk('ben').requests.ask({ kind: 'loan', case: number, purpose: 'To prepare a visit' })
        await refused(office.store, lend, 'BLOCKED')
      }))
  })
})
