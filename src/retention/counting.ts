import { addDays, type LeapDay, type PlainDate } from '../calendar/plain-date.ts'
import { endOf, type Period, type PeriodEnd } from './period.ts'
import type { Counting } from './rule.ts'

/** The day before the first one that counts: the trigger itself, or the last day of its year. */
export function dayBefore(trigger: PlainDate, counting: Counting): PlainDate {
  return counting === 'sameDay' ? trigger : `${trigger.slice(0, 4)}-12-31`
}

/** The first day that counts. */
export function firstCounted(trigger: PlainDate, counting: Counting): PlainDate {
  return addDays(dayBefore(trigger, counting), 1)
}

/**
 * The last day of a period from a trigger; null past the calendar. Counted from 1 January, a period is made of whole
 * calendar months, and its end is never moved.
 */
export function endAfter(
  trigger: PlainDate,
  period: Period,
  counting: Counting,
  february29: LeapDay,
): PeriodEnd | null {
  const end = endOf(dayBefore(trigger, counting), period, february29)
  return end === null || counting === 'sameDay' ? end : { ...end, moved: null }
}
