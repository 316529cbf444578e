import { dayFromNumber, type LeapDay, type PlainDate } from '../calendar/plain-date.ts'
import { type Period, readPeriod } from './period.ts'
import type { Counting } from './rule.ts'

/** A floor or a ceiling as it counts. */
export interface Limit {
  readonly period: Period
  readonly counting: Counting
}

/** The limit that a floor or ceiling sets; null where it names no period of a fixed length. */
export function limitOf(
  limit: { readonly period?: string; readonly counting?: Counting },
  counting: Counting,
): Limit | null {
  const period = limit.period === undefined ? null : readPeriod(limit.period)
  return period === null ? null : { period, counting: limit.counting ?? counting }
}

/**
 * A trigger from which a floor would end after a ceiling; null where there is none, so that no date can ever be asked to
 * keep both in vain. Where the periods alone do not tell, every month of a cycle of 400 years is looked at, after which
 * the calendar comes again: in numbers, since that is some ten thousand dates.
 */
export function findContradiction(floor: Limit, ceiling: Limit, february29: LeapDay): PlainDate | null {
  if (surelyWithin(floor, ceiling)) return null
  for (let month = 0; month < monthsOfCycle; month++) {
    for (const day of daysThatDiffer(month)) {
      if (endFrom(month, day, floor, february29) > endFrom(month, day, ceiling, february29)) {
        return dayFromNumber(startOf(month) + day - 1)
      }
    }
  }
  return null
}

/** Without looking at any day: a month has 28 to 31 days. */
function surelyWithin(floor: Limit, ceiling: Limit): boolean {
  if (floor.counting === 'nextYear' && ceiling.counting === 'sameDay') return false
  const [least, most] = [floor.period, ceiling.period]
  if (least.months <= most.months && least.days <= most.days) return true
  return least.months * 31 + least.days <= most.months * 28 + most.days
}

/** Days up to the 28th are in every month and end in their order, so that the first and the last of them decide. */
function daysThatDiffer(month: number): readonly number[] {
  return [1, 28, 29, 30, 31].filter((day) => day <= lengthOf(month))
}

/** The number of the last day of a period, as {@link endAfter} has it. */
function endFrom(month: number, day: number, { period, counting }: Limit, february29: LeapDay): number {
  const [fromMonth, fromDay] = counting === 'nextYear' ? [month - (month % 12) + 11, 31] : [month, day]
  const to = fromMonth + period.months
  const toFebruary = fromMonth % 12 === 1 && to % 12 === 1
  const moves = toFebruary && fromDay > lengthOf(to) && february29 === 'firstOfMarch'
  return startOf(to) + (moves ? lengthOf(to) : Math.min(fromDay, lengthOf(to)) - 1) + period.days
}

const monthsOfCycle = 4800
const daysOfCycle = 146_097
/** Numbers of the first days of the months from January 2000 on; made when they are first needed. */
let starts: readonly number[] = []

function startOf(month: number): number {
  if (starts.length === 0) starts = Array.from({ length: monthsOfCycle }, (_, of) => Date.UTC(2000, of) / 86_400_000)
  return starts[month % monthsOfCycle]! + Math.floor(month / monthsOfCycle) * daysOfCycle
}

const lengthOf = (month: number) => startOf(month + 1) - startOf(month)
