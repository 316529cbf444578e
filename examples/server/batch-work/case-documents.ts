import type { CaseDocument } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** Every document of a case that the reader may know of, in the order of collection. */
export async function documentsOfCase({ desk }: SignedIn, number: string): Promise<readonly CaseDocument[]> {
  const all: CaseDocument[] = []
  let after: string | undefined
  do {
    const page = await desk.documents.list({ case: number, limit: 200, ...(after !== undefined && { after }) })
    all.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return all
}
