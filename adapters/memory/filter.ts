import { refuse } from '../../src/errors.ts'
import {
  type FieldCondition,
  type FilterArguments,
  type QuerySpec,
  type SummarySpec,
  sees,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import { compareValues } from './order.ts'
import type { PlainRow, Table } from './table.ts'

/** A query whose arguments do not fit its description would show too much: it is not run. */
export function checkFilter(name: string, description: QuerySpec | SummarySpec, filter: FilterArguments): void {
  const wrong = (part: string, message: string): never =>
    refuse('INVALID_INPUT', { issues: [{ path: [name, part], rule: 'arguments', message }] })
  for (const column of description.equal)
    if (filter.equal[column] === undefined) wrong(column, 'is needed by this query')
  for (const column of Object.keys(filter.equal))
    if (!description.equal.includes(column) && !description.optional?.includes(column))
      wrong(column, 'is not a filter of this query')
  for (const part of ['range', 'prefix', 'fields', 'sight'] as const)
    if (filter[part] !== undefined && description[part] === undefined) wrong(part, 'is not a filter of this query')
  if (description.sight && filter.sight === undefined) wrong('sight', 'is needed by this query')
}

/** The rows of a description that pass a filter, in no order. */
export function passing(
  table: Table,
  caseFields: Table,
  description: QuerySpec | SummarySpec,
  filter: FilterArguments,
): PlainRow[] {
  const { range, prefix } = description
  const sight = (tables[description.from] as TableSpec).sight
  return Array.from(table.group(description.equal, filter.equal)).filter(
    (row) =>
      Object.entries(filter.equal).every(([column, value]) => value === undefined || row[column] === value) &&
      (range === undefined || filter.range === undefined || isWithin(row[range], filter.range)) &&
      (prefix === undefined || filter.prefix === undefined || String(row[prefix]).startsWith(filter.prefix)) &&
      (filter.fields ?? []).every((condition) => hasField(caseFields, row, condition)) &&
      (sight === undefined || filter.sight === undefined || sees(filter.sight, row, sight)),
  )
}

/** Both bounds count. Null is within none, which matters only where there is one. */
function isWithin(value: unknown, bounds: { readonly from?: unknown; readonly to?: unknown }): boolean {
  if (bounds.from === undefined && bounds.to === undefined) return true
  if (value === null) return false
  return (
    (bounds.from === undefined || compareValues(value, bounds.from) >= 0) &&
    (bounds.to === undefined || compareValues(value, bounds.to) <= 0)
  )
}

function hasField(caseFields: Table, row: PlainRow, condition: FieldCondition): boolean {
  const field = caseFields.get(caseFields.keyOf({ tenant: row.tenant, case: row.number, field: condition.field }))
  if (field === undefined || field.category !== condition.category) return false
  const value = field[condition.column]
  if (value === null) return false
  return (condition.equal === undefined || value === condition.equal) && isWithin(value, condition)
}
