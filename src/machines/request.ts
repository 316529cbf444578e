import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/**
 * States of a request for consultation or loan (P6.2, P7.2). `submitted` is asked by description, and the archive has yet
 * to say what is meant; `approved` is wholly decided, and nothing is fetched yet; of one that is `active` something was
 * handed out. What is due or overdue is derived from dates, never a state.
 */
export type RequestState =
  | 'submitted'
  | 'deciding'
  | 'approved'
  | 'active'
  | 'closed'
  | 'rejected'
  | 'cancelled'
  | 'expired'
export type RequestEvent =
  | 'resolve'
  | 'reject'
  | 'decide'
  | 'reassign'
  | 'withdraw'
  | 'expire'
  | 'handOver'
  | 'refuse'
  | 'callOff'
  | 'confirm'
  | 'copy'
  | 'renew'
  | 'recall'
  | 'giveBack'
  | 'takeBack'
  | 'lose'
  | 'find'
  | 'settle'
/** As they are after the act. */
export interface RequestFacts {
  /** Items that are not over: asked, granted, or not yet back in the archive (`openRequestItemStates`). */
  readonly open: number
  /** Steps of the chain of approvals that are still to come. */
  readonly steps: number
}

/** No two ever hold together, so that it does not matter which is asked first. */
export const requestGuards = {
  nothingOpen: (facts) => facts.open === 0,
  chainComplete: (facts) => facts.open > 0 && facts.steps === 0,
} as const satisfies Guards<RequestFacts>

const closedOnceNothingIsOpen = [{ guard: 'nothingOpen', target: 'closed' }, { target: 'active' }] as const

const machine = setup({
  types: { context: {} as RequestFacts, events: {} as { type: RequestEvent }, input: {} as RequestFacts },
  guards: forXstate<RequestFacts, typeof requestGuards>(requestGuards),
}).createMachine({
  id: 'request',
  context: ({ input }) => input,
  initial: 'submitted',
  states: {
    submitted: { on: { resolve: 'deciding', reject: 'rejected', withdraw: 'cancelled', expire: 'expired' } },
    deciding: {
      on: {
        decide: [
          { guard: 'nothingOpen', target: 'rejected' },
          { guard: 'chainComplete', target: 'approved' },
          { target: 'deciding' },
        ],
        reassign: 'deciding',
        withdraw: 'cancelled',
        expire: 'expired',
      },
    },
    approved: {
      on: {
        handOver: 'active',
        refuse: [{ guard: 'nothingOpen', target: 'rejected' }, { target: 'approved' }],
        withdraw: 'cancelled',
        // What waits for others to bring it back does not lapse with the rest.
        expire: [{ guard: 'nothingOpen', target: 'expired' }, { target: 'approved' }],
      },
    },
    active: {
      on: {
        handOver: 'active',
        callOff: 'active',
        confirm: 'active',
        copy: 'active',
        renew: 'active',
        recall: 'active',
        giveBack: 'active',
        // What is lost stays open until it is found or settled.
        lose: 'active',
        takeBack: closedOnceNothingIsOpen,
        find: closedOnceNothingIsOpen,
        settle: closedOnceNothingIsOpen,
        refuse: closedOnceNothingIsOpen,
        withdraw: closedOnceNothingIsOpen,
        expire: closedOnceNothingIsOpen,
      },
    },
    closed: { type: 'final' },
    rejected: { type: 'final' },
    cancelled: { type: 'final' },
    expired: { type: 'final' },
  },
})

/** The way of a request: asked → approved → handed out in parts → closed (P6.2, P7.2). */
export const requestMachine: AnyStateMachine = machine
export const requestTable = compile<RequestState, RequestEvent>(machine)
