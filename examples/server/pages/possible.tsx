import type { SignedIn } from '../visit.ts'

/** What must be done first. */
export function Lacks({ visit, blocked }: { readonly visit: SignedIn; readonly blocked: readonly string[] }) {
  return <small class="muted">{blocked.map((guard) => visit.naming.find(`lack.${guard}`)).join(' ')}</small>
}
