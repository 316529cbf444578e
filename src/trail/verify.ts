import type { Sha256 } from '../sha256.ts'
import type { Row } from '../storage.ts'
import { type Unreadable, whyUnreadable } from '../unreadable.ts'
import { commitmentOf, digestOf, trailFormat } from './entry.ts'

/** What is wrong with a chain, at the first position where it shows. */
export interface BrokenLink {
  readonly position: number
  readonly because: 'missing' | 'previous' | 'digest' | 'detail' | 'format'
}

export interface ChainState {
  readonly position: number
  readonly digest: string
  /** How many entries stand in order whose details nobody can read any more: they were destroyed, or their keys are gone. */
  readonly unreadable: number
}
export const emptyChain: ChainState = { position: 0, digest: '', unreadable: 0 }

/**
 * Checks entries, in order, after those already checked. Finds any entry that was changed, inserted, swapped or is
 * missing before the last. `erased`: the case was destroyed, and its commitments stand for details that are gone. A tail cut off, or a chain rewritten whole, needs a checkpoint kept elsewhere.
 */
export function verifyEntries(
  entries: readonly Row<'trail'>[],
  from: ChainState,
  hash: Sha256,
  erased = false,
): { readonly state: ChainState; readonly broken: BrokenLink | null } {
  let { position, digest, unreadable } = from
  for (const entry of entries) {
    const isGone = keyIsGone(whyUnreadable(entry.detail)) || (erased && isErased(entry))
    const broken = check(entry, position + 1, digest, hash, isGone)
    if (broken !== null) {
      return { state: { position, digest, unreadable }, broken: { position: position + 1, because: broken } }
    }
    position = entry.position
    digest = entry.digest
    if (isGone) unreadable += 1
  }
  return { state: { position, digest, unreadable }, broken: null }
}

/** Then the commitment stands for the detail. What is sealed by a key that is there, and does not open, was changed. */
function keyIsGone(why: Unreadable | null): boolean {
  return why !== null && (why.because === 'destroyed' || why.because === 'lost' || why.because === 'keyring')
}

function isErased({ detail, salt }: Row<'trail'>): boolean {
  return detail === null && salt === null
}

function check(
  entry: Row<'trail'>,
  position: number,
  previous: string,
  hash: Sha256,
  isGone: boolean,
): BrokenLink['because'] | null {
  if (entry.position !== position) return 'missing'
  if (entry.format < 1 || entry.format > trailFormat) return 'format'
  // What a form does not cover must not be there.
  if (entry.format === 1 && entry.behalf !== null) return 'digest'
  if (entry.previous !== previous) return 'previous'
  if (digestOf(entry, hash) !== entry.digest) return 'digest'
  if (isGone) return null
  if (entry.salt === null || commitmentOf(entry.detail, entry.salt, hash) !== entry.commitment) return 'detail'
  return null
}
