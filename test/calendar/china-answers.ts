/**
 * Asks China's calendar what a process time zone could spoil, and prints the answers. Run by `china-time-zones.test.ts`
 * in processes of several zones; the first line says which zone really was in force.
 */
import { chinaCalendar } from '../../adapters/calendars/china/calendar.ts'
import { chinaYears } from '../../adapters/calendars/china/years.ts'

const calendar = chinaCalendar()
const years = chinaYears()
const days = Object.values(years).flatMap(({ closed, open }) => [...closed, ...open])
const answers = [
  calendar.isWorking('2026-10-01'),
  calendar.isWorking('2026-09-30'),
  calendar.isWorking('2026-10-10'),
  calendar.addWorkingDays('2026-02-13', 2),
  calendar.workingDaysBetween('2026-09-18', '2026-10-12'),
  calendar.isWorking('2003-12-31'),
  years,
  days.map((day) => [
    calendar.isWorking(day),
    calendar.addWorkingDays(day, 5),
    calendar.addWorkingDays(day, -5),
    calendar.nextWorkingDay(day),
    calendar.workingDaysBetween(day, '2026-12-31'),
  ]),
]
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone)
console.log(JSON.stringify(answers))
