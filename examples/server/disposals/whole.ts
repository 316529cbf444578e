import type { Disposal, DisposalCounts, DisposalEntry, PossibleDisposal } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'

/** A disposal with all that its page rests on. */
export interface WholeDisposal {
  readonly disposal: Disposal
  readonly counts: DisposalCounts
  /** Everything on the list that the reader may know of. */
  readonly entries: readonly DisposalEntry[]
  readonly possible: PossibleDisposal
}

export async function wholeDisposal({ desk }: SignedIn, number: string): Promise<WholeDisposal> {
  const name = { disposal: number }
  const { disposal, counts } = await desk.disposals.get(name)
  const [entries, possible] = await Promise.all([entriesOf({ desk }, number), desk.disposals.possible(name)])
  return { disposal, counts, entries, possible }
}

export function entriesOf({ desk }: Pick<SignedIn, 'desk'>, disposal: string): Promise<readonly DisposalEntry[]> {
  return gatherAll((after) => desk.disposals.entries({ disposal, limit: 200, after }))
}

/** As many as the library carries out at once. */
export const portion = 20

export function toDestroy({ entries }: Pick<WholeDisposal, 'entries'>): number {
  return entries.filter(({ state, verdict }) => state === 'approved' && verdict === 'destroy').length
}

export const isToHandOn = ({ state, verdict }: DisposalEntry) => state === 'approved' && verdict === 'transfer'
