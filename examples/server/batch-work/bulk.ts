import { type CaseDocument, type CaseFile, effectiveDay, nameIn, type Policy } from 'casekeep'
import { type Describable, typedOf } from '../document-fields.ts'
import type { Entries } from '../forms.ts'
import { type Draft, type Drafts, drafted, isEmpty, noDraft, type Screening } from './drafts.ts'
import type { OpenBatch } from './findings.ts'

/** What is to be set for every document chosen; what is left empty stays as it is. */
export interface Bulk {
  readonly kind: string
  readonly date: string
  readonly level: string
  readonly important: string
  readonly mark: string
  readonly author: string
  readonly choice: string
  readonly note: string
}
export const bulkFields = ['kind', 'date', 'level', 'important', 'mark', 'author', 'choice', 'note'] as const

export function readBulk(entries: Entries): Bulk {
  const all = Object.fromEntries(bulkFields.map((field) => [field, entries.text(bulkName(field))]))
  return all as unknown as Bulk
}
export function bulkName(field: keyof Bulk): string {
  return `all.${field}`
}

/** What keeps a bulk change from being made, by its field. */
export type BulkFault = readonly [field: keyof Bulk, why: 'nothing' | 'notADay' | 'future' | 'noReason']

export function faultOf(bulk: Bulk, today: string): BulkFault | null {
  const { note: _note, ...set } = bulk
  if (Object.values(set).every((value) => value === '')) return ['kind', 'nothing']
  if (bulk.date !== '' && effectiveDay(bulk.date) === null) return ['date', 'notADay']
  if (bulk.date > today.slice(0, bulk.date.length)) return ['date', 'future']
  if (bulk.choice === 'invalid' && bulk.note === '') return ['note', 'noReason']
  return null
}

interface Applied {
  readonly drafts: Drafts
  /** How many documents differ from what they were in the form. */
  readonly changed: number
  /** How many keep a higher level, the least of their kind. */
  readonly higher: number
}

/** One that had a number when it was taken out: the number is void, and it stays out. */
export function isFinal({ state }: CaseDocument): boolean {
  return state === 'voided' || state === 'withdrawn'
}

interface Rules {
  readonly policy: Policy
  readonly file: Pick<CaseFile, 'category' | 'level'>
}

/** Sets the same for all that were chosen, as drafts. */
export function applyBulk(
  { documents, file }: Pick<OpenBatch, 'documents' | 'file'>,
  drafts: Drafts,
  chosen: ReadonlySet<number>,
  bulk: Bulk,
  policy: Policy,
  twinOf: (position: number) => number | undefined,
): Applied {
  const rules = { policy, file }
  let [changed, higher] = [0, 0]
  const next = new Map(drafts)
  for (const document of documents) {
    if (!chosen.has(document.position) || isFinal(document)) continue
    const was = drafts.get(document.position) ?? noDraft
    const screening = screeningOf(bulk, document, was, twinOf(document.position))
    const stays = screening === null ? document.screened === null : screening.choice === 'back'
    // Of one that is out nothing else can be said.
    const values = stays ? valuesOf(bulk, document, was, rules) : {}
    if (stays && bulk.level !== '' && (values.level ?? document.level) !== bulk.level) higher++
    const draft = { values, screening }
    if (JSON.stringify(draft) !== JSON.stringify(was)) changed++
    setDraft(next, document.position, draft)
  }
  return { drafts: next, changed, higher }
}

export function setDraft(drafts: Map<number, Draft>, position: number, draft: Draft): void {
  if (isEmpty(draft)) drafts.delete(position)
  else drafts.set(position, draft)
}

function valuesOf(bulk: Bulk, document: CaseDocument, was: Draft, rules: Rules): Draft['values'] {
  const known = typedOf(document)
  const values: Partial<Record<Describable, string>> = { ...was.values }
  for (const field of ['kind', 'date', 'important', 'mark', 'author'] as const) {
    if (bulk[field] !== '') values[field] = bulk[field]
  }
  const category = rules.policy.categories[rules.file.category]
  const marked = drafted(document, { values, screening: null })
  // What is important carries a mark; the category's own where none was chosen. What is not carries that one no more.
  const mark = category === undefined ? '' : nameIn(category.mark, rules.policy.locale)
  if (bulk.mark === '' && bulk.important === 'true' && marked.mark === null) values.mark = mark
  if (bulk.mark === '' && bulk.important === 'false' && marked.mark === mark) values.mark = ''
  if (bulk.level !== '' || values.level !== undefined) {
    values.level = atLeast(bulk.level || values.level!, marked.kind, rules)
  }
  for (const field of Object.keys(values) as Describable[]) if (values[field] === known[field]) delete values[field]
  return values
}

/** The level asked for, or the least that a kind and its case allow. */
function atLeast(level: string, kind: string, { policy, file }: Rules): string {
  const least = Math.max(policy.categories[file.category]?.kinds[kind]?.level ?? 0, policy.levels.indexOf(file.level))
  return policy.levels[Math.max(policy.levels.indexOf(level), least)] ?? level
}

function screeningOf(bulk: Bulk, document: CaseDocument, was: Draft, twin: number | undefined): Screening | null {
  const isOut = document.screened !== null
  switch (bulk.choice) {
    case 'duplicate':
    case 'invalid': {
      if (isOut) return was.screening
      const of = bulk.choice === 'duplicate' && twin !== undefined ? String(twin) : ''
      return { choice: bulk.choice, of, note: bulk.note }
    }
    case 'back':
      // One that was to be taken out stays; one that is out comes back.
      return isOut ? { choice: 'back', of: '', note: '' } : null
    default:
      return was.screening
  }
}
