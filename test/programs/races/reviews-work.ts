import { clerk, head, type Post } from './post.ts'
import { errorName } from './tally.ts'
import type { Tell } from './worker.ts'

export interface PrepareOrder {
  readonly batches: number
  readonly callers: number
  /** Its number in the crew. */
  readonly member: number
}
/** A batch in review, at the version at which everybody saw it. */
export interface Prepared {
  readonly batch: string
  readonly version: number
}

/** Opens clients, each with a letter, and brings their first batches to review. */
export async function prepareReviews(post: Post, order: PrepareOrder, tell: Tell): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  let left = order.batches
  const caller = async (index: number) => {
    const desk = post.archive.as(clerk(`clerk-${order.member}-${index}`))
    while (left > 0) {
      left -= 1
      const opened = await desk.cases.open({
        category: 'client',
        title: 'Alfreds Futterkiste',
        fields: { name: 'Alfreds Futterkiste' },
        documents: [{ kind: 'communication', title: 'Letter', channel: 'email' }],
      })
      const batch = opened.batch!.number
      await desk.batches.sort({ batch })
      await desk.batches.number({ batch })
      const submitted = await desk.batches.submit({ batch })
      prepared.push({ batch, version: submitted.batch.version })
      tell(1)
    }
  }
  await Promise.all(Array.from({ length: order.callers }, (_, index) => caller(index)))
  return prepared
}

export interface ReviewOrder {
  readonly batch: string
  /** The version that the reviewer says they saw; null where they do not say. */
  readonly version: number | null
  readonly member: number
}
/** Moments are milliseconds since 1970, by the clock that all processes share. */
export interface Reviewed {
  readonly outcome: string
  readonly began: number
  readonly ended: number
}

/** One of the reviewers who approve a batch at once. */
export async function review({ archive }: Post, { batch, version, member }: ReviewOrder): Promise<Reviewed> {
  const desk = archive.as(head(`head-${member}`))
  const began = now()
  const outcome = await desk.batches.approve({ batch, ...(version !== null && { version }) }).then(
    () => 'approved',
    (error: unknown) => errorName(error),
  )
  return { outcome, began, ended: now() }
}

const now = () => performance.timeOrigin + performance.now()
