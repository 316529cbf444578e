import type { AnyStateMachine } from 'xstate'
import type { CommandName } from '../../../src/access/operations.ts'
import { type BatchEvent, batchGuards, batchMachine, batchTable } from '../../../src/machines/batch.ts'
import { type CaseEvent, caseGuards, caseMachine, caseTable } from '../../../src/machines/case.ts'
import { type DisposalEvent, disposalGuards, disposalMachine, disposalTable } from '../../../src/machines/disposal.ts'
import { type DocumentEvent, documentMachine, documentTable } from '../../../src/machines/document.ts'
import { type RequestEvent, requestGuards, requestMachine, requestTable } from '../../../src/machines/request.ts'
import {
  type RequestItemEvent,
  requestItemGuards,
  requestItemMachine,
  requestItemTable,
} from '../../../src/machines/request-item.ts'
import { type TransferEvent, transferGuards, transferMachine, transferTable } from '../../../src/machines/transfer.ts'
import type { Drawing } from './mermaid.ts'

/** A machine of the library with what its section tells. */
export interface DrawnMachine {
  /** What moves; the area of the terms that names its states. */
  readonly thing: 'case' | 'batch' | 'document' | 'transfer' | 'request' | 'requestItem' | 'disposal'
  readonly title: string
  readonly introduction: string
  readonly machine: AnyStateMachine
  readonly table: Drawing['table']
  readonly guards: readonly string[]
  /** Which command tells the machine of an event; null where none does. */
  readonly commands: Readonly<Record<string, CommandName | null>>
}

const caseCommands: Readonly<Record<CaseEvent, CommandName>> = {
  amend: 'cases.amend',
  collect: 'batches.collect',
  reassign: 'cases.reassign',
  end: 'cases.end',
  reopen: 'cases.reopen',
  void: 'cases.void',
  merge: 'cases.merge',
  absorb: 'cases.merge',
  retain: 'retention.record',
  destroy: 'disposals.execute',
  transferOut: 'disposals.execute',
}
const batchCommands: Readonly<Record<BatchEvent, CommandName>> = {
  collect: 'batches.collect',
  sort: 'batches.sort',
  screen: 'batches.screen',
  arrange: 'batches.arrange',
  number: 'batches.number',
  submit: 'batches.submit',
  return: 'batches.return',
  approve: 'batches.approve',
  transfer: 'transfers.send',
  accept: 'transfers.receive',
  refuse: 'transfers.receive',
  withdraw: 'batches.withdraw',
}
const documentCommands: Readonly<Record<DocumentEvent, CommandName>> = {
  screen: 'batches.screen',
  restore: 'batches.screen',
  arrange: 'batches.arrange',
  number: 'batches.number',
  archive: 'transfers.receive',
  supersede: 'transfers.receive',
  withdraw: 'batches.withdraw',
  correct: 'documents.correct',
}
const transferCommands: Readonly<Record<TransferEvent, CommandName>> = { receive: 'transfers.receive' }
const requestCommands: Readonly<Record<RequestEvent, CommandName | null>> = {
  resolve: 'requests.resolve',
  reject: 'requests.resolve',
  decide: 'requests.decide',
  reassign: null,
  withdraw: 'requests.withdraw',
  expire: null,
  handOver: 'requests.handOver',
  refuse: null,
  callOff: null,
  confirm: 'requests.confirm',
  copy: null,
  renew: 'requests.renew',
  recall: 'requests.recall',
  giveBack: 'requests.giveBack',
  takeBack: 'requests.takeBack',
  lose: 'requests.reportLost',
  find: 'requests.find',
  settle: 'requests.settle',
}
const requestItemCommands: Readonly<Record<RequestItemEvent, CommandName | null>> = {
  grant: 'requests.decide',
  refuse: 'requests.decide',
  withdraw: 'requests.withdraw',
  expire: null,
  offer: 'requests.handOver',
  open: 'requests.handOver',
  confirm: 'requests.confirm',
  callOff: null,
  copy: null,
  renew: 'requests.renew',
  recall: 'requests.recall',
  giveBack: 'requests.giveBack',
  takeBack: 'requests.takeBack',
  lose: 'requests.reportLost',
  find: 'requests.find',
  settle: 'requests.settle',
}

