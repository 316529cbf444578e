import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/**
 * States of a disposal (P9.2): a list is `proposed`, appraised entry by entry, approved, waited for, carried out and
 * certified. What is due or lapsed is derived from dates, never a state.
 */
export type DisposalState = 'proposed' | 'appraising' | 'approving' | 'waiting' | 'executing' | 'executed' | 'aborted'
export type DisposalEvent =
  | 'appraise'
  | 'release'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'begin'
  | 'execute'
  | 'witness'
  | 'certify'
  | 'abort'
/** As they are after the act. */
export interface DisposalFacts {
  /** Entries on the list that nobody has appraised. */
  readonly unappraised: number
  /** Entries that are on it, whatever is to become of them. */
  readonly listed: number
  /** Steps of the chain of approvals that are still to come. */
  readonly steps: number
  /** Entries that are to be destroyed or transferred, and are not yet. */
  readonly toExecute: number
  /** Entries that were. */
  readonly executed: number
  /** Witnesses who have not signed. */
  readonly unsigned: number
}

/** Of the guards of one event no two ever hold together. */
export const disposalGuards = {
  everythingAppraised: (facts) => facts.listed > 0 && facts.unappraised === 0,
  nothingToExecute: (facts) => facts.steps === 0 && facts.toExecute === 0,
  chainComplete: (facts) => facts.steps === 0 && facts.toExecute > 0,
  somethingToExecute: (facts) => facts.toExecute > 0,
  everythingExecuted: (facts) => facts.toExecute === 0 && facts.unsigned === 0,
  nothingExecuted: (facts) => facts.executed === 0,
} as const satisfies Guards<DisposalFacts>

const machine = setup({
  types: { context: {} as DisposalFacts, events: {} as { type: DisposalEvent }, input: {} as DisposalFacts },
  guards: forXstate<DisposalFacts, typeof disposalGuards>(disposalGuards),
}).createMachine({
  id: 'disposal',
  context: ({ input }) => input,
  initial: 'proposed',
  states: {
    proposed: { on: { appraise: 'appraising', release: 'proposed', abort: 'aborted' } },
    appraising: {
      on: {
        appraise: 'appraising',
        release: 'appraising',
        submit: { guard: 'everythingAppraised', target: 'approving' },
        abort: 'aborted',
      },
    },
    approving: {
      on: {
        approve: [
          // Everything on it is kept longer: there is nothing to carry out.
          { guard: 'nothingToExecute', target: 'executed' },
          { guard: 'chainComplete', target: 'waiting' },
          { target: 'approving' },
        ],
        reject: 'appraising',
        release: 'approving',
        abort: 'aborted',
      },
    },
    waiting: {
      on: {
        release: 'waiting',
        begin: { guard: 'somethingToExecute', target: 'executing' },
        // An approval that has lapsed is asked for again.
        submit: 'approving',
        abort: 'aborted',
      },
    },
    executing: {
      on: {
        execute: { guard: 'somethingToExecute', target: 'executing' },
        release: 'executing',
        witness: 'executing',
        certify: { guard: 'everythingExecuted', target: 'executed' },
        abort: { guard: 'nothingExecuted', target: 'aborted' },
      },
    },
    executed: { type: 'final' },
    aborted: { type: 'final' },
  },
})

/** The way of a disposal: proposed → appraised → approved → carried out before witnesses → certified (P9.2). */
export const disposalMachine: AnyStateMachine = machine
export const disposalTable = compile<DisposalState, DisposalEvent>(machine)
