/** A moment as a clock on the wall shows it: a day `YYYY-MM-DD` and a time `HH:mm`. */
export interface WallTime {
  readonly day: string
  readonly time: string
}

/** Making a formatter costs a thousand times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** What the wall shows in a time zone at a moment (ISO 8601); null for what is no moment. */
export function wallTime(moment: string, timeZone: string): WallTime | null {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return null
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) parts[type] = value
  return {
    day: `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