const disposalCommands: Readonly<Record<DisposalEvent, CommandName>> = {
  appraise: 'disposals.appraise',
  release: 'disposals.release',
  submit: 'disposals.submit',
  approve: 'disposals.decide',
  reject: 'disposals.decide',
  begin: 'disposals.begin',
  execute: 'disposals.execute',
  witness: 'disposals.witness',
  certify: 'disposals.certify',
  abort: 'disposals.abort',
}

export const drawnMachines: readonly DrawnMachine[] = [
  {
    thing: 'case',
    title: 'A case file',
    introduction:
      'A case is open while there is business (P2.2, P3.2). Its end asks for what its checklist only expects then; what\n' +
      'was opened in error is voided, and its number with it, or merged into another case. What is due, late or kept for\n' +
      'ever follows from dates and is never a state.',
    machine: caseMachine,
    table: caseTable,
    guards: Object.keys(caseGuards),
    commands: caseCommands,
  },
  {
    thing: 'batch',
    title: 'A batch',
    introduction:
      'Documents go into the archive together (P4.3, P5.2, P10.3): collected, sorted, reviewed by somebody else,\n' +
      'transferred and checked at receipt. The reviewer and the archive may send a batch back for sorting, with reasons.',
    machine: batchMachine,
    table: batchTable,
    guards: Object.keys(batchGuards),
    commands: batchCommands,
  },
  {
    thing: 'document',
    title: 'A document',
    introduction:
      'A document is numbered while its batch is sorted (P4.2, P4.3), and superseded when the batch of its revision is\n' +
      'archived (P10.3). One that is taken out once it has a number is voided, and keeps the number; before that it is\n' +
      'screened out and can come back. A correction of the catalogue leaves the old words readable (P1.2).',
    machine: documentMachine,
    table: documentTable,
    guards: [],
    commands: documentCommands,
  },
  {
    thing: 'transfer',
    title: 'A transfer list',
    introduction:
      'The archive checks a list at receipt, in parts if it likes (P5.2): the list is received once every batch on it is\n' +
      'accepted or refused.',
    machine: transferMachine,
    table: transferTable,
    guards: Object.keys(transferGuards),
    commands: transferCommands,
  },
  {
    thing: 'request',
    title: 'A request',
    introduction:
      'Somebody asks to read documents or to borrow them (P6.2, P7.2). What is asked by description waits until the\n' +
      'archive says what is meant; what is asked by number begins with its approvals. These decide, and may refuse some of\n' +
      'it. From the first hand-over on the request is in use, until nothing of it is open any more.',
    machine: requestMachine,
    table: requestTable,
    guards: Object.keys(requestGuards),
    commands: requestCommands,
  },
  {
    thing: 'requestItem',
    title: 'An item of a request',
    introduction:
      'A request comes and goes in parts (P6.2, P7.2). What is handed over waits for the borrower to confirm it, and what\n' +
      'is given back for the archive to check it; what is electronic is opened, and needs no second signature. What was\n' +
      'lost and settled may still turn up.',
    machine: requestItemMachine,
    table: requestItemTable,
    guards: Object.keys(requestItemGuards),
    commands: requestItemCommands,
  },
  {
    thing: 'disposal',
    title: 'A disposal',
    introduction:
      'What is due is put on a list (P9.2), appraised entry by entry, approved, waited for, carried out before witnesses and\n' +
      'certified. An entry may be taken off until it is carried out, and the whole given up until one is. An approval that\n' +
      'has lapsed is asked for again.',
    machine: disposalMachine,
    table: disposalTable,
    guards: Object.keys(disposalGuards),
    commands: disposalCommands,
  },
]

export function initialState({ machine }: DrawnMachine): string {
  const [target] = machine.root.initial.target
  return target!.key
}

export function finalStates({ machine }: DrawnMachine): readonly string[] {
  return Object.values(machine.states).flatMap((node) => (node.type === 'final' ? [node.key] : []))
}
