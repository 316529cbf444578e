import type { Entries } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import type { Sheet } from './findings.ts'

/** What the table can be narrowed to with one click. */
const sights = [
  'all',
  'repeats',
  'kind',
  'undated',
  'important',
  'remarked',
  'since',
  'out',
  'unsaved',
  'wrong',
] as const
export type Sight = (typeof sights)[number]

/** Which documents of the table somebody looks at now. */
export interface Shown {
  readonly sight: Sight
  /** Words, all of which stand in the row. */
  readonly find: string
  /** At least this level; empty for any. */
  readonly level: string
}

export function readShown(entries: Entries): Shown {
  const sight = sights.find((one) => one === entries.text('sight')) ?? 'all'
  return { sight, find: entries.text('find'), level: entries.text('above') }
}

/** A row as the filters see it; its page's script reads the same from the table. */
export interface Row {
  readonly sheet: Sheet
  readonly sights: ReadonlySet<Sight>
  readonly rank: number
  /** Everything that can be read in it, for the search. */
  readonly text: string
}

export function isShown(
  { sights, rank, text }: Row,
  { sight, find, level }: Shown,
  levels: readonly string[],
): boolean {
  if (sight !== 'all' && !sights.has(sight)) return false
  if (level !== '' && rank < levels.indexOf(level)) return false
  return plain(find)
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

/** What the library finds and people mark, as sights of one row. */
export function sightsOf(sheet: Sheet, more: Partial<Record<Sight, boolean>>): ReadonlySet<Sight> {
  const is: Partial<Record<Sight, boolean>> = {
    repeats: sheet.twin !== undefined,
    kind: sheet.namedKind !== undefined,
    undated: sheet.undated,
    important: sheet.kept && sheet.document.important,
    remarked: sheet.remarks.length > 0,
    out: !sheet.kept,
    ...more,
  }
  return new Set(sights.filter((sight) => is[sight] === true))
}

/** All that a row says, in the reader's language. */
export function textOfRow({ document, twin, namedKind, remarks }: Sheet, category: string, visit: SignedIn): string {
  const { naming } = visit
  return plain(
    [
      document.number ?? `#${document.position}`,
      document.title,
      naming.kind(category, document.kind),
      document.date,
      document.important ? (document.mark ?? naming.term('label.important')) : '',
      document.author,
      document.reference,
      naming.level(document.level),
      twin === undefined ? '' : twin.title,
      namedKind === undefined ? '' : naming.kind(category, namedKind),
      ...remarks,
    ].join(' '),
  )
}
