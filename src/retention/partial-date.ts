import { effectiveDay, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { DateText } from './facts.ts'
import type { Precision } from './result.ts'

/** From when until when the day may lie that a text tells. */
export interface PartialDate {
  readonly first: PlainDate
  /** The day that it counts as: nothing is kept too short because a day is not known. */
  readonly last: PlainDate
  readonly precision: Precision
}

/**
 * Reads a day, a month or a year; null for anything else.
 *
 * @example
 * readDate('2024-05') // { first: '2024-05-01', last: '2024-05-31', precision: 'month' }
 */
export function readDate(text: DateText): PartialDate | null {
  if (isPlainDate(text)) return { first: text, last: text, precision: 'day' }
  const month = effectiveDay(text)
  if (month !== null) return { first: `${text}-01`, last: month.day, precision: 'month' }
  if (/^[1-9]\d{3}$/.test(text)) return { first: `${text}-01-01`, last: `${text}-12-31`, precision: 'year' }
  return null
}
