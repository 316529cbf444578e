import { findTerm, type Locale, locales } from 'casekeep'
import { type DocumentField, documentFields } from '../document-fields.ts'
import { words } from '../words.ts'
import { plain } from './shown.ts'

export function nameOfField(field: DocumentField, language: Locale): string {
  if (field === 'event') return words.eventDate[language]
  if (field === 'mark') return findTerm('thing.mark', language) ?? field
  return findTerm(`label.${field}`, language) ?? 'SHA-256'
}

/** The field that each column names, in whichever language, or by the name that programs use. */
export function matchColumns(header: readonly string[]): readonly (DocumentField | null)[] {
  const known = new Map<string, DocumentField>()
  for (const field of documentFields) {
    known.set(plain(field), field)
    for (const language of locales) known.set(plain(nameOfField(field, language)), field)
  }
  return header.map((name) => known.get(plain(name)) ?? null)
}
