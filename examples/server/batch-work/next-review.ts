import type { Duty } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'
import { may, openBatch } from './open-batch.ts'

/** The batch that waits longest for a review by this reader, and how many more do. */
interface NextReview {
  readonly duty: Duty
  readonly documents: number
  readonly more: number
}

export async function nextReview(visit: SignedIn): Promise<NextReview | null> {
  const { desk, person } = visit
  const duties = await gatherAll((after) => desk.duties.list({ scope: 'mine', after, limit: 200 }))
  const waiting = duties.filter(({ kind }) => kind === 'review')
  // What this reader has sorted is on the list of their department too, for others to review.
  const open: Duty[] = []
  for (const duty of waiting) {
    const { batch } = await desk.batches.get({ batch: duty.subject })
    if (!batch.sorters.includes(person.id)) open.push(duty)
  }
  for (const [index, duty] of open.entries()) {
    const batch = await openBatch(visit, duty.subject)
    if (!may(batch, 'batches.approve')) continue
    const documents = batch.documents.filter(({ screened }) => screened === null).length
    return { duty, documents, more: open.length - index - 1 }
  }
  return null
}
