import { checkFilter } from '../../src/check-filter.ts'
import {
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type Scalar,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { filterConditions } from './filter.ts'
import { and, type Fragment, join, type Origin, originsOf, raw, render, sql } from './fragment.ts'
import { selected } from './rows.ts'
import { countedOff, isFew, type SelectivePart, selectiveParts } from './selective.ts'
import { type ColumnShape, found, shapes, type TableShape } from './shapes.ts'
import { type Branch, type Seen, sightBranches, sightCondition } from './sight.ts'
import type { Statement } from './statement.ts'
import { walkOf } from './walks.ts'

interface Order {
  readonly columns: readonly ColumnShape[]
  readonly way: 'asc' | 'desc'
}

/** One comparison of row values resumes a page, which is right only where all columns go the same way. */
export function orderOf(name: string, description: QuerySpec): Order {
  const [way, ...others] = new Set(description.order.map(([, way]) => way))
  if (way === undefined || others.length > 0)
    throw new TypeError(`The query ${name} does not go one way: no page of it can be resumed by key.`)
  return { columns: description.order.map(([property]) => shapes[description.from].column(property)), way }
}

const orders = Object.fromEntries(
  Object.entries(queries).map(([name, description]) => [name, orderOf(name, description)]),
) as { readonly [Q in QueryName]: Order }

/** The statement of a named query. */
export function listStatement(dialect: Dialect, name: QueryName, find: FindArguments): Statement {
  return makeList(dialect, name, find).statement
}

/** A statement of a named query. */
export interface MadeList {
  readonly statement: Statement
  /** Where its parameters come from; null where its text serves one call. */
  readonly origins: readonly Origin[] | null
}

export function makeList(dialect: Dialect, name: QueryName, find: FindArguments): MadeList {
  const description: QuerySpec = queries[name]
  checkFilter(name, description, find)
  const shape = shapes[description.from]
  const columns = (tables[description.from] as TableSpec).sight
  const asked = { dialect, name, description, shape, order: orders[name], find }
  const text =
    find.sight === undefined || columns === undefined
      ? walkedPage(asked, selected(dialect, shape, description.columns))
      : sightedPage(asked, { dialect, shape, columns, equal: find.equal, sight: find.sight })
  const isKept = find.sight === undefined && find.after === undefined
  const statement = { ...render(dialect, text), during: `find ${name}`, table: shape.table, kept: isKept }
  return { statement, origins: originsOf(text) }
}

/** A list and what it was asked. */
interface Asked {
  readonly dialect: Dialect
  readonly name: QueryName
  readonly description: QuerySpec
  readonly shape: TableShape
  readonly order: Order
  readonly find: FindArguments
}

/** The first rows of an index that goes in the order of the list. */
function walkedPage(asked: Asked, what: Fragment, branch?: Branch, when?: Fragment): Fragment {
  const { rows, order } = walk(asked, what, branch)
  return sql`${rows} order by ${by(order, found)} limit ${asked.dialect.limit(asked.find.limit, when)}`
}

/** The rows of an index, and the order in which they come. */
function walk(asked: Asked, what: Fragment, branch?: Branch): { readonly rows: Fragment; readonly order: Order } {
  const { dialect, name, description, shape, order, find } = asked
  const isOne = (column: string) => (find.equal[column] ?? null) !== null || (branch?.one.includes(column) ?? false)
  const way = branch?.from === undefined ? walkOf(name, isOne) : null
  const from =
    branch?.from ?? sql`${dialect.table(shape.name)} as ${found}${way === null ? raw('') : dialect.byIndex(way.index)}`
  // A column of the order that is looked up has one value, and no part in the order of its index; another one that has
  // one value must not be taken for settled, or the rest of the order is not that of the index any more.
  const settled = way?.given ?? null
  const others = way === null ? [] : order.columns.map(({ property }) => property).filter((one) => one !== settled)
  const conditions = [
    ...filterConditions(dialect, shape, description, find, (property) => others.includes(property)),
    ...resumed(asked, settled),
    ...(branch?.conditions ?? []),
  ]
  return {
    rows: sql`select ${what} from ${from} where ${and(conditions)}`,
    order: { ...order, columns: order.columns.filter(({ property }) => property !== settled) },
  }
}

/** A page of what an actor may discover, out of the ways in which they come to see it. */
function sightedPage(asked: Asked, seen: Seen): Fragment {
  const { dialect, find } = asked
  const parts = selectiveParts(dialect, find)
  return parts.length === 0 && dialect.mergesBest !== 'keys' ? mergedRows(asked, seen) : mergedKeys(asked, seen, parts)
}

/** What is found in each way is merged row by row: no row is found in two. */
function mergedRows(asked: Asked, seen: Seen): Fragment {
  const { dialect, description, shape, order, find } = asked
  const what = selected(dialect, shape, description.columns)
  const [only, ...more] = sightBranches(seen)
  if (more.length === 0) return walkedPage(asked, what, only)
  const ways = [only!, ...more].map((branch) =>
    dialect.mergesBest === 'rowsAsRead' ? walk(asked, what, branch).rows : sql`(${walkedPage(asked, what, branch)})`,
  )
  const names = join(
    order.columns.map(({ property }) => raw(`"${property}" ${order.way}`)),
    ', ',
  )
  return sql`${join(ways, ' union all ')} order by ${names} limit ${dialect.limit(find.limit)}`
}

/**
 * What is found in each way is merged by key and order alone, which an index holds, so that the wide rows are read once,
 * and for this page only.
 */
function mergedKeys(asked: Asked, seen: Seen, parts: readonly SelectivePart[]): Fragment {
  const { dialect, description, shape, order } = asked
  const what = keyAndOrder(shape, order, found)
  const name = (index: number) => raw(`few${index}`)
  const isMore = and(parts.map((_, index) => isFew(name(index), false)))
  const walked = sightBranches(seen).map((branch) =>
    walkedPage(asked, what, branch, parts.length === 0 ? undefined : isMore),
  )
  const pages =
    parts.length === 0
      ? walked
      : [
          ...parts.map((part, index) => {
            const before = parts.slice(0, index).map((_, other) => isFew(name(other), false))
            return lookedUpPage(asked, seen, what, part, name(index), [...before, isFew(name(index), true)])
          }),
          sql`select * from (${merged(asked, walked)}) as walked where ${isMore}`,
        ]
  const counted = join(
    parts.map((part, index) => countedOff(part, name(index))),
    ', ',
  )
  const page = raw('page')
  const same = and(shape.key.map((column) => sql`${found}.${column.sql} = ${page}.${column.sql}`))
  const told = selected(dialect, shape, description.columns)
  const beside = sql`${raw(dialect.joinInOrder)} ${dialect.table(shape.name)} as ${found} on ${same}`
  // By the page's own columns: it is in this order already, and no wide row is sorted.
  const rows = sql`select ${told} from (${merged(asked, pages)}) as ${page} ${beside} order by ${by(order, page)}`
  return parts.length === 0 ? rows : sql`with ${counted} ${rows}`
}

/** The first of the rows that a part of the filter leaves, where they are few. */
function lookedUpPage(
  asked: Asked,
  seen: Seen,
  what: Fragment,
  { rest }: SelectivePart,
  name: Fragment,
  guards: readonly Fragment[],
): Fragment {
  const { dialect, description, shape, order, find } = asked
  const from = sql`${name} ${raw(dialect.joinInOrder)} ${dialect.table(shape.name)} as ${found} on ${found}."number" = ${name}."number"`
  const conditions = [
    ...guards,
    ...filterConditions(dialect, shape, description, rest),
    ...resumed(asked, null),
    sightCondition(seen),
  ]
  return sql`select ${what} from ${from} where ${and(conditions)} order by ${by(order, found)} limit ${dialect.limit(find.limit, and(guards))}`
}

/** The first rows of several pages that share none. */
function merged({ dialect, order, find }: Asked, pages: readonly Fragment[]): Fragment {
  const [only, ...more] = pages
  if (more.length === 0) return only!
  const branches = join(
    pages.map((page, index) => sql`select * from (${page}) as ${raw(`branch${index}`)}`),
    ' union all ',
  )
  return sql`${branches} order by ${by(order)} limit ${dialect.limit(find.limit)}`
}

/** What tells a row of a list from another, and orders it. */
function keyAndOrder(shape: TableShape, order: Order, source: Fragment): Fragment {
  const columns = [...new Set([...shape.key, ...order.columns])]
  return join(
    columns.map((column) => sql`${source}.${column.sql} as ${column.sql}`),
    ', ',
  )
}

function by(order: Order, source?: Fragment): Fragment {
  const way = raw(` ${order.way}`)
  return join(
    order.columns.map((column) =>
      source === undefined ? sql`${column.sql}${way}` : sql`${source}.${column.sql}${way}`,
    ),
    ', ',
  )
}

/** Everything after the last row of the page before. */
function resumed({ dialect, order: { columns, way }, find: { after } }: Asked, settled: string | null): Fragment[] {
  if (after === undefined) return []
  const names = columns.map((column) => {
    const name = sql`${found}.${column.sql}`
    return column.property === settled ? dialect.tested(name) : name
  })
  const encoded = (place: readonly Scalar[]) => columns.map((column, index) => column.encode(place[index]))
  return [dialect.after(names, way, encoded(after), (asked) => encoded(asked.after!))]
}
