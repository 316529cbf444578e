import type { PolicyFault } from '../errors.ts'
import { dayNumber, isPlainDate, type PlainDate } from './plain-date.ts'

/** What a government or a company publishes for one year, beside the weekends. */
export interface PublishedYear {
  /** Closed although it would be a working day: public holidays. May name weekend days, as whole holiday weeks do. */
  readonly closed: readonly PlainDate[]
  /** Open although it would be a weekend day: make-up working days. */
  readonly open?: readonly PlainDate[]
}

/** The days of a {@link PublishedYear} as day numbers. */
export interface ListedDays {
  readonly closed: ReadonlySet<number>
  readonly open: ReadonlySet<number>
}

/**
 * Says what is wrong with a weekend: a weekday that is none or named twice, or no day left to work.
 */
export function weekendFaults(weekend: readonly number[]): PolicyFault[] {
  const faults: PolicyFault[] = []
  const fault = (path: string, message: string) => faults.push({ path, message })
  weekend.forEach((weekday, index) => {
    if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6) {
      fault(`weekend.${index}`, `A weekday is 0 (Sunday) to 6 (Saturday), not ${weekday}.`)
    } else if (weekend.indexOf(weekday) < index) {
      fault(`weekend.${index}`, `The weekday ${weekday} is named twice.`)
    }
  })
  if (new Set(weekend).size >= 7) fault('weekend', 'A week needs a working day.')
  return faults
}

/**
 * Reads a host's list, copying it, so that a list changed later changes no answer. The faults are all that is wrong: a
 * year outside 1000 to 9999, a date that does not exist or lies outside its year, a date named twice, a date both
 * closed and open.
 */
export function readYears(years: { readonly [year: number]: PublishedYear }): {
  readonly listed: ReadonlyMap<number, ListedDays>
  readonly faults: readonly PolicyFault[]
} {
  const faults: PolicyFault[] = []
  const fault = (path: string, message: string) => faults.push({ path, message })
  const listed = new Map<number, ListedDays>()
  for (const [key, { closed, open = [] }] of Object.entries(years)) {
    if (!/^[1-9]\d{3}$/.test(key)) {
      fault(`years.${key}`, 'A year is 1000 to 9999.')
      continue
    }
    const readDays = (name: 'closed' | 'open', days: readonly PlainDate[], others: ReadonlySet<number>) => {
      const seen = new Set<number>()
      days.forEach((day, index) => {
        const path = `years.${key}.${name}.${index}`
        if (!isPlainDate(day)) {
          fault(path, `${day} is no day of the calendar; a day reads YYYY-MM-DD.`)
        } else if (!day.startsWith(key)) {
          fault(path, `${day} is not in ${key}.`)
        } else if (seen.has(dayNumber(day))) {
          fault(path, `${day} is named twice.`)
        } else {
          if (others.has(dayNumber(day))) fault(path, `${day} cannot be both closed and open.`)
          seen.add(dayNumber(day))
        }
      })
      return seen
    }
    const closedDays = readDays('closed', closed, new Set())
    listed.set(Number(key), { closed: closedDays, open: readDays('open', open, closedDays) })
  }
  return { listed, faults }
}
