import type { Batch, HistoryEntry } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import type { OpenBatch } from './findings.ts'
import { historyOf, isOf } from './history.ts'

/** What became of a batch since it was sent back last. */
export interface SinceReturn {
  readonly returned: string
  readonly by: string
  /** Numbers of documents, each with the columns that changed. */
  readonly changed: ReadonlyMap<string, readonly string[]>
  readonly added: ReadonlySet<string>
}

/** Null for a batch that never came back. */
export async function sinceReturn(visit: SignedIn, open: OpenBatch): Promise<SinceReturn | null> {
  const { batch } = open
  if (batch.round === 0) return null
  const history = await historyOf(visit, open)
  const last = history.findLastIndex((entry) => cameBack(entry, batch))
  const entry = history[last]
  if (entry === undefined) return null
  const changed = new Map<string, readonly string[]>()
  const added = new Set<string>()
  for (const change of history.slice(last + 1).flatMap(({ changes }) => changes)) {
    if (change.what !== 'document' || change.number === null) continue
    if (change.added) added.add(change.number)
    const columns = change.changed.filter((column) => column !== 'number')
    if (columns.length === 0) continue
    changed.set(change.number, [...new Set([...(changed.get(change.number) ?? []), ...columns])])
  }
  return { returned: entry.at, by: entry.person, changed, added }
}

/** From its review, or from the archive's receipt check. */
function cameBack({ changes }: HistoryEntry, batch: Batch): boolean {
  return changes.some(
    (one) => isOf(one, batch) && one.to === 'sorting' && (one.from === 'inReview' || one.from === 'transferred'),
  )
}
