import { type PolicyFault, refuse } from '../errors.ts'
import { dayFromNumber, dayNumber, type PlainDate } from './plain-date.ts'
import { isRecord, type PublishedYear, readYears, weekendFaults } from './published-years.ts'
import { findWorked, yearTables } from './year-table.ts'

/** A day that was counted out. */
export interface CountedDay {
  readonly day: PlainDate
  /** True if a year that was counted through is not published: the day can still change. */
  readonly provisional: boolean
}

/**
 * Which days are worked: what the deadlines in working days are counted by (P3.3, P5.2, P10.2). Every answer says whether it is
 * provisional: whether a day that it looked at lies in a year that is not published, and was answered from weekends.
 *
 * All methods throw CasekeepError: INVALID_INPUT for a text that is no day, a fraction of a day, or an answer outside
 * the years 1000 to 9999; CALENDAR_UNPUBLISHED where the calendar refuses to assume a year, naming a year that
 * would have had to be assumed.
 */
export interface WorkingCalendar {
  /** For people and records: `weekends`, `listed`, or the name that the host gave. */
  readonly name: string
  isWorking(day: PlainDate): { readonly working: boolean; readonly provisional: boolean }
  /**
   * The `count`-th working day after `day`, which is itself not counted: "within 5 working days of Monday" ends on the
   * next Monday. Negative counts go back in the same way. 0 is `day` if it is worked, else the next working day; what
   * falls due on a closed day is moved by it (policy §13).
   */
  addWorkingDays(day: PlainDate, count: number): CountedDay
  /**
   * How many working days lie after `from`, up to and with `to`; if `to` is earlier, how many lie before `from`, down
   * to and with `to`, as a negative number. So it undoes {@link addWorkingDays} of any count but 0.
   */
  workingDaysBetween(from: PlainDate, to: PlainDate): { readonly days: number; readonly provisional: boolean }
  /** The first working day after `day`, never `day` itself: `addWorkingDays(day, 1)`. */
  nextWorkingDay(day: PlainDate): CountedDay
  /** What decides the answers, as plain JSON in a fixed order, for the record of the policy (P12.3). */
  describe(): CalendarDescription
}

type PlainData = string | number | boolean | null | readonly PlainData[] | { readonly [key: string]: PlainData }
export type CalendarDescription = { readonly [key: string]: PlainData }

export interface WorkingCalendarOptions {
  /** For people and records; `weekends` without a list and `listed` with one by default. */
  readonly name?: string
  /** Weekdays that are not worked, 0 (Sunday) to 6 (Saturday); Saturday and Sunday by default. May be empty. */
  readonly weekend?: readonly number[]
  /** What is published for each year. */
  readonly years?: { readonly [year: number]: PublishedYear }
  /**
   * `listed`: only the years of the list are published. `all`: every year is, and one without a list has weekends only.
   * `listed` by default where there is a list, else `all`.
   */
  readonly published?: 'all' | 'listed'
  /**
   * What is answered of a year that is not published. `assume`: weekends are assumed and the answer is provisional
   * (default). `refuse`: CALENDAR_UNPUBLISHED.
   */
  readonly unpublished?: 'assume' | 'refuse'
}

/**
 * A calendar of working days, from weekends and a list by year. Without options: Monday to Friday, every year
 * published. Answers are looked up in counts made once a year; a span costs a step a year, not a step a day.
 *
 * @throws INVALID_POLICY with all faults of the list at once: paths such as `years.2026.closed.3`
 * @example
 * const calendar = workingCalendar({
 *   years: { 2026: { closed: ['2026-10-01', '2026-10-02'], open: ['2026-10-10'] } },
 * })
 * calendar.addWorkingDays('2026-09-30', 1) // { day: '2026-10-05', provisional: false }
 * calendar.isWorking('2027-01-01')         // { working: true, provisional: true }
 */
