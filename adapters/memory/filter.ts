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
