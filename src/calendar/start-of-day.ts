import { dayNumber, type PlainDate, todayIn } from './plain-date.ts'

const secondsOfDay = 86_400
/** Registers name the same days again and again; each costs some formatting. */
const mostKept = 10_000
const kept = new Map<string, number>()

/**
 * The moment at which a day begins in a time zone, in milliseconds since 1970. Of a day that a zone left out, as Samoa
 * did its 30 December 2011, the beginning of the next.
 *
 * @throws INVALID_INPUT (rule `day`) if the text is no day
 * @example
 * new Date(startOfDay('Asia/Shanghai', '2026-02-01')).toISOString() // '2026-01-31T16:00:00.000Z'
 */
export function startOfDay(timeZone: string, day: PlainDate): number {
  const name = `${timeZone} ${day}`
  const known = kept.get(name)
  if (known !== undefined) return known
  const midnight = dayNumber(day) * secondsOfDay
  // No zone is a whole day away from UTC. It is another day before `from`, and this one or a later at `to`.
  let [from, to] = [midnight - secondsOfDay, midnight + secondsOfDay]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (todayIn(timeZone, middle * 1000) < day) from = middle
    else to = middle
  }
  if (kept.size >= mostKept) kept.clear()
  kept.set(name, to * 1000)
  return to * 1000
}
