import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, fromTransition, transition } from 'xstate'
import { getSimplePaths } from 'xstate/graph'
import { advanceRequest, advanceRequestItem } from '../../src/engine/advance.ts'
import { type RequestEvent, type RequestFacts, requestMachine, requestTable } from '../../src/machines/request.ts'
import { type RequestItemEvent, requestItemMachine, requestItemTable } from '../../src/machines/request-item.ts'

interface Told<Facts> {
  readonly type: string
  readonly facts: Facts
}
interface Walked<Facts> {
  readonly states: readonly string[]
  readonly told: readonly Told<Facts>[]
}

/**
 * Every path from the first state through a machine that comes nowhere twice, as XState walks it: the facts may be others
 * at each step.
 */
function pathsOf<Facts>(machine: AnyStateMachine, everyFacts: readonly Facts[]): readonly Walked<Facts>[] {
  const next = (state: string, { type, facts }: Told<Facts>) =>
    String(transition(machine, machine.resolveState({ value: state, context: facts as object }), { type })[0].value)
  const first = machine.root.initial.target[0]!.key
  const paths = getSimplePaths(
    fromTransition((state: string, told: Told<Facts>) => next(state, told), first),
    {
      // Facts that lead the same way are the same path.
      events: ({ context: state }) =>
        machine.states[state]!.ownEvents.flatMap((type) => {
          const told = everyFacts.map((facts) => ({ type: String(type), facts }))
          return told.filter((one, at) => told.findIndex((other) => next(state, other) === next(state, one)) === at)
        }),
    },
  )
  return paths.map(({ steps }) => ({
    states: steps.map(({ state }) => state.context),
    // Each path begins with an event of XState's own, which brings the first state.
    told: steps.slice(1).map(({ event }) => event as Told<Facts>),
  }))
}

/** The ways through all states to an end, each way once. */
function ends(machine: AnyStateMachine, paths: readonly Walked<unknown>[]): readonly string[] {
  const whole = paths.filter(({ states }) => machine.states[states.at(-1)!]!.type === 'final')
  return [...new Set(whole.map(({ states }) => states.join(' ')))].sort()
}

const someFacts: readonly RequestFacts[] = [0, 1].flatMap((open) => [0, 1].map((steps) => ({ open, steps })))
const paths = {
  request: pathsOf(requestMachine, someFacts),
  consulted: pathsOf(requestItemMachine, [{ loan: false }]),
  lent: pathsOf(requestItemMachine, [{ loan: true }]),
}

describe('P6.2, P7.2: every path of a request', () => {
  it('is walked by the library as by XState', () => {
    expect(paths.request.length).toBeGreaterThan(15)
    for (const { states, told } of paths.request) {
      const [first, ...rest] = states
      let state: string = first!
      const reached = told.map(({ type, facts }) => {
        state = advanceRequest({ number: 'JY2026-0001', state }, type as RequestEvent, facts)
        return state
      })
      expect(reached).toEqual(rest)
    }
  })

  it('goes through every state', () => {
    expect(new Set(paths.request.flatMap(({ states }) => states))).toEqual(new Set(Object.keys(requestTable)))
  })

  it('ends in one of these ways', () => {
    expect(ends(requestMachine, paths.request)).toEqual(
      [
        'submitted rejected',
        'submitted cancelled',
        'submitted expired',
        'submitted deciding rejected',
        'submitted deciding cancelled',
        'submitted deciding expired',
        'submitted deciding approved rejected',
        'submitted deciding approved cancelled',
        'submitted deciding approved expired',
        'submitted deciding approved active closed',
      ].sort(),
    )
  })
})

describe.each([
  ['read', paths.consulted, false, 'inReading'],
  ['lent', paths.lent, true, 'out'],
] as const)('P6.2, P7.2: every path of an item that is %s', (_what, all, loan, away) => {
  it('is walked by the library as by XState', () => {
    expect(all.length).toBeGreaterThan(20)
    for (const { states, told } of all) {
      const [first, ...rest] = states
      let state: string = first!
      const reached = told.map(({ type }) => {
        state = advanceRequestItem('KH0001-003', state, type as RequestItemEvent, { loan })
        return state
      })
      expect(reached).toEqual(rest)
    }
  })

  it('goes through every state of its kind', () => {
    const states = Object.keys(requestItemTable).filter((state) => !['inReading', 'out'].includes(state))
    expect(new Set(all.flatMap(({ states }) => states))).toEqual(new Set([...states, away]))
  })

  it('ends in one of these ways', () => {
    const lost = ['lost returned', 'lost settled returned']
    const back = ['returned', 'returning returned', ...lost, ...lost.map((way) => `returning ${way}`)]
    const none = ['refused', 'withdrawn', 'expired']
    expect(ends(requestItemMachine, all)).toEqual(
      [
        ...none.map((way) => `asked ${way}`),
        ...none.map((way) => `asked granted ${way}`),
        'asked granted offered expired',
        ...back.map((way) => `asked granted ${away} ${way}`),
        ...back.map((way) => `asked granted offered ${away} ${way}`),
      ].sort(),
    )
  })
})
