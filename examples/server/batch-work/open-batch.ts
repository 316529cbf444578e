import type { Possible } from 'casekeep'
import type { SignedIn } from '../visit.ts'
import { documentsOfCase } from './case-documents.ts'
import type { OpenBatch } from './findings.ts'

/** A batch, its case and their documents, with what the reader may do with it now. */
export interface BatchAtHand extends OpenBatch {
  readonly possible: readonly Possible[]
}

export async function openBatch(visit: SignedIn, number: string): Promise<BatchAtHand> {
  const { desk } = visit
  const { batch, documents } = await desk.batches.get({ batch: number })
  const name = { case: batch.case }
  const { case: file } = await desk.cases.get(name)
  const possible = (await desk.cases.possible(name)).batches.find((one) => one.batch === batch.number)
  const all = await documentsOfCase(visit, batch.case)
  return { batch, file, documents, all, possible: possible?.operations ?? [] }
}

/** Whether somebody may do it now, with nothing in the way. */
export function may({ possible }: BatchAtHand, operation: Possible['operation']): boolean {
  return possible.some((one) => one.operation === operation && one.blocked.length === 0)
}
