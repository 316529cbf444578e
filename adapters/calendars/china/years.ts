// The lists themselves, which the package documents beside its functions: those shift by a day west of Greenwich and
// answer Monday to Friday for a year that they do not know.
import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { PlainDate } from '../../../src/calendar/plain-date.ts'
import type { PublishedYear } from '../../../src/calendar/published-years.ts'
import { isArranged } from './arrangement.ts'

/** Days by date: closed ones with their holiday, weekend days that are worked with the holiday that they make up for. */
export interface Arrangements {
  readonly holidays: Readonly<Record<PlainDate, string>>
  readonly workdays: Readonly<Record<PlainDate, string>>
}

/** By year, as `workingCalendar({ years })` takes them; `open` is there even where it is empty. */
export type ChinaYears = { readonly [year: number]: Required<PublishedYear> }

/** The years whose arrangement a list holds whole, their days in order. */
export function yearsIn({ holidays, workdays }: Arrangements): ChinaYears {
  const closed = byYear(Object.keys(holidays))
  const open = byYear(Object.keys(workdays))
  const years: Record<number, Required<PublishedYear>> = {}
  for (const [year, days] of closed) {
    if (!isArranged(year, days)) continue
    years[year] = Object.freeze({ closed: Object.freeze(days), open: Object.freeze(open.get(year) ?? []) })
  }
  return Object.freeze(years)
}

let known: ChinaYears | undefined

/**
 * Which days were arranged for each year, as the General Office of the State Council announced it in its notices
 * 国务院办公厅关于部分节假日安排的通知, amendments included: `closed` are the days off, those on weekends too, and `open`
 * the Saturdays and Sundays that are worked. They come from the data of the peer `chinese-days`, the installed version
 * of which decides which years there are; version 1.5.7 holds 2004 to 2026. A year is there only if its arrangement is
 * there whole: from New Year's Day to National Day.
 *
 * A notice appears in the autumn before its year and can still change that year's last December days (31 December 2018
 * was closed by the notice for 2019).
 *
 * @returns frozen; new years come with a newer `chinese-days`, never while the process runs
 * @throws nothing of its own; without the peer the import of this entry already fails
 * @example
 * import { chinaYears } from 'casekeep/calendars/china'
 *
 * chinaYears()[2026]?.open // ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
 */
export function chinaYears(): ChinaYears {
  known ??= yearsIn(arrangements)
  return known
}

function byYear(days: readonly PlainDate[]): Map<number, PlainDate[]> {
  const years = new Map<number, PlainDate[]>()
  for (const day of days.toSorted()) {
    const year = Number(day.slice(0, 4))
    years.set(year, [...(years.get(year) ?? []), day])
  }
  return years
}
