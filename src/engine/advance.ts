import { refuse } from '../errors.ts'
import { type BatchEvent, type BatchFacts, type BatchState, batchGuards, batchTable } from '../machines/batch.ts'
import { type CaseEvent, type CaseFacts, type CaseState, caseGuards, caseTable } from '../machines/case.ts'
import { type DocumentEvent, type DocumentState, documentTable } from '../machines/document.ts'
import { type Guards, type StepTable, step } from '../machines/step.ts'
import {
  type TransferEvent,
  type TransferFacts,
  type TransferState,
  transferGuards,
  transferTable,
} from '../machines/transfer.ts'

/** What must be done before a guarded event, in words. */
const lacks: Readonly<Record<string, string>> = {
  nothingUnfinished: 'a batch of the case is still on its way: archive or withdraw it first',
  nothingKept: 'the case has documents in the archive or on their way: merge it instead',
  onlyExpectedAtEnd: 'an ended case takes only what its checklist expects at the end: reopen it first',
  somethingUnnumbered: 'no document of it still needs a number',
  everythingNumbered: 'every document that was not screened out needs its number first',
  everythingDecided: 'not every batch of the list is decided',
}

export function advanceCase(row: { number: string; state: string }, event: CaseEvent, facts: CaseFacts): CaseState {
  return advance('case', row.number, caseTable, caseGuards, row.state as CaseState, event, facts)
}
export function advanceBatch(row: { number: string; state: string }, event: BatchEvent, facts: BatchFacts): BatchState {
  return advance('batch', row.number, batchTable, batchGuards, row.state as BatchState, event, facts)
}
export function advanceDocument(name: string, state: string, event: DocumentEvent): DocumentState {
  return advance('document', name, documentTable, {}, state as DocumentState, event, undefined)
}
export function advanceTransfer(
  row: { number: string; state: string },
  event: TransferEvent,
  facts: TransferFacts,
): TransferState {
  return advance('transfer', row.number, transferTable, transferGuards, row.state as TransferState, event, facts)
}

/** The next state, or a refusal that says what is possible or what is to be done first. */
function advance<State extends string, Event extends string, Facts>(
  what: string,
  number: string,
  table: StepTable<State, Event>,
  guards: Guards<Facts>,
  state: State,
  event: Event,
  facts: Facts,
): State {
  const stepped = step(table, guards, state, event, facts)
  if (stepped.ok) return stepped.to
  if (stepped.because === 'illegal') return refuse('ILLEGAL', { what, number, state, event, legal: stepped.legal })
  return refuse('NOT_READY', { what, number, lacks: stepped.guards.map((guard) => lacks[guard] ?? guard) })
}
