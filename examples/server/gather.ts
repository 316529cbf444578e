import type { Page } from 'casekeep'

interface Wanted<T> {
  readonly keep: (item: T) => boolean
  /** After so many the rest stays for the next page; a page may hold some more. */
  readonly enough: number
  /** After so many pages the search stops for now, whatever was found. */
  readonly most?: number
  /** The first that is of no more use, nor any after it. */
  readonly isPast?: (item: T) => boolean
}

/**
 * Reads a list page by page for what the library's query cannot pick out, until there is enough to show. The next page
 * goes on by the list's own key.
 */
export async function gather<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
  from: string | undefined,
  { keep, enough, most = Number.POSITIVE_INFINITY, isPast = () => false }: Wanted<T>,
): Promise<Page<T>> {
  const items: T[] = []
  let after = from
  let pages = 0
  do {
    const page = await read(after)
    const past = page.items.findIndex(isPast)
    items.push(...(past === -1 ? page.items : page.items.slice(0, past)).filter(keep))
    after = past === -1 ? (page.next ?? undefined) : undefined
  } while (after !== undefined && items.length < enough && ++pages < most)
  return { items, next: after ?? null }
}

/** All of a list, page by page. */
export async function gatherAll<T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  return (await gather(read, undefined, { keep: () => true, enough: Number.POSITIVE_INFINITY })).items
}
