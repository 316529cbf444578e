import type { FieldCondition, FilterArguments, QuerySpec, Scalar, SummarySpec } from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { and, type Fragment, raw, sql } from './fragment.ts'
import { type ColumnShape, found, given, shapes, type TableShape } from './shapes.ts'

/** The conditions of a filter, all but the sight; some of its equal columns only tested on what is found. */
export function filterConditions(
  dialect: Dialect,
  shape: TableShape,
  description: QuerySpec | SummarySpec,
  filter: FilterArguments,
  isTested: (property: string) => boolean = () => false,
): Fragment[] {
  const conditions: Fragment[] = []
  for (const [property, value] of Object.entries(filter.equal)) {
    if (value === undefined) continue
    const column = shape.column(property)
    const name = sql`${found}.${column.sql}`
    const compared = isTested(property) ? dialect.tested(name) : name
    conditions.push(
      value === null
        ? sql`${compared} is null`
        : sql`${compared} = ${given(column, value, ({ equal }) => equal[property])}`,
    )
  }
  if (description.range !== undefined && filter.range !== undefined)
    conditions.push(
      ...bounds(sql`${found}.${shape.column(description.range).sql}`, shape.column(description.range), filter.range),
    )
  if (description.prefix !== undefined && filter.prefix !== undefined)
    conditions.push(...beginning(shape.column(description.prefix), filter.prefix))
  for (const condition of filter.fields ?? []) conditions.push(hasField(dialect, filter.equal.tenant, condition))
  return conditions
}

/** Whether the found case has an indexed field so: looked up by the case. */
function hasField(dialect: Dialect, tenant: Scalar | undefined, condition: FieldCondition): Fragment {
  const ofCase = sql`field."case" = ${found}."number"`
  const conditions = and([ofCase, ...fieldConditions(tenant, condition, dialect.tested)])
  const table = dialect.table(shapes.caseFields.name)
  // Bounded so, no planner makes a join of it, which would first gather all that have the field so.
  return sql`exists (select 1 from ${table} as field where ${conditions} limit 1 offset 0)`
}

function bounds(
  name: Fragment,
  column: ColumnShape,
  range: { readonly from?: unknown; readonly to?: unknown },
): Fragment[] {
  const conditions: Fragment[] = []
  if (range.from !== undefined) conditions.push(sql`${name} >= ${given(column, range.from)}`)
  if (range.to !== undefined) conditions.push(sql`${name} <= ${given(column, range.to)}`)
  return conditions
}

/** A beginning is a range of texts, which an index answers; nothing in it is a wildcard. */
export function beginning(column: ColumnShape, prefix: string): Fragment[] {
  if (prefix === '') return [sql`${found}.${column.sql} is not null`]
  const conditions = [sql`${found}.${column.sql} >= ${given(column, prefix)}`]
  const end = firstAfter(prefix)
  if (end !== null) conditions.push(sql`${found}.${column.sql} < ${given(column, end)}`)
  return conditions
}

const lastCodePoint = 0x10ffff
const surrogatesBegin = 0xd800
const surrogatesEnd = 0xdfff

/** The least text, by code points, after all texts that begin with `prefix`; null where there is none. */
function firstAfter(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === lastCodePoint) continue
    const next = last + 1 === surrogatesBegin ? surrogatesEnd + 1 : last + 1
    return String.fromCodePoint(...points, next)
  }
  return null
}

/** What makes a row `field` of the indexed fields one that is asked for. */
export function fieldConditions(
  tenant: Scalar | undefined,
  condition: FieldCondition,
  compared = (name: Fragment) => name,
): Fragment[] {
  const { column } = shapes.caseFields
  const valued = column(condition.column)
  const value = compared(sql`field.${valued.sql}`)
  const conditions = [
    sql`field."tenant" = ${given(column('tenant'), tenant)}`,
    sql`${compared(raw('field."category"'))} = ${given(column('category'), condition.category)}`,
    sql`field."field" = ${given(column('field'), condition.field)}`,
    sql`field.${valued.sql} is not null`,
    ...bounds(value, valued, condition),
  ]
  if (condition.equal !== undefined) conditions.push(sql`${value} = ${given(valued, condition.equal)}`)
  return conditions
}
