import type { FieldCondition, FilterArguments, QuerySpec, SummarySpec } from '../../src/storage.ts'
import type { Dialect } from './dialect.ts'
import { and, type Fragment, given, raw, sql } from './fragment.ts'
import { type ColumnShape, shapes, type TableShape } from './shapes.ts'

/** The name by which a statement knows the row that it tests. */
export const found = raw('found')

/** Which equal columns may be looked up. The others are tested on the rows that are found. */
export type ByIndex = (property: string) => boolean

/** The conditions of a filter, all but the sight. */
export function filterConditions(
  dialect: Dialect,
  shape: TableShape,
  description: QuerySpec | SummarySpec,
  filter: FilterArguments,
  byIndex: ByIndex,
): Fragment[] {
  const conditions: Fragment[] = []
  for (const [property, value] of Object.entries(filter.equal)) {
    if (value === undefined) continue
    const column = shape.column(property)
    const tested = sql`${raw(byIndex(property) ? '' : dialect.notByIndex)}${found}.${column.sql}`
    conditions.push(value === null ? sql`${tested} is null` : sql`${tested} = ${given(column, value)}`)
  }
  if (description.range !== undefined && filter.range !== undefined)
    conditions.push(...bounds(found, shape.column(description.range), filter.range))
  if (description.prefix !== undefined && filter.prefix !== undefined)
    conditions.push(...beginning(shape.column(description.prefix), filter.prefix))
  for (const condition of filter.fields ?? [])
    conditions.push(sql`${found}."number" in (${casesWithField(filter.equal.tenant, condition)})`)
  return conditions
}

function bounds(
  source: Fragment,
  column: ColumnShape,
  range: { readonly from?: unknown; readonly to?: unknown },
): Fragment[] {
  const conditions: Fragment[] = []
  if (range.from !== undefined) conditions.push(sql`${source}.${column.sql} >= ${given(column, range.from)}`)
  if (range.to !== undefined) conditions.push(sql`${source}.${column.sql} <= ${given(column, range.to)}`)
  return conditions
}

/** A beginning is a range of texts, which an index answers; nothing in it is a wildcard. */
function beginning(column: ColumnShape, prefix: string): Fragment[] {
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
export function firstAfter(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === lastCodePoint) continue
    const next = last + 1 === surrogatesBegin ? surrogatesEnd + 1 : last + 1
    return String.fromCodePoint(...points, next)
  }
  return null
}

/** The numbers of the cases that have an indexed field so. */
function casesWithField(tenant: unknown, condition: FieldCondition): Fragment {
  const shape = shapes.caseFields
  const field = raw('field')
  const column = shape.column(condition.column)
  const conditions = [
    sql`field."tenant" = ${given(shape.column('tenant'), tenant)}`,
    sql`field."category" = ${given(shape.column('category'), condition.category)}`,
    sql`field."field" = ${given(shape.column('field'), condition.field)}`,
    sql`field.${column.sql} is not null`,
    ...bounds(field, column, condition),
  ]
  if (condition.equal !== undefined) conditions.push(sql`field.${column.sql} = ${given(column, condition.equal)}`)
  return sql`select field."case" from ${shape.sql} as field where ${and(conditions)}`
}
