import type { Duty } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { may, openBatch } from './open-batch.ts'

/** The batch that waits longest for a review by this reader, and how many more do. */
export interface NextReview {
  readonly duty: Duty
  readonly documents: number
  readonly more: number
}

export async function nextReview(visit: SignedIn): Promise<NextReview | null> {
  const { desk, person } = visit
  const waiting: Duty[] = []
  let after: string | undefined
  do {
    const page = await desk.duties.list({ scope: 'mine', limit: 200, ...(after !== undefined && { after }) })
    waiting.push(...page.items.filter(({ kind }) => kind === 'review'))
    after = page.next ?? undefined
  } while (after !== undefined)
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
