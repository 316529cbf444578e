import { type CaseDocument, repeats } from 'casekeep'

/** As much of a document as says whether it repeats another. */
export type Comparable = Pick<
  CaseDocument,
  'position' | 'kind' | 'date' | 'title' | 'hash' | 'screened' | 'state' | 'revises'
>

/**
 * Which documents repeat an earlier one, by position. The library points them out when documents come in and when
 * sorting begins; this finds them again, by its rule, on a page that is opened later. `all` is what they may repeat:
 * the documents of the case, in the order of collection.
 */
export function twinsOf<Document extends Comparable>(
  documents: readonly Comparable[],
  all: readonly Document[],
): ReadonlyMap<number, Document> {
  const shelves = new Map<string, Document[]>()
  for (const document of all) {
    if (!stays(document)) continue
    for (const shelf of shelvesOf(document)) {
      const others = shelves.get(shelf)
      if (others === undefined) shelves.set(shelf, [document])
      else others.push(document)
    }
  }
  const twins = new Map<number, Document>()
  for (const document of documents) {
    if (!stays(document) || document.revises !== null) continue
    const earlier = (other: Document) => other.position < document.position && repeats(document, other)
    // The first of each shelf: of a thousand alike not every one is compared with every other.
    const [twin] = shelvesOf(document)
      .flatMap((shelf) => shelves.get(shelf)?.find(earlier) ?? [])
      .sort((one, other) => one.position - other.position)
    if (twin !== undefined) twins.set(document.position, twin)
  }
  return twins
}

/**
 * Whether it stays, with what is not saved yet: a draft that takes a document out says so, before its state does. Of
 * what is saved it says what the state says.
 */
export function stays({ screened, state }: Pick<CaseDocument, 'screened' | 'state'>): boolean {
  return screened === null && state !== 'withdrawn' && state !== 'voided'
}

/** Whatever repeats a document stands on a shelf with it: five hundred are not compared with five hundred others. */
function shelvesOf({ kind, date, title, hash }: Comparable): readonly string[] {
  const letters = title.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
  return [`${kind}|${date}|${letters}`, ...(hash === null ? [] : [hash])]
}
