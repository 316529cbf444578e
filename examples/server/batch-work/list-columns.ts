import { findTerm, type Locale, locales } from 'casekeep'
import { words } from '../words.ts'
import { plain } from './shown.ts'

/** What a column of a list can hold: what the library takes of a new document. */
export const columnFields = [
  'kind',
  'title',
  'channel',
  'medium',
  'author',
  'reference',
  'date',
  'event',
  'pages',
  'level',
  'important',
  'mark',
  'original',
  'copyReason',
  'originalAt',
  'handedInBy',
  'revises',
  'hash',
] as const
export type ColumnField = (typeof columnFields)[number]

export function nameOfField(field: ColumnField, language: Locale): string {
  if (field === 'event') return words.eventDate[language]
  if (field === 'mark') return findTerm('thing.mark', language) ?? field
  return findTerm(`label.${field}`, language) ?? 'SHA-256'
}

/** The field that each column names, in whichever language, or by the name that programs use. */
export function matchColumns(header: readonly string[]): readonly (ColumnField | null)[] {
  const known = new Map<string, ColumnField>()
  for (const field of columnFields) {
    known.set(plain(field), field)
    for (const language of locales) known.set(plain(nameOfField(field, language)), field)
  }
  return header.map((name) => known.get(plain(name)) ?? null)
}
