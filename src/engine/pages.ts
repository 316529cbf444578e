import {
  type FindArguments,
  type Found,
  type QueryName,
  queries,
  type Reader,
  type Scalar,
  tables,
} from '../storage.ts'
import { atOnce } from './at-once.ts'
import { invalid } from './parse.ts'

/** One page of a list. `next` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** All rows of a query that is bounded by nature, such as the documents of one case. */
export async function findAll<Q extends QueryName>(
  read: Reader,
  name: Q,
  equal: FindArguments['equal'],
): Promise<readonly Found<Q>[]> {
  const limit = 500
  const rows: Found<Q>[] = []
  for (;;) {
    const last = rows.at(-1)
    const page = await read.find(name, { equal, limit, ...(last && { after: position(name, last) }) })
    rows.push(...page)
    if (page.length < limit) return rows
  }
}

/** One page by key: stable when rows are added, and never counted from the start. */
export async function findPage<Q extends QueryName>(
  read: Reader,
  name: Q,
  find: Omit<FindArguments, 'after' | 'limit'>,
  limit: number,
  cursor: string | undefined,
): Promise<Page<Found<Q>>> {
  const after = cursor === undefined ? undefined : decodeCursor(name, cursor)
  const rows = await read.find(name, { ...find, limit: limit + 1, ...(after && { after }) })
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? encodeCursor(position(name, items.at(-1)!)) : null }
}

function position<Q extends QueryName>(name: Q, row: Found<Q>): readonly Scalar[] {
  return queries[name].order.map(([column]) => (row as unknown as Record<string, Scalar>)[column]!)
}

/** What JSON may hold and is no ASCII: written as escapes, so that each character is a byte. */
const notAscii = /[^ -~]/g

/** Base64url of JSON: opaque to callers, and nothing secret. */
function encodeCursor(position: readonly Scalar[]): string {
  const text = JSON.stringify(position).replace(
    notAscii,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decodeCursor(name: QueryName, cursor: string): readonly Scalar[] {
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const value: unknown = text.search(notAscii) === -1 ? JSON.parse(text) : null
    const { from, order } = queries[name]
    const columns: Readonly<Record<string, string>> = tables[from].columns
    const fits =
      Array.isArray(value) &&
      value.length === order.length &&
      order.every(([column], index) =>
        columns[column] === 'integer'
          ? Number.isSafeInteger(value[index])
          : typeof value[index] === 'string' && !/[\0\p{Surrogate}]/u.test(value[index]),
      )
    if (fits) return value as readonly Scalar[]
  } catch {
    // Refused below, like any other text that is no cursor.
  }
  return invalid(['after'], 'cursor', 'is not a cursor of this list', ['the next of an earlier page'])
}

/** What is asked of a query, apart from its page. */
export type Asked = Omit<FindArguments, 'after' | 'limit'>

/**
 * One page of several lists together, in the order of the query; what stands in one place is told once, of the list that
 * is named first. A list may be that of another query, the order of which goes by the same columns.
 */
export async function findMerged<Q extends QueryName>(
  read: Reader,
  name: Q,
  finds: readonly (Asked & { readonly query?: Q })[],
  limit: number,
  cursor: string | undefined,
): Promise<Page<Found<Q>>> {
  const after = cursor === undefined ? undefined : decodeCursor(name, cursor)
  const lists = await atOnce(
    ...finds.map(({ query = name, ...find }) =>
      read.find(query, { ...find, limit: limit + 1, ...(after && { after }) }),
    ),
  )
  const found = new Map<string, { readonly at: readonly Scalar[]; readonly row: Found<Q> }>()
  for (const row of lists.flat()) {
    const at = position(name, row)
    const key = JSON.stringify(at)
    if (!found.has(key)) found.set(key, { at, row })
  }
  const rows = [...found.values()].sort((one, other) => comparePositions(name, one.at, other.at)).map(({ row }) => row)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? encodeCursor(position(name, items.at(-1)!)) : null }
}

/** One page of rows that are known whole, in the order of a query. */
export function pageOf<Q extends QueryName>(
  name: Q,
  rows: readonly Found<Q>[],
  limit: number,
  cursor: string | undefined,
): Page<Found<Q>> {
  const after = cursor === undefined ? undefined : decodeCursor(name, cursor)
  const placed = rows
    .map((row) => ({ row, at: position(name, row) }))
    .filter(({ at }) => after === undefined || comparePositions(name, at, after) > 0)
    .sort((one, other) => comparePositions(name, one.at, other.at))
    .map(({ row }) => row)
  const items = placed.slice(0, limit)
  return { items, next: placed.length > limit ? encodeCursor(position(name, items.at(-1)!)) : null }
}

/**
 * One page of what is left of a list once rules have looked at its rows, which no query can ask for: filled up, so that
 * nobody learns how many there were.
 */
export async function findKept<T, U>(
  find: (limit: number, cursor: string | undefined) => Promise<Page<T>>,
  keep: (rows: readonly T[]) => Promise<readonly U[]>,
  limit: number,
  cursor: string | undefined,
): Promise<Page<U>> {
  const items: U[] = []
  let next: string | null | undefined = cursor
  do {
    const page: Page<T> = await find(limit - items.length, next)
    items.push(...(await keep(page.items)))
    next = page.next
  } while (next !== null && items.length < limit)
  return { items, next }
}

function comparePositions(name: QueryName, one: readonly Scalar[], other: readonly Scalar[]): number {
  for (const [index, [, way]] of queries[name].order.entries()) {
    const [a, b] = [one[index]!, other[index]!]
    if (a !== b) return a < b === (way === 'asc') ? -1 : 1
  }
  return 0
}
