import { checklistOf, completeness } from '../cases/checklist.ts'
import { categoryOf } from '../cases/facts.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Row } from '../storage.ts'
import type { BatchWork } from './facts.ts'

type Document = Row<'documents'>

/** The batch with the actor among its sorters: whoever sorts does not review (policy §13). */
export function touch(batch: Row<'batches'>, patch: Partial<Row<'batches'>>, { actor, policy }: Context) {
  const sorters = batch.sorters as readonly string[]
  return amend('batches', batch, {
    ...patch,
    sorters: sorters.includes(actor.person) ? sorters : [...sorters, actor.person],
    policy: policy.version,
  })
}

/** The case's completeness after documents of the batch changed; nothing where it stays the same. */
export function recount(
  work: BatchWork & { readonly all: readonly Document[] },
  rows: readonly Document[],
  context: Context,
): readonly Change[] {
  const all = work.all.map(
    (document) => rows.find((row) => row.case === document.case && row.position === document.position) ?? document,
  )
  const counted = completeness(checklistOf(categoryOf(work.file, context), work.file, all))
  if (counted.lacking === work.file.lacking) return []
  return [amend('cases', work.file, { ...counted, policy: context.policy.version }).change]
}
