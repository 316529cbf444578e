import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'

type OpeningHours = Settings['loans']['openingHours']

/**
 * For how many minutes the archive was open after the end of one day and until a time of a later one.
 * Every working day has the same: opening hours are read off the clock on the wall, so that a day on which the clocks
 * are changed is no longer and no shorter than others.
 *
 * @param clock what the clock shows on that day, in minutes since midnight; null for the end of the day
 */
export function openMinutes(
  calendar: WorkingCalendar,
  hours: OpeningHours,
  after: PlainDate,
  until: PlainDate,
  clock: number | null,
): number {
  const [opens, closes] = [minutesOf(hours.from), minutesOf(hours.until)]
  const worked = calendar.workingDaysBetween(after, until).days
  if (clock === null || !calendar.isWorking(until).working) return worked * (closes - opens)
  return (worked - 1) * (closes - opens) + Math.min(Math.max(clock - opens, 0), closes - opens)
}

/** Minutes since midnight of a time such as `09:30`. */
function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}
