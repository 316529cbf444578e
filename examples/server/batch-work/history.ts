import type { Batch, HistoryEntry } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'
import type { OpenBatch } from './findings.ts'

type Change = HistoryEntry['changes'][number]

/** Every entry of a case's history that changed a batch or its documents, oldest first. */
export async function historyOf({ desk }: SignedIn, { batch, documents }: Pick<OpenBatch, 'batch' | 'documents'>) {
  // Before they are numbered, the history calls documents by nothing.
  const numbers = new Set(documents.map(({ number }) => number))
  const concerns = (change: Change) => isOf(change, batch) || (change.what === 'document' && numbers.has(change.number))
  const entries = await gatherAll((after) => desk.trail.history({ case: batch.case, after, limit: 200 }))
  return entries.filter(({ changes }) => changes.some(concerns))
}

export function isOf({ what, number }: Change, batch: Batch): boolean {
  return what === 'batch' && number === batch.number
}

/** Who did what with a batch last. */
export async function lastDeed(visit: SignedIn, open: Pick<OpenBatch, 'batch' | 'documents'>) {
  const { naming } = visit
  const last = (await historyOf(visit, open)).at(-1)
  if (last === undefined) return null
  return {
    who: naming.person(last.person),
    what: naming.find(`operation.${last.operation}`),
    when: naming.moment(last.at),
  }
}
