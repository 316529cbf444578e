import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ErrorCode, isCasekeepError } from '../../src/index.ts'
import { memory } from '../support/office.ts'
import { stores } from '../support/stores.ts'
import { expectFresh } from './fresh.ts'
import { archived, inKeeping, type KeepingCategory, type KeepingOffice, opened } from './office.ts'

/*
 * Whatever is done, in whatever order: what is stored is what the facts come to (P9.1).
 */

const categories: readonly KeepingCategory[] = ['matter', 'part', 'pair', 'asset', 'told', 'deal', 'hand', 'single']

const date = fc.constantFrom('2018', '2019-02', '2020-02-29', '2021-05-31', '2024-12', '2030-01-01')
const past = fc.constantFrom('2016-03-31', '2019-02', '2020-02-29', '2025-12-31')
const place = fc.nat({ max: 7 })
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), category: fc.constantFrom(...categories) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('end' as const), at: place, on: past }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), at: place }) },
  fc.record({ do: fc.constant('void' as const), at: place }),
  fc.record({ do: fc.constant('merge' as const), at: place, into: place }),
  fc.record({ do: fc.constant('close' as const), at: place, on: past }),
  fc.record({ do: fc.constant('pay' as const), at: place, on: fc.option(fc.constantFrom('2020-05-05', '2023-01-01')) }),
  fc.record({ do: fc.constant('raise' as const), at: place }),
  fc.record({ do: fc.constant('give' as const), at: place, to: fc.constantFrom('sales', 'marketing') }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('file' as const), at: place, kind: fc.constantFrom('deed', 'report') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      nth: fc.nat({ max: 3 }),
      kind: fc.constantFrom('deed', 'report'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      at: place,
      fact: fc.constantFrom('event', 'object', 'given', 'decision', 'decision 2'),
      on: fc.option(date),
    }),
  },
  fc.record({
    do: fc.constant('withdraw' as const),
    at: place,
    fact: fc.constantFrom('event', 'object', 'given', 'decision'),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    at: place,
    period: fc.option(fc.constantFrom('P1Y', 'P30Y', 'permanent')),
    from: fc.option(fc.constantFrom('given' as const, 'ended' as const)),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('relate' as const, 'relate' as const, 'unrelate' as const),
      at: place,
      relation: fc.constantFrom('parent' as const, 'related' as const, 'needs' as const),
      other: place,
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

function factOf(fact: string, on: string | null): object {
  switch (fact) {
    case 'event':
      return { fact, name: 'settled', on }
    case 'object':
      return { fact, name: 'sold', on }
    case 'given':
      return { fact, on: on ?? '2020' }
    default:
      return { fact: 'decision', name: fact, kind: 'deed', end: on }
  }
}

/** Does it, as those who may; what is refused changes nothing. */
async function perform(office: KeepingOffice, act: Act, numbers: string[]): Promise<void> {
  if (act.do === 'open') {
    numbers.push(await opened(office, act.category))
    return
  }
  if (numbers.length === 0) return
  const numberAt = (place: number) => numbers[place % numbers.length]!
  // Ann and Mia are cleared for what is confidential; a case may be of either department.
  const { department } =
    'at' in act ? (await office.desk('arno').cases.get({ case: numberAt(act.at) })).case : { department: 'sales' }
  const own = office.desk(department === 'sales' ? 'ann' : 'mia')
  const head = office.desk('arno')
  switch (act.do) {
    case 'end':
      return void (await own.cases.end({ case: numberAt(act.at), on: act.on }))
    case 'reopen':
      return void (await head.cases.reopen({ case: numberAt(act.at), reason: 'R' }))
    case 'void':
      return void (await head.cases.void({ case: numberAt(act.at), reason: 'R' }))
    case 'merge':
      return void (await head.cases.merge({ case: numberAt(act.at), into: numberAt(act.into), reason: 'R' }))
    case 'close':
      return void (await own.cases.amend({ case: numberAt(act.at), fields: { closedOn: act.on } }))
    case 'pay':
      return void (await own.cases.amend({ case: numberAt(act.at), fields: { paidOn: act.on } }))
    case 'raise':
      return void (await own.cases.amend({ case: numberAt(act.at), level: 'confidential' }))
    case 'give':
      return void (await head.cases.reassign({ case: numberAt(act.at), department: act.to, reason: 'R' }))
    case 'file':
      return void (await archived(office, numberAt(act.at), act.kind as 'deed' | 'report'))
    case 'correct': {
      const documents = (await office.store.rows('documents')).filter(({ state }) => state === 'archived')
      const document = documents[act.nth]?.number
      if (document == null) return
      return void (await head.documents.correct({ document, reason: 'R', changes: { kind: act.kind as 'deed' } }))
    }
    case 'record':
      return void (await own.retention.record({
        case: numberAt(act.at),
        record: [factOf(act.fact, act.on) as never],
      }))
    case 'withdraw': {
      const { on: _on, end: _end, kind: _kind, ...named } = factOf(act.fact, null) as Record<string, unknown>
      return void (await own.retention.record({ case: numberAt(act.at), withdraw: [named as never] }))
    }
    case 'decide': {
      const from = act.from === null ? {} : { from: act.from }
      const decision = act.period === null ? null : { period: act.period, ...from, citation: 'The board' }
      return void (await head.retention.decide({ case: numberAt(act.at), own: decision }))
    }
    case 'relate':
    case 'unrelate':
      return void (await own.cases[act.do]({
        case: numberAt(act.at),
        relation: act.relation,
        other: numberAt(act.other),
      }))
  }
}

/** Cases that rest on each other, so that most ends move more than their own date. */
const beforeAll: readonly Act[] = [
  ...(['matter', 'part', 'pair', 'pair', 'matter', 'part'] as const).map((category): Act => ({ do: 'open', category })),
  { do: 'relate', at: 1, relation: 'parent', other: 0 },
  { do: 'relate', at: 5, relation: 'parent', other: 4 },
  { do: 'relate', at: 2, relation: 'related', other: 3 },
  { do: 'file', at: 0, kind: 'deed' },
  { do: 'end', at: 1, on: '2019-02' },
  { do: 'end', at: 2, on: '2019-02' },
]

const expected: readonly ErrorCode[] = ['INVALID_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'ILLEGAL', 'NOT_READY']

async function play(office: KeepingOffice, acts: readonly Act[], each: boolean): Promise<void> {
  const numbers: string[] = []
  for (const act of [...beforeAll, ...acts]) {
    try {
      await perform(office, act, numbers)
    } catch (error) {
      if (!isCasekeepError(error) || !expected.includes(error.code)) throw error
    }
    if (each) await expectFresh(office)
  }
  await expectFresh(office)
  // Computed again, nothing changes.
  const { rows } = await office.store.snapshot()
  const again = await office.desk('arno').retention.recalculate({ limit: 200 })
  expect(again.changed).toEqual([])
  const after = (await office.store.snapshot()).rows
  expect([after.retention, after.duties, after.cases]).toEqual([rows.retention, rows.duties, rows.cases])
}

describe('after any acts', () => {
  it(
    'P9.1: what is stored is what the facts come to, after each of them (memory)',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30 }), (acts) =>
          inKeeping(memory, (office) => play(office, acts, true)),
        ),
        { numRuns: 40 },
      ),
    120_000,
  )

  it.each(stores.slice(1).map((kind) => [kind.name, kind] as const))(
    'P9.1: what is stored is what the facts come to (%s)',
    (_name, kind) =>
      fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 40, maxLength: 60, size: 'max' }), (acts) =>
          inKeeping(kind, (office) => play(office, acts, false)),
        ),
        { numRuns: 3 },
      ),
    120_000,
  )
})
