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
import type { Dialect } from './dialect.ts'
import { filterConditions, found } from './filter.ts'
import { and, join, raw, render, sql } from './fragment.ts'
import { shapes } from './shapes.ts'
import { sightCondition } from './sight.ts'
import type { DriverRow, Statement } from './statement.ts'

/** The statement of a named count. */
export function countStatement(dialect: Dialect, name: SummaryName, filter: FilterArguments): Statement {
  const description: SummarySpec = summaries[name]
  checkFilter(name, description, filter)
  const shape = shapes[description.from]
  const conditions = filterConditions(dialect, shape, description, filter, () => true)
  const columns = (tables[description.from] as TableSpec).sight
  if (filter.sight !== undefined && columns !== undefined)
    conditions.push(sightCondition(dialect, shape, columns, filter.sight))
  const groups = description.by.map(shape.column)
  const what = [
    ...groups.map((column) => sql`${found}.${column.sql} as ${raw(`"${column.property}"`)}`),
    sql`count(*) as "count"`,
  ]
  const counted = sql`select ${join(what, ', ')} from ${shape.sql} as ${found} where ${and(conditions)}`
  const grouped =
    groups.length === 0
      ? counted
      : sql`${counted} group by ${join(
          groups.map((column) => sql`${found}.${column.sql}`),
          ', ',
        )}`
  return { ...render(dialect, grouped), during: `summarize ${name}` }
}

/** A group of a named count, out of a row of the driver's. */
export function decodeGroup(name: SummaryName, row: DriverRow): Group {
  const description: SummarySpec = summaries[name]
  const shape = shapes[description.from]
  const by = description.by.map((property) => [property, decode(shape.column(property), row[property])] as const)
  return { by: Object.fromEntries(by) as Record<string, Scalar>, count: Number(row.count) }
}
