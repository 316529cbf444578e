import type { CaseDocument } from 'casekeep'

const plain = (title: string) => title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/**
 * An earlier document that says the same: by content, else by kind, date and title. The library points them out when
 * documents come in and when sorting begins; this finds them again on a page that is opened later.
 */
export function likeness(document: CaseDocument, documents: readonly CaseDocument[]): CaseDocument | undefined {
  if (document.screened !== null || document.revises !== null) return undefined
  return documents.find(
    (other) =>
      other.position < document.position &&
      other.screened === null &&
      other.state !== 'withdrawn' &&
      other.state !== 'voided' &&
      (document.hash !== null && other.hash !== null
        ? document.hash === other.hash
        : document.kind === other.kind && document.date === other.date && plain(document.title) === plain(other.title)),
  )
}
