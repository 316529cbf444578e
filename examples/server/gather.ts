import type { Page } from 'casekeep'

interface Wanted<T> {
  readonly keep: (item: T) => boolean
  /** After so many the rest stays for the next page; a page may hold some more. */
  readonly enough: number
}

/**
 * Reads a list page by page for what the library's query cannot pick out, until there is enough to show. The next page
 * goes on by the list's own key.
 */
export async function gather<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
  from: string | undefined,
  { keep, enough }: Wanted<T>,
): Promise<Page<T>> {
  const items: T[] = []
  let after = from
  do {
    const page = await read(after)
    items.push(...page.items.filter(keep))
    after = page.next ?? undefined
  } while (after !== undefined && items.length < enough)
  return { items, next: after ?? null }
}

/** All of a list, page by page. */
export async function gatherAll<T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  return (await gather(read, undefined, { keep: () => true, enough: Number.POSITIVE_INFINITY })).items
}
