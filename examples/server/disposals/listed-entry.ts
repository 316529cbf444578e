import type { SignedIn } from '../visit.ts'

/** A case, or its documents of a kind, as they are put on a list. */
export interface ListedEntry {
  readonly case: string
  readonly kind?: string
}

/** As it stands in a box to tick: `KH0001`, or `XM0001/agreement`. */
export function writeEntry({ case: number, kind }: { readonly case: string; readonly kind: string | null }): string {
  return kind === null ? number : `${number}/${kind}`
}

export function readEntry(text: string): ListedEntry {
  const slash = text.indexOf('/')
  return slash < 0 ? { case: text } : { case: text.slice(0, slash), kind: text.slice(slash + 1) }
}

/** What a kind is called in a case whose number tells its category. */
export function kindOfCase(number: string, kind: string, { archive, naming }: SignedIn): string {
  const category = Object.values(archive.policy.categories).find(({ prefix }) => number.startsWith(prefix))
  return category === undefined ? kind : naming.kind(category.name, kind)
}
