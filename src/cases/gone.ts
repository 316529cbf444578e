import type { Row } from '../storage.ts'
import { whyUnreadable } from '../unreadable.ts'

/** A case that is destroyed, or was handed on: nothing is left but its number, its dates, and documents that outlive it. */
export function isGone({ state }: Pick<Row<'cases'>, 'state'>): boolean {
  return state === 'destroyed' || state === 'transferredOut'
}

/**
 * A case whose chain can be told nothing, since there is no key to seal it by: one that is destroyed, one that came back with a
 * dump from before its destruction, and one whose key is lost. What becomes of these is told by the chain of the tenant.
 */
export function isSilent(file: Pick<Row<'cases'>, 'state' | 'fields'>): boolean {
  const because = whyUnreadable(file.fields)?.because
  return isGone(file) || because === 'destroyed' || because === 'lost' || because === 'keyring'
}

/** Whether it cannot be read, and might be again: only what was destroyed never comes back. */
export function isUnknown({ fields }: Pick<Row<'cases'>, 'fields'>): boolean {
  const why = whyUnreadable(fields)
  return why !== null && why.because !== 'destroyed'
}
