import type { Disposal, DisposalEntry } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { Badge } from './parts.tsx'

interface EntryProps {
  readonly visit: SignedIn
  readonly entry: Pick<DisposalEntry, 'case' | 'kind' | 'category' | 'state'>
}

/** What an entry is: a case, or its documents of a kind. */
export function EntryName({ visit, entry, plain = false }: EntryProps & { readonly plain?: boolean }) {
  const { naming } = visit
  const { case: number, kind, category } = entry
  return (
    <>
      {plain ? (
        <span class="number">{number}</span>
      ) : (
        <a class="number" href={`/cases/${number}`}>
          {number}
        </a>
      )}{' '}
      {kind === null ? naming.category(category) : visit.say('documentsOfKind', { kind: naming.kind(category, kind) })}
    </>
  )
}

/** The same as a text, for labels. */
export function entryName({ case: number, kind, category }: EntryProps['entry'], { naming }: SignedIn): string {
  return `${number} ${kind === null ? naming.category(category) : naming.kind(category, kind)}`
}

/** How a list stands; what the reader has to see at once. */
export function DisposalBadge({ visit, disposal }: { readonly visit: SignedIn; readonly disposal: Disposal }) {
  const { naming, archive } = visit
  const { state, lapses } = disposal
  const isOver = state === 'waiting' && lapses !== null && archive.today() > lapses
  return <Badge state={isOver ? 'late' : `disposal-${state}`}>{naming.term(`disposal.${state}`)}</Badge>
}
