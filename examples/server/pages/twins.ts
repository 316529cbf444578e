import { type CaseDocument, repeats } from 'casekeep'

/**
 * An earlier document that says the same. The library points them out when documents come in and when sorting begins;
 * this finds them again, by its rule, on a page that is opened later.
 */
export function likeness(document: CaseDocument, documents: readonly CaseDocument[]): CaseDocument | undefined {
  if (document.screened !== null || document.revises !== null) return undefined
  return documents.find(
    (other) =>
      other.position < document.position &&
      other.screened === null &&
      other.state !== 'withdrawn' &&
      other.state !== 'voided' &&
      repeats(document, other),
  )
}
