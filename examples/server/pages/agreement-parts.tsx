import type { Agreement } from 'casekeep'
import { standingOf, standingWords } from '../agreements/standing.ts'
import type { SignedIn } from '../visit.ts'
import { Badge } from './parts.tsx'

const colors = { inForce: 'good', endsSoon: 'soon', over: 'over', ended: 'ended' } as const

interface AgreementProps {
  readonly visit: SignedIn
  readonly agreement: Agreement
}

export function AgreementBadge({ visit, agreement }: AgreementProps) {
  const standing = standingOf(agreement, visit.archive.today())
  return <Badge state={colors[standing]}>{visit.say(standingWords[standing])}</Badge>
}

/** Its last day; of one that was ended, the day since when it holds no more, and why. */
export function AgreementEnd({ visit, agreement: { until, ended, reason } }: AgreementProps) {
  const { say } = visit
  if (ended === null) return <>{until ?? say('noEnd')}</>
  return (
    <>
      {ended}
      {reason !== null && <small>{reason}</small>}
    </>
  )
}

/** The address of one. */
export function agreementAt({ person, signed }: Pick<Agreement, 'person' | 'signed'>): string {
  return `/agreements/entry?${new URLSearchParams({ person, signed })}`
}

/** The address of somebody from outside. */
export function outsiderAt(person: string, part = ''): string {
  return `/outsiders/entry${part}?${new URLSearchParams({ person })}`
}
