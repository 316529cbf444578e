import { checkFilter } from '../../src/check-filter.ts'
import {
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { Dialect } from './dialect.ts'
import { type ByIndex, filterConditions, found } from './filter.ts'
import { and, type Fragment, given, join, raw, render, sql } from './fragment.ts'
import { selected } from './rows.ts'
import { type ColumnShape, shapes, type TableShape } from './shapes.ts'
import { type Branch, sightBranches } from './sight.ts'
import type { Statement } from './statement.ts'

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
  const description: QuerySpec = queries[name]
  checkFilter(name, description, find)
  const shape = shapes[description.from]
  const order = orders[name]
  const resumed = find.after === undefined ? [] : [resume(order, find.after)]
  const conditions = (byIndex: ByIndex) => [...filterConditions(dialect, shape, description, find, byIndex), ...resumed]
  const columns = (tables[description.from] as TableSpec).sight
  const branches =
    find.sight === undefined || columns === undefined
      ? [{ from: sql`${shape.sql} as ${found}`, conditions: conditions(() => true) }]
      : sightBranches(dialect, shape, description, columns, find.sight, conditions)
  const limit = { value: find.limit }
  const page = (branch: Branch, what: Fragment) =>
    sql`select ${what} from ${branch.from} where ${and(branch.conditions)} order by ${by(order, found)} limit ${limit}`
  const [only, ...more] = branches
  const text =
    only !== undefined && more.length === 0
      ? page(only, selected(shape))
      : merged(
          dialect,
          shape,
          order,
          branches.map((branch) => page(branch, keyAndOrder(shape, order, found))),
          limit.value,
        )
  return { ...render(dialect, text), during: `find ${name}` }
}

/**
 * Branches may find the same row. They are merged by key alone, which `union` tells apart before it counts: a page is
 * never short for a row that was found twice, and the wide rows are read once, for this page only.
 */
function merged(
  dialect: Dialect,
  shape: TableShape,
  order: Order,
  pages: readonly Fragment[],
  limit: number,
): Fragment {
  const branches = join(
    pages.map((page, index) => sql`select * from (${page}) as ${raw(`branch${index}`)}`),
    ' union ',
  )
  const page = sql`${branches} order by ${by(order)} limit ${{ value: limit }}`
  const same = and(shape.key.map((column) => sql`${found}.${column.sql} = page.${column.sql}`))
  return sql`select ${selected(shape)} from (${page}) as page ${raw(dialect.joinInOrder)} ${
    shape.sql
  } as ${found} on ${same} order by ${by(order, found)}`
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
function resume(order: Order, after: readonly unknown[]): Fragment {
  const columns = join(
    order.columns.map((column) => sql`${found}.${column.sql}`),
    ', ',
  )
  const values = join(
    order.columns.map((column, index) => [given(column, after[index])]),
    ', ',
  )
  return sql`(${columns}) ${raw(order.way === 'asc' ? '>' : '<')} (${values})`
}
