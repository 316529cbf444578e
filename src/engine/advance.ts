import { refuse } from '../errors.ts'
import { type BatchEvent, type BatchFacts, type BatchState, batchGuards, batchTable } from '../machines/batch.ts'
import { type CaseEvent, type CaseFacts, type CaseState, caseGuards, caseTable } from '../machines/case.ts'
import {
  type DisposalEvent,
  type DisposalFacts,
  type DisposalState,
  disposalGuards,
  disposalTable,
} from '../machines/disposal.ts'
import { type DocumentEvent, type DocumentState, documentTable } from '../machines/document.ts'
import {
  type RequestEvent,
  type RequestFacts,
  type RequestState,
  requestGuards,
  requestTable,
} from '../machines/request.ts'
import {
  type RequestItemEvent,
  type RequestItemFacts,
  type RequestItemState,
  requestItemGuards,
  requestItemTable,
} from '../machines/request-item.ts'
import { type StepTable, step } from '../machines/step.ts'
import {
  type TransferEvent,
  type TransferFacts,
  type TransferState,
  transferGuards,
  transferTable,
} from '../machines/transfer.ts'
import type { Lack } from '../reasons.ts'

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
export function advanceDisposal(
  row: { number: string; state: string },
  event: DisposalEvent,
  facts: DisposalFacts,
): DisposalState {
  return advance('disposal', row.number, disposalTable, disposalGuards, row.state as DisposalState, event, facts)
}
export function advanceRequest(
  row: { number: string; state: string },
  event: RequestEvent,
  facts: RequestFacts,
): RequestState {
  return advance('request', row.number, requestTable, requestGuards, row.state as RequestState, event, facts)
}
/** `name` is what a refusal calls the item, such as the number of its document. */
export function advanceRequestItem(
  name: string,
  state: string,
  event: RequestItemEvent,
  facts: RequestItemFacts,
): RequestItemState {
  return advance('requestItem', name, requestItemTable, requestItemGuards, state as RequestItemState, event, facts)
}

/**
 * The next state, or a refusal that says what is possible or what is to be done first. A guard that has no words for
 * what is lacking does not compile.
 */
function advance<State extends string, Event extends string, Facts, Guard extends Lack>(
  what: string,
  number: string,
  table: StepTable<State, Event>,
  guards: { readonly [G in Guard]: (facts: Facts) => boolean },
  state: State,
  event: Event,
  facts: Facts,
): State {
  const stepped = step(table, guards, state, event, facts)
  if (stepped.ok) return stepped.to
  if (stepped.because === 'illegal') return refuse('ILLEGAL', { what, number, state, event, legal: stepped.legal })
  return refuse('NOT_READY', { what, number, lacks: stepped.guards as readonly Guard[] })
}
