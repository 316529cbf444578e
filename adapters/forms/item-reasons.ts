import type { RequestItem } from '../../src/requests/view.ts'

/** Why an item was refused, came to nothing or was lost; and why it was called back, which is no refusal. */
export interface ItemReasons {
  readonly against: string | null
  readonly recall: string | null
}

/** The record holds one reason, the last: that of a recall until the item is lost. */
export function reasonsOf({
  state,
  reason,
  recalled,
  takenBack,
}: Pick<RequestItem, 'state' | 'reason' | 'recalled' | 'takenBack'>): ItemReasons {
  // What was lost and found again was never checked in, and keeps the reason of its loss.
  const isWithThem = state === 'out' || state === 'returning' || (state === 'returned' && takenBack !== null)
  return recalled !== null && isWithThem ? { against: null, recall: reason } : { against: reason, recall: null }
}
