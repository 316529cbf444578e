import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'

export type RequestKind = 'consultation' | 'loan'

/**
 * The last day in time: the due date, and of a loan as many working days after it as `loans.grace` says (§13). What is
 * read at the archive has no grace (P6.2).
 */
export function lastDayInTime(
  calendar: WorkingCalendar,
  settings: Pick<Settings, 'loans'>,
  kind: RequestKind,
  due: PlainDate,
): PlainDate {
  const grace = kind === 'loan' ? settings.loans.grace : 0
  // Of no grace it is the due date itself, on a closed day too.
  return grace === 0 ? due : calendar.addWorkingDays(due, grace).day
}
