import { dayNumber, isPlainDate, type PlainDate, todayIn } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Settings } from '../../policy/settings.ts'
import { lastDayInTime, type RequestKind } from './last-day.ts'
import { later } from './open-days.ts'
import { openMinutes } from './open-time.ts'
import { wallClock } from './wall-clock.ts'

/** A moment (ISO 8601 with its offset, such as `2026-03-02T01:00:00.000Z`), or a day, which then counts to its end. */
export type When = string

export interface OverdueAsked {
  readonly kind: RequestKind
  readonly due: PlainDate
  /** Now. */
  readonly at: When
  /** When it came back; null: it is still out. */
  readonly returned: When | null
}

export interface Overdue {
  /** It is still out, and late. What came back is never overdue. */
  readonly overdue: boolean
  /** How late it is, or was when it came back, in `unit`: of hours and days each counts that has begun. */
  readonly late: number
  readonly unit: Settings['loans']['overdueCounts']
  /** The last day on which it was not late: the due date and its grace. */
  readonly lastDay: PlainDate
  /** It rests on a year whose calendar is not published. */
  readonly provisional: boolean
}

/**
 * How late an item is (P1.5, P7.2), counted from the last day in time: in working days, so that nothing becomes late
 * while the archive is closed; in calendar days; or in hours during which the archive was open.
 * @throws {CasekeepError} as {@link WorkingCalendar}
 */
export function overdue(
  calendar: WorkingCalendar,
  policy: Pick<Policy, 'settings' | 'timeZone'>,
  { kind, due, at, returned }: OverdueAsked,
): Overdue {
  const { settings, timeZone } = policy
  const unit = settings.loans.overdueCounts
  const lastDay = lastDayInTime(calendar, settings, kind, due)
  const { day, clock } = read(returned ?? at, timeZone)
  const late = day <= lastDay ? 0 : count()
  // Of calendar days only the grace rests on the working calendar.
  const { provisional } = calendar.workingDaysBetween(due, unit === 'calendarDays' ? lastDay : later(day, lastDay))
  return { overdue: returned === null && late > 0, late, unit, lastDay, provisional }

  function count(): number {
    if (unit === 'calendarDays') return dayNumber(day) - dayNumber(lastDay)
    if (unit === 'workingDays') return calendar.workingDaysBetween(lastDay, day).days
    return Math.ceil(openMinutes(calendar, settings.loans.openingHours, lastDay, day, clock) / 60)
  }
}

/** The day, and what the clock shows on it; null for the end of the day. */
function read(when: When, timeZone: string): { readonly day: PlainDate; readonly clock: number | null } {
  if (isPlainDate(when)) return { day: when, clock: null }
  const moment = Date.parse(when)
  return { day: todayIn(timeZone, moment), clock: wallClock(timeZone, moment) }
}
