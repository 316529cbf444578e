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
