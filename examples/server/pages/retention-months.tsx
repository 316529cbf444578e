import type { DueMonth } from 'casekeep'
import { barsOf } from '../retention/months.ts'
import type { SignedIn } from '../visit.ts'
import { withQuery } from './parts.tsx'

interface MonthsProps {
  readonly visit: SignedIn
  readonly months: readonly DueMonth[]
  readonly today: string
  /** The month that the list is narrowed to. */
  readonly chosen: string | undefined
}

/** How much becomes due in which month: bars, and beside each its number, since people compare them. */
export function Months({ visit, months, today, chosen }: MonthsProps) {
  const { say, count, address } = visit
  const bars = barsOf(months, today)
  if (bars.length === 0) return null
  const most = Math.max(...bars.map((bar) => bar.count))
  return (
    <section class="panel" aria-labelledby="by-month">
      <h2 id="by-month">{say('byMonth')}</h2>
      <ol class="bars">
        {bars.map(({ month, from, to, count: n, isDue }) => {
          const said = month ?? say('monthsFromTo', { from, to })
          const bar = (
            <>
              <span class="of number">{said}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" class={isDue ? 'due' : undefined} aria-hidden="true">
                <rect width={Math.max(1, Math.round((n / most) * 100))} height="10" />
              </svg>
              <strong class="number">{n}</strong>
              <span class="hidden">{count(isDue ? 'dueThen' : 'becomeDueThen', n)}</span>
            </>
          )
          return (
            <li>
              {month === null ? (
                <span class="bar">{bar}</span>
              ) : (
                <a
                  class="bar"
                  href={withQuery(address, { month: month === chosen ? null : month, state: null, after: null })}
                  aria-current={month === chosen ? 'true' : undefined}
                >
                  {bar}
                </a>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
