import { isTimeZone } from '../../calendar/plain-date.ts'
import { refuse } from '../../errors.ts'

/** Making a formatter costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * What a clock on the wall shows at a moment, in whole minutes since midnight. On days on which the clocks are changed
 * that is not how long ago midnight was.
 *
 * @param at milliseconds since 1970
 * @throws INVALID_INPUT (rule `timeZone`) for an unknown zone
 * @example
 * wallClock('Europe/Berlin', Date.UTC(2026, 2, 29, 7)) // 540: nine o'clock, eight hours after midnight
 */
export function wallClock(timeZone: string, at: number): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) parts[type] = value
  return Number(parts.hour) * 60 + Number(parts.minute)
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  if (!isTimeZone(timeZone)) {
    const message = 'A time zone is an IANA name, such as Asia/Shanghai.'
    refuse('INVALID_INPUT', { issues: [{ path: [], rule: 'timeZone', message }] })
  }
  const formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
