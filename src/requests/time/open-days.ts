import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { ClosedDay } from './due.ts'

/** Days compare as text. */
export const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other)

/** The day itself if the archive is open, else the last open day before it. */
export function lastOpenDay(calendar: WorkingCalendar, day: PlainDate): PlainDate {
  return calendar.isWorking(day).working ? day : calendar.addWorkingDays(day, -1).day
}

/** The day itself if the archive is open, else the first open day after it. */
export function nextOpenDay(calendar: WorkingCalendar, day: PlainDate): PlainDate {
  return calendar.addWorkingDays(day, 0).day
}

/**
 * Where a closed day is moved to (`loans.closedDay`). `previous` never leads to the day of the hand-over itself, nor
 * `lastOpen` before it: where there is no such open day, both lead to the next one.
 */
export function moveOffClosedDay(
  calendar: WorkingCalendar,
  day: PlainDate,
  choice: ClosedDay,
  handedOver: PlainDate,
): PlainDate {
  if (choice === 'keep' || calendar.isWorking(day).working) return day
  const before = lastOpenDay(calendar, day)
  if (choice === 'previous' && before > handedOver) return before
  if (choice === 'lastOpen' && before >= handedOver) return before
  return nextOpenDay(calendar, day)
}
