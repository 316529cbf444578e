import type { LeapDay, PlainDate } from '../calendar/plain-date.ts'
import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'
import { candidatesOf } from './candidates.ts'
import type { RetentionFacts } from './facts.ts'
import { readDate } from './partial-date.ts'
import { endOf, parsePeriod } from './period.ts'
import type { MissingFact, Precision, RetentionStep, UsedFact } from './result.ts'
import type { RetentionTrigger, SimpleTrigger, TermAfter, TriggerPart } from './rule.ts'

/** A fact that was asked for; whether it counts is seen at the end. */
export type KnownFact = Omit<UsedFact, 'counted'>

/** What the facts say of a trigger. */
export interface Found {
  /** The day, and the fact of `facts` that it rests on; null where it is not known. */
  readonly at: { readonly day: PlainDate; readonly fact: KnownFact } | null
  readonly facts: readonly KnownFact[]
  readonly steps: readonly RetentionStep[]
  /** Why it is not known; empty where it is. */
  readonly missing: readonly MissingFact[]
  /** There is nothing that could ever give a day, so that among several this one has no say. */
  readonly none: boolean
}

/**
 * The day that a rule counts from. An unknown part of it leaves the whole unknown; only what is said to be optional, or
 * is known not to exist, has no say.
 */
export function findTrigger(trigger: RetentionTrigger, facts: RetentionFacts, february29: LeapDay): Found {
  const find = (part: TriggerPart) => findPart(part, facts, february29)
  if (typeof trigger === 'object' && 'latest' in trigger) return choose('latest', trigger.latest.map(find))
  if (typeof trigger === 'object' && 'earliest' in trigger) return choose('earliest', trigger.earliest.map(find))
  return find(trigger)
}

function findPart(part: TriggerPart, facts: RetentionFacts, february29: LeapDay): Found {
  if (typeof part === 'object' && 'optional' in part) {
    const found = findPart(part.optional, facts, february29)
    // What has begun and goes on is known to come: it is waited for.
    const absent = found.missing.every(({ because }) => because === 'unknown' || because === 'none')
    return { ...found, none: found.at === null && absent }
  }
  if (typeof part === 'object' && 'after' in part) return findAfter(part, facts, february29)
  return findSimple(part, facts)
}

/** Of several the latest or the earliest; of equal ones the one that is known most exactly, then the first. */
function choose(which: 'latest' | 'earliest', parts: readonly Found[]): Found {
  const sayers = parts.filter(({ none }) => !none)
  const missing = (sayers.length === 0 ? parts : sayers).flatMap((part) => part.missing)
  const facts = parts.flatMap((part) => part.facts)
  if (missing.length > 0) return { at: null, facts, steps: [], missing, none: sayers.length === 0 }
  const known = sayers.map(({ at }) => at!)
  const ahead = (a: PlainDate, b: PlainDate) => (which === 'latest' ? a > b : a < b)
  const best = known.reduce((one, other) =>
    ahead(other.day, one.day) || (other.day === one.day && vagueness(other.fact) < vagueness(one.fact)) ? other : one,
  )
  const steps = parts.flatMap((part) => part.steps)
  if (known.length > 1) steps.push({ step: which, of: known.map(({ day }) => day), to: best.day })
  return { at: best, facts, steps, missing, none: false }
}

function findAfter({ after, period }: TermAfter, facts: RetentionFacts, february29: LeapDay): Found {
  const found = findSimple(after, facts)
  if (found.at === null) return found
  const { day, fact } = found.at
  const end = endOf(day, parsePeriod(period), february29)
  if (end === null) {
    const missing: MissingFact = { because: 'beyondCalendar', trigger: after, of: fact.of, duty: false }
    return { ...found, at: null, steps: [], missing: [missing] }
  }
  const after_: RetentionStep = { step: 'after', period, from: day, to: end.day }
  return { ...found, at: { day: end.day, fact }, steps: [...found.steps, after_] }
}

function findSimple(trigger: SimpleTrigger, facts: RetentionFacts): Found {
  const { candidates, absent } = candidatesOf(trigger, facts)
  const known = candidates.flatMap(({ of, on, source }): KnownFact[] => {
    const date = on === null ? null : readDate(on)
    return date === null ? [] : [{ trigger, of, on: on!, day: date.last, precision: date.precision, source }]
  })
  const used = known.sort(inOrder)
  const over = facts.ended != null
  const open = candidates.filter(({ on }) => on === null).map(({ of }) => of)
  if (open.length > 0) {
    // Another case ends when it ends; that nobody wrote down when an agreement did is for somebody to mend.
    const duty = over && trigger !== 'parentEnded' && trigger !== 'relatedEnded'
    const missing = open.map((of): MissingFact => ({ because: 'open', trigger, of, duty }))
    return { at: null, facts: used, steps: [], missing: missing.sort(inOrderOfNumber), none: false }
  }
  const last = used.at(-1)
  if (last === undefined) {
    const missing: MissingFact = { because: absent, trigger, of: null, duty: over }
    return { at: null, facts: [], steps: [], missing: [missing], none: absent === 'none' }
  }
  const steps = used.flatMap(({ of, on, day, precision }): RetentionStep[] => [
    { step: 'fact', trigger, of, to: day },
    ...(precision === 'day' ? [] : [{ step: 'lastDay' as const, on, precision, to: day }]),
  ])
  if (used.length > 1) steps.push({ step: 'latest', of: used.map(({ day }) => day), to: last.day })
  return { at: { day: last.day, fact: last }, facts: used, steps, missing: [], none: false }
}

const precisions: readonly Precision[] = ['day', 'month', 'year']
const vagueness = ({ precision }: KnownFact) => precisions.indexOf(precision)

/** The latest last, whatever the order in which facts came; of one day the one that is known most exactly. */
function inOrder(one: KnownFact, other: KnownFact): number {
  return (
    compare(one.day, other.day) ||
    vagueness(other) - vagueness(one) ||
    compare(one.of ?? '', other.of ?? '') ||
    compare(textOf(one), textOf(other))
  )
}
const inOrderOfNumber = (one: MissingFact, other: MissingFact) => compare(one.of ?? '', other.of ?? '')
const textOf = ({ on, source }: KnownFact) => canonical([on, source] as unknown as Json)
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
