import { cleared } from '../cases/facts.ts'
import type { Context } from '../engine/context.ts'
import type { Reader } from '../storage.ts'
import { knownItems } from './changes.ts'
import type { RequestWork } from './facts.ts'
import type { RequestItem, ToldItem } from './view.ts'

type Named = Pick<ToldItem, 'category' | 'kind' | 'title'>
const unnamed: Named = { category: null, kind: null, title: null }

/**
 * Who decides has to know on what, even where they may not discover the case (P6.2). Who asked in words, or answers for it,
 * does not decide it, and is told nothing by this (P1.4).
 */
export async function tellItems(
  read: Reader,
  work: RequestWork,
  items: readonly RequestItem[],
  context: Context,
): Promise<readonly ToldItem[]> {
  if (!work.decides) return items.map((item) => ({ ...item, ...unnamed }))
  const rows = knownItems(work)
  const places = rows.map(({ case: file, document }) => ({ tenant: context.tenant, case: file, position: document }))
  // Its level may have been raised since it was asked for.
  const documents = await read.getMany('documents', places, ['level', 'kind', 'title'])
  const named = new Map<number, Named>()
  for (const [index, { position, category }] of rows.entries()) {
    const document = documents[index] ?? null
    if (document === null || !cleared(document, context)) continue
    named.set(position, { category, kind: document.kind, title: document.title })
  }
  return items.map((item) => ({ ...item, ...((item.document !== null && named.get(item.position)) || unnamed) }))
}
