import { beforeAll, describe, expect, it } from 'vitest'
import { fromTransition } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { advanceRequest, advanceRequestItem } from '../../src/engine/advance.ts'
import { type RequestEvent, type RequestState, requestTable } from '../../src/machines/request.ts'
import {
  openRequestItemStates,
  type RequestItemEvent,
  type RequestItemState,
  requestItemTable,
} from '../../src/machines/request-item.ts'
import { legal } from '../../src/machines/step.ts'

/*
 * A request and two items of it, told together what happens as the commands tell them. Two machines that do not know each
 * other must end together: no request is over while something of it is open, and none stays that nothing can end.
 */

interface Whole {
  readonly request: RequestState
  /** Nothing before the archive has said what is meant. */
  readonly items: readonly RequestItemState[]
  readonly steps: number
}
interface Act {
  readonly type: RequestEvent
  /** What each item is told; null where it is told nothing. */
  readonly items: readonly (RequestItemEvent | null)[]
}

const stepsOfChain = 2

/** Every way to tell some of the items one of these events, at least one item each time. */
function someOf(whole: Whole, events: readonly RequestItemEvent[]): readonly Act['items'][] {
  const perItem = whole.items.map((state) => [null, ...events.filter((event) => event in requestItemTable[state])])
  const all = perItem.reduce<Act['items'][]>(
    (acts, choices) => acts.flatMap((act) => choices.map((choice) => [...act, choice])),
    [[]],
  )
  return all.filter((act) => act.some((event) => event !== null))
}

/** One event for all items that are asked or granted, which is what a request gives up as a whole. */
function unfetched(whole: Whole, event: RequestItemEvent): Act['items'] {
  return whole.items.map((state) => (state === 'asked' || state === 'granted' ? event : null))
}

/** What the items can be told when the request is told an event. */
const itemActs: Readonly<Record<RequestEvent, (whole: Whole) => readonly Act['items'][]>> = {
  resolve: () => [[]],
  reject: () => [[]],
  // Each step refuses some or none; what is left after the last one is granted.
  decide: (whole) => {
    const none = whole.items.map(() => null)
    return [none, ...someOf(whole, ['refuse'])].map((refused) =>
      whole.steps > 1
        ? refused
        : refused.map((event, index) => event ?? (whole.items[index] === 'asked' ? 'grant' : null)),
    )
  },
  reassign: (whole) => [whole.items.map(() => null)],
  withdraw: (whole) => [unfetched(whole, 'withdraw')],
  expire: (whole) => [unfetched(whole, 'expire')],
  handOver: (whole) => someOf(whole, ['offer', 'open']),
  refuse: (whole) => someOf(whole, ['refuse']),
  callOff: (whole) => someOf(whole, ['callOff']),
  confirm: (whole) => someOf(whole, ['confirm']),
  copy: (whole) => someOf(whole, ['copy']),
  renew: (whole) => someOf(whole, ['renew']),
  recall: (whole) => someOf(whole, ['recall']),
  giveBack: (whole) => someOf(whole, ['giveBack']),
  takeBack: (whole) => someOf(whole, ['takeBack']),
  lose: (whole) => someOf(whole, ['lose']),
  find: (whole) => someOf(whole, ['find']),
  settle: (whole) => someOf(whole, ['settle']),
}

function acts(whole: Whole): readonly Act[] {
  return legal(requestTable, whole.request).flatMap((type) => itemActs[type](whole).map((items) => ({ type, items })))
}

const isOpen = (item: RequestItemState) => openRequestItemStates.includes(item)

function after(whole: Whole, { type, items }: Act, loan: boolean): Whole {
  const next =
    type === 'resolve'
      ? (['asked', 'asked'] as const)
      : whole.items.map((state, index) => {
          const event = items[index]
          return event ? advanceRequestItem(`${index}`, state, event, { loan }) : state
        })
  const steps = type === 'decide' ? whole.steps - 1 : whole.steps
  const facts = { open: next.filter(isOpen).length, steps }
  return { request: advanceRequest({ number: 'JY2026-0001', state: whole.request }, type, facts), items: next, steps }
}

describe.each([
  ['consultation', false],
  ['loan', true],
] as const)('P6.2, P7.2: a %s of two items, whatever happens in whichever order', (_kind, loan) => {
  let reached: readonly { readonly whole: Whole; readonly next: readonly Whole[] }[]
  beforeAll(() => {
    const first: Whole = { request: 'submitted', items: [], steps: stepsOfChain }
    const logic = fromTransition((whole: Whole, act: Act) => after(whole, act, loan), first)
    const map = getAdjacencyMap(logic, { events: ({ context }) => acts(context) as Act[] })
    reached = Object.values(map).map(({ state, transitions }) => ({
      whole: state.context,
      next: Object.values<{ state: typeof state }>(transitions).map((one) => one.state.context),
    }))
  })

  it('comes to every state of a request', () => {
    expect(new Set(reached.map(({ whole }) => whole.request))).toEqual(new Set(Object.keys(requestTable)))
    expect(reached.length).toBeGreaterThan(100)
  })

  it('is over if and only if nothing of it is open', () => {
    for (const { whole } of reached) {
      if (whole.request === 'submitted') continue
      const over = legal(requestTable, whole.request).length === 0
      expect(whole.items.some(isOpen), JSON.stringify(whole)).toBe(!over)
    }
  })

  it.each<[RequestState, readonly RequestItemState[]]>([
    ['submitted', []],
    ['deciding', ['asked', 'refused']],
    ['approved', ['granted', 'refused']],
    ['rejected', ['refused']],
    ['cancelled', ['withdrawn', 'refused']],
    ['expired', ['expired', 'refused']],
  ])('has, while it is %s, only items that are %j', (request, items) => {
    const found = reached.filter(({ whole }) => whole.request === request).flatMap(({ whole }) => whole.items)
    expect(new Set(found)).toEqual(new Set(items))
  })

  it('can be brought to an end wherever it stands', () => {
    const keyOf = (whole: Whole) => JSON.stringify(whole)
    const ending = new Set(reached.filter(({ next }) => next.length === 0).map(({ whole }) => keyOf(whole)))
    for (let size = -1; size !== ending.size; ) {
      size = ending.size
      for (const { whole, next } of reached) if (next.some((one) => ending.has(keyOf(one)))) ending.add(keyOf(whole))
    }
    expect(reached.filter(({ whole }) => !ending.has(keyOf(whole)))).toEqual([])
  })
})
