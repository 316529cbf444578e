import { may, openBatch } from '../batch-work/open-batch.ts'
import { layOut } from '../batch-work/sorting-desk.ts'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask } from '../visit.ts'
import { done } from './answer.ts'
import { showBatch } from './batch-shell.tsx'
import { notFoundPage } from './failures.tsx'
import { NextForReview } from './next-review.tsx'
import { showReview } from './review.tsx'
import { showSorting } from './sorting.tsx'

/** What is done with a batch as a whole, by the last part of the address that its form is sent to. */
const acts = {
  sort: 'batches.sort',
  number: 'batches.number',
  submit: 'batches.submit',
  approve: 'batches.approve',
  return: 'batches.return',
  withdraw: 'batches.withdraw',
} as const

export async function batchPage(c: Ask) {
  return page(c, new Entries(), noProblems)
}

export async function batchAct(c: Ask) {
  const visit = c.get('signedIn')
  const name = c.req.param('act')!
  if (!Object.hasOwn(acts, name)) return notFoundPage(c)
  const operation = acts[name as keyof typeof acts]
  const batch = c.req.param('number')!
  const entries = (await Entries.posted(c)).with({ act: name })
  try {
    await visit.desk.run(operation, {
      batch,
      version: entries.number('version'),
      ...(operation === 'batches.number' && { order: entries.given('order') }),
      ...(operation === 'batches.return' && { reasons: entries.lines('reasons') }),
      ...(operation === 'batches.withdraw' && { reason: entries.text('reason') }),
    })
    return done(c, `/batches/${batch}`, operation, batch)
  } catch (error) {
    return page(c, entries, problemsOf(error, visit, entries))
  }
}

/** The page of a batch: its table to sort or to review, for whose task that is now. */
async function page(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  // Whoever has just reviewed it goes on to the next, and does not begin to sort what they returned.
  if (c.req.query('reviewed') !== undefined && open.batch.reviewer === visit.person.id) {
    return showBatch(c, open, { problems, entries, first: await NextForReview({ visit }) })
  }
  if (may(open, 'batches.arrange')) {
    return showSorting(c, layOut(visit, open, new Entries(), noProblems), entries, problems)
  }
  if (may(open, 'batches.approve')) return showReview(c, open, entries, problems)
  return showBatch(c, open, { problems, entries })
}
