/**
 * The state machines of casekeep, for a host's own screens: XState machines to draw and to run, and the tables
 * compiled from them that the library itself steps through.
 * @module
 */
export {
  type BatchEvent,
  type BatchFacts,
  type BatchState,
  batchGuards,
  batchMachine,
  batchTable,
} from './batch.ts'
export { type CaseEvent, type CaseFacts, type CaseState, caseGuards, caseMachine, caseTable } from './case.ts'
export {
  type DisposalEvent,
  type DisposalFacts,
  type DisposalState,
  disposalGuards,
  disposalMachine,
  disposalTable,
} from './disposal.ts'
export { type DocumentEvent, type DocumentState, documentMachine, documentTable } from './document.ts'
export {
  type RequestEvent,
  type RequestFacts,
  type RequestState,
  requestGuards,
  requestMachine,
  requestTable,
} from './request.ts'
export {
  openRequestItemStates,
  type RequestItemEvent,
  type RequestItemFacts,
  type RequestItemState,
  requestItemGuards,
  requestItemMachine,
  requestItemTable,
} from './request-item.ts'
export { compile, type Guards, legal, type Stepped, type StepTable, step, type Way } from './step.ts'
export {
  type TransferEvent,
  type TransferFacts,
  type TransferState,
  transferGuards,
  transferMachine,
  transferTable,
} from './transfer.ts'
