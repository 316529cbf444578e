import { addDays, type DueMonth } from 'casekeep'

/** The first and the last day of a month `YYYY-MM`; null of what is none. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } | null {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (year === undefined || number === undefined || year === '0000') return null
  const next =
    number === '12'
      ? `${String(Number(year) + 1).padStart(4, '0')}-01`
      : `${year}-${String(Number(number) + 1).padStart(2, '0')}`
  const to = next.length > 7 ? `${month}-31` : addDays(`${next}-01`, -1)
  return { from: `${month}-01`, to }
}

/** A bar of the chart: a month, or all months before or after those that are shown. */
export interface Bar {
  /** Null: what lies before, or after. */
  readonly month: string | null
  readonly from: string
  readonly to: string
  readonly count: number
  /** It is over: what stands in it is due. */
  readonly isDue: boolean
}

/** As many bars as can be compared at a glance; what lies furthest from today is summed up. */
const most = 24

export function barsOf(months: readonly DueMonth[], today: string): readonly Bar[] {
  const counted = months.flatMap(({ month, count }) => (month === null || count === 0 ? [] : [{ month, count }]))
  const now = today.slice(0, 7)
  const past = counted.filter(({ month }) => month <= now).length
  // As many of what is past as of what is to come, as far as there are so many.
  const first = Math.max(0, Math.min(past - most / 2, counted.length - most))
  const shown = counted.slice(first, first + most)
  return [
    ...summed(counted.slice(0, first), true),
    ...shown.map(({ month, count }) => ({ month, from: month, to: month, count, isDue: month <= now })),
    ...summed(counted.slice(first + most), false),
  ]
}

function summed(months: readonly { readonly month: string; readonly count: number }[], isDue: boolean): readonly Bar[] {
  if (months.length === 0) return []
  const [from, to] = [months[0]!.month, months.at(-1)!.month]
  const count = months.reduce((sum, one) => sum + one.count, 0)
  return [{ month: months.length === 1 ? from : null, from, to, count, isDue }]
}
