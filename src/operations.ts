import type { OperationName } from './access/operations.ts'
import { collect } from './batches/collect.ts'
import { importBatches } from './batches/import.ts'
import * as batchQueries from './batches/queries.ts'
import { approve, sendBack, submit, withdraw } from './batches/review.ts'
import { arrange, number, screen, sort } from './batches/sort.ts'
import { amend, reassign } from './cases/change.ts'
import { end, merge, reopen, voidCase } from './cases/close.ts'
import { importCases } from './cases/import.ts'
import { open } from './cases/open.ts'
import { possible } from './cases/possible.ts'
import * as caseQueries from './cases/queries.ts'
import { appraise } from './disposal/appraise.ts'
import { decide as decideDisposal } from './disposal/approve.ts'
import { begin } from './disposal/begin.ts'
import { certify } from './disposal/certify.ts'
import { execute } from './disposal/execute.ts'
import { possible as possibleWithDisposal } from './disposal/possible.ts'
import { propose } from './disposal/propose.ts'
import * as disposalQueries from './disposal/queries.ts'
import { abort, release } from './disposal/release.ts'
import { submit as submitDisposal } from './disposal/submit.ts'
import { witness } from './disposal/witness.ts'
import { correct } from './documents/correct.ts'
import * as documentQueries from './documents/queries.ts'
import { readable } from './documents/readable.ts'
import * as dutyQueries from './duties/queries.ts'
import type { Command, Query } from './engine/command.ts'
import { exportTrail } from './history/export.ts'
import { compare as comparePolicies, list as listPolicies } from './history/policies.ts'
import { consistency, listCheckpoints, prove } from './history/proofs.ts'
import { history, verify } from './history/queries.ts'
import { readings } from './history/readings.ts'
import { list as listRefusals } from './history/refusals.ts'
import * as holdLifting from './holds/lift.ts'
import { place } from './holds/place.ts'
import * as holdQueries from './holds/queries.ts'
import { decide as decideRetention } from './keeping/decide.ts'
import * as keepingQueries from './keeping/queries.ts'
import { record } from './keeping/record.ts'
import { relate, unrelate } from './keeping/relate.ts'
import { recalculate } from './keeping/sweep.ts'
import { tryRule } from './keeping/tried.ts'
import { ask, resolve } from './requests/ask.ts'
import { chase } from './requests/chase.ts'
import { confirm } from './requests/confirm.ts'
import { callOff, copy } from './requests/copies.ts'
import { decide, withdraw as withdrawRequest } from './requests/decide.ts'
import { handOver } from './requests/hand-over.ts'
import { find, reportLost, settle } from './requests/lost.ts'
import { possible as possibleWithRequest } from './requests/possible.ts'
import * as requestQueries from './requests/queries.ts'
import { reassign as reassignStep } from './requests/reassign.ts'
import { count as countRegister, register } from './requests/register.ts'
import { decideRenewal, recall, renew } from './requests/renew.ts'
import { giveBack, takeBack } from './requests/take-back.ts'
import { waiting } from './requests/waiting.ts'
import type { Sha256 } from './sha256.ts'
import * as agreements from './staff/agreements.ts'
import * as departments from './staff/departments.ts'
import * as deputies from './staff/deputies.ts'
import { duties as staffDuties } from './staff/duties.ts'
import * as outsiders from './staff/outsiders.ts'
import * as people from './staff/people.ts'
import { erase } from './subjects/erase.ts'
import { report } from './subjects/report.ts'
import * as transferQueries from './transfers/queries.ts'
import { receive } from './transfers/receive.ts'
import { send } from './transfers/send.ts'

/** Every command, with its input and facts forgotten: run by name, they parse what they are given. */
export const commands: readonly Command<unknown, unknown, object>[] = [
  open,
  importCases,
  amend,
  reassign,
  end,
  reopen,
  voidCase,
  merge,
  relate,
  unrelate,
  collect,
  importBatches,
  sort,
  screen,
  arrange,
  number,
  submit,
  sendBack,
  approve,
  withdraw,
  send,
  receive,
  correct,
  record,
  decideRetention,
  recalculate,
  ask,
  resolve,
  decide,
  reassignStep,
  withdrawRequest,
  handOver,
  callOff,
  confirm,
  copy,
  giveBack,
  takeBack,
  renew,
  decideRenewal,
  recall,
  reportLost,
  find,
  settle,
  chase,
  place,
  holdLifting.lift,
  holdLifting.review,
  propose,
  appraise,
  submitDisposal,
  decideDisposal,
  begin,
  execute,
  witness,
  certify,
  release,
  abort,
  erase,
  outsiders.record,
  agreements.record,
  agreements.end,
  people.record,
  departments.record,
  deputies.appoint,
  deputies.end,
] as unknown as readonly Command<unknown, unknown, object>[]

export function queriesWith(hash: Sha256): readonly Query<unknown, object>[] {
  return [
    caseQueries.get,
    caseQueries.list,
    caseQueries.count,
    caseQueries.summary,
    caseQueries.missing,
    possible,
    documentQueries.get,
    documentQueries.list,
    documentQueries.revisions,
    readable,
    keepingQueries.get,
    keepingQueries.due,
    keepingQueries.count,
    tryRule,
    batchQueries.get,
    batchQueries.list,
    transferQueries.get,
    transferQueries.list,
    requestQueries.get,
    requestQueries.list,
    waiting,
    register,
    countRegister,
    possibleWithRequest,
    holdQueries.get,
    holdQueries.list,
    disposalQueries.get,
    disposalQueries.list,
    disposalQueries.entries,
    disposalQueries.destroyed,
    disposalQueries.exported,
    possibleWithDisposal,
    report,
    dutyQueries.list,
    dutyQueries.count,
    history,
    verify(hash),
    readings,
    listCheckpoints,
    prove(hash),
    consistency(hash),
    exportTrail,
    listRefusals,
    listPolicies,
    comparePolicies,
    outsiders.list,
    agreements.list,
    staffDuties,
    people.list,
    departments.list,
    deputies.list,
  ] as unknown as readonly Query<unknown, object>[]
}

/** Guards against an operation that is named and not there: the archive refuses to start without one. */
export function byName<T extends { readonly name: OperationName }>(
  names: readonly OperationName[],
  operations: readonly T[],
): ReadonlyMap<OperationName, T> {
  const known = new Map(operations.map((operation) => [operation.name, operation]))
  for (const name of names) if (!known.has(name)) throw new Error(`operation ${name} is not there`)
  return known
}
