import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/** States of a transfer list (P5.2): the archive can check it in parts. */
export type TransferState = 'sent' | 'received'
export type TransferEvent = 'receive'
export interface TransferFacts {
  /** Batches on the list that the archive has not yet accepted or refused. */
  readonly undecided: number
}

export const transferGuards = {
  everythingDecided: (facts) => facts.undecided === 0,
} as const satisfies Guards<TransferFacts>

const machine = setup({
  types: { context: {} as TransferFacts, events: {} as { type: TransferEvent }, input: {} as TransferFacts },
  guards: forXstate<TransferFacts, typeof transferGuards>(transferGuards),
}).createMachine({
  id: 'transfer',
  context: ({ input }) => input,
  initial: 'sent',
  states: {
    sent: { on: { receive: [{ guard: 'everythingDecided', target: 'received' }, { target: 'sent' }] } },
    received: { type: 'final' },
  },
})

/** The way of a transfer list. */
export const transferMachine: AnyStateMachine = machine
export const transferTable = compile<TransferState, TransferEvent>(machine)
