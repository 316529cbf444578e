/**
 * Asks the calendar the questions that a process time zone could spoil, and prints the answers. Run by
 * `time-zones.test.ts` in processes of several zones; the first line says which zone really was in force.
 */
import {
  addDays,
  addMonths,
  addYears,
  dayFromNumber,
  dayNumber,
  isPlainDate,
  lastDayOf,
  todayIn,
} from '../../src/calendar/plain-date.ts'
import { workingCalendar } from '../../src/calendar/working-days.ts'

const answers: unknown[] = []
const calendar = workingCalendar({
  years: { 2011: { closed: ['2011-12-30'], open: ['2011-12-31'] }, 2012: { closed: ['2012-01-02'] } },
})
// Skipped days (Apia 2011-12-30, Kiritimati 1994-12-31), missing midnights (São Paulo), the years' and months' ends
const days = [
  '1994-12-30',
  '1994-12-31',
  '2011-12-29',
  '2011-12-30',
  '2011-12-31',
  '2018-11-04',
  '2024-02-29',
  '2026-03-08',
]
for (const day of days) {
  answers.push([
    isPlainDate(day),
    dayNumber(day),
    dayFromNumber(dayNumber(day)),
    addDays(day, 1),
    addDays(day, -1),
    addMonths(day, 1),
    addMonths(day, -1),
    addMonths(day, 205),
    addYears(day, 1),
    addYears(day, 1, 'lastOfFebruary'),
    calendar.isWorking(day),
    calendar.addWorkingDays(day, 1),
    calendar.addWorkingDays(day, -3),
    calendar.workingDaysBetween(day, '2012-01-03'),
  ])
}
for (let month = 1; month <= 12; month++) {
  answers.push(
    lastDayOf(`1994-${String(month).padStart(2, '0')}`),
    addMonths('2011-01-30', month),
    addMonths('1994-01-31', month),
  )
}
for (let hour = 0; hour < 72; hour++) {
  const at = Date.UTC(2011, 11, 29, hour)
  answers.push(['Pacific/Apia', 'America/Los_Angeles', 'Asia/Shanghai', 'UTC'].map((zone) => todayIn(zone, at)))
}
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone)
console.log(JSON.stringify(answers))
