import type { CaseDocument } from 'casekeep'

/** What the library takes of a new document. */
export const documentFields = [
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
export type DocumentField = (typeof documentFields)[number]

/** What may be said anew of a document while it is sorted, and by a correction. */
export type Describable = Exclude<DocumentField, 'event' | 'handedInBy' | 'revises' | 'hash'>
const fixed: ReadonlySet<DocumentField> = new Set(['event', 'handedInBy', 'revises', 'hash'])
export const describable = documentFields.filter((field): field is Describable => !fixed.has(field))

/** What stands in the controls of a document before somebody types: a month stays a month. */
export function typedOf(document: CaseDocument): Readonly<Record<Describable, string>> {
  return {
    kind: document.kind,
    title: document.title,
    channel: document.channel,
    medium: document.medium,
    author: document.author ?? '',
    reference: document.reference ?? '',
    date: (document.dateMonthOnly ? document.date?.slice(0, 7) : document.date) ?? '',
    pages: document.pages === null ? '' : String(document.pages),
    level: document.level,
    important: String(document.important),
    mark: document.mark ?? '',
    original: String(document.original),
    copyReason: document.copyReason ?? '',
    originalAt: document.originalAt ?? '',
  }
}

/** What was typed as the library wants it. What cannot be read stays a text, which it refuses by name. */
export function typedAs(field: DocumentField, typed: string): unknown {
  if (field === 'important' || field === 'original') return typed === 'true' ? true : typed === 'false' ? false : typed
  if (field !== 'pages') return typed
  const plain = typed.normalize('NFKC')
  return /^\d+$/.test(plain) ? Number(plain) : typed
}

const needed: ReadonlySet<DocumentField> = new Set([
  'kind',
  'title',
  'channel',
  'medium',
  'level',
  'important',
  'original',
])

/** As {@link typedAs}, for what is changed of a document that is there: an emptied value is null. */
export function changeAs(field: Describable, typed: string): unknown {
  return typed === '' && !needed.has(field) ? null : typedAs(field, typed)
}
