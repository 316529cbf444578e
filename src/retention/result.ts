import type { LeapDay, PlainDate } from '../calendar/plain-date.ts'
import type { Names } from '../locales/locale.ts'
import type { DateText, Extension, FactSource } from './facts.ts'
import type {
  Counting,
  ResolvedRetention,
  RetentionAction,
  RetentionCeiling,
  RetentionFloor,
  Ruled,
  SimpleTrigger,
} from './rule.ts'

export type Precision = 'day' | 'month' | 'year'

/** What is special about a date. */
export const retentionMarks = [
  /** A month, or a year, whose last day counts. */
  'monthOnly',
  'yearOnly',
  /** Its trigger lies in the future: a plan, that can still change. */
  'planned',
  /** The day of the month that the period would end on does not exist. */
  'shortMonth',
  'leapDay',
  'extended',
  'raised',
  'lowered',
  /** The case's own decision stands in place of the rule. */
  'own',
] as const
export type RetentionMark = (typeof retentionMarks)[number]

/** A fact that the rule asked for. */
export interface UsedFact {
  readonly trigger: SimpleTrigger
  /** Number of the case or document that it is about; null: of the case itself. */
  readonly of: string | null
  /** As it was given. */
  readonly on: DateText
  /** The day that it counts as. */
  readonly day: PlainDate
  readonly precision: Precision
  /** Whether the date rests on it. Of several, one was the latest. */
  readonly counted: boolean
  readonly source: FactSource
}

/** Why a day is not known. */
export const missingReasons = [
  /** Nobody has said it. */
  'unknown',
  /** It has not come to an end, and no end is known. */
  'open',
  /** There is nothing that could give a day: no parent, no agreement. */
  'none',
  /** The policy leaves the period to a decision for each case, or has no rule. */
  'undecided',
  /** It would end after 9999-12-31. */
  'beyondCalendar',
] as const

/** What must be known before there can be a date. */
export interface MissingFact {
  readonly because: (typeof missingReasons)[number]
  /** Null where it is the period that is missing. */
  readonly trigger: SimpleTrigger | null
  /** Number of the case or document that it is about; null: of the case itself. */
  readonly of: string | null
  /** Somebody has to say it now; false: time will, as the matter goes on. */
  readonly duty: boolean
}

/** One step on the way to the date, and the day to which it led (`to`). */
export type RetentionStep =
  /** A fact gave a day. */
  | { readonly step: 'fact'; readonly trigger: SimpleTrigger; readonly of: string | null; readonly to: PlainDate }
  /** Only a month or a year is known, and its last day counts. */
  | { readonly step: 'lastDay'; readonly on: DateText; readonly precision: Precision; readonly to: PlainDate }
  /** So long after that day. */
  | { readonly step: 'after'; readonly period: string; readonly from: PlainDate; readonly to: PlainDate }
  /** The latest or earliest of these. */
  | { readonly step: 'latest' | 'earliest'; readonly of: readonly PlainDate[]; readonly to: PlainDate }
  /** The first day that counts. */
  | { readonly step: 'counted'; readonly by: Ruled<Counting>; readonly from: PlainDate; readonly to: PlainDate }
  /** The last day of the period. */
  | { readonly step: 'period'; readonly period: Ruled<string>; readonly from: PlainDate; readonly to: PlainDate }
  /** The day of that number does not exist in the month: its last day. */
  | { readonly step: 'shortMonth'; readonly to: PlainDate }
  /** 29 February in a year without one. */
  | { readonly step: 'leapDay'; readonly by: Ruled<LeapDay>; readonly to: PlainDate }
  | { readonly step: 'extended'; readonly by: Extension; readonly to: PlainDate }
  /** The law keeps it longer; null: for ever. */
  | { readonly step: 'raised'; readonly by: Ruled<RetentionFloor>; readonly to: PlainDate | null }
  /** The purpose ends sooner. */
  | { readonly step: 'lowered'; readonly by: Ruled<RetentionCeiling>; readonly to: PlainDate }
  /** The day after the last one: the first on which disposal may be proposed. */
  | { readonly step: 'due'; readonly from: PlainDate; readonly to: PlainDate }

/** What a rule, a floor or a ceiling rests on. */
export interface RetentionCitation {
  readonly of: 'rule' | 'own' | 'floor' | 'ceiling'
  readonly at: string
  readonly text: Names
}

interface Answer {
  /** What may be done once it is due. */
  readonly action: RetentionAction
  readonly rule: ResolvedRetention
  /** Version of the policy. */
  readonly policy: string
  /** Clause of the regulation. */
  readonly clause: 'P9.1'
  /** All that the rule asked for and that is known, in an order that does not depend on how they were given. */
  readonly facts: readonly UsedFact[]
  /** In order; of what is dated, the last one led to `due`. */
  readonly steps: readonly RetentionStep[]
  readonly citations: readonly RetentionCitation[]
  readonly marks: readonly RetentionMark[]
}

/** Until when something is kept, why, and what would have to be known where nobody can say. Plain JSON. */
export type RetentionResult =
  | (Answer & {
      readonly state: 'dated'
      /** The day that it counts from, itself not counted. */
      readonly trigger: PlainDate
      /** The last day of the period. */
      readonly endsOn: PlainDate
      /** The day after: the first on which disposal may be proposed. */
      readonly due: PlainDate
      readonly missing: readonly []
    })
  | (Answer & {
      readonly state: 'permanent'
      readonly trigger: PlainDate | null
      readonly endsOn: null
      readonly due: null
      readonly missing: readonly []
    })
  /** Kept until somebody says what is missing: no date is ever guessed. */
  | (Answer & {
      readonly state: 'undecided'
      readonly trigger: PlainDate | null
      readonly endsOn: null
      readonly due: null
      readonly missing: readonly MissingFact[]
    })
