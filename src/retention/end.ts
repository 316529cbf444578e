import type { PlainDate } from '../calendar/plain-date.ts'
import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'
import { endAfter, firstCounted } from './counting.ts'
import type { Extension } from './facts.ts'
import { type Limit, limitOf } from './limits.ts'
import { lastEnd, type PeriodEnd, parsePeriod } from './period.ts'
import type { MissingFact, RetentionMark, RetentionStep } from './result.ts'
import type { ResolvedRetention, RetentionCeiling, RetentionFloor, Ruled } from './rule.ts'
import type { Found } from './trigger.ts'

/** How long something is kept, and by what steps. */
export type End =
  | ({ readonly state: 'dated'; readonly endsOn: PlainDate } & Reached)
  | ({ readonly state: 'permanent' } & Pick<Reached, 'steps' | 'marks'>)
  | { readonly state: 'undecided'; readonly missing: readonly MissingFact[] }

/** Where the steps so far have led. */
interface Reached {
  /** The last day; null: later than any day of the calendar. */
  readonly end: PeriodEnd | null
  readonly steps: readonly RetentionStep[]
  readonly marks: readonly RetentionMark[]
}

/**
 * The last day of a rule from what its trigger gave: its period, then extensions, then the floor of the law, and at last
 * the ceiling of the purpose, which no sound rule has below its floor.
 */
export function findEnd(rule: ResolvedRetention, { at, missing }: Found, extensions: readonly Extension[]): End {
  const { period, floor, ceiling, counting } = rule
  if (floor?.value.period === 'permanent') {
    const raised = period.value !== 'permanent'
    const step: RetentionStep = { step: 'raised', by: floor, to: null }
    return { state: 'permanent', steps: raised ? [step] : [], marks: raised ? ['raised'] : [] }
  }
  const least = floor === null ? null : limitOf(floor.value, counting.value)
  const most = ceiling === null ? null : limitOf(ceiling.value, counting.value)
  if (period.value === 'permanent' && most === null) return { state: 'permanent', steps: [], marks: [] }
  if (period.value === 'undecided') {
    const undecided: MissingFact = { because: 'undecided', trigger: null, of: null, duty: true }
    return { state: 'undecided', missing: [undecided, ...missing] }
  }
  if (at === null) return { state: 'undecided', missing }

  const february29 = rule.february29.value
  const limit = ({ period: length, counting: by }: Limit) => endAfter(at.day, length, by, february29)
  let reached = count(rule, at.day)
  reached = extend(reached, extensions)
  if (floor !== null && least !== null) reached = raise(reached, floor, limit(least), rule)
  if (ceiling !== null && most !== null) reached = lower(reached, ceiling, limit(most), rule)
  if (reached.end === null) {
    const beyond: MissingFact = { because: 'beyondCalendar', trigger: null, of: null, duty: false }
    return { state: 'undecided', missing: [beyond] }
  }
  const { moved, day } = reached.end
  return { state: 'dated', endsOn: day, ...reached, marks: [...reached.marks, ...(moved === null ? [] : [moved.by])] }
}

function count(rule: ResolvedRetention, trigger: PlainDate): Reached {
  const { period, counting, february29 } = rule
  if (period.value === 'permanent') return { end: null, steps: [], marks: [] }
  const end = endAfter(trigger, parsePeriod(period.value), counting.value, february29.value)
  if (end === null) return { end, steps: [], marks: [] }
  const from = firstCounted(trigger, counting.value)
  const counted: RetentionStep = { step: 'counted', by: counting, from: trigger, to: from }
  const steps: RetentionStep[] = [counted, ...movedSteps(end, rule), { step: 'period', period, from, to: end.day }]
  return { end, steps, marks: [] }
}

function extend(reached: Reached, extensions: readonly Extension[]): Reached {
  const by = extensions.toSorted(inOrder).at(-1)
  if (by === undefined || reached.end === null || by.until <= reached.end.day) return reached
  const end = by.until > lastEnd ? null : { day: by.until, moved: null }
  return {
    end,
    steps: [...reached.steps, { step: 'extended', by, to: by.until }],
    marks: [...reached.marks, 'extended'],
  }
}

function raise(reached: Reached, by: Ruled<RetentionFloor>, end: PeriodEnd | null, rule: ResolvedRetention): Reached {
  if (reached.end === null || (end !== null && end.day <= reached.end.day)) return reached
  const { steps, marks } = reached
  if (end === null) return { end, steps, marks }
  return {
    end,
    steps: [...steps, ...movedSteps(end, rule), { step: 'raised', by, to: end.day }],
    marks: [...marks, 'raised'],
  }
}

function lower(reached: Reached, by: Ruled<RetentionCeiling>, end: PeriodEnd | null, rule: ResolvedRetention): Reached {
  if (end === null || (reached.end !== null && end.day >= reached.end.day)) return reached
  const { steps, marks } = reached
  return {
    end,
    steps: [...steps, ...movedSteps(end, rule), { step: 'lowered', by, to: end.day }],
    marks: [...marks, 'lowered'],
  }
}

/** Why the day of the month is another one than the trigger's. */
function movedSteps({ moved }: PeriodEnd, { february29 }: ResolvedRetention): readonly RetentionStep[] {
  if (moved === null) return []
  const { by, to } = moved
  return by === 'leapDay' ? [{ step: by, by: february29, to }] : [{ step: by, to }]
}

/** By the last day; of one day in an order that does not depend on how they were given. */
const inOrder = (one: Extension, other: Extension) => (textOf(one) < textOf(other) ? -1 : 1)
const textOf = ({ until, reason, source }: Extension) => canonical([until, reason, source] as unknown as Json)
