import { cleared, findCase } from '../cases/facts.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import { caseNumberIn } from '../numbering/within-case.ts'
import type { Reader, Row } from '../storage.ts'

/** A document and its case, or NOT_FOUND: alike for one that is absent, hidden with its case, or above clearance. */
export async function findDocument(
  read: Reader,
  number: string,
  context: Context,
): Promise<{ readonly file: Row<'cases'>; readonly document: Row<'documents'> }> {
  const absent = { what: 'document', number }
  const file = await findCase(read, caseNumberIn(number), context, absent)
  const equal = { tenant: context.tenant, number }
  const document = (await read.find('documents.byNumber', { equal, limit: 1 }))[0]
  if (document === undefined || !cleared(document, context)) return refuse('NOT_FOUND', absent)
  return { file, document }
}
