import { describe, expect, it } from 'vitest'
import { fromTransition, transition } from 'xstate'
import { getSimplePaths } from 'xstate/graph'
import { advanceDisposal } from '../../src/engine/advance.ts'
import { type DisposalEvent, type DisposalFacts, disposalMachine, disposalTable } from '../../src/machines/disposal.ts'

interface Told {
  readonly type: string
  readonly facts: DisposalFacts
}
const zeroOrOne = [0, 1]
const everyFacts: readonly DisposalFacts[] = zeroOrOne.flatMap((unappraised) =>
  zeroOrOne.flatMap((listed) =>
    zeroOrOne.flatMap((steps) =>
      zeroOrOne.flatMap((toExecute) =>
        zeroOrOne.flatMap((executed) =>
          zeroOrOne.map((unsigned) => ({ unappraised, listed, steps, toExecute, executed, unsigned })),
        ),
      ),
    ),
  ),
)

const next = (state: string, { type, facts }: Told) =>
  String(transition(disposalMachine, disposalMachine.resolveState({ value: state, context: facts }), { type })[0].value)

/** Every path through the machine that comes nowhere twice, as XState walks it. */
const paths = getSimplePaths(
  fromTransition((state: string, told: Told) => next(state, told), 'proposed'),
  {
    events: ({ context: state }) =>
      disposalMachine.states[state]!.ownEvents.flatMap((type) => {
        const told = everyFacts.map((facts) => ({ type: String(type), facts }))
        return told.filter((one, at) => told.findIndex((other) => next(state, other) === next(state, one)) === at)
      }),
  },
).map(({ steps }) => ({
  states: steps.map(({ state }) => state.context),
  told: steps.slice(1).map(({ event }) => event as Told),
}))

describe('P9.2: every path of a disposal', () => {
  it('is walked by the library as by XState', () => {
    expect(paths.length).toBeGreaterThan(10)
    for (const { states, told } of paths) {
      const [first, ...rest] = states
      let state: string = first!
      const reached = told.map(({ type, facts }) => {
        state = advanceDisposal({ number: 'XH2026-0001', state }, type as DisposalEvent, facts)
        return state
      })
      expect(reached).toEqual(rest)
    }
  })

  it('goes through every state', () => {
    expect(new Set(paths.flatMap(({ states }) => states))).toEqual(new Set(Object.keys(disposalTable)))
  })

  it('ends in one of these ways', () => {
    const ends = paths
      .filter(({ states }) => disposalMachine.states[states.at(-1)!]!.type === 'final')
      .map(({ states }) => states.join(' '))
    const way = ['proposed', 'appraising', 'approving', 'waiting', 'executing'] as const
    const given = way.map((_, index) => [...way.slice(0, index + 1), 'aborted'].join(' '))
    expect([...new Set(ends)].sort()).toEqual(
      [...given, 'proposed appraising approving executed', [...way, 'executed'].join(' ')].sort(),
    )
  })
})
