import type { CommandName } from '../access/operations.ts'
import { forbidden, may, type Verdict } from '../access/rules.ts'
import {
  type CaseStanding,
  cleared,
  findCase,
  findCaseStanding,
  findDocuments,
  findOpenDuties,
} from '../cases/facts.ts'
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
export interface BatchStanding {
  readonly file: CaseStanding
  readonly batch: Row<'batches'>
  /** The documents of the batch, in order of collection. */
  readonly documents: readonly DocumentStanding[]
  /** The open duties of the case and its batches. */
  readonly duties: readonly Row<'duties'>[]
}

/** The same with all of the case and of the documents, for steps that change them. */
export interface BatchWork extends BatchStanding {
  readonly file: Row<'cases'>
  readonly documents: readonly Row<'documents'>[]
}

export function findBatchWork(read: Reader, number: string, context: Context): Promise<BatchWork> {
  const documents = findAll(read, 'documents.ofBatch', { tenant: context.tenant, batch: number })
  return findWork(read, number, findCase(read, caseNumberIn(number), context, absent(number)), documents, context)
}

/** As {@link findBatchWork}, for steps that take a batch as it is. */
export function findBatchStanding(read: Reader, number: string, context: Context): Promise<BatchStanding> {
  const documents = findAll(read, 'documents.statesOfBatch', { tenant: context.tenant, batch: number })
  return findWork(read, number, standingOf(read, number, context), documents, context)
}

async function findWork<File, Document>(
  read: Reader,
  number: string,
  findingFile: Promise<File>,
  findingDocuments: Promise<readonly Document[]>,
  context: Context,
) {
  const [file, batch, documents, duties] = await atOnce(
    findingFile,
    read.get('batches', { tenant: context.tenant, number }),
    findingDocuments,
    findOpenDuties(read, caseNumberIn(number), context),
  )
  return { file, batch: batch ?? refuse('NOT_FOUND', absent(number)), documents, duties }
}

const absent = (number: string) => ({ what: 'batch', number })

function standingOf(read: Reader, number: string, context: Context): Promise<CaseStanding> {
  return findCaseStanding(read, caseNumberIn(number), context, absent(number))
}

/** As {@link findBatchWork}, with every document of the case. */
export async function findBatchAndCaseDocuments(read: Reader, input: { readonly batch: string }, context: Context) {
  const work = await findBatchWork(read, input.batch, context)
  return { ...work, all: await findDocuments(read, work.file, context) }
}

/** A batch; where its case may not be discovered, neither may the batch. */
export async function findBatch(read: Reader, number: string, context: Context): Promise<Row<'batches'>> {
  const [, batch] = await atOnce(
    standingOf(read, number, context),
    read.get('batches', { tenant: context.tenant, number }),
  )
  return batch ?? refuse('NOT_FOUND', absent(number))
}

/** Who may take a step of a batch: nobody whose clearance does not reach what is in it. */
export function mayHandle(command: CommandName, { file, documents }: BatchStanding, context: Context): Verdict {
  const verdict = may(command, file.department, context.actor, context.policy)
  if (!verdict.allowed) return verdict
  if (documents.every((document) => !isKept(document) || cleared(document, context))) return verdict
  return forbidden('P8.2', { reason: 'clearance', of: 'batch', field: null, level: null })
}

/** As {@link mayHandle}, for the review: a sorter of the batch is never its reviewer, nor through a deputy (policy §13). */
export function mayReview(command: CommandName, work: BatchStanding, context: Context): Verdict {
  const verdict = mayHandle(command, work, context)
  if (!verdict.allowed) return verdict
  const { person, actsFor } = context.actor
  const sorters = work.batch.sorters as readonly string[]
  const sorted = sorters.includes(person) || (actsFor !== null && sorters.includes(actsFor.person))
  return sorted ? { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'sorterAndReviewer' } : verdict
}

/** What the machine's guards ask. */
export function batchFacts({ documents }: Pick<BatchStanding, 'documents'>): BatchFacts {
  const kept = documents.filter(isKept)
  return { kept: kept.length, unnumbered: kept.filter((document) => document.number === null).length }
}
