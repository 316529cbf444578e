import { findRemaining } from '../cases/remaining.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { findHolds } from '../holds/facts.ts'
import { heldBy } from '../holds/holds-on.ts'
import type { DisposalState } from '../machines/disposal.ts'
import type { Block } from '../reasons.ts'
import type { Reader, Row } from '../storage.ts'

/** A document that is to go out. */
interface Going {
  /** The case that it was collected for, which may have become part of another. */
  readonly case: string
  readonly kind: string
}

/** On a list in these states it is decided what becomes of the documents. */
const decided: readonly DisposalState[] = ['waiting', 'executing']

/**
 * What keeps documents in the archive (P9.2): a hold lets none be lent, though it can be read there; and of what a disposal
 * that is approved takes away none leaves its shelf.
 */
export async function staysBlocks(
  read: Reader,
  going: readonly Going[],
  { isLent }: { readonly isLent: boolean },
  context: Context,
): Promise<readonly Block[]> {
  if (going.length === 0) return []
  const numbers = [...new Set(going.map((one) => one.case))]
  const [holds, ...files] = await atOnce(
    isLent ? findHolds(read, context) : [],
    ...numbers.map((number) => findRemaining(read, number, context)),
  )
  const blocks: Block[] = []
  const told = new Set<string>()
  const block = (because: 'held' | 'onDisposal', file: string, fact: { readonly [name: string]: string }) => {
    const one: Block = { because, clause: 'P9.2', case: file, ...fact }
    const key = JSON.stringify(one)
    if (!told.has(key)) blocks.push(one)
    told.add(key)
  }
  for (const [index, file] of files.entries()) {
    if (file === null) continue
    for (const hold of heldBy(file, holds, context)) block('held', numbers[index]!, { hold })
    const kinds = going.filter((one) => one.case === numbers[index]).map(({ kind }) => kind)
    for (const disposal of await findDisposals(read, file, kinds, context)) {
      block('onDisposal', numbers[index]!, { disposal })
    }
  }
  return blocks
}

/** Approved disposals that documents of these kinds go with: by a row of their own, or with the case. */
async function findDisposals(
  read: Reader,
  file: Row<'cases'>,
  kinds: readonly string[],
  { tenant }: Context,
): Promise<readonly string[]> {
  if (file.state === 'open' || file.state === 'voided') return []
  const rows = await findAll(read, 'retention.ofCase', { tenant, case: file.number })
  const listed = kinds.flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind) ?? rows.find((one) => one.kind === '')
    return row?.disposal ?? []
  })
  const disposals = await read.getMany(
    'disposals',
    [...new Set(listed)].map((number) => ({ tenant, number })),
    ['number', 'state'],
  )
  return disposals.flatMap((one) => (one !== null && decided.some((state) => state === one.state) ? one.number : []))
}
