import type { Sha256 } from '../sha256.ts'
import type { Row } from '../storage.ts'
import { commitmentOf, digestOf, trailFormat } from './entry.ts'

/** What is wrong with a chain, at the first position where it shows. */
export interface BrokenLink {
  readonly position: number
  readonly because: 'missing' | 'previous' | 'digest' | 'detail' | 'format'
}

export interface ChainState {
  readonly position: number
  readonly digest: string
}
export const emptyChain: ChainState = { position: 0, digest: '' }

/**
 * Checks entries, in order, after those already checked. Finds any entry that was changed, inserted, swapped or is
 * missing before the last; a tail cut off, or a chain rewritten whole, needs a checkpoint kept elsewhere.
 */
export function verifyEntries(
  entries: readonly Row<'trail'>[],
  from: ChainState,
  hash: Sha256,
): { readonly state: ChainState; readonly broken: BrokenLink | null } {
  let { position, digest } = from
  for (const entry of entries) {
    const broken = check(entry, position + 1, digest, hash)
    if (broken !== null) return { state: { position, digest }, broken: { position: position + 1, because: broken } }
    position = entry.position
    digest = entry.digest
  }
  return { state: { position, digest }, broken: null }
}

function check(entry: Row<'trail'>, position: number, previous: string, hash: Sha256): BrokenLink['because'] | null {
  if (entry.position !== position) return 'missing'
  if (entry.format < 1 || entry.format > trailFormat) return 'format'
  // What a form does not cover must not be there.
  if (entry.format === 1 && entry.behalf !== null) return 'digest'
  if (entry.previous !== previous) return 'previous'
  if (digestOf(entry, hash) !== entry.digest) return 'digest'
  if (entry.salt === null || commitmentOf(entry.detail, entry.salt, hash) !== entry.commitment) return 'detail'
  return null
}
