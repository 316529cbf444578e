import type { Session } from '../session.ts'
import type { SignedIn } from '../visit.ts'

const lists = ['/', '/cases', '/transfers', '/requests', '/retention'] as const
type List = (typeof lists)[number]

/** How each session saw its lists last: whoever opens a case and comes back finds the same filters. */
const seen = new WeakMap<Session, Map<List, string>>()

export function rememberList(list: List, { session, address }: SignedIn): void {
  const known = seen.get(session) ?? new Map<List, string>()
  known.set(list, address)
  seen.set(session, known)
}

/** The address of a list as it was looked at last. */
export function listAsSeen(list: List, { session }: SignedIn): string {
  return seen.get(session)?.get(list) ?? list
}
