import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/plain-date.ts'
import { workingCalendar } from '../../src/index.ts'
import { overdue } from '../../src/requests/time/overdue.ts'
import type { Row } from '../../src/storage.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, monday, type Office, officePolicy } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { invalid } from '../support/refused.ts'

type Requests = ReturnType<Office['desk']>['requests']
type Filters = Parameters<Requests['count']>[0]
const form = 'f'.repeat(64)
const reason = 'As it should be'
const paper = { channel: 'handover' } as const
const documents = Array.from({ length: 9 }, (_, index) => `KH0001-00${index + 1}`)

/** All lines that somebody finds, page by page; each page but the last is full. */
async function lines({ requests }: ReturnType<Office['desk']>, filters: Filters, limit: number) {
  const found: Awaited<ReturnType<Requests['register']>>['items'][number][] = []
  let after: string | undefined
  do {
    const page = await requests.register({ ...filters, limit, after })
    expect(page.items.length === limit || page.next === null).toBe(true)
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

/**
 * Loans of ben and ann, some electronic, renewed, asked to be renewed, lost or late, and those of two outsiders: of ben,
 * and of ben until ann took them over.
 */
async function lent(office: Office) {
  const { desk } = office
  await clientAt(office, 'archived', [
    ...Array.from({ length: 8 }, (_, index) => letter(`Letter ${index + 1}`, paper)),
    letter('By e-mail'),
  ])
  const archive = desk('arno')
  const borrow = async (who: Person, from: number, to: number, more: object = {}) => {
    const named = documents.slice(from - 1, to)
    const asked = { kind: 'loan', documents: named, purpose: 'To prepare a visit', ...more } as const
    const { number: request } = (await desk(who).requests.ask(asked)).request
    const isOutside = 'outsider' in more
    for (const one of ['hana', 'aida', ...(isOutside ? (['leo'] as const) : [])] as const) {
      await desk(one).requests.decide({ request, verdict: 'approve' })
    }
    const { items } = await archive.requests.handOver({ request, ...(isOutside && { form }) })
    if (items.some(({ state }) => state === 'offered')) await desk(who).requests.confirm({ request })
    return request
  }
  for (const person of ['g-li', 'g-wu']) {
    await desk('ben').outsiders.record({ person, name: `N ${person}`, organization: 'O', identity: 'Passport 7' })
    await archive.agreements.record({ person, signed: monday, form })
  }
  const ben = await borrow('ben', 1, 3, { days: 3 })
  const ann = await borrow('ann', 4, 5, { days: 8 })
  await borrow('ben', 6, 6, { outsider: 'g-li' })
  const wu = await borrow('ben', 7, 7, { outsider: 'g-wu' })
  // By now asked for and not granted: nothing that ann has to know of.
  await desk('ben').requests.ask({ kind: 'loan', documents: [documents[7]!], purpose: 'Too', outsider: 'g-wu' })
  await borrow('ben', 9, 9, { days: 2 })
  await borrow('ivy', 8, 8, { days: 2 })
  const known = { person: 'g-wu', name: 'N g-wu', organization: 'O', identity: 'Passport 7' }
  await archive.outsiders.record({ ...known, sponsor: 'p-ann' })
  const renew = async (who: Person, request: string, item: number, isGranted: boolean) => {
    await desk(who).requests.renew({ request, item, reason })
    if (isGranted) await archive.requests.decideRenewal({ request, item, verdict: 'grant' })
  }
  await renew('ben', ben, 1, true)
  await renew('ben', ben, 2, false)
  await renew('ann', ann, 1, true)
  await renew('ann', ann, 1, false)
  await desk('ben').requests.reportLost({ request: ben, item: 3, reason })
  return { ben, ann, wu }
}
/** Two renewals, so that one can be asked for again. */
const settings = { loans: { renewals: 2 } }

overStores((kind) => {
  describe('the register', () => {
    it('P6.2, P7.2: whatever is asked of it, each finds what is theirs, in order, and as many as are counted', () =>
      inOffice(
        kind,
        async (office) => {
          await lent(office)
          const all = (await office.store.rows('requestItems')).map((row) => row as Row<'requestItems'>)
          const sponsors: Readonly<Record<string, string>> = { 'g-li': 'p-ben', 'g-wu': 'p-ann' }
          const isOwn = ({ requester, person, granted }: Row<'requestItems'>, who: string) =>
            requester === who || (sponsors[person] === who && granted !== null)
          const policy = officePolicy(settings)
          const isOverdue = (row: Row<'requestItems'>, on: string) =>
            (row.medium === 'paper' || row.kind === 'loan') &&
            overdue(workingCalendar(), policy, { kind: 'loan', due: row.due, at: on, returned: null }).overdue
          const asked: readonly Partial<Filters>[] = [
            {},
            { state: 'lost' },
            { state: 'asked' },
            { renewal: 'asked' },
            { renewal: 'granted' },
            ...[3, 4, 5, 6, 7, 9, 11, 14, 30].map((days) => ({ overdueOn: addDays(monday, days) })),
            { overdueOn: '2026-03-12', renewal: 'asked' },
            { overdueOn: '2026-03-30', dueFrom: '2026-03-06', dueTo: '2026-03-10' },
            { dueFrom: '2026-03-06' },
            { dueTo: '2026-03-05' },
            { renewal: 'granted', dueTo: '2026-03-10' },
            { case: 'KH0001' },
            { case: 'KH0001', state: 'lost' },
            { case: 'KH0001', renewal: 'granted' },
            { case: 'KH0001', dueFrom: '2026-03-06', dueTo: '2026-03-10' },
            ...[1, 4, 6, 7, 9].map((position) => ({ document: documents[position - 1]! })),
            { document: documents[7]!, state: 'asked' },
            { document: documents[1]!, renewal: 'asked' },
            { document: documents[0]!, overdueOn: '2026-03-30' },
          ]
          const seen = new Set<string>()
          for (const filters of asked) {
            const fits = all.filter(
              (row) =>
                row.state === (filters.state ?? 'out') &&
                (filters.case === undefined || row.case === filters.case) &&
                (filters.document === undefined || row.number === filters.document) &&
                (filters.renewal !== 'asked' || row.renewal !== null) &&
                (filters.renewal !== 'granted' || row.renewals > 0) &&
                (filters.overdueOn === undefined || isOverdue(row, filters.overdueOn)) &&
                (filters.dueFrom === undefined || row.due >= filters.dueFrom) &&
                (filters.dueTo === undefined || row.due <= filters.dueTo),
            )
            const place = (due: string | null, request: string, position: number) => `${due} ${request} ${position}`
            for (const [who, scope] of [
              ['arno', 'all'],
              ['olga', 'all'],
              ['arno', 'mine'],
              ['ben', 'mine'],
              ['ben', 'all'],
              ['ann', 'mine'],
              ['hana', 'all'],
            ] as const) {
              const sees = scope === 'all' && (who === 'arno' || who === 'olga')
              const expected = fits.filter((row) => sees || isOwn(row, `p-${who}`))
              const filter = { kind: 'loan', scope, ...filters } as const
              const message = JSON.stringify([who, filter])
              const found = await lines(office.desk(who), filter, 2)
              const places = found.map(({ request, item }) => place(item.due, request, item.position))
              const known = (row: Row<'requestItems'>) =>
                place(row.due === '9999-12-31' ? null : row.due, row.request, row.position)
              expect(places.toSorted(), message).toEqual(expected.map(known).toSorted())
              const dues = found.map(({ item }) => item.due ?? '9999-12-31')
              expect(dues, message).toEqual(dues.toSorted())
              expect(await office.desk(who).requests.count(filter), message).toEqual({ count: expected.length })
              seen.add(`${JSON.stringify(filters)} ${expected.length > 0}`)
            }
          }
          // The table asks for nothing that is not there.
          for (const filters of asked) expect([...seen]).toContain(`${JSON.stringify(filters)} true`)
          const none = { kind: 'consultation', scope: 'all' } as const
          expect(await office.desk('arno').requests.count(none)).toEqual({ count: 0 })
        },
        { settings },
      ))

    it('P7.2: of a document or a case that there is not, or that nothing is out of, there is nothing', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [letter('On paper', paper), letter('Too', paper)])
        const ask = { kind: 'loan', documents: ['KH0001-001'], purpose: 'To read' } as const
        await office.desk('ben').requests.ask(ask)
        const { requests } = office.desk('arno')
        const found = async (filter: object) => {
          const { items } = await requests.register({ kind: 'loan', state: 'asked', ...filter })
          const { count } = await requests.count({ kind: 'loan', state: 'asked', ...filter })
          expect(count).toBe(items.length)
          return items.map(({ item }) => item.document)
        }
        expect(await found({ document: 'KH0001-001' })).toEqual(['KH0001-001'])
        expect(await found({ case: 'KH0001' })).toEqual(['KH0001-001'])
        for (const none of [
          { document: 'KH0001-002' },
          { document: 'KH0009-001' },
          { case: 'KH0002' },
          { case: 'KH0001', state: 'out' },
          { case: 'KH0001', kind: 'consultation' },
        ]) {
          expect(await found(none), JSON.stringify(none)).toEqual([])
        }
        const { store } = office
        const both = { kind: 'loan', case: 'KH0001', document: 'KH0001-001' } as const
        await invalid(store, () => requests.register(both), ['document'], 'oneOf', ['case', 'document'])
        await invalid(store, () => requests.count(both), ['document'], 'oneOf')
        const small = { kind: 'loan', document: 'kh0001-001' } as const
        await invalid(store, () => requests.register(small), ['document'], 'lowerCase', ['KH0001-001'])
        const list = { kind: 'loan', case: 'KH0001', after: 'nonsense' } as const
        await invalid(store, () => requests.register(list), ['after'], 'cursor')
      }))

    it('P7.2: overdue today is what the lines call overdue, now', () =>
      inOffice(
        kind,
        async (office) => {
          await clientAt(office, 'archived', [letter('On paper', paper)])
          const asked = { kind: 'loan', documents: ['KH0001-001'], purpose: 'To read', days: 1 } as const
          const { number: request } = (await office.desk('ben').requests.ask(asked)).request
          for (const one of ['hana', 'aida'] as const)
            await office.desk(one).requests.decide({ request, verdict: 'approve' })
          await office.desk('arno').requests.handOver({ request })
          await office.desk('ben').requests.confirm({ request })
          for (const [day, time, isLate] of [
            ['2026-03-03', '18:00', false],
            ['2026-03-04', '08:00', false],
            ['2026-03-04', '11:00', true],
          ] as const) {
            office.clock.set(day, time)
            const [line] = (await office.desk('arno').requests.register({ kind: 'loan' })).items
            expect(line!.item.overdue, `${day} ${time}`).toBe(isLate)
            const late = await office.desk('arno').requests.count({ kind: 'loan', overdueOn: day })
            expect(late.count, `${day} ${time}`).toBe(isLate ? 1 : 0)
          }
          // Of another day its end counts.
          office.clock.set('2026-03-03')
          const tomorrow = { kind: 'loan', overdueOn: '2026-03-04' } as const
          expect(await office.desk('arno').requests.count(tomorrow)).toEqual({ count: 1 })
        },
        { settings: { loans: { overdueCounts: 'openHours' } } },
      ))

    it('P6.1, P7.2: a sponsor sees the lines of their outsiders, by name, and opens the request', () =>
      inOffice(
        kind,
        async (office) => {
          const { wu } = await lent(office)
          const outsider = { person: 'g-wu', name: 'N g-wu', organization: 'O', sponsor: 'p-ann' }
          const own = await lines(office.desk('ann'), { kind: 'loan' }, 50)
          const line = own.find(({ request }) => request === wu)!
          expect(line).toMatchObject({ requester: 'p-ben', outsider, item: { person: 'g-wu' } })
          expect(own.filter((one) => one !== line).map((one) => one.outsider)).toEqual([null, null])
          expect((await office.desk('ann').requests.get({ request: wu })).request.outsider).toEqual(outsider)
          // Who asked goes on bringing it back; who is neither knows nothing of it.
          expect((await lines(office.desk('ben'), { kind: 'loan' }, 50)).map(({ request }) => request)).toContain(wu)
          await expect(office.desk('ivy').requests.get({ request: wu })).rejects.toMatchObject({ code: 'NOT_FOUND' })
          expect(JSON.stringify(own)).not.toContain('Passport')
        },
        { settings },
      ))

    it('P7.2: what is in another state is never overdue: that is not asked for', () =>
      inOffice(kind, async (office) => {
        const { requests } = office.desk('arno')
        const back = { state: 'returned', overdueOn: monday } as const
        const { store } = office
        await invalid(store, () => requests.register({ kind: 'loan', ...back }), ['state'], 'choice', ['out'])
        await invalid(store, () => requests.count({ kind: 'consultation', ...back }), ['state'], 'choice', [
          'inReading',
        ])
        await invalid(store, () => requests.count({ kind: 'loan', renewal: 'refused' } as never), ['renewal'], 'choice')
        await invalid(store, () => requests.register({ kind: 'loan', overdueOn: '2026-02-30' }), ['overdueOn'], 'day')
      }))
  })
})
