import type { CommandName } from '../access/operations.ts'
import { forbidden, may, type Verdict } from '../access/rules.ts'
import { cleared, findCase, findDocuments, findOpenDuties } from '../cases/facts.ts'
import { isKept } from '../documents/prepare.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import type { BatchFacts } from '../machines/batch.ts'
import { caseNumberIn } from '../numbering/within-case.ts'
import type { Found, Reader, Row } from '../storage.ts'

/** What of a document decides whether its batch may go on. */
export type DocumentStanding = Found<'documents.statesOfBatch'>

/** What every step of a batch rests on. */
export interface BatchWork<Document extends DocumentStanding = Row<'documents'>> {
  readonly file: Row<'cases'>
  readonly batch: Row<'batches'>
  /** The documents of the batch, in order of collection. */
  readonly documents: readonly Document[]
  /** The open duties of the case and its batches. */
  readonly duties: readonly Row<'duties'>[]
}

export function findBatchWork(read: Reader, number: string, context: Context): Promise<BatchWork> {
  const documents = findAll(read, 'documents.ofBatch', { tenant: context.tenant, batch: number })
  return findWork(read, number, documents, context)
}

/** As {@link findBatchWork}, for steps that take a batch as it is. */
export function findBatchStanding(
  read: Reader,
  number: string,
  context: Context,
): Promise<BatchWork<DocumentStanding>> {
  const documents = findAll(read, 'documents.statesOfBatch', { tenant: context.tenant, batch: number })
  return findWork(read, number, documents, context)
}

async function findWork<Document extends DocumentStanding>(
  read: Reader,
  number: string,
  reading: Promise<readonly Document[]>,
  context: Context,
): Promise<BatchWork<Document>> {
  const [documents, { file, batch }, duties] = await atOnce(
    reading,
    findBatch(read, number, context),
    findOpenDuties(read, caseNumberIn(number), context),
  )
  return { file, batch, documents, duties }
}

/** As {@link findBatchWork}, with every document of the case. */
export async function findBatchAndCaseDocuments(read: Reader, input: { readonly batch: string }, context: Context) {
  const work = await findBatchWork(read, input.batch, context)
  return { ...work, all: await findDocuments(read, work.file, context) }
}

/** A batch and its case; where the case may not be discovered, neither may the batch. */
export async function findBatch(read: Reader, number: string, context: Context) {
  const absent = { what: 'batch', number }
  const [file, batch] = await atOnce(
    findCase(read, caseNumberIn(number), context, absent),
    read.get('batches', { tenant: context.tenant, number }),
  )
  return { file, batch: batch ?? refuse('NOT_FOUND', absent) }
}

/** Who may take a step of a batch: nobody whose clearance does not reach what is in it. */
export function mayHandle(
  command: CommandName,
  { file, documents }: BatchWork<DocumentStanding>,
  context: Context,
): Verdict {
  const verdict = may(command, file.department, context.actor, context.policy)
  if (!verdict.allowed) return verdict
  if (documents.every((document) => !isKept(document) || cleared(document, context))) return verdict
  return forbidden('P8.2', { reason: 'clearance', of: 'batch', field: null, level: null })
}

/** As {@link mayHandle}, for the review: a sorter of the batch is never its reviewer, nor through a deputy (policy §13). */
export function mayReview(command: CommandName, work: BatchWork<DocumentStanding>, context: Context): Verdict {
  const verdict = mayHandle(command, work, context)
  if (!verdict.allowed) return verdict
  const { person, actsFor } = context.actor
  const sorters = work.batch.sorters as readonly string[]
  const sorted = sorters.includes(person) || (actsFor !== null && sorters.includes(actsFor.person))
  return sorted ? { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'sorterAndReviewer' } : verdict
}

/** What the machine's guards ask. */
export function batchFacts({ documents }: Pick<BatchWork<DocumentStanding>, 'documents'>): BatchFacts {
  const kept = documents.filter(isKept)
  return { kept: kept.length, unnumbered: kept.filter((document) => document.number === null).length }
}
