import * as z from 'zod'
import { todayIn } from '../calendar/plain-date.ts'
import { isKept } from '../documents/prepare.ts'
import { closeDuty, dropDuties, openDuty } from '../duties/changes.ts'
import type { DutyKind } from '../duties/kinds.ts'
import { advanceBatch, advanceDocument } from '../engine/advance.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, reason } from '../engine/inputs.ts'
import { caseNumberIn } from '../numbering/within-case.ts'
import type { Change, Row } from '../storage.ts'
import { recountBatch, touch } from './changes.ts'
import {
  type BatchStanding,
  batchFacts,
  findBatchAndCaseDocuments,
  findBatchStanding,
  mayHandle,
  mayReview,
} from './facts.ts'
import { batchInput, reasons } from './inputs.ts'
import { batchSchema, viewBatch } from './view.ts'

const output = () => z.object({ batch: batchSchema })
const chain = ({ batch }: { readonly batch: string }) => caseNumberIn(batch)

/** The sorted batch goes to its reviewer (P4.3). */
export const submit = command({
  name: 'batches.submit',
  summary: 'Submit a sorted batch for review',
  input: () => z.strictObject(batchInput),
  output,
  chain,
  facts: (read, input, context) => findBatchStanding(read, input.batch, context),
  access: (work, _input, context) => mayHandle('batches.submit', work, context),
  decide: (work, input, context) => {
    const { file, batch, duties } = work
    current('batch', batch.number, batch, input.version)
    const state = advanceBatch(batch, 'submit', batchFacts(work))
    const round = batch.round + 1
    const { row, change } = touch(batch, { state, round, submitted: context.now }, context)
    return {
      chains: [file.number],
      changes: [
        change,
        ...closeDuty(duties, 'firstBatch', file.number, context),
        ...closeDuty(duties, 'submitUpdate', batch.number, context),
        ...closeDuty(duties, 'sortAgain', batch.number, context),
        openDuty({ kind: 'review', subject: batch.number, round, since: context.today, file }, context),
      ],
      events: [{ type: 'batch.submitted', data: { case: file.number, batch: batch.number, round } }],
      result: { batch: viewBatch(row) },
    }
  },
})

/** What a review comes to: the batch decided, and the next duty. */
function reviewed(
  work: BatchStanding,
  input: { readonly version?: number | undefined },
  to: { readonly event: 'approve' | 'return'; readonly reasons: readonly string[]; readonly next: DutyKind },
  context: Context,
) {
  const { file, batch, duties } = work
  current('batch', batch.number, batch, input.version)
  const { row, change } = amend('batches', batch, {
    state: advanceBatch(batch, to.event, batchFacts(work)),
    reviewer: context.actor.person,
    decided: context.now,
    reasons: to.reasons,
    policy: context.policy.version,
  })
  const next = { kind: to.next, subject: batch.number, round: batch.round, since: context.today, file }
  return {
    chains: [file.number],
    changes: [change, ...closeDuty(duties, 'review', batch.number, context), openDuty(next, context)],
    events: [
      {
        type: to.event === 'approve' ? ('batch.approved' as const) : ('batch.returned' as const),
        data: { case: file.number, batch: batch.number },
      },
    ],
    result: { batch: viewBatch(row) },
  }
}

/** The reviewer finds the batch in order (P4.3). */
export const approve = command({
  name: 'batches.approve',
  summary: 'Approve a batch in review',
  input: () => z.strictObject(batchInput),
  output,
  chain,
  facts: (read, input, context) => findBatchStanding(read, input.batch, context),
  access: (work, _input, context) => mayReview('batches.approve', work, context),
  headOf: ({ file }) => file.department,
  decide: (work, input, context) => reviewed(work, input, { event: 'approve', reasons: [], next: 'transfer' }, context),
})

/** The reviewer sends the batch back for sorting, with reasons (P4.3). */
export const sendBack = command({
  name: 'batches.return',
  summary: 'Return a batch in review for sorting, with reasons',
  input: () => z.strictObject({ ...batchInput, reasons }),
  output,
  chain,
  facts: (read, input, context) => findBatchStanding(read, input.batch, context),
  access: (work, _input, context) => mayReview('batches.return', work, context),
  headOf: ({ file }) => file.department,
  decide: (work, input, context) =>
    reviewed(work, input, { event: 'return', reasons: input.reasons, next: 'sortAgain' }, context),
})

/** A batch that should not have been: its documents are withdrawn, and numbers that they had are void (P2.2). */
export const withdraw = command({
  name: 'batches.withdraw',
  summary: 'Withdraw a batch that is being collected or sorted',
  input: () => z.strictObject({ ...batchInput, reason }),
  output,
  chain,
  facts: findBatchAndCaseDocuments,
  access: (work, _input, context) => mayHandle('batches.withdraw', work, context),
  decide: (work, input, context) => {
    const { file, batch, duties } = work
    current('batch', batch.number, batch, input.version)
    const state = advanceBatch(batch, 'withdraw', batchFacts(work))
    const amended = work.documents.filter(isKept).map((document) =>
      amend('documents', document, {
        state: advanceDocument(document.number ?? batch.number, document.state, 'withdraw'),
      }),
    )
    const { row, change } = amend('batches', batch, { state, reasons: [input.reason], policy: context.policy.version })
    return {
      chains: [file.number],
      changes: [
        change,
        ...amended.map((one) => one.change),
        ...recountBatch(
          work,
          amended.map((one) => one.row),
          context,
        ),
        ...dropDuties(
          duties.filter((duty) => duty.subject === batch.number),
          context,
        ),
        ...firstBatchAgain(batch, file, context),
      ],
      events: [{ type: 'batch.withdrawn', data: { case: file.number, batch: batch.number } }],
      result: { batch: viewBatch(row) },
    }
  },
})

/** A first batch that was submitted and is withdrawn leaves the case without one: it is due as it was (P3.3). */
function firstBatchAgain(batch: Row<'batches'>, file: Row<'cases'>, context: Context): readonly Change[] {
  if (batch.kind !== 'first' || batch.round === 0) return []
  const since = todayIn(context.policy.timeZone, new Date(file.opened))
  return [openDuty({ kind: 'firstBatch', subject: file.number, round: batch.sequence + 1, since, file }, context)]
}
