import { recount } from '../cases/recount.ts'
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

/** The case after documents of the batch changed; nothing where all stays as it was. */
export function recountBatch(
  work: BatchWork & { readonly all: readonly Document[] },
  rows: readonly Document[],
  context: Context,
): readonly Change[] {
  const all = work.all.map(
    (document) => rows.find((row) => row.case === document.case && row.position === document.position) ?? document,
  )
  return recount(work.file, {}, all, work.duties, context).changes
}
