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
 * Says what is wrong with a weekend: no list, a weekday that is none or named twice, or no day left to work.
 */
export function weekendFaults(weekend: unknown): PolicyFault[] {
  if (!Array.isArray(weekend)) {
    return [{ path: 'weekend', message: 'A weekend is a list of weekdays, 0 (Sunday) to 6 (Saturday).' }]
  }
  const faults: PolicyFault[] = []
  const fault = (path: string, message: string) => faults.push({ path, message })
  for (const [index, weekday] of weekend.entries()) {
    if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6) {
      fault(`weekend.${index}`, `A weekday is 0 (Sunday) to 6 (Saturday), not ${shown(weekday)}.`)
    } else if (weekend.indexOf(weekday) < index) {
      fault(`weekend.${index}`, `The weekday ${weekday} is named twice.`)
    }
  }
  if (new Set(weekend).size >= 7) fault('weekend', 'A week needs a working day.')
  return faults
}

/** The days of each year of a host's list, copied: a list changed later changes no answer. */
export interface ReadYears {
  readonly listed: ReadonlyMap<number, ListedDays>
  readonly faults: readonly PolicyFault[]
}

/**
 * Reads a host's list. The faults are all that is wrong: a year outside 1000 to 9999, a date that does not exist or
 * lies outside its year, a date named twice, a date both closed and open; and whatever is no list of days at all.
 */
export function readYears(years: unknown): ReadYears {
  const faults: PolicyFault[] = []
  const fault = (path: string, message: string) => faults.push({ path, message })
  const listed = new Map<number, ListedDays>()
  if (!isRecord(years)) {
    fault('years', 'The published years are an object: { 2026: { closed: [...], open: [...] } }.')
    return { listed, faults }
  }
  for (const [key, year] of Object.entries(years)) {
    if (!/^[1-9]\d{3}$/.test(key)) {
      fault(`years.${key}`, 'A year is 1000 to 9999.')
      continue
    }
    if (!isRecord(year)) {
      fault(`years.${key}`, 'A published year is { closed: [...], open: [...] }.')
      continue
    }
    for (const name of Object.keys(year)) {
      if (name !== 'closed' && name !== 'open') fault(`years.${key}.${name}`, 'A year has closed and open days.')
    }
    const readDays = (name: 'closed' | 'open', days: unknown, others: ReadonlySet<number>) => {
      const seen = new Set<number>()
      if (!Array.isArray(days)) {
        fault(`years.${key}.${name}`, 'The days of a year are a list, which may be empty.')
        return seen
      }
      for (const [index, day] of days.entries()) {
        const path = `years.${key}.${name}.${index}`
        if (typeof day !== 'string' || !isPlainDate(day)) {
          fault(path, `${shown(day)} is no day of the calendar; a day reads YYYY-MM-DD.`)
        } else if (!day.startsWith(key)) {
          fault(path, `${day} is not in ${key}.`)
        } else if (seen.has(dayNumber(day))) {
          fault(path, `${day} is named twice.`)
        } else {
          if (others.has(dayNumber(day))) fault(path, `${day} cannot be both closed and open.`)
          seen.add(dayNumber(day))
        }
      }
      return seen
    }
    const closed = readDays('closed', year.closed, new Set())
    const open = year.open === undefined ? new Set<number>() : readDays('open', year.open, closed)
    listed.set(Number(key), { closed, open })
  }
  return { listed, faults }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands where something else should: itself if that is short and plain, else what it is. */
function shown(value: unknown): string {
  if (typeof value === 'number' || (typeof value === 'string' && value.length <= 40)) return String(value)
  return value === null ? 'null' : typeof value
}
