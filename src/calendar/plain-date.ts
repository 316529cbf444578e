import { addMonths as addMonthsClamped } from 'date-fns/addMonths'
import { refuse } from '../errors.ts'
import { UtcDate } from './utc-date.ts'

/**
 * A day as text, `YYYY-MM-DD`, from 1000-01-01 to 9999-12-31, without a time or a zone (ISO 8601). Days compare and
 * sort as text. Nothing here depends on the time zone of the process.
 */
export type PlainDate = string

/** A month as text, `YYYY-MM`. */
export type PlainMonth = string

export interface PlainDateParts {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  /** 1 to 31 */
  readonly day: number
}

/** Where the 29th of February falls in a year that has none: the policy says which, 1 March by default (policy §13). */
export type LeapDay = 'lastOfFebruary' | 'firstOfMarch'

const millisecondsPerDay = 86_400_000
const dateForm = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const monthForm = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/

/**
 * Takes a day apart; null for what is no day of the calendar: 31 February, another form, a year before 1000.
 *
 * @example
 * parsePlainDate('2024-02-29') // { year: 2024, month: 2, day: 29 }
 * parsePlainDate('2023-02-29') // null
 */
export function parsePlainDate(text: string): PlainDateParts | null {
  const match = dateForm.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return { year, month, day }
}

/** True for a day of the calendar in the form `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  return parsePlainDate(text) !== null
}

/** True for a month in the form `YYYY-MM`. */
export function isPlainMonth(text: string): boolean {
  return monthForm.test(text)
}

/**
 * The last day of a month.
 *
 * @throws INVALID_INPUT (rule `month`) if the text is no month
 * @example
 * lastDayOf('1995-02') // '1995-02-28'
 */
export function lastDayOf(month: PlainMonth): PlainDate {
  if (!isPlainMonth(month)) refuseDay('month', 'A month reads YYYY-MM, such as 1995-02.')
  return `${month}-${daysIn(Number(month.slice(0, 4)), Number(month.slice(5)))}`
}

/**
 * The day that a date counts as: itself, or the last day of a month whose day is not known, which is then said
 * (`monthOnly`). Null for anything else.
 *
 * @example
 * effectiveDay('1995-02-03') // { day: '1995-02-03', monthOnly: false }
 * effectiveDay('1995-02')    // { day: '1995-02-28', monthOnly: true }
 * effectiveDay('1995')       // null
 */
export function effectiveDay(text: string): { readonly day: PlainDate; readonly monthOnly: boolean } | null {
  if (isPlainDate(text)) return { day: text, monthOnly: false }
  if (isPlainMonth(text)) return { day: lastDayOf(text), monthOnly: true }
  return null
}

/**
 * Days since 1970-01-01, negative before it.
 *
 * @throws INVALID_INPUT (rule `day`) if the text is no day
 * @example
 * dayNumber('1970-01-02') // 1
 */
export function dayNumber(day: PlainDate): number {
  const { year, month, day: ofMonth } = readDay(day)
  return Date.UTC(year, month - 1, ofMonth) / millisecondsPerDay
}

/**
 * The day that lies so many days after 1970-01-01; the reverse of {@link dayNumber}.
 *
 * @throws INVALID_INPUT (rule `range`) if the day lies outside the years 1000 to 9999, or the number is fractional
 * @example
 * dayFromNumber(-1) // '1969-12-31'
 */
export function dayFromNumber(number: number): PlainDate {
  return writeDay(new Date(number * millisecondsPerDay), Number.isInteger(number))
}

/**
 * So many calendar days later, or earlier for a negative number.
 *
 * @throws INVALID_INPUT (rule `day` or `range`)
 * @example
 * addDays('2024-02-28', 2) // '2024-03-01'
 */
export function addDays(day: PlainDate, days: number): PlainDate {
  return dayFromNumber(dayNumber(day) + days)
}

/**
 * So many months later, or earlier for a negative number. A day that the month lacks becomes its last day: one month
 * after 31 January is 28 or 29 February. Only from 29 February to a February of 28 days does `leapDay` decide.
 *
 * @param leapDay `firstOfMarch` by default: a period is never shorter than promised (policy §13)
 * @throws INVALID_INPUT (rule `day` or `range`)
 * @example
 * addMonths('2026-01-31', 1)                    // '2026-02-28'
 * addMonths('2024-02-29', 12)                   // '2025-03-01'
 * addMonths('2024-02-29', 12, 'lastOfFebruary') // '2025-02-28'
 */
