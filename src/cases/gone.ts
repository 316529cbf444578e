import type { Row } from '../storage.ts'
import { whyUnreadable } from '../unreadable.ts'

/** A case that is destroyed, or was handed on: nothing is left but its number, its dates, and documents that outlive it. */
export function isGone({ state }: Pick<Row<'cases'>, 'state'>): boolean {
  return state === 'destroyed' || state === 'transferredOut'
}

/**
 * A case whose chain can be told nothing more, since its key is gone: that of one that is destroyed, and that of one which
 * came back with a dump from before its destruction. What becomes of these is told by the chain of the tenant.
 */
export function isSilent(file: Pick<Row<'cases'>, 'state' | 'fields'>): boolean {
  return isGone(file) || whyUnreadable(file.fields)?.because === 'destroyed'
}
