import type { PlainDate } from '../calendar/plain-date.ts'
import type { Names } from '../locales/locale.ts'
import type { RetentionAction, RetentionTrigger } from './rule.ts'

/**
 * A day, or the month or year of a day that is not known: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`. What is not known exactly
 * counts as its last day, and is marked so.
 */
export type DateText = string

/** How somebody knows. */
export const factSources = ['field', 'case', 'document', 'signal', 'hand', 'host', 'import'] as const

/** Where a fact came from. */
export interface FactSource {
  readonly kind: (typeof factSources)[number]
  /** The field’s name, the number of the case or document, the host’s own reference. */
  readonly ref?: string
  /** Position of the entry in the case's chain that recorded it. */
  readonly position?: number
  /** `personId` of who said it. */
  readonly by?: string
  /** When it was recorded, UTC, ISO 8601. */
  readonly at?: string
}

export interface DatedFact {
  readonly on: DateText
  readonly source: FactSource
}

/** Of several with one name the latest counts. */
export interface NamedFact {
  readonly name: string
  /** Null: it is to come, and nobody knows when. */
  readonly on: DateText | null
  readonly source: FactSource
}

/** The end of another case. */
export interface CaseFact {
  readonly number: string
  /** Null: it goes on. */
  readonly ended: DateText | null
  readonly source: FactSource
}

/** What was decided or agreed, and from when until when it holds. */
export interface DecisionFact {
  /** Number of the document that says it, or the host's reference. */
  readonly number: string
  /** Kind of document, such as `agreement`. */
  readonly kind: string
  readonly start: DateText | null
  /** Null: no end is known. */
  readonly end: DateText | null
  readonly source: FactSource
}

/** What was decided for this case alone (P9.1). It stands in place of the rule's; floor and ceiling hold all the same. */
export interface OwnRetention {
  /** ISO 8601, or `permanent`. */
  readonly period: string
  readonly from?: RetentionTrigger
  readonly action?: RetentionAction
  readonly citation: Names
  readonly source: FactSource
}

/** A case that is kept longer by decision (延期保管). */
export interface Extension {
  /** The last day until which it is kept. */
  readonly until: PlainDate
  readonly reason: string
  readonly source: FactSource
}

/**
 * What is known of a case. A member that is left out was not looked up, or is not known; an empty list says that there
 * are none. The order of a list has no meaning.
 */
export interface RetentionFacts {
  /** When the matter began; an end before it is refused. */
  readonly started?: DatedFact | null
  readonly ended?: DatedFact | null
  readonly given?: DatedFact | null
  readonly events?: readonly NamedFact[]
  /** Days in fields of the case. What is no date there is not known. */
  readonly fields?: readonly NamedFact[]
  readonly objects?: readonly NamedFact[]
  readonly parents?: readonly CaseFact[]
  readonly related?: readonly CaseFact[]
  readonly decisions?: readonly DecisionFact[]
  readonly own?: OwnRetention | null
  readonly extensions?: readonly Extension[]
}
