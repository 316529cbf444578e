import { cleared } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import type { Reader, Row } from '../storage.ts'
import { knownItems } from './changes.ts'
import type { RequestWork } from './facts.ts'
import { findInLine } from './fetching.ts'
import type { RequestItem, ToldItem } from './view.ts'

type Named = Pick<ToldItem, 'category' | 'kind' | 'title'>
const unnamed: Named = { category: null, kind: null, title: null }

/** Items as one request tells them: with what they are called to who decides, and with their places in line. */
export async function tellItems(
  read: Reader,
  work: RequestWork,
  items: readonly RequestItem[],
  context: Context,
): Promise<readonly ToldItem[]> {
  const rows = knownItems(work)
  const [named, places] = await atOnce(findNamed(read, work, rows, context), findPlaces(read, rows, context))
  return items.map((item) => ({
    ...item,
    ...((item.document !== null && named.get(item.position)) || unnamed),
    line: places.get(item.position) ?? null,
  }))
}

/**
 * Who decides has to know on what, even where they may not discover the case (P6.2). Who asked in words, or answers for it,
 * does not decide it, and is told nothing by this (P1.4).
 */
async function findNamed(
  read: Reader,
  { decides }: RequestWork,
  rows: readonly Row<'requestItems'>[],
  context: Context,
): Promise<ReadonlyMap<number, Named>> {
  if (!decides) return new Map()
  const places = rows.map(({ case: file, document }) => ({ tenant: context.tenant, case: file, position: document }))
  // Its level may have been raised since it was asked for.
  const documents = await read.getMany('documents', places, ['level', 'kind', 'title'])
  return new Map(
    rows.flatMap(({ position, category }, index) => {
      const document = documents[index] ?? null
      if (document === null || !cleared(document, context)) return []
      return [[position, { category, kind: document.kind, title: document.title }] as const]
    }),
  )
}

/** The places of what was granted while others have its original or come first (P7.2). */
async function findPlaces(
  read: Reader,
  rows: readonly Row<'requestItems'>[],
  context: Context,
): Promise<ReadonlyMap<number, number>> {
  const granted = rows.filter(({ state }) => state === 'granted')
  if (granted.length === 0) return new Map()
  const lines = await findInLine(read, granted, context)
  return new Map(
    granted.flatMap(({ position }, index) => {
      const { original, before } = lines[index]!
      const waits = before.length > 0 || original?.state === 'out'
      return waits ? [[position, before.length + 1] as const] : []
    }),
  )
}
