/**
 * The same dates by other means: one day and one month after another, as on a wall calendar. It shares no code with the
 * library, knows no `Date`, and is slow.
 */
export type Ymd = readonly [year: number, month: number, day: number]

export interface NaiveLimit {
  readonly period: string
  readonly counting: 'nextYear' | 'sameDay'
}
export interface NaiveQuestion {
  readonly trigger: Ymd
  readonly period: string
  readonly counting: 'nextYear' | 'sameDay'
  readonly february29: 'firstOfMarch' | 'lastOfFebruary'
  readonly extended?: string | null
  readonly floor?: NaiveLimit | null
  readonly ceiling?: NaiveLimit | null
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function nextDay([year, month, day]: Ymd): Ymd {
  if (day < lengthOf(year, month)) return [year, month, day + 1]
  return month === 12 ? [year + 1, 1, 1] : [year, month + 1, 1]
}

export const write = (day: Ymd) => day.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')

/** The last day that a text may mean. */
export function lastMeant(text: string): Ymd {
  const [year, month, day] = text.split('-').map(Number)
  if (month === undefined) return [year!, 12, 31]
  return day === undefined ? [year!, month, lengthOf(year!, month)] : [year!, month, day]
}

function unitsOf(period: string): { readonly months: number; readonly days: number } {
  let [months, days, digits] = [0, 0, '']
  for (const letter of period.slice(1)) {
    if (letter >= '0' && letter <= '9') {
      digits += letter
      continue
    }
    const count = Number(digits)
    digits = ''
    if (letter === 'Y') months += 12 * count
    if (letter === 'M') months += count
    if (letter === 'W') days += 7 * count
    if (letter === 'D') days += count
  }
  return { months, days }
}

/** The last day of a period. */
export function naiveEnd(
  trigger: Ymd,
  period: string,
  counting: NaiveLimit['counting'],
  february29: NaiveQuestion['february29'],
): Ymd {
  let before = trigger
  if (counting === 'nextYear') while (before[1] !== 12 || before[2] !== 31) before = nextDay(before)
  const { months, days } = unitsOf(period)
  let [year, month] = before
  for (let n = 0; n < months; n++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  let end: Ymd = [year, month, Math.min(before[2], lengthOf(year, month))]
  const fromLeapDay = before[1] === 2 && before[2] === 29
  if (fromLeapDay && month === 2 && !isLeap(year) && february29 === 'firstOfMarch') end = [year, 3, 1]
  for (let n = 0; n < days; n++) end = nextDay(end)
  return end
}

/** The first day on which disposal may be proposed. */
export function naiveDue({ trigger, period, counting, february29, extended, floor, ceiling }: NaiveQuestion): string {
  const endOf = (limit: NaiveLimit) => naiveEnd(trigger, limit.period, limit.counting, february29)
  const all = [naiveEnd(trigger, period, counting, february29)]
  if (extended) all.push(lastMeant(extended))
  if (floor) all.push(endOf(floor))
  const latest = all.map(write).sort().at(-1)!
  const end = ceiling ? [latest, write(endOf(ceiling))].sort()[0]! : latest
  return write(nextDay(lastMeant(end)))
}
