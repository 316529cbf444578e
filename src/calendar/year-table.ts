import type { ListedDays } from './published-years.ts'

/** The working days of one year, counted once. */
export interface YearTable {
  /** Day number of 1 January. */
  readonly first: number
  /** `before[i]` is how many of the year's first `i` days are worked; one entry more than the year has days. */
  readonly before: Uint16Array
  /** How many days of the year are worked. */
  readonly total: number
}

/**
 * The tables of a calendar, each made when a question first needs it. A year without a list is one of 14 (it begins on
 * one of seven weekdays and is leap or not), so that even a span of centuries makes few tables.
 */
export function yearTables(
  weekend: readonly number[],
  listed: ReadonlyMap<number, ListedDays>,
): (year: number) => YearTable {
  const tables = new Map<number, YearTable>()
  const shapes = new Map<number, Uint16Array>()

  const count = (first: number, length: number, list?: ListedDays) => {
    const before = new Uint16Array(length + 1)
    for (let index = 0; index < length; index++) {
      const day = first + index
      const weekendDay = weekend.includes(weekdayOf(day))
      const worked = weekendDay ? list?.open.has(day) === true : !list?.closed.has(day)
      before[index + 1] = before[index]! + (worked ? 1 : 0)
    }
    return before
  }
  const shape = (first: number, length: number) => {
    const key = length * 7 + weekdayOf(first)
    const before = shapes.get(key) ?? count(first, length)
    shapes.set(key, before)
    return before
  }
  return (year) => {
    const known = tables.get(year)
    if (known) return known
    const first = firstDayOf(year)
    const length = firstDayOf(year + 1) - first
    const list = listed.get(year)
    const before = list ? count(first, length, list) : shape(first, length)
    const table = { first, before, total: before[length]! }
    tables.set(year, table)
    return table
  }
}

/** Which day of the year, from 0, is the `ordinal`-th worked one, from 1; the ordinal must be at most the total. */
export function findWorked(before: Uint16Array, ordinal: number): number {
  let low = 0
  let high = before.length - 1
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (before[middle]! < ordinal) low = middle
    else high = middle
  }
  return low
}

/** 0 is Sunday. Day 0, 1 January 1970, was a Thursday. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7

const firstDayOf = (year: number) => Date.UTC(year, 0, 1) / 86_400_000
