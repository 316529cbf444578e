import { nextReview } from '../batch-work/next-review.ts'
import type { SignedIn } from '../visit.ts'

/** After a review: the next one, so that many go quickly. */
export async function NextForReview({ visit }: { readonly visit: SignedIn }) {
  const { say, count, naming } = visit
  const next = await nextReview(visit)
  if (next === null) return <p class="note">{say('noneForReview')}</p>
  const { duty, documents, more } = next
  return (
    <section class="panel next-review">
      <h2>{say('nextForReview')}</h2>
      <p>
        <a class="button main" href={`/batches/${duty.subject}`}>
          {say('reviewNext')}
        </a>
        <span>
          <strong class="number">{duty.subject}</strong> {duty.title}
          <small class="muted">
            {count('summaryDocuments', documents)} · {naming.term('label.due')} {duty.due}
            {more > 0 && ` · ${count('moreForReview', more)}`}
          </small>
        </span>
      </p>
    </section>
  )
}
