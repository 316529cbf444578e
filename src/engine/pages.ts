import {
  type FindArguments,
  type Found,
  type QueryName,
  queries,
  type Reader,
  type Scalar,
  tables,
} from '../storage.ts'
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

/** Base64url of JSON: opaque to callers, and nothing secret. */
function encodeCursor(position: readonly Scalar[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(position))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function decodeCursor(name: QueryName, cursor: string): readonly Scalar[] {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const value: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))))
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

/** One page of several queries of one name together, each row once, in the order of the query. */
export async function findMerged<Q extends QueryName>(
  read: Reader,
  name: Q,
  finds: readonly Omit<FindArguments, 'after' | 'limit'>[],
  limit: number,
  cursor: string | undefined,
): Promise<Page<Found<Q>>> {
  const after = cursor === undefined ? undefined : decodeCursor(name, cursor)
  const found = new Map<string, { readonly at: readonly Scalar[]; readonly row: Found<Q> }>()
  for (const find of finds) {
    for (const row of await read.find(name, { ...find, limit: limit + 1, ...(after && { after }) })) {
      const at = position(name, row)
      found.set(JSON.stringify(at), { at, row })
    }
  }
  const rows = [...found.values()].sort((one, other) => comparePositions(name, one.at, other.at)).map(({ row }) => row)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? encodeCursor(position(name, items.at(-1)!)) : null }
}

function comparePositions(name: QueryName, one: readonly Scalar[], other: readonly Scalar[]): number {
  for (const [index, [, way]] of queries[name].order.entries()) {
    const [a, b] = [one[index]!, other[index]!]
    if (a !== b) return a < b === (way === 'asc') ? -1 : 1
  }
  return 0
}
