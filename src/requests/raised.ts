import type { Context } from '../engine/context.ts'
import type { Block } from '../reasons.ts'
import type { Reader, Row } from '../storage.ts'

/** That a document's level is above what was approved. */
export function raisedBlocks(
  { position, number, level: approved }: Row<'requestItems'>,
  level: number | null,
  { policy }: Context,
): readonly Block[] {
  if (level === null || level <= approved) return []
  return [{ because: 'levelRaised', clause: 'P8.2', item: position, document: number, level: policy.levels[level]! }]
}

/** The levels of the documents of items, as they are now; null of one that is gone. */
export async function findLevels(
  read: Reader,
  items: readonly Row<'requestItems'>[],
  { tenant }: Context,
): Promise<readonly (number | null)[]> {
  const places = items.map(({ case: file, document }) => ({ tenant, case: file, position: document }))
  const documents = await read.getMany('documents', places, ['level'])
  return documents.map((document) => document?.level ?? null)
}
