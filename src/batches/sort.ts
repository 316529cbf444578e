import * as z from 'zod'
import { categoryOf, cleared } from '../cases/facts.ts'
import { patchedColumns, patchOf } from '../documents/patch.ts'
import { checkCopy, checkOnlyRevision, isKept, repeats } from '../documents/prepare.ts'
import { documentSchema, viewDocument } from '../documents/view.ts'
import { advanceBatch, advanceDocument } from '../engine/advance.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { formatDocumentNumber } from '../numbering/within-case.ts'
import type { Policy } from '../policy/policy.ts'
import type { Row } from '../storage.ts'
import { recountBatch, touch } from './changes.ts'
import { type BatchWork, batchFacts, findBatchAndCaseDocuments, findBatchWork, mayHandle } from './facts.ts'
import { batchInput } from './inputs.ts'
import { batchSchema, viewBatch } from './view.ts'

const position = z.int().min(1).meta({ description: 'Position of a document in its case' })
const sorted = (policy: Policy) => z.object({ batch: batchSchema, documents: z.array(documentSchema(policy)) })

type Document = Row<'documents'>

/** The documents of a batch after some changed, in their order, as far as the actor may know of them. */
function view(work: BatchWork, rows: readonly Document[], context: Context) {
  return work.documents
    .map((document) => rows.find((row) => row.position === document.position) ?? document)
    .filter((document) => cleared(document, context))
    .map((document) => viewDocument(document, context))
}

/** One that was taken out keeps nobody from the batch, and stays hidden from whoever is not cleared for it. */
function documentAt(work: BatchWork, at: number, path: readonly (string | number)[], context: Context): Document {
  const known = work.documents.filter((document) => cleared(document, context))
  const found = known.find((document) => document.position === at)
  if (found !== undefined) return found
  const positions = known.map((document) => String(document.position))
  return invalid(path, 'choice', `${work.batch.number} has no document at position ${at}`, positions)
}

function eachOnce(positions: readonly number[], path: readonly string[]): void {
  const twice = positions.find((at, index) => positions.indexOf(at) !== index)
  if (twice !== undefined) invalid(path, 'twice', `position ${twice} is named twice`)
}

const nameOf = (document: Document) => document.number ?? `${document.case} position ${document.position}`

/** Sorting begins; what repeats something else is pointed out (P4.1, P4.3). */
export const sort = command({
  name: 'batches.sort',
  summary: 'Begin sorting a batch',
  input: () => z.strictObject(batchInput),
  output: (policy) => sorted(policy).extend({ repeated: z.array(z.object({ position: z.int(), of: z.int() })) }),
  facts: findBatchAndCaseDocuments,
  access: (work, _input, context) => mayHandle('batches.sort', work, context),
  decide: (work, input, context) => {
    current('batch', work.batch.number, work.batch, input.version)
    const state = advanceBatch(work.batch, 'sort', batchFacts(work))
    const { row, change } = touch(work.batch, { state }, context)
    const earlier = work.all.filter(
      (document) => document.case === work.file.number && isKept(document) && cleared(document, context),
    )
    const repeated = work.documents.filter(isKept).flatMap((document) => {
      const of = earlier.find((other) => other.position < document.position && repeats(document, other))
      return of === undefined || document.revises !== null ? [] : [{ position: document.position, of: of.position }]
    })
    return {
      chains: [work.file.number],
      changes: [change],
      events: [{ type: 'batch.sorted', data: { case: work.file.number, batch: row.number } }],
      result: {
        batch: viewBatch(row),
        documents: view(work, [], context),
        repeated,
      },
    }
  },
})

/** Duplicates and invalid items are taken out, with the reason kept; or put back (P4.3). */
export const screen = command({
  name: 'batches.screen',
  summary: 'Take duplicates and invalid documents out of a batch, or put them back',
  input: () =>
    z
      .strictObject({
        ...batchInput,
        out: z
          .array(
            z.discriminatedUnion('because', [
              z.strictObject({
                position,
                because: z.literal('duplicate'),
                duplicateOf: position.optional(),
                note: note.optional(),
              }),
              z.strictObject({ position, because: z.literal('invalid'), note }),
            ]),
          )
          .max(500)
          .default([]),
        back: z.array(position).max(500).default([]),
      })
      .refine(({ out, back }) => out.length + back.length > 0, {
        path: ['out'],
        error: 'names nothing to take out or put back',
        params: { rule: 'required' },
      }),
  output: sorted,
  facts: findBatchAndCaseDocuments,
  access: (work, _input, context) => mayHandle('batches.screen', work, context),
  decide: (work, input, context) => {
    current('batch', work.batch.number, work.batch, input.version)
    const state = advanceBatch(work.batch, 'screen', batchFacts(work))
    eachOnce([...input.out.map((one) => one.position), ...input.back], ['out'])
    // What a duplicate repeats stays: two cannot be taken out for each other.
    const outgoing = new Set(input.out.map((one) => one.position))
    const twins = work.all.filter(
      (document) =>
        document.case === work.file.number &&
        cleared(document, context) &&
        isKept(document) &&
        !outgoing.has(document.position),
    )
    const amended = [
      ...input.out.map((one, index) => {
        const document = documentAt(work, one.position, ['out', index, 'position'], context)
        const because = one.because
        const duplicateOf = one.because === 'duplicate' ? (one.duplicateOf ?? twinOf(document, twins)) : null
        if (because === 'duplicate') checkTwin(duplicateOf, document, twins, ['out', index, 'duplicateOf'])
        return amend('documents', document, {
          state: advanceDocument(nameOf(document), document.state, 'screen'),
          screening: because,
          screeningNote: one.note ?? null,
          duplicateOf,
        })
      }),
      ...input.back.map((at, index) => {
        const document = documentAt(work, at, ['back', index], context)
        const before = work.documents.filter((other) => input.back.slice(0, index).includes(other.position))
        const kept = [...work.all, ...before.map((other) => ({ ...other, state: 'collected' }))]
        checkOnlyRevision(document, kept, ['back', index])
        return amend('documents', document, {
          state: advanceDocument(nameOf(document), document.state, 'restore'),
          screening: null,
          screeningNote: null,
          duplicateOf: null,
        })
      }),
    ]
    const rows = amended.map(({ row }) => row)
    const { row, change } = touch(work.batch, { state }, context)
    return {
      chains: [work.file.number],
      changes: [change, ...amended.map((one) => one.change), ...recountBatch(work, rows, context)],
      events: [
        {
          type: 'batch.screened',
          data: { case: work.file.number, batch: row.number, out: input.out.length, back: input.back.length },
        },
      ],
      result: {
        batch: viewBatch(row),
        documents: view(work, rows, context),
      },
    }
  },
})

