import type { BlockedEntry } from 'casekeep'
import type { Session } from '../session.ts'

/** What stayed on each list when somebody last carried a part of it out, for the page that is shown next. */
const stayed = new WeakMap<Session, Map<string, readonly BlockedEntry[]>>()

export function rememberStayed(session: Session, disposal: string, blocked: readonly BlockedEntry[]): void {
  const known = stayed.get(session) ?? new Map<string, readonly BlockedEntry[]>()
  known.set(disposal, blocked)
  stayed.set(session, known)
}

export function stayedOf(session: Session, disposal: string): readonly BlockedEntry[] {
  return stayed.get(session)?.get(disposal) ?? []
}
