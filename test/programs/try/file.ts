import { advanceChunk, receiveLists, sendLists, sortAndNumber } from './advance.ts'
import { allOf, eachChunk, type Pace } from './chunks.ts'
import { collectChunk, type Filing } from './collect.ts'
import type { Dossier } from './dossier.ts'
import type { Office } from './office.ts'

export interface Filed {
  readonly filings: readonly Filing[]
  /** What was new. */
  readonly added: { readonly cases: number; readonly documents: number }
}

/**
 * Brings every case into the archive, one step of all after the other, and says where it is and what was new. Each step takes up
 * what is in its state, whoever brought it there: what an earlier run did is not done again.
 */
export async function fileAll(office: Office, dossiers: readonly Dossier[], pace: Pace): Promise<Filed> {
  const desks = { clerk: office.clerk, head: office.head }
  const step = (day: 'sort' | 'submit' | 'review', what: string, work: (chunk: readonly Filing[]) => Steps) =>
    eachChunk(pace, day, what, filings, work)

  let filings = await eachChunk(pace, 'collect', 'cases collected', dossiers, (chunk) => collectChunk(office, chunk))
  const added = {
    cases: filings.reduce((sum, filing) => sum + filing.added.cases, 0),
    documents: filings.reduce((sum, filing) => sum + filing.added.documents, 0),
  }
  filings = await step('sort', 'cases sorted', (chunk) =>
    advanceChunk(chunk, ['collecting', 'sorting'], ({ dossier }, batch) =>
      sortAndNumber(desks.clerk[dossier.category], batch),
    ),
  )
  filings = await step('submit', 'cases submitted', (chunk) =>
    advanceChunk(chunk, ['sorting'], async ({ dossier }, { number }) => {
      const { batch } = await desks.clerk[dossier.category].batches.submit({ batch: number })
      return batch
    }),
  )
  filings = await step('review', 'cases reviewed', (chunk) =>
    advanceChunk(chunk, ['inReview'], async ({ dossier }, { number }) => {
      const { batch } = await desks.head[dossier.category].batches.approve({ batch: number })
      return batch
    }),
  )
  filings = await sendLists(office, filings, pace)
  filings = await receiveLists(office, filings, pace)
  const over = filings.filter(({ dossier }) => dossier.ended !== null)
  await eachChunk(pace, 'end', 'cases ended', over, (chunk) => allOf(chunk, (filing) => end(office, filing)))
  return { filings, added }
}
type Steps = Promise<readonly Filing[]>

/** A matter that is over ends after what is known of it is in the archive. */
async function end(office: Office, { dossier, number, state, batches }: Filing): Promise<void> {
  const filed = batches.every((batch) => batch.state === 'archived' || batch.state === 'withdrawn')
  if (state !== 'open' || dossier.ended === null || !filed) return
  await office.clerk[dossier.category].cases.end({ case: number, on: dossier.ended })
}
