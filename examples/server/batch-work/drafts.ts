import { type CaseDocument, effectiveDay } from 'casekeep'
import { type Describable, describable } from '../describable.ts'
import type { Entries } from '../forms.ts'

export type Typed = Readonly<Partial<Record<Describable, string>>>

/** To be taken out, or to be put back. */
export interface Screening {
  readonly choice: 'duplicate' | 'invalid' | 'back'
  /** Position of what a duplicate repeats. */
  readonly of: string
  readonly note: string
}

/** What somebody has changed of one document and not saved yet, as it was typed. */
export interface Draft {
  readonly values: Typed
  readonly screening: Screening | null
}
export type Drafts = ReadonlyMap<number, Draft>
export const noDraft: Draft = { values: {}, screening: null }

/** What stands in the fields of a document before somebody types: a month stays a month. */
export function typedOf(document: CaseDocument): Readonly<Record<Describable, string>> {
  return {
    kind: document.kind,
    title: document.title,
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

/** The name of a document's field in the form. */
export function at(field: string, position: number): string {
  return `${field}.${position}`
}

/** The drafts that a form brings: only what differs from what is known. */
export function readDrafts(entries: Entries, documents: readonly CaseDocument[]): Drafts {
  const drafts = new Map<number, Draft>()
  for (const document of documents) {
    const draft = readDraft(entries, document)
    if (!isEmpty(draft)) drafts.set(document.position, draft)
  }
  return drafts
}

export function readDraft(entries: Entries, document: CaseDocument): Draft {
  const { position } = document
  const known = typedOf(document)
  const values: Partial<Record<Describable, string>> = {}
  for (const field of describable) {
    const name = at(field, position)
    if (entries.has(name) && entries.text(name) !== known[field]) values[field] = entries.text(name)
  }
  const choice = entries.text(at('choice', position))
  const fits = document.screened === null ? choice === 'duplicate' || choice === 'invalid' : choice === 'back'
  const screening = fits
    ? {
        choice: choice as Screening['choice'],
        of: entries.text(at('of', position)),
        note: entries.text(at('note', position)),
      }
    : null
  return { values, screening }
}

export function isEmpty({ values, screening }: Draft): boolean {
  return screening === null && Object.keys(values).length === 0
}

/** The document as it would be. What cannot be read yet, such as a day that is none, leaves it as it is. */
export function drafted(document: CaseDocument, { values, screening }: Draft): CaseDocument {
  const day = values.date === undefined ? undefined : effectiveDay(values.date)
  const screened =
    screening === null
      ? document.screened
      : screening.choice === 'back'
        ? null
        : {
            because: screening.choice,
            note: screening.note || null,
            duplicateOf: screening.choice === 'duplicate' && /^\d+$/.test(screening.of) ? Number(screening.of) : null,
          }
  return {
    ...document,
    screened,
    ...(values.kind !== undefined && { kind: values.kind }),
    ...(values.title !== undefined && { title: values.title }),
    ...(values.level !== undefined && { level: values.level }),
    ...(values.important !== undefined && { important: values.important === 'true' }),
    ...(values.original !== undefined && { original: values.original === 'true' }),
    ...(values.mark !== undefined && { mark: values.mark || null }),
    ...(values.author !== undefined && { author: values.author || null }),
    ...(values.reference !== undefined && { reference: values.reference || null }),
    ...(values.pages !== undefined && /^\d*$/.test(values.pages) && { pages: Number(values.pages) || null }),
    ...(values.date === '' && { date: null, dateMonthOnly: false }),
    ...(day && { date: day.day, dateMonthOnly: day.monthOnly }),
  }
}

/** For the command: what was typed as the library wants it, an emptied value as null. */
export function patchOf({ values }: Draft): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([field, typed]) => [field, typedAs(field as Describable, typed)]),
  )
}

const needed: ReadonlySet<Describable> = new Set(['kind', 'title', 'level', 'important', 'original'])

function typedAs(field: Describable, typed: string): unknown {
  if (typed === '' && !needed.has(field)) return null
  if (field === 'important' || field === 'original') return typed === 'true' ? true : typed === 'false' ? false : typed
  if (field === 'pages') {
    const plain = typed.normalize('NFKC')
    return /^\d+$/.test(plain) ? Number(plain) : typed
  }
  return typed
}