export function addMonths(day: PlainDate, months: number, leapDay: LeapDay = 'firstOfMarch'): PlainDate {
  const from = readDay(day)
  const sum = addMonthsClamped(new UtcDate(`${day}T00:00Z`), months)
  const lost = from.month === 2 && from.day === 29 && sum.getUTCMonth() === 1 && sum.getUTCDate() === 28
  const result = writeDay(sum, Number.isInteger(months))
  return lost && leapDay === 'firstOfMarch' ? addDays(result, 1) : result
}

/**
 * So many years later, or earlier for a negative number; `leapDay` as in {@link addMonths}.
 *
 * @throws INVALID_INPUT (rule `day` or `range`)
 * @example
 * addYears('2024-02-29', 10)                   // '2034-03-01'
 * addYears('2024-02-29', 10, 'lastOfFebruary') // '2034-02-28'
 */
export function addYears(day: PlainDate, years: number, leapDay: LeapDay = 'firstOfMarch'): PlainDate {
  return addMonths(day, Number.isInteger(years) ? years * 12 : Number.NaN, leapDay)
}

/** Making a formatter costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * Which day it is in a time zone at a moment, whatever the zone of the process.
 *
 * @param timeZone an IANA name such as `Asia/Shanghai`
 * @param at a moment, as a `Date` or in milliseconds since 1970-01-01T00:00Z; the caller's clock decides
 * @throws INVALID_INPUT (rule `timeZone`) for an unknown zone, (rule `range`) for a moment outside the years 1000 to 9999
 * @example
 * todayIn('Asia/Shanghai', Date.UTC(2026, 0, 31, 16)) // '2026-02-01'
 */
export function todayIn(timeZone: string, at: Date | number): PlainDate {
  const moment = typeof at === 'number' ? at : at.getTime()
  // A day to spare on both sides: the formatter writes years before our era without a sign.
  const near = new Date(moment).getUTCFullYear()
  if (!(near >= 999 && near <= 10_000)) refuseRange()
  const quarter = Math.floor(moment / quarterOfAnHour)
  const last = lastAnswers.get(timeZone)
  if (last?.quarter === quarter) return last.day
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(moment)) parts[type] = value
  const day = `${parts.year}-${parts.month}-${parts.day}`
  if (!isPlainDate(day)) refuseRange()
  if (near >= firstYearOfQuarters) lastAnswers.set(timeZone, { quarter, day })
  return day
}

/** Every zone changes its day and its offset on a quarter of an hour, in the years of whole quarters. */
const quarterOfAnHour = 900_000
const firstYearOfQuarters = 1980
const lastAnswers = new Map<string, { readonly quarter: number; readonly day: PlainDate }>()

/**
 * True for the IANA name of a time zone that this runtime knows, such as `Asia/Shanghai` or `UTC`. Offsets such as
 * `+08:00` are no zones here: only newer runtimes know them.
 */
export function isTimeZone(name: string): boolean {
  if (formatters.has(name)) return true
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatters.set(name, makeFormatter(name))
    return true
  } catch {
    return false
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  if (!isTimeZone(timeZone)) refuseDay('timeZone', 'A time zone is an IANA name, such as Asia/Shanghai.')
  return formatters.get(timeZone)!
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  // Calendar and digits are named, so that no locale setting of the process has a say.
  return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function readDay(day: PlainDate): PlainDateParts {
  return parsePlainDate(day) ?? refuseDay('day', 'A day reads YYYY-MM-DD and exists, such as 2024-02-29.')
}

function writeDay(date: Date, whole: boolean): PlainDate {
  const year = date.getUTCFullYear()
  if (!whole || !(year >= 1000 && year <= 9999)) refuseRange()
  return date.toISOString().slice(0, 10)
}

function refuseRange(): never {
  return refuseDay('range', 'Days lie between 1000-01-01 and 9999-12-31 and are counted in whole numbers.')
}

function refuseDay(rule: string, message: string): never {
  return refuse('INVALID_INPUT', { issues: [{ path: [], rule, message }] })
}
