import type { HistoryEntry, RequestItem } from 'casekeep'
import { gather } from '../gather.ts'
import { ifKnown } from '../if-known.ts'
import type { SignedIn } from '../visit.ts'

/** Who reported something as lost, and when. */
export type Loss = Pick<HistoryEntry, 'person' | 'at'>

/** The losses of what is or was lost, by the numbers of documents: as the history of each case tells the reader. */
export async function lossesOf(
  visit: SignedIn,
  items: readonly Pick<RequestItem, 'case' | 'document' | 'state'>[],
): Promise<ReadonlyMap<string, Loss>> {
  const lost = items.flatMap(({ case: file, document, state }) =>
    document !== null && (state === 'lost' || state === 'settled') ? [{ file, document }] : [],
  )
  const found = await Promise.all([...new Set(lost.map(({ file }) => file))].map((file) => reportsOf(visit, file)))
  const reports = found.flat()
  return new Map(
    lost.flatMap(({ document }) => {
      const entry = reports.find(({ changes }) =>
        changes.some(({ number, to }) => number === document && to === 'lost'),
      )
      return entry === undefined ? [] : [[document, entry] as const]
    }),
  )
}

/** The latest first. */
async function reportsOf({ desk }: SignedIn, file: string): Promise<readonly HistoryEntry[]> {
  const read = (after: string | undefined) => desk.trail.history({ case: file, order: 'newest', after, limit: 200 })
  const page = await ifKnown(
    gather(read, undefined, { keep: ({ operation }) => operation === 'requests.reportLost', enough: 100, most: 10 }),
  )
  return page?.items ?? []
}
