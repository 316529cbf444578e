import { type CaseDocument, type Channel, effectiveDay, type Medium } from 'casekeep'
import { changeAs, type Describable, describable, typedOf } from '../document-fields.ts'
import type { Entries } from '../forms.ts'

type Typed = Readonly<Partial<Record<Describable, string>>>

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

function readDraft(entries: Entries, document: CaseDocument): Draft {
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
    ...(values.channel !== undefined && { channel: values.channel as Channel }),
    ...(values.medium !== undefined && { medium: values.medium as Medium }),
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
    Object.entries(values).map(([field, typed]) => [field, changeAs(field as Describable, typed)]),
  )
}
