import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/** States of a case file. What is due, overdue or permanent is derived from dates, never a state. */
export const caseStates = ['open', 'ended', 'voided', 'destroyed', 'transferredOut'] as const
export type CaseState = (typeof caseStates)[number]
export type CaseEvent =
  | 'amend'
  | 'collect'
  | 'reassign'
  | 'end'
  | 'reopen'
  | 'void'
  | 'merge'
  | 'absorb'
  /** What its retention rests on is recorded or decided. */
  | 'retain'
  | 'destroy'
  | 'transferOut'
export interface CaseFacts {
  /** Batches of the case that are neither archived nor withdrawn. */
  readonly unfinished: number
  /** Documents of the case that the archive holds. */
  readonly archived: number
  /** Kinds being collected that are not on the checklist of an ended case. */
  readonly unexpected: number
}

export const caseGuards = {
  nothingUnfinished: (facts) => facts.unfinished === 0,
  nothingKept: (facts) => facts.unfinished === 0 && facts.archived === 0,
  onlyExpectedAtEnd: (facts) => facts.unexpected === 0,
} as const satisfies Guards<CaseFacts>

const machine = setup({
  types: { context: {} as CaseFacts, events: {} as { type: CaseEvent }, input: {} as CaseFacts },
  guards: forXstate<CaseFacts, typeof caseGuards>(caseGuards),
}).createMachine({
  id: 'case',
  context: ({ input }) => input,
  initial: 'open',
  states: {
    open: {
      on: {
        amend: 'open',
        collect: 'open',
        reassign: 'open',
        absorb: 'open',
        retain: 'open',
        end: 'ended',
        merge: { guard: 'nothingUnfinished', target: 'voided' },
        void: { guard: 'nothingKept', target: 'voided' },
      },
    },
    ended: {
      on: {
        amend: 'ended',
        collect: { guard: 'onlyExpectedAtEnd', target: 'ended' },
        reassign: 'ended',
        absorb: 'ended',
        retain: 'ended',
        reopen: 'open',
        merge: { guard: 'nothingUnfinished', target: 'voided' },
        destroy: { guard: 'nothingUnfinished', target: 'destroyed' },
        transferOut: { guard: 'nothingUnfinished', target: 'transferredOut' },
      },
    },
    voided: { type: 'final' },
    destroyed: { type: 'final' },
    transferredOut: { type: 'final' },
  },
})

/** The way of a case file (P2.2, P3.2, P9.2). */
export const caseMachine: AnyStateMachine = machine
export const caseTable = compile<CaseState, CaseEvent>(machine)
