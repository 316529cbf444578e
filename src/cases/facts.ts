import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { type ErrorDetails, refuse } from '../errors.ts'
import type { CaseFacts } from '../machines/case.ts'
import { isArchived } from '../machines/document.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import { type Found, type Reader, type Row, sees, tables } from '../storage.ts'

/**
 * The case of a number, or NOT_FOUND: the same for one that is not there and one that may not be discovered.
 * `absent` names what was asked for, where that is something in the case.
 */
export async function findCase(
  read: Reader,
  number: string,
  context: Context,
  absent: ErrorDetails['NOT_FOUND'] = { what: 'case', number },
): Promise<Row<'cases'>> {
  return discovered(await read.get('cases', { tenant: context.tenant, number }), context, absent)
}

/** What of a case decides who may act in it, and whose its duties are. */
export type CaseStanding = Found<'cases.standing'>

/** As {@link findCase}, for who needs no more of it. */
export async function findCaseStanding(
  read: Reader,
  number: string,
  context: Context,
  absent: ErrorDetails['NOT_FOUND'] = { what: 'case', number },
): Promise<CaseStanding> {
  const equal = { tenant: context.tenant, number }
  const [file] = await read.find('cases.standing', { equal, limit: 1 })
  return discovered(file ?? null, context, absent)
}

function discovered<File extends CaseStanding>(
  file: File | null,
  context: Context,
  absent: ErrorDetails['NOT_FOUND'],
): File {
  if (file === null || !sees(context.sight, file, tables.cases.sight)) return refuse('NOT_FOUND', absent)
  return file
}

/** The documents of a case and of every case merged into it. */
export async function findDocuments(
  read: Reader,
  file: Row<'cases'>,
  context: Context,
): Promise<readonly Row<'documents'>[]> {
  const documents: Row<'documents'>[] = []
  for (const number of [file.number, ...absorbedBy(file)]) {
    documents.push(...(await findAll(read, 'documents.ofCase', { tenant: context.tenant, case: number })))
  }
  return documents
}

export function findBatches(read: Reader, number: string, context: Context): Promise<readonly Row<'batches'>[]> {
  return findAll(read, 'batches.ofCase', { tenant: context.tenant, case: number })
}

/** The duties of a case that are still open, those of its batches included. */
export function findOpenDuties(read: Reader, number: string, context: Context): Promise<readonly Row<'duties'>[]> {
  return findAll(read, 'duties.ofCase', { tenant: context.tenant, case: number, state: 'open' })
}

export function absorbedBy(file: Pick<Row<'cases'>, 'absorbed'>): readonly string[] {
  return file.absorbed as readonly string[]
}

/** A batch that is on its way: neither archived nor withdrawn. */
export function unfinished(batch: Row<'batches'>): boolean {
  return batch.state !== 'archived' && batch.state !== 'withdrawn'
}

/** What the guards of a case ask. */
export function caseFacts(
  documents: readonly Pick<Row<'documents'>, 'state'>[],
  batches: readonly Row<'batches'>[],
): CaseFacts {
  return {
    unfinished: batches.filter(unfinished).length,
    archived: documents.filter(isArchived).length,
    unexpected: 0,
  }
}

/** What an actor may know of a document: nothing above their clearance. */
export function cleared(document: Pick<Row<'documents'>, 'level'>, context: Context): boolean {
  return document.level <= context.actor.clearance
}

/** The category of a case. A policy must keep every category that has cases. */
export function categoryOf(
  file: Pick<Row<'cases'>, 'category' | 'number'>,
  { policy }: Pick<Context, 'policy'>,
): ResolvedCategory {
  return (
    policy.categories[file.category] ??
    refuse('INVALID_POLICY', {
      faults: [{ path: `categories.${file.category}`, message: `is missing, and ${file.number} belongs to it` }],
    })
  )
}
