import * as z from 'zod'
import { may } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { categoryOf, cleared, findBatches, findCase, findDocuments, findOpenDuties } from '../cases/facts.ts'
import { recount } from '../cases/recount.ts'
import { prepareDocuments } from '../documents/prepare.ts'
import { allKinds, type NewDocument, newDocuments } from '../documents/schema.ts'
import { documentSchema, viewDocument } from '../documents/view.ts'
import { moveDuty, openDuty, recordDuty } from '../duties/changes.ts'
import { advanceBatch, advanceCase } from '../engine/advance.ts'
import { amend, insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, dayOrMonth, givenDay, note, notInFuture, numberOf, seenInput } from '../engine/inputs.ts'
import { refuse } from '../errors.ts'
import { formatBatchNumber } from '../numbering/within-case.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Change, Row } from '../storage.ts'
import { batchFacts } from './facts.ts'
import { batchSchema, viewBatch } from './view.ts'

interface Input {
  readonly case: string
  readonly documents: readonly NewDocument[]
  readonly batch?: string | undefined
  readonly event?: string | undefined
  readonly note?: string | undefined
  readonly version?: number | undefined
  readonly idempotencyKey?: string | undefined
}

/** Documents come in: into a batch of their own, or into one that is not yet submitted (P3, P10.3). */
export const collect = command({
  name: 'batches.collect',
  summary: 'Collect documents for a case, in a new batch or in one that is still being collected or sorted',
  input: (policy): z.ZodType<Input> =>
    z.strictObject({
      case: numberOf('case'),
      documents: newDocuments(policy, allKinds(policy)),
      batch: numberOf('batch').optional(),
      event: dayOrMonth().optional().meta({ description: 'When what an update records happened' }),
      note: note.optional(),
      ...seenInput,
    }),
  output: (policy) =>
    z.object({
      batch: batchSchema,
      documents: z.array(documentSchema(policy)),
      repeated: z.array(z.object({ position: z.int(), of: z.int() })),
    }),

  facts: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    return {
      file,
      documents: await findDocuments(read, file, context),
      batches: await findBatches(read, file.number, context),
      duties: await findOpenDuties(read, file.number, context),
    }
  },

  access: ({ file }, _input, { actor, policy }) => may('batches.collect', file.department, actor, policy),

  decide: ({ file, documents, batches, duties }, input, context) => {
    const category = categoryOf(file, context)
    current('case', file.number, file, input.version)
    advanceCase(file, 'collect', {
      unfinished: 0,
      archived: 0,
      unexpected: unexpected(input.documents, file, category),
    })
    notInFuture(input.event, context.today, ['event'])
    const own = documents.filter((document) => document.case === file.number)
    const { documents: prepared, repeated } = prepareDocuments(
      input.documents,
      category,
      file.level,
      file.number,
      file.lastPosition,
      documents.filter((document) => cleared(document, context)),
      context,
    )
    const target = batchFor(input, file, batches, own)
    const events = [
      ...(input.event === undefined ? [] : [givenDay(input.event).day]),
      ...prepared.flatMap((document) => document.event ?? []),
    ]
    const known = target.was?.event ?? null
    const event = target.kind === 'update' ? earliest(known === null ? events : [known, ...events], context) : null
    const rows = prepared.map((document) => ({ ...document, case: file.number, batch: target.number }))
    const counters = { lastPosition: file.lastPosition + rows.length, lastBatch: target.sequence }
    const counted = recount(file, counters, [...documents, ...rows], duties, context)
    const changes: Change[] = [...counted.changes, insert('documents', ...rows)]
    if (target.kind === 'update') {
      // Each collection into an update is timely or not by itself; the case's version tells them apart.
      const since = earliest(events, context)
      const opening = {
        kind: 'collectUpdate',
        subject: target.number,
        round: counted.row.version,
        since,
        file,
      } as const
      changes.push(recordDuty(opening, context))
    }
    let batch: Row<'batches'>
    if (target.was === undefined) {
      batch = newBatch(target, file, event, input.note, context)
      changes.push(insert('batches', batch))
      if (event !== null) {
        changes.push(openDuty({ kind: 'submitUpdate', subject: batch.number, round: 1, since: event, file }, context))
      }
    } else {
      const amended = amend('batches', target.was, { event, ...(input.note !== undefined && { note: input.note }) })
      batch = amended.row
      changes.push(amended.change)
      if (event !== null && event !== target.was.event) {
        changes.push(...moveDuty(duties, 'submitUpdate', batch.number, event, file, context))
      }
    }
    return {
      chains: [file.number],
      changes,
      events: [{ type: 'batch.collected', data: { case: file.number, batch: batch.number, documents: rows.length } }],
      result: {
        batch: viewBatch(batch),
        documents: rows.map((row) => viewDocument(row, context)),
        repeated: repeated.map(({ index, of }) => ({ position: rows[index]!.position, of })),
      },
    }
  },
})

interface Target {
  readonly number: string
  readonly sequence: number
  readonly kind: 'first' | 'update'
  /** The batch as it is; undefined for a new one. */
  readonly was?: Row<'batches'>
}

function batchFor(
  input: Input,
  file: Row<'cases'>,
  batches: readonly Row<'batches'>[],
  documents: readonly Row<'documents'>[],
): Target {
  if (input.batch === undefined) {
    const sequence = file.lastBatch + 1
    const kind = batches.every((batch) => batch.state === 'withdrawn') ? 'first' : 'update'
    return { number: formatBatchNumber(file.number, sequence), sequence, kind }
  }
  const was = batches.find((batch) => batch.number === input.batch)
  if (was === undefined) return refuse('NOT_FOUND', { what: 'batch', number: input.batch })
  advanceBatch(was, 'collect', batchFacts({ documents: documents.filter((document) => document.batch === was.number) }))
  return { number: was.number, sequence: file.lastBatch, kind: was.kind as Target['kind'], was }
}

/** A batch that begins. */
export function newBatch(
  target: { readonly number: string; readonly sequence: number; readonly kind: 'first' | 'update' },
  file: Row<'cases'>,
  event: PlainDate | null,
  note: string | undefined,
  context: Context,
): Row<'batches'> {
  return {
    tenant: context.tenant,
    number: target.number,
    case: file.number,
    sequence: target.sequence,
    kind: target.kind,
    state: 'collecting',
    department: file.department,
    event,
    note: note ?? null,
    collected: context.now,
    collectedBy: context.actor.person,
    sorters: [],
    round: 0,
    submitted: null,
    reviewer: null,
    decided: null,
    reasons: [],
    transfer: null,
    archived: null,
    policy: context.policy.version,
    version: 1,
  }
}

/** An update without an event counts from the day it was collected. */
export function earliest(events: readonly PlainDate[], { today }: Context): PlainDate {
  return [...events].sort()[0] ?? today
}

/** Kinds that an ended case does not expect; a revision of what is there is always expected. */
function unexpected(documents: readonly NewDocument[], file: Row<'cases'>, category: ResolvedCategory): number {
  if (file.state !== 'ended') return 0
  const expected = category.checklist.end.documents
  return documents.filter((document) => document.revises === undefined && !expected.includes(document.kind)).length
}
