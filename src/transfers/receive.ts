import * as z from 'zod'
import { may, type Verdict } from '../access/rules.ts'
import { type BatchWork, batchFacts, findBatchWork, mayHandle } from '../batches/facts.ts'
import { reasons } from '../batches/inputs.ts'
import { batchSchema, viewBatch } from '../batches/view.ts'
import { newOriginal } from '../documents/originals.ts'
import { isKept } from '../documents/prepare.ts'
import { closeDuty, openDuty } from '../duties/changes.ts'
import { advanceBatch, advanceDocument, advanceTransfer } from '../engine/advance.ts'
import { atOnce } from '../engine/at-once.ts'
import { amend, insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { contentHash, current, numberOf, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { DomainEvent } from '../events/event.ts'
import { type Again, againCase } from '../keeping/dependents.ts'
import { findKeptCase, type KeptCase, rulesKinds } from '../keeping/facts.ts'
import { onceEach } from '../keeping/recalculate.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { findItems, findTransfer } from './facts.ts'
import { itemSchema, transferSchema, viewItem, viewTransfer } from './view.ts'

interface Received extends BatchWork {
  readonly item: Row<'transferItems'>
  /** Null: accepted. */
  readonly refusedFor: readonly string[] | null
  /** The documents that those of the batch revise, by their number. */
  readonly revised: ReadonlyMap<string, Row<'documents'>>
}

/** The archive checks what was handed over, accepts or refuses each batch, and signs (P5.2). */
export const receive = command({
  name: 'transfers.receive',
  summary: 'Check a transfer list: accept batches into the archive, or refuse them with reasons',
  input: () =>
    z
      .strictObject({
        transfer: numberOf('transfer'),
        accept: z.array(numberOf('batch')).max(200).default([]),
        refuse: z
          .array(z.strictObject({ batch: numberOf('batch'), reasons }))
          .max(200)
          .default([]),
        form: contentHash.optional().meta({ description: 'SHA-256 of the list signed on paper' }),
        ...seenInput,
      })
      .refine(({ accept, refuse }) => accept.length + refuse.length > 0, {
        path: ['accept'],
        error: 'names no batch to accept or refuse',
        params: { rule: 'required' },
      }),
  output: () => z.object({ transfer: transferSchema, items: z.array(itemSchema), batches: z.array(batchSchema) }),
  facts: async (read, input, context) => {
    const transfer = await findTransfer(read, input.transfer, context)
    const { items, seen } = await findItems(read, transfer.number, context)
    const open = seen.flatMap((item) => (item.state === 'sent' ? item.batch : []))
    const decided = [
      ...input.accept.map((batch, index) => ({ batch, refusedFor: null, path: ['accept', index] })),
      ...input.refuse.map(({ batch, reasons }, index) => ({ batch, refusedFor: reasons, path: ['refuse', index] })),
    ]
    const works: Received[] = []
    for (const { batch, refusedFor, path } of decided) {
      const item = seen.find((item) => item.batch === batch)
      if (item === undefined) return invalid(path, 'choice', `${batch} is not on ${transfer.number}`, open)
      if (works.some((work) => work.item === item)) invalid(path, 'twice', `${batch} is named twice`)
      const work = await findBatchWork(read, batch, context)
      // Refused here, it may be on its way to the archive again, on another list.
      if (work.batch.transfer !== null && work.batch.transfer !== transfer.number) {
        return invalid(path, 'choice', `${batch} is decided on ${transfer.number} already`, open)
      }
      works.push({ ...work, item, refusedFor, revised: await findRevised(read, work, context) })
    }
    return { transfer, items, seen, works, dated: await findDated(read, works, context) }
  },
  access: ({ transfer, works }, _input, context): Verdict => {
    const verdict = may('transfers.receive', transfer.department, context.actor, context.policy)
    if (!verdict.allowed) return verdict
    for (const work of works) {
      const each = mayHandle('transfers.receive', work, context)
      if (!each.allowed) return each
    }
    return verdict
  },
  decide: ({ transfer, items, seen, works, dated }, input, context) => {
    const { actor, now, policy } = context
    current('transfer', transfer.number, transfer, input.version)
    const undecided = items.filter((item) => item.state === 'sent').length - works.length
    const state = advanceTransfer(transfer, 'receive', { undecided })
    const superseded = new Set<string>()
    const results = works.map((work) => receiveBatch(work, superseded, context))
    const kinds = dated.map((one) => withKinds(one, works, context))
    const signed = amend('transfers', transfer, {
      state,
      received: now,
      receivedBy: actor.person,
      receivedSignature: { person: actor.person, at: now, form: input.form ?? null },
      policy: policy.version,
    })
    return {
      // What is revised may stand in a case that was merged into this one.
      chains: [
        ...new Set(
          works.flatMap(({ file, revised }) => [file.number, ...[...revised.values()].map((old) => old.case)]),
        ),
      ],
      changes: onceEach([
        signed.change,
        ...results.flatMap((result) => result.changes),
        ...kinds.flatMap(({ changes }) => changes),
      ]),
      events: [
        {
          type: 'transfer.received',
          data: { transfer: transfer.number, accepted: input.accept, refused: input.refuse.map((one) => one.batch) },
        },
        ...results.flatMap((result) => result.events),
        ...kinds.flatMap(({ events }) => events),
      ],
      result: {
        transfer: viewTransfer(signed.row),
        items: seen.map((item) =>
          viewItem(results.find((result) => result.item.batch === item.batch)?.item ?? item, context),
        ),
        batches: results.map((result) => viewBatch(result.batch)),
      },
    }
  },
})

async function findRevised(
  read: Reader,
  { documents }: BatchWork,
  { tenant }: Context,
): Promise<ReadonlyMap<string, Row<'documents'>>> {
  const revised = new Map<string, Row<'documents'>>()
  for (const document of documents) {
    if (document.revises === null || !isKept(document)) continue
    const [row] = await read.find('documents.byNumber', { equal: { tenant, number: document.revises }, limit: 1 })
    if (row !== undefined) revised.set(document.revises, row)
  }
  return revised
}

/** Ended cases of whose documents those of some kind are kept by a rule of their own, which now may come to the archive. */
async function findDated(read: Reader, works: readonly Received[], context: Context): Promise<readonly KeptCase[]> {
  const files = new Map<string, Row<'cases'>>()
  for (const { file, refusedFor } of works) {
    const category = context.policy.categories[file.category]
    if (refusedFor !== null || file.state !== 'ended' || category === undefined || !rulesKinds(category)) continue
    files.set(file.number, file)
  }
  return await atOnce(...[...files.values()].map((file) => findKeptCase(read, file, context)))
}

/** The dates of a case once the documents of its batches are in the archive. */
function withKinds(dated: KeptCase, works: readonly Received[], context: Context): Again {
  const mine = works.filter(({ file, refusedFor }) => refusedFor === null && file.number === dated.file.number)
  const archived = mine.flatMap(({ documents }) =>
    documents.filter(isKept).map(({ kind }) => ({ kind, state: 'archived' })),
  )
  return againCase({ ...dated, documents: [...dated.documents, ...archived] }, [], context)
}

/** `superseded` holds the numbers that this act has superseded already: of two revisions the first counts. */
function receiveBatch(work: Received, superseded: Set<string>, context: Context) {
  const { file, batch, documents, duties, item, refusedFor } = work
  const event = refusedFor === null ? 'accept' : 'refuse'
  // The item is decided once: a list that was checked in part refuses a second decision by the batch's own state.
  const state = advanceBatch(batch, event, batchFacts(work))
  const changes: Change[] = [...closeDuty(duties, 'receive', batch.number, context)]
  const events: DomainEvent[] = []
  const decided = amend('transferItems', item, {
    state: refusedFor === null ? 'accepted' : 'refused',
    reasons: refusedFor ?? [],
  })
  const amended = amend(
    'batches',
    batch,
    refusedFor === null
      ? { state, archived: context.now, reasons: [] }
      : { state, transfer: null, reasons: refusedFor },
  )
  changes.push(decided.change, amended.change)
  if (refusedFor === null) {
    for (const document of documents.filter(isKept)) {
      const archived = advanceDocument(document.number!, document.state, 'archive')
      changes.push(amend('documents', document, { state: archived }).change)
      if (document.medium === 'paper') changes.push(insert('originals', newOriginal(document, context)))
      const old = document.revises === null ? undefined : work.revised.get(document.revises)
      if (old?.state !== 'archived' || superseded.has(old.number!)) continue
      superseded.add(old.number!)
      const after = advanceDocument(old.number!, old.state, 'supersede')
      changes.push(amend('documents', old, { state: after, revisedBy: document.number }).change)
      events.push({
        type: 'document.superseded',
        data: { case: file.number, document: old.number, by: document.number },
      })
    }
    events.unshift({ type: 'batch.archived', data: { case: file.number, batch: batch.number } })
  } else {
    const since = context.today
    changes.push(openDuty({ kind: 'sortAgain', subject: batch.number, round: batch.round, since, file }, context))
    events.push({ type: 'batch.refused', data: { case: file.number, batch: batch.number } })
  }
  return { item: decided.row, batch: amended.row, changes, events }
}
