import { addDays, isPlainDate, type PlainDate, todayIn } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RequestKind } from './last-day.ts'
import { overdue, type When } from './overdue.ts'

/** There is none before. */
const firstDay: PlainDate = '1000-01-01'
/** How many days are looked at: no grace is longer, and no archive is closed for so long. */
const mostDays = 3660

/**
 * The latest due date of which something that is still out is overdue at a time; null where nothing is. What is due later is
 * overdue later, so that all that is overdue lies before it: a list by due dates finds it without looking at the rest.
 */
export function latestOverdue(
  calendar: WorkingCalendar,
  policy: Pick<Policy, 'settings' | 'timeZone'>,
  kind: RequestKind,
  at: When,
): PlainDate | null {
  const day = isPlainDate(at) ? at : todayIn(policy.timeZone, Date.parse(at))
  for (let due = before(day), looked = 0; due !== null && looked < mostDays; due = before(due), looked++) {
    if (overdue(calendar, policy, { kind, due, at, returned: null }).overdue) return due
  }
  return null
}

const before = (day: PlainDate) => (day === firstDay ? null : addDays(day, -1))
