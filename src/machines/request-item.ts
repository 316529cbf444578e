import { type AnyStateMachine, setup } from 'xstate'
import { compile, forXstate, type Guards } from './step.ts'

/**
 * States of one item of a request (P6.2, P7.2), since a request comes and goes in parts. Each side signs, so that what is
 * `offered` waits for the borrower's confirmation and what is `returning` for the archive's check. `settled` is what was
 * lost and then paid for or replaced.
 */
export type RequestItemState =
  | 'asked'
  | 'granted'
  | 'offered'
  | 'inReading'
  | 'out'
  | 'returning'
  | 'returned'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'lost'
  | 'settled'
export type RequestItemEvent =
  | 'grant'
  | 'refuse'
  | 'withdraw'
  | 'expire'
  | 'offer'
  | 'open'
  | 'confirm'
  | 'callOff'
  | 'copy'
  | 'renew'
  | 'recall'
  | 'giveBack'
  | 'takeBack'
  | 'lose'
  | 'find'
  | 'settle'
export interface RequestItemFacts {
  /** Taken out for a limited time (P7); otherwise read at the archive or on screen (P6). */
  readonly loan: boolean
}

/** The states in which an item keeps its request open. */
export const openRequestItemStates: readonly RequestItemState[] = [
  'asked',
  'granted',
  'offered',
  'inReading',
  'out',
  'returning',
  'lost',
]

export const requestItemGuards = {
  isLoan: (facts) => facts.loan,
} as const satisfies Guards<RequestItemFacts>

const outOrInReading = [{ guard: 'isLoan', target: 'out' }, { target: 'inReading' }] as const

const machine = setup({
  types: { context: {} as RequestItemFacts, events: {} as { type: RequestItemEvent }, input: {} as RequestItemFacts },
  guards: forXstate<RequestItemFacts, typeof requestItemGuards>(requestItemGuards),
}).createMachine({
  id: 'requestItem',
  context: ({ input }) => input,
  initial: 'asked',
  states: {
    asked: { on: { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn', expire: 'expired' } },
    granted: {
      on: {
        offer: 'offered',
        // What is electronic is opened or downloaded by the one who asked: there is no second side to sign.
        open: outOrInReading,
        // Rights are checked again when it is handed over.
        refuse: 'refused',
        withdraw: 'withdrawn',
        expire: 'expired',
      },
    },
    // What is laid out and not taken lapses like what is not fetched.
    offered: { on: { confirm: outOrInReading, callOff: 'granted', expire: 'expired' } },
    // Taken back without being given back first: on an outsider's signed form, or what is electronic and ends by itself.
    inReading: { on: { copy: 'inReading', giveBack: 'returning', takeBack: 'returned', lose: 'lost' } },
    out: {
      on: { copy: 'out', renew: 'out', recall: 'out', giveBack: 'returning', takeBack: 'returned', lose: 'lost' },
    },
    returning: { on: { takeBack: 'returned', lose: 'lost' } },
    lost: { on: { find: 'returned', settle: 'settled' } },
    // What was paid for may still turn up.
    settled: { on: { find: 'returned' } },
    returned: { type: 'final' },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
    expired: { type: 'final' },
  },
})

/** The way of an item: asked → granted → read or lent → returned (P6.2, P7.2). */
export const requestItemMachine: AnyStateMachine = machine
export const requestItemTable = compile<RequestItemState, RequestItemEvent>(machine)
