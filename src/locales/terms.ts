import type { Locale } from './locale.ts'
import { clauses } from './terms/clauses.ts'
import { events } from './terms/events.ts'
import { operations } from './terms/operations.ts'
import { reasons } from './terms/reasons.ts'
import { retention } from './terms/retention.ts'
import { rules } from './terms/rules.ts'
import { states } from './terms/states.ts'
import { words } from './terms/words.ts'

/**
 * The one table of terms. Traditional Chinese keeps the regulation's own words; Simplified is written by hand, never
 * converted. A language that is missing does not compile.
 */
export const terms = {
  ...states,
  ...words,
  ...operations,
  ...events,
  ...rules,
  ...reasons,
  ...clauses,
  ...retention,
} as const satisfies Terms

type Terms = Readonly<Record<string, Readonly<Record<string, Readonly<Record<Locale, string>>>>>>

export type TermArea = keyof typeof terms
export type TermName<Area extends TermArea> = keyof (typeof terms)[Area] & string
/** Area and name, such as `batch.inReview` or `operation.cases.open`. */
export type TermKey = { [Area in TermArea]: `${Area}.${TermName<Area>}` }[TermArea]

/**
 * What something is called.
 * @example
 * term('batch.inReview', 'zh-Hant')   // '審核中'
 * term(`level.${level}`, 'en')
 */
export function term(key: TermKey, locale: Locale): string {
  return findTerm(key, locale) ?? key
}

/**
 * The same for a key that is only known when the program runs, such as a level of the company's own; null where the
 * table has no such term.
 */
export function findTerm(key: string, locale: Locale): string | null {
  const dot = key.indexOf('.')
  const area = own(terms as Terms, key.slice(0, dot))
  return (area && own(area, key.slice(dot + 1)))?.[locale] ?? null
}

/**
 * What an event of a machine is called; null where the table has no word for it. What it happens to may have a word of
 * its own: a batch that is refused was not received, an item of a request that is refused is not given.
 */
export function findEventTerm(thing: string, event: string, locale: Locale): string | null {
  return findTerm(`event.${thing}.${event}`, locale) ?? findTerm(`event.${event}`, locale)
}

/** Keys of one area, or of the whole table, in its order. */
export function termKeys(area?: TermArea): readonly TermKey[] {
  const areas = area === undefined ? Object.entries(terms) : [[area, terms[area]] as const]
  return areas.flatMap(([name, entries]) => Object.keys(entries).map((entry) => `${name}.${entry}` as TermKey))
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
