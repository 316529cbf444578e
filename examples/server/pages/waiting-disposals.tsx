import type { Hold } from 'casekeep'
import { disposalStanding } from '../disposals/standing.ts'
import type { WaitingDisposal } from '../disposals/waiting.ts'
import { heldWhat } from '../holds/said.ts'
import type { SignedIn } from '../visit.ts'
import { Remaining } from './duty-rows.tsx'

/** Lists that wait for the reader, on their worklist. */
export function WaitingDisposals({
  visit,
  waiting,
}: {
  readonly visit: SignedIn
  readonly waiting: readonly WaitingDisposal[]
}) {
  const { naming, say, count, archive } = visit
  return (
    <ol class="rows">
      {waiting.map((one) => {
        const { disposal, operation } = one
        const { lapses } = disposal
        const step = naming.find(`operation.${operation}`)
        const at = `/disposals/${disposal.number}`
        return (
          <li class="duty">
            <p class="when">
              {lapses !== null && (
                <>
                  <time class="number" datetime={lapses}>
                    {lapses}
                  </time>{' '}
                  <Remaining visit={visit} due={lapses} late={lapses < archive.today()} />
                </>
              )}
            </p>
            <p class="what">
              <a href={at}>
                {naming.term('thing.disposal')} <span class="number">{disposal.number}</span>
              </a>
              <small>{disposalStanding(one, visit)}</small>
            </p>
            <p class="case">
              <span>{disposal.title}</span>
            </p>
            <p class="who-for">
              {naming.person(disposal.proposedBy)}
              <small>{count('entriesN', disposal.entries)}</small>
            </p>
            <p class="next">
              <a class="button small" href={at} aria-label={say('stepFor', { step, what: disposal.number })}>
                {step}
              </a>
            </p>
          </li>
        )
      })}
    </ol>
  )
}

/** Holds whose day to be looked at again has come. */
export function HoldsToReview({ visit, holds }: { readonly visit: SignedIn; readonly holds: readonly Hold[] }) {
  const { naming, say } = visit
  return (
    <ol class="rows">
      {holds.map((hold) => {
        const step = naming.term('operation.holds.review')
        return (
          <li class="duty">
            <p class="when">
              <time class="number" datetime={hold.review}>
                {hold.review}
              </time>{' '}
              <Remaining visit={visit} due={hold.review} late={hold.review < visit.archive.today()} />
            </p>
            <p class="what">
              <a href={`/holds/${hold.number}`}>
                {naming.term('thing.hold')} <span class="number">{hold.number}</span>
              </a>
              <small>{naming.term(`holdKind.${hold.kind}`)}</small>
            </p>
            <p class="case">
              <span>{heldWhat(hold.on, visit)}</span>
            </p>
            <p class="who-for">{naming.person(hold.placedBy)}</p>
            <p class="next">
              <a
                class="button small"
                href={`/holds/${hold.number}#review`}
                aria-label={say('stepFor', { step, what: hold.number })}
              >
                {step}
              </a>
            </p>
          </li>
        )
      })}
    </ol>
  )
}
