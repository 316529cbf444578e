import type { RequestItem, ToldItem } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { ifKnown } from '../if-known.ts'
import type { SignedIn } from '../visit.ts'

/** What the reader may know of the documents and cases of requests: their titles by number. */
export interface Titles {
  readonly documents: ReadonlyMap<string, string>
  readonly cases: ReadonlyMap<string, string>
}

/** An item with what the library told of it to who decides. */
export type NamedItem = RequestItem & Partial<Pick<ToldItem, 'category' | 'kind' | 'title' | 'line'>>

/** The title of an item's document, as the catalogue or the request tells it. */
export function titleOfItem({ document, title }: NamedItem, { documents }: Titles): string | undefined {
  return document === null ? undefined : (documents.get(document) ?? title ?? undefined)
}

/** Of more documents of one case than this, all are read at once. */
const few = 4

/** Who asks by description, or decides for another department, need not see the case: then there is a number alone. */
export async function titlesOf(
  visit: SignedIn,
  items: readonly Pick<RequestItem, 'case' | 'document'>[],
  more: readonly string[] = [],
): Promise<Titles> {
  const { desk } = visit
  const documents = new Map<string, string>()
  const cases = new Map<string, string>()
  for (const number of new Set([...items.map((item) => item.case), ...more])) {
    const file = await ifKnown(desk.cases.get({ case: number }))
    if (file === null) continue
    cases.set(number, file.case.title)
    const wanted = new Set(items.flatMap((item) => (item.case === number ? (item.document ?? []) : [])))
    const found =
      wanted.size > few
        ? await documentsOfCase(visit, number)
        : await Promise.all(
            [...wanted].map(async (document) => (await ifKnown(desk.documents.get({ document })))?.document),
          )
    for (const document of found) {
      if (document !== undefined && document.number !== null) documents.set(document.number, document.title)
    }
  }
  return { documents, cases }
}
