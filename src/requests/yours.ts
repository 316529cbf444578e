import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import type { RequestItemState } from '../machines/request-item.ts'
import type { Block } from '../reasons.ts'
import type { Reader } from '../storage.ts'
import type { WantedDocument } from './wanted.ts'

/** While one of these, it is somebody's already, or to become so. */
const theirs: readonly RequestItemState[] = ['asked', 'granted', 'offered', 'out', 'returning']

/** That who is to borrow an original has it, or waits for it: nobody waits for themselves, nor renews a loan by another. */
export async function yoursBlocks(
  read: Reader,
  kind: string,
  person: string,
  wanted: readonly WantedDocument[],
  { tenant }: Context,
): Promise<readonly Block[]> {
  const onPaper = wanted.filter(({ document }) => document.medium === 'paper')
  if (kind !== 'loan' || onPaper.length === 0) return []
  const known = await atOnce(...theirs.map((state) => findAll(read, 'items.ofPerson', { tenant, person, kind, state })))
  const items = known.flat()
  return onPaper.flatMap(({ document }): readonly Block[] => {
    const item = items.find((one) => one.case === document.case && one.document === document.position)
    if (item === undefined) return []
    return [{ because: 'yours', clause: 'P7.2', document: document.number, request: item.request }]
  })
}