/** Documents are classified and described as they should stand in the catalogue (P4.2). */
export const arrange = command({
  name: 'batches.arrange',
  summary: 'Classify and describe documents of a batch that is being sorted',
  input: (policy) =>
    z.strictObject({
      ...batchInput,
      documents: z
        .array(z.strictObject({ position, ...patchOf(policy) }))
        .min(1)
        .max(500),
    }),
  output: sorted,
  facts: findBatchAndCaseDocuments,
  access: (work, _input, context) => mayHandle('batches.arrange', work, context),
  decide: (work, input, context) => {
    current('batch', work.batch.number, work.batch, input.version)
    const state = advanceBatch(work.batch, 'arrange', batchFacts(work))
    const category = categoryOf(work.file, context)
    eachOnce(
      input.documents.map((one) => one.position),
      ['documents'],
    )
    const amended = input.documents.map((given, index) => {
      const path = ['documents', index]
      const document = documentAt(work, given.position, [...path, 'position'], context)
      const { position: _position, ...patch } = given
      const arranged = amend('documents', document, {
        state: advanceDocument(nameOf(document), document.state, 'arrange'),
        ...patchedColumns(document, patch, category, work.file.level, path, context),
      })
      checkCopy(arranged.row, path)
      return arranged
    })
    const rows = amended.map(({ row }) => row)
    const { row, change } = touch(work.batch, { state }, context)
    return {
      chains: [work.file.number],
      changes: [change, ...amended.map((one) => one.change), ...recountBatch(work, rows, context)],
      events: [{ type: 'batch.arranged', data: { case: work.file.number, batch: row.number, documents: rows.length } }],
      result: {
        batch: viewBatch(row),
        documents: view(work, rows, context),
      },
    }
  },
})

/** By what documents are put in order before they get their numbers (P4.2). */
const orders = ['time', 'importance', 'collection'] as const

/** Every document that was not screened out gets its number, in the order chosen (P4.2). */
export const number = command({
  name: 'batches.number',
  summary: 'Give the documents of a batch their numbers',
  input: () => z.strictObject({ ...batchInput, order: z.enum(orders).default('time') }),
  output: sorted,
  facts: (read, input, context) => findBatchWork(read, input.batch, context),
  access: (work, _input, context) => mayHandle('batches.number', work, context),
  decide: (work, input, context) => {
    const { file, batch } = work
    current('batch', batch.number, batch, input.version)
    const state = advanceBatch(batch, 'number', batchFacts(work))
    const waiting = work.documents.filter((document) => isKept(document) && document.number === null)
    const amended = [...waiting].sort(inOrder[input.order]).map((document, index) => {
      const sequence = file.lastDocument + index + 1
      return amend('documents', document, {
        state: advanceDocument(nameOf(document), document.state, 'number'),
        number: formatDocumentNumber(file.number, sequence),
        sequence,
      })
    })
    const counted = amend('cases', file, { lastDocument: file.lastDocument + amended.length })
    const { row, change } = touch(batch, { state }, context)
    return {
      chains: [file.number],
      changes: [counted.change, change, ...amended.map((one) => one.change)],
      events: [{ type: 'batch.numbered', data: { case: file.number, batch: row.number, documents: amended.length } }],
      result: {
        batch: viewBatch(row),
        documents: view(
          work,
          amended.map((one) => one.row),
          context,
        ),
      },
    }
  },
})

const byCollection = (one: Document, other: Document) => one.position - other.position
/** Documents without a date come last. */
const byTime = (one: Document, other: Document) => {
  const [a, b] = [one.date ?? '9999-12-31', other.date ?? '9999-12-31']
  return a < b ? -1 : a > b ? 1 : byCollection(one, other)
}
const inOrder: { readonly [O in (typeof orders)[number]]: (one: Document, other: Document) => number } = {
  collection: byCollection,
  time: byTime,
  importance: (one, other) =>
    Number(other.important) - Number(one.important) || other.level - one.level || byTime(one, other),
}

function twinOf(document: Document, twins: readonly Document[]): number | null {
  return twins.find((other) => repeats(document, other))?.position ?? null
}

function checkTwin(
  duplicateOf: number | null,
  document: Document,
  twins: readonly Document[],
  path: readonly (string | number)[],
): void {
  if (duplicateOf === null) invalid(path, 'required', 'say which document it repeats: none is found that does')
  if (duplicateOf === document.position || !twins.some((other) => other.position === duplicateOf)) {
    invalid(path, 'choice', `the case has no other document at position ${duplicateOf} that stays`)
  }
}
