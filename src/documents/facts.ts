import { cleared } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import { caseNumberIn } from '../numbering/within-case.ts'
import { type Reader, type Row, sees, tables } from '../storage.ts'
import { liveGrant } from './grants.ts'

/**
 * A document and its case, or NOT_FOUND: alike for one that is absent, hidden with its case, or above clearance. What a
 * request opened to the actor is there for them for as long as it is open, and nothing else of its case (P1.4).
 */
export async function findDocument(
  read: Reader,
  number: string,
  context: Context,
): Promise<{ readonly file: Row<'cases'>; readonly document: Row<'documents'> }> {
  const { tenant } = context
  const [file, found] = await atOnce(
    read.get('cases', { tenant, number: caseNumberIn(number) }),
    read.find('documents.byNumber', { equal: { tenant, number }, limit: 1 }),
  )
  const document = found[0]
  const isThere = file !== null && document !== undefined
  if (isThere && sees(context.sight, file, tables.cases.sight) && cleared(document, context)) return { file, document }
  // Asked of what is not there as well: nobody learns from the time that it takes which of the two it is.
  const grant = await liveGrant(read, document ?? null, context)
  if (isThere && grant !== null) return { file, document }
  return refuse('NOT_FOUND', { what: 'document', number })
}
