import { type AnyStateMachine, setup } from 'xstate'
import { compile } from './step.ts'

/** States of a document. `voided` keeps the number that it once had; `withdrawn` and `screenedOut` never got one. */
export type DocumentState =
  | 'collected'
  | 'screenedOut'
  | 'numbered'
  | 'archived'
  | 'superseded'
  | 'voided'
  | 'withdrawn'
export type DocumentEvent =
  | 'screen'
  | 'restore'
  | 'arrange'
  | 'number'
  | 'archive'
  | 'supersede'
  | 'withdraw'
  | 'correct'

const machine = setup({ types: { events: {} as { type: DocumentEvent } } }).createMachine({
  id: 'document',
  initial: 'collected',
  states: {
    collected: { on: { screen: 'screenedOut', arrange: 'collected', number: 'numbered', withdraw: 'withdrawn' } },
    screenedOut: { on: { restore: 'collected' } },
    numbered: { on: { screen: 'voided', arrange: 'numbered', archive: 'archived', withdraw: 'voided' } },
    archived: { on: { supersede: 'superseded', correct: 'archived' } },
    superseded: { on: { correct: 'superseded' } },
    voided: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

/** What the archive holds: a document that was superseded stays in it (P4.3). */
export function isArchived({ state }: { readonly state: string }): boolean {
  return state === 'archived' || state === 'superseded'
}

/** The way of a document (P4.2, P4.3, P10.3). */
export const documentMachine: AnyStateMachine = machine
export const documentTable = compile<DocumentState, DocumentEvent>(machine)
