import { effectiveDay } from '../calendar/plain-date.ts'
import { amend, insert } from '../engine/changes.ts'
import { invalid } from '../engine/parse.ts'
import type { IndexType } from '../policy/category.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Change, Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'

interface IndexValue {
  readonly text: string | null
  readonly number: number | null
}

/** A field's value as the index keeps it: money in hundredths, a month as its last day, texts as search keys. */
export function indexValue(type: IndexType, value: Json | undefined): IndexValue {
  if (value === undefined || value === null) return { text: null, number: null }
  switch (type) {
    case 'money':
      return { text: null, number: Math.round(Number(value) * 100) }
    case 'integer':
      return { text: null, number: Number(value) }
    case 'day':
      return { text: effectiveDay(String(value))?.day ?? null, number: null }
    case 'text':
      // By characters, not by their halves, which no database keeps.
      return { text: [...searchKey(String(value))].slice(0, 200).join(''), number: null }
  }
}

/** What the index is to hold of each indexed field of a case. */
export function indexValues(
  values: Json,
  category: ResolvedCategory,
): readonly (IndexValue & { readonly field: string })[] {
  const fields = values as Readonly<Record<string, Json | undefined>>
  return Object.entries(category.indexed).map(([field, type]) => {
    const value = indexValue(type, fields[field])
    if (value.number !== null && !Number.isSafeInteger(value.number)) {
      invalid(['fields', field], 'number', `cannot be indexed as ${type}: too large, or not whole`)
    }
    return { field, text: value.text, number: value.number }
  })
}

export function isIndexed({ text, number }: IndexValue): boolean {
  return text !== null || number !== null
}

/** The index rows that a case's fields ask for, as changes to those that are there. */
export function indexChanges(
  file: Row<'cases'>,
  category: ResolvedCategory,
  existing: readonly Row<'caseFields'>[],
): readonly Change[] {
  const added: Row<'caseFields'>[] = []
  const changes: Change[] = []
  for (const value of indexValues(file.fields, category)) {
    const was = existing.find((row) => row.field === value.field)
    if (was === undefined) {
      if (isIndexed(value)) added.push(indexRow(file, value))
    } else if (was.text !== value.text || was.number !== value.number) {
      changes.push(amend('caseFields', was, value).change)
    }
  }
  return added.length > 0 ? [insert('caseFields', ...added), ...changes] : changes
}

export function indexRow(file: Row<'cases'>, value: IndexValue & { readonly field: string }): Row<'caseFields'> {
  return { tenant: file.tenant, case: file.number, category: file.category, ...value, version: 1 }
}
