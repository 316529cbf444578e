import {
  type FieldCondition,
  type FilterArguments,
  type FindArguments,
  type Group,
  type QuerySpec,
  type Scalar,
  type SummarySpec,
  sees,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { PlainRow } from './rows.ts'

/** What a store holds, as lists. */
export type Contents = { readonly [T in TableName]?: readonly PlainRow[] }

/** Texts by code point, in the plainest way. */
export function compare(a: Scalar, b: Scalar): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  const points = (text: string) => Array.from(text, (character) => character.codePointAt(0)!)
  const [left, right] = [points(a), points(b)]
  for (const [index, point] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (point !== other) return point - other
  }
  return left.length - right.length
}

function isWithin(value: Scalar, { from, to }: { readonly from?: Scalar; readonly to?: Scalar }): boolean {
  if (from === undefined && to === undefined) return true
  return (
    value !== null && (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0)
  )
}

function hasField(contents: Contents, row: PlainRow, condition: FieldCondition): boolean {
  return (contents.caseFields ?? []).some((field) => {
    const value = field[condition.column] as Scalar
    return (
      field.tenant === row.tenant &&
      field.case === row.number &&
      field.category === condition.category &&
      field.field === condition.field &&
      value !== null &&
      (condition.equal === undefined || value === condition.equal) &&
      isWithin(value, condition)
    )
  })
}

/** The rows that a filter lets through. */
export function passing(contents: Contents, description: QuerySpec | SummarySpec, filter: FilterArguments): PlainRow[] {
  const { range, prefix, sight } = description
  const columns = (tables[description.from] as TableSpec).sight
  return (contents[description.from] ?? []).filter(
    (row) =>
      Object.entries(filter.equal).every(([column, value]) => row[column] === value) &&
      (range === undefined || isWithin(row[range] as Scalar, filter.range ?? {})) &&
      (prefix === undefined || (row[prefix] as string).startsWith(filter.prefix ?? '')) &&
      (filter.fields ?? []).every((condition) => hasField(contents, row, condition)) &&
      (sight === undefined || sees(filter.sight!, row, columns!)),
  )
}

/** The rows of a list, from its beginning to its end. */
export function listed(contents: Contents, description: QuerySpec, find: Omit<FindArguments, 'limit'>): PlainRow[] {
  const inOrder = (a: PlainRow, b: PlainRow): number => {
    for (const [column, way] of description.order) {
      const difference = compare(a[column] as Scalar, b[column] as Scalar)
      if (difference !== 0) return way === 'asc' ? difference : -difference
    }
    return 0
  }
  return passing(contents, description, find)
    .sort(inOrder)
    .map((row) => toldOf(row, description))
}

/** What a query tells of a row. */
export function toldOf(row: PlainRow, { columns }: Pick<QuerySpec, 'columns'>): PlainRow {
  return columns === undefined ? row : Object.fromEntries(columns.map((column) => [column, row[column]!]))
}

/** Groups as texts, sorted: their order is not promised. */
export function groupTexts(groups: readonly Group[]): string[] {
  return groups
    .map(({ by, count }) => JSON.stringify([Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)), count]))
    .sort()
}

/** The groups of a count. */
export function counted(contents: Contents, description: SummarySpec, filter: FilterArguments): Group[] {
  const rows = passing(contents, description, filter)
  if (description.by.length === 0) return [{ by: {}, count: rows.length }]
  const keys = new Map<string, PlainRow[]>()
  for (const row of rows) {
    const key = JSON.stringify(description.by.map((column) => row[column]))
    keys.set(key, [...(keys.get(key) ?? []), row])
  }
  return Array.from(keys.values(), (same) => ({
    by: Object.fromEntries(description.by.map((column) => [column, same[0]![column] as Scalar])),
    count: same.length,
  }))
}
