import type { CaseDocument } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'

/** Every document of a case that the reader may know of, in the order of collection. */
export async function documentsOfCase({ desk }: SignedIn, number: string): Promise<readonly CaseDocument[]> {
  return gatherAll((after) => desk.documents.list({ case: number, after, limit: 200 }))
}
