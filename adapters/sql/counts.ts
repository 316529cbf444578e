import { checkFilter } from '../../src/check-filter.ts'
import {
  type FilterArguments,
  type Group,
  type Scalar,
  type SummaryName,
  type SummarySpec,
  summaries,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import { decode } from './codec.ts'
import type { DriverRow } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { filterConditions } from './filter.ts'
import { and, type Fragment, join, raw, render, sql } from './fragment.ts'
import { selectiveParts } from './selective.ts'
import { type ColumnShape, found, shapes, type TableShape } from './shapes.ts'
import { type Branch, sightBranches, sightCondition } from './sight.ts'
import type { Statement } from './statement.ts'
import { walkOf } from './walks.ts'

/** The statement of a named count. */
export function countStatement(dialect: Dialect, name: SummaryName, filter: FilterArguments): Statement {
  const description: SummarySpec = summaries[name]
  checkFilter(name, description, filter)
  const shape = shapes[description.from]
  const groups = description.by.map(shape.column)
  // What comes in the order of an index is counted as it comes; the departments are few, and are added up.
  const department = (tables[description.from] as TableSpec).sight?.department
  const within = groups.length === 0 || department === undefined ? groups : [shape.column(department), ...groups]
  const counts = waysOf(dialect, name, description, shape, filter).map(({ from, conditions }) => {
    const names = groups.map((column) => sql`${found}.${column.sql} as ${named(column)}`)
    const what = join([...names, sql`count(*) as "count"`], ', ')
    const ordered = join(
      within.map((column) => sql`${found}.${column.sql}`),
      ', ',
    )
    const counted = sql`select ${what} from ${from} where ${and(conditions)}`
    return within.length === 0 ? counted : sql`${counted} group by ${ordered}`
  })
  const names = groups.map((column) => named(column))
  const sums = join([...names, sql`sum(counted."count") as "count"`], ', ')
  const summed = sql`select ${sums} from (${join(counts, ' union all ')}) as counted`
  const text = groups.length === 0 ? summed : sql`${summed} group by ${join(names, ', ')}`
  return { ...render(dialect, text), during: `summarize ${name}`, table: shape.table, kept: false }
}

const named = (column: ColumnShape) => raw(`"${column.property}"`)

/** In which ways the rows are found; none of them is found in two. */
function waysOf(
  dialect: Dialect,
  name: SummaryName,
  description: SummarySpec,
  shape: TableShape,
  filter: FilterArguments,
): { from: Fragment; conditions: readonly Fragment[] }[] {
  const columns = (tables[description.from] as TableSpec).sight
  const seen =
    filter.sight === undefined || columns === undefined
      ? null
      : { dialect, shape, columns, equal: filter.equal, sight: filter.sight }
  const [part] = selectiveParts(dialect, filter)
  if (part !== undefined) {
    const from = sql`(${part.numbers}) as looked ${raw(dialect.joinInOrder)} ${dialect.table(shape.name)} as ${found} on ${found}."number" = looked."number"`
    const conditions = filterConditions(dialect, shape, description, part.rest)
    return [{ from, conditions: seen === null ? conditions : [...conditions, sightCondition(seen)] }]
  }
  const conditions = filterConditions(dialect, shape, description, filter)
  const everything: Branch = { one: [], conditions: [] }
  return (seen === null ? [everything] : sightBranches(seen)).map((branch) => {
    const isOne = (column: string) => (filter.equal[column] ?? null) !== null || branch.one.includes(column)
    const walk = walkOf(name, isOne)
    const walked = sql`${dialect.table(shape.name)} as ${found}${walk === null ? raw('') : dialect.byIndex(walk.index)}`
    return { from: branch.from ?? walked, conditions: [...conditions, ...branch.conditions] }
  })
}

/** A group of a named count, out of a row of the driver's. */
export function decodeGroup(name: SummaryName, row: DriverRow): Group {
  const description: SummarySpec = summaries[name]
  const shape = shapes[description.from]
  const by = description.by.map((property) => [property, decode(shape.column(property), row[property])] as const)
  return { by: Object.fromEntries(by) as Record<string, Scalar>, count: Number(row.count) }
}
