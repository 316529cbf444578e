import { addDays, addMonths, dayNumber, type LeapDay, type PlainDate, parsePlainDate } from '../calendar/plain-date.ts'
import { refuse } from '../errors.ts'

/** An ISO 8601 duration of years, months, weeks or days, such as `P10Y` or `P1Y6M`; never of no length at all. */
export const periodForm = /^P(?=.*[1-9])(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/

/** What is kept longer than so many years is kept for ever, and says so. */
const mostYears = 1000

/** A period, months and days apart: a month has no fixed number of days. */
export interface Period {
  /** Twelve to a year. */
  readonly months: number
  /** Seven to a week. */
  readonly days: number
}

/** Takes a period apart; null for anything else, and for more than a thousand years. */
export function readPeriod(text: string): Period | null {
  const match = periodForm.exec(text)
  if (match === null) return null
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const period = { months: years * 12 + months, days: weeks * 7 + days }
  return period.months / 12 + period.days / 365 > mostYears ? null : period
}

/**
 * The same for a text that has been looked at before.
 * @throws INVALID_INPUT (rule `period`)
 */
export function parsePeriod(text: string): Period {
  return readPeriod(text) ?? refusePeriod()
}

function refusePeriod(): never {
  const message = 'is not a period such as P10Y or P18M, of at most a thousand years'
  return refuse('INVALID_INPUT', {
    issues: [{ path: [], rule: 'period', message, accepted: ['P10Y', 'P18M', 'P90D'] }],
  })
}

/** Why the day of the month is another one after so many months. */
export type Moved = 'shortMonth' | 'leapDay'

/** The last day of a period. */
export interface PeriodEnd {
  readonly day: PlainDate
  /** The day after the months alone, and why it has another number; null where it has the same. */
  readonly moved: { readonly by: Moved; readonly to: PlainDate } | null
}

/**
 * The last day of a period that counts from a day, which is not counted itself: first the months, then the days. It has
 * the number of that day; where the month has no such day it is the month's last, so that from the 31st on whole months
 * are full. Only of 29 February the policy says whether it becomes 28 February or 1 March.
 *
 * @returns null if the day after it lies past 9999-12-31
 * @example
 * endOf('2026-01-31', { months: 1, days: 0 }, 'firstOfMarch') // day: '2026-02-28', all of February
 */
export function endOf(from: PlainDate, { months, days }: Period, leapDay: LeapDay): PeriodEnd | null {
  const { year, month, day } = parsePlainDate(from)!
  if (year * 12 + month - 1 + months > lastMonth) return null
  const reached = addMonths(from, months, leapDay)
  if (dayNumber(reached) + days >= lastDay) return null
  const same = Number(reached.slice(8)) === day
  const by = month === 2 && day === 29 && (month - 1 + months) % 12 === 1 ? 'leapDay' : 'shortMonth'
  return { day: addDays(reached, days), moved: same ? null : { by, to: reached } }
}

const lastMonth = 9999 * 12 + 11
const lastDay = dayNumber('9999-12-31')

/** The last day that a period can end on, as the day after it exists too. */
export const lastEnd: PlainDate = '9999-12-30'
