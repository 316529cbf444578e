import * as z from 'zod'
import { absorbedBy, cleared, findCase, findDocuments } from '../cases/facts.ts'
import { findDocument } from '../documents/facts.ts'
import type { Context } from '../engine/context.ts'
import { numberOf } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { isArchived } from '../machines/document.ts'
import type { Reader, Row } from '../storage.ts'
import { mostItems } from './most-items.ts'

/** What a request is for: a whole case, or documents that are named. */
export const wantedInput = {
  case: numberOf('case').optional().meta({ description: 'The whole case, or the case of the documents' }),
  documents: z.array(numberOf('document')).min(1).max(mostItems).optional(),
}
export interface Wanted {
  readonly case?: string | undefined
  readonly documents?: readonly string[] | undefined
}

/** One document that is asked for, and its case. */
export interface WantedDocument {
  readonly file: Row<'cases'>
  readonly document: Row<'documents'>
}

/**
 * The documents that are meant: those of the archive alone, since what is on its way there cannot be consulted yet.
 * NOT_FOUND for what the actor may not discover.
 */
export async function findWanted(read: Reader, wanted: Wanted, context: Context): Promise<readonly WantedDocument[]> {
  const file = wanted.case === undefined ? null : await findCase(read, wanted.case, context)
  if (file !== null && file.state === 'voided') {
    refuse('ILLEGAL', { what: 'case', number: file.number, state: file.state, event: 'request', legal: [] })
  }
  if (wanted.documents === undefined) {
    if (file === null) return []
    const all = await findDocuments(read, file, context)
    // What is above their clearance is not there for who asks.
    const documents = all.filter((document) => document.state === 'archived' && cleared(document, context))
    if (documents.length === 0)
      return refuse('NOT_READY', { what: 'case', number: file.number, lacks: ['somethingArchived'] })
    if (documents.length > mostItems) {
      const message = `has ${documents.length} documents: name up to ${mostItems} of them`
      return invalid(['case'], 'too_big', message, [`documents: up to ${mostItems} numbers`])
    }
    return documents.map((document) => ({ file, document }))
  }
  const found: WantedDocument[] = []
  for (const [index, number] of wanted.documents.entries()) {
    const path = ['documents', index]
    if (wanted.documents.indexOf(number) < index) invalid(path, 'twice', `${number} is named twice`)
    const one = await findDocument(read, number, context)
    if (file !== null && ![file.number, ...absorbedBy(file)].includes(one.document.case)) {
      invalid(path, 'notInCase', `${number} does not belong to ${file.number}`)
    }
    if (!isArchived(one.document)) {
      invalid(path, 'notArchived', `${number} is not in the archive`)
    }
    found.push(one)
  }
  return found
}