export function workingCalendar(options: WorkingCalendarOptions = {}): WorkingCalendar {
  if (!isRecord(options as unknown)) {
    refuse('INVALID_POLICY', { faults: [{ path: 'options', message: 'The options of a calendar are an object.' }] })
  }
  const { weekend = [6, 0], years, unpublished = 'assume' } = options
  const { published = years ? 'listed' : 'all', name = years ? 'listed' : 'weekends' } = options
  const { listed, faults } = readYears(years === undefined ? {} : years)
  const allFaults = [...settingFaults(options, name, published, unpublished), ...weekendFaults(weekend), ...faults]
  if (allFaults.length > 0) refuse('INVALID_POLICY', { faults: allFaults })
  const publishedYears = [...listed.keys()]
  const tableOf = yearTables([...weekend], listed)
  const description = describe(name, weekend, published, unpublished, years ?? {})

  /** Whether looking at a day of the year makes the answer provisional. */
  const touch = (year: number): boolean => {
    if (published === 'all' || listed.has(year)) return false
    if (unpublished === 'refuse') refuse('CALENDAR_UNPUBLISHED', { year, published: publishedYears })
    return true
  }

  const locate = (day: PlainDate) => {
    const number = dayNumber(day)
    const year = Number(day.slice(0, 4))
    const table = tableOf(year)
    return { number, year, table, index: number - table.first }
  }

  const addWorkingDays = (day: PlainDate, count: number): CountedDay => {
    if (!Number.isSafeInteger(count)) refuseInput('integer', 'Working days are counted in whole numbers.')
    let { year, index, table } = locate(day)
    const { before } = table
    // The answer is the working day of this ordinal, counted from 1 January of the year. A year is touched only if one
    // of its days is counted: the year of 31 December has no part in what follows it.
    let ordinal: number
    let provisional = false
    if (count < 0) {
      ordinal = before[index]! + count + 1
      if (index > 0) provisional = touch(year)
    } else if (count === 0) {
      provisional = touch(year)
      ordinal = before[index]! + 1
    } else {
      ordinal = before[index + 1]! + count
      if (index + 2 < before.length) provisional = touch(year)
    }
    while (ordinal > table.total) {
      ordinal -= table.total
      table = tableOf(inRange(++year))
      provisional = touch(year) || provisional
    }
    while (ordinal < 1) {
      table = tableOf(inRange(--year))
      ordinal += table.total
      provisional = touch(year) || provisional
    }
    return { day: dayFromNumber(table.first + findWorked(table.before, ordinal)), provisional }
  }

  /** Working days from the first day to the last, both counted. */
  const countWorked = (first: number, last: number, firstYear: number, lastYear: number) => {
    let days = 0
    let provisional = false
    for (let year = firstYear; year <= lastYear; year++) {
      const { before, first: newYear } = tableOf(year)
      const length = before.length - 1
      const from = Math.max(first - newYear, 0)
      const to = Math.min(last - newYear + 1, length)
      if (from >= to) continue
      provisional = touch(year) || provisional
      days += before[to]! - before[from]!
    }
    return { days, provisional }
  }

  return Object.freeze({
    name,
    isWorking(day: PlainDate) {
      const { year, index, table } = locate(day)
      return { working: table.before[index + 1]! > table.before[index]!, provisional: touch(year) }
    },
    addWorkingDays,
    workingDaysBetween(from: PlainDate, to: PlainDate) {
      const a = locate(from)
      const b = locate(to)
      if (a.number <= b.number) return countWorked(a.number + 1, b.number, a.year, b.year)
      const { days, provisional } = countWorked(b.number, a.number - 1, b.year, a.year)
      return { days: 0 - days, provisional }
    },
    nextWorkingDay: (day: PlainDate) => addWorkingDays(day, 1),
    describe: () => description,
  })
}

function describe(
  name: string,
  weekend: readonly number[],
  published: string,
  unpublished: string,
  years: { readonly [year: number]: PublishedYear },
): CalendarDescription {
  const listed: Record<string, PlainData> = {}
  for (const [year, { closed, open = [] }] of Object.entries(years)) {
    listed[year] = { closed: closed.toSorted(), open: open.toSorted() }
  }
  return { name, weekend: weekend.toSorted(), published, unpublished, years: listed }
}

const known = [
  'name',
  'weekend',
  'years',
  'published',
  'unpublished',
] as const satisfies (keyof WorkingCalendarOptions)[]

function settingFaults(options: object, name: unknown, published: unknown, unpublished: unknown): PolicyFault[] {
  const faults: PolicyFault[] = Object.keys(options)
    .filter((key) => !(known as readonly string[]).includes(key))
    .map((path) => ({ path, message: `A calendar has no such option; options are ${known.join(', ')}.` }))
  if (typeof name !== 'string' || name.trim() === '') {
    faults.push({ path: 'name', message: 'The name of a calendar is a text.' })
  }
  if (published !== 'all' && published !== 'listed') {
    faults.push({ path: 'published', message: 'Which years are published is all or listed.' })
  }
  if (unpublished !== 'assume' && unpublished !== 'refuse') {
    faults.push({ path: 'unpublished', message: 'A year that is not published is answered by assume or refuse.' })
  }
  return faults
}

function inRange(year: number): number {
  if (year < 1000 || year > 9999) refuseInput('range', 'Days lie between 1000-01-01 and 9999-12-31.')
  return year
}

function refuseInput(rule: string, message: string): never {
  return refuse('INVALID_INPUT', { issues: [{ path: [], rule, message }] })
}
