import type { PlainDate } from '../../../src/calendar/plain-date.ts'

interface StatutoryHoliday {
  /** The first and the last day of the year on which it can fall, as `MM-DD`. */
  readonly from: string
  readonly to: string
  /** The first year in which it was one. */
  readonly since?: number
}

/**
 * The holidays of the whole people by the Regulation on Public Holidays (全国年节及纪念日放假办法). Mid-Autumn is left
 * out: it can fall into the week of National Day, whose closed days would be taken for its own.
 */
const statutoryHolidays: readonly StatutoryHoliday[] = [
  // New Year 元旦
  { from: '01-01', to: '01-01' },
  // Spring Festival 春节: the first day of the lunar year
  { from: '01-21', to: '02-21' },
  // Qingming 清明节
  { from: '04-04', to: '04-06', since: 2008 },
  // Labour Day 劳动节
  { from: '05-01', to: '05-01' },
  // Dragon Boat Festival 端午节: the fifth of the fifth lunar month
  { from: '05-27', to: '06-26', since: 2008 },
  // National Day 国庆节, three days
  { from: '10-01', to: '10-01' },
  { from: '10-02', to: '10-02' },
  { from: '10-03', to: '10-03' },
]

/**
 * Whether the closed days are those of a whole year's arrangement. Single days of a year stand in its neighbors'
 * notices: New Year's brings make-up days and holidays in the December before. Those alone are no arrangement, and a
 * year known from them alone must not be answered as if every other Monday to Friday were worked.
 */
export function isArranged(year: number, closed: readonly PlainDate[]): boolean {
  return statutoryHolidays
    .filter(({ since = 0 }) => year >= since)
    .every(({ from, to }) => closed.some((day) => day >= `${year}-${from}` && day <= `${year}-${to}`))
}
