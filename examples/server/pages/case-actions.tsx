import type { CommandName, Possible } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import type { NextStep } from './next-for.ts'
import { Lacks } from './possible.tsx'

/** What is often done with a case stands in the open, the rest is folded away. */
const often: readonly CommandName[] = ['batches.collect', 'cases.amend', 'cases.reopen']

interface CaseActionsProps {
  readonly visit: SignedIn
  readonly number: string
  readonly possible: readonly Possible[]
  /** The most urgent thing that the reader can do about this case. */
  readonly next: NextStep | null
}

/** What can be done with a case: the next step first. On a telephone it stands under the thumb. */
export function CaseActions({ visit, number, possible, next }: CaseActionsProps) {
  const { naming, say } = visit
  const isClosed = ({ operation, blocked }: Possible) =>
    // What an ended case may still take is decided by what is collected.
    blocked.length > 0 && operation !== 'batches.collect'
  const addressOf = ({ operation }: Possible) => `/cases/${number}/${operation.split('.')[1]}`
  const inTheOpen = possible.filter(
    (one) => often.includes(one.operation) && !isClosed(one) && addressOf(one) !== next?.href,
  )
  const folded = possible.filter((one) => !inTheOpen.includes(one) && addressOf(one) !== next?.href)
  if (possible.length === 0 && next === null) return null
  return (
    <div class="actions thumb">
      {next !== null && (
        <a class="button main" href={next.href}>
          {next.text}
        </a>
      )}
      {inTheOpen.map((one) => (
        <a class="button" href={addressOf(one)}>
          {naming.find(`operation.${one.operation}`)}
        </a>
      ))}
      {folded.length > 0 && (
        <details class="menu more-actions">
          <summary>{say('moreActions')}</summary>
          <div class="sheet">
            {folded.map((one) =>
              isClosed(one) ? (
                <div class="blocked">
                  <span class="button off">{naming.find(`operation.${one.operation}`)}</span>
                  <Lacks visit={visit} blocked={one.blocked} />
                </div>
              ) : (
                <a class="button" href={addressOf(one)}>
                  {naming.find(`operation.${one.operation}`)}
                </a>
              ),
            )}
          </div>
        </details>
      )}
    </div>
  )
}
