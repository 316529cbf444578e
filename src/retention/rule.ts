import type { LeapDay } from '../calendar/plain-date.ts'
import type { Names } from '../locales/locale.ts'

/** Whether a period counts from the day after its trigger, or from 1 January of the next year (policy §13). */
export type Counting = 'nextYear' | 'sameDay'

/** What may be done once a period is over; what is `permanent` is never due. */
export const retentionActions = ['destroy', 'review', 'transfer', 'permanent'] as const
export type RetentionAction = (typeof retentionActions)[number]

/** A day that one kind of fact gives. */
export type SimpleTrigger<Field extends string = string, Kind extends string = string, Event extends string = string> =
  /** The case's end, the end of its parent case, or of all cases related to it. */
  | 'ended'
  | 'parentEnded'
  | 'relatedEnded'
  /** A day that somebody gave by hand for this one case. */
  | 'given'
  /** A named event of the case, such as the end of cooperation. */
  | { readonly event: Event }
  /** A day in a field of the case. */
  | { readonly field: Field }
  /** Start or end of what was decided or agreed; of all of that kind where one is named, and of several the latest. */
  | { readonly decision: 'start' | 'end'; readonly kind?: Kind }
  /** The day of something that is not the case's, by the host's name for it. */
  | { readonly object: string }

/** So long after another trigger, counted from the day itself: a term after closing. */
export interface TermAfter<Simple = SimpleTrigger> {
  readonly after: Simple
  /** ISO 8601. */
  readonly period: string
}

export type TriggerPart<Field extends string = string, Kind extends string = string, Event extends string = string> =
  | SimpleTrigger<Field, Kind, Event>
  | TermAfter<SimpleTrigger<Field, Kind, Event>>
  /** Counts where it is known. Elsewhere an unknown day leaves the whole undecided. */
  | { readonly optional: SimpleTrigger<Field, Kind, Event> | TermAfter<SimpleTrigger<Field, Kind, Event>> }

/** What a period counts from. */
export type RetentionTrigger<
  Field extends string = string,
  Kind extends string = string,
  Event extends string = string,
> =
  | TriggerPart<Field, Kind, Event>
  | { readonly latest: readonly TriggerPart<Field, Kind, Event>[] }
  | { readonly earliest: readonly TriggerPart<Field, Kind, Event>[] }

/** What a law demands: a shorter rule is raised to it. */
export interface RetentionFloor {
  /** ISO 8601, or `permanent`. */
  readonly period: string
  /** As the rule counts, where left out. */
  readonly counting?: Counting
  readonly citation: Names
}

/** What the purpose allows: a longer rule is lowered to it. */
export interface RetentionCeiling {
  /** ISO 8601. Left out, the citation is a principle, told with the date, that moves none. */
  readonly period?: string
  /** As the rule counts, where left out. */
  readonly counting?: Counting
  readonly citation: Names
}

/** How documents of one kind are kept. What is left out is as for the case. */
export interface KindRetention<
  Field extends string = string,
  Kind extends string = string,
  Event extends string = string,
> {
  readonly from?: RetentionTrigger<Field, Kind, Event>
  /** ISO 8601, or `permanent`, or `undecided`. */
  readonly period?: string
  readonly counting?: Counting
  readonly action?: RetentionAction
  /** Null: the case's does not hold for them. */
  readonly floor?: RetentionFloor | null
  readonly ceiling?: RetentionCeiling | null
  readonly citation?: Names
}

/** How long a case is kept (P9.1), and documents that outlive it: trigger × period × counting × action. */
export interface RetentionRule<
  Field extends string = string,
  Kind extends string = string,
  Event extends string = string,
> {
  readonly from: RetentionTrigger<Field, Kind, Event>
  /** ISO 8601, or `permanent`, or `undecided`: each case carries its own decision. */
  readonly period: string
  /** As the policy's settings say, where left out. */
  readonly counting?: Counting
  /** `destroy` where left out. */
  readonly action?: RetentionAction
  readonly floor?: RetentionFloor
  readonly ceiling?: RetentionCeiling
  /** The law or rule behind the period. */
  readonly citation?: Names
  /** A period, or more of the rule. */
  readonly kinds?: Readonly<Partial<Record<Kind, string | KindRetention<Field, Kind, Event>>>>
}

/** How a company counts (policy §13): `settings.retention`. */
export interface RetentionSettings {
  readonly counting: Counting
  readonly february29: LeapDay
}

/** A value and where it stands: a path of the policy, or `own` for the case's own decision. */
export interface Ruled<Value> {
  readonly value: Value
  readonly at: string
}

/** A rule with everything filled in, for a case (`kind` null) or for its documents of one kind. Plain JSON. */
export interface ResolvedRetention {
  /** Where it stands, such as `categories.project.retention.kinds.agreement`. */
  readonly at: string
  readonly kind: string | null
  readonly from: Ruled<RetentionTrigger>
  readonly period: Ruled<string>
  readonly counting: Ruled<Counting>
  readonly february29: Ruled<LeapDay>
  readonly action: Ruled<RetentionAction>
  readonly floor: Ruled<RetentionFloor> | null
  readonly ceiling: Ruled<RetentionCeiling> | null
  readonly citation: Ruled<Names> | null
}
