import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/** States of a batch on its way into the archive (P4.3, P5.2). */
export type BatchState = 'collecting' | 'sorting' | 'inReview' | 'approved' | 'transferred' | 'archived' | 'withdrawn'
export type BatchEvent =
  | 'collect'
  | 'sort'
  | 'screen'
  | 'arrange'
  | 'number'
  | 'submit'
  | 'return'
  | 'approve'
  | 'transfer'
  | 'accept'
  | 'refuse'
  | 'withdraw'
export interface BatchFacts {
  /** Documents that were not screened out. */
  readonly kept: number
  /** Kept documents that have no number yet. */
  readonly unnumbered: number
}

export const batchGuards = {
  somethingUnnumbered: (facts) => facts.unnumbered > 0,
  everythingNumbered: (facts) => facts.kept > 0 && facts.unnumbered === 0,
} as const satisfies Guards<BatchFacts>

const machine = setup({
  types: { context: {} as BatchFacts, events: {} as { type: BatchEvent }, input: {} as BatchFacts },
  guards: forXstate<BatchFacts, typeof batchGuards>(batchGuards),
}).createMachine({
  id: 'batch',
  context: ({ input }) => input,
  initial: 'collecting',
  states: {
    collecting: { on: { collect: 'collecting', sort: 'sorting', withdraw: 'withdrawn' } },
    sorting: {
      on: {
        collect: 'sorting',
        screen: 'sorting',
        arrange: 'sorting',
        number: { guard: 'somethingUnnumbered', target: 'sorting' },
        submit: { guard: 'everythingNumbered', target: 'inReview' },
        withdraw: 'withdrawn',
      },
    },
    inReview: { on: { return: 'sorting', approve: 'approved' } },
    approved: { on: { transfer: 'transferred' } },
    transferred: { on: { accept: 'archived', refuse: 'sorting' } },
    archived: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

/** The way of a batch: collect → sort → review → transfer → archive (P4.3, P5.2, P10.3). */
export const batchMachine: AnyStateMachine = machine
export const batchTable = compile<BatchState, BatchEvent>(machine)
