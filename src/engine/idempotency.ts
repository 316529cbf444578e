import { canonical } from '../canonical.ts'
import { refuse } from '../errors.ts'
import type { Sha256 } from '../sha256.ts'
import type { Change, Json, Reader } from '../storage.ts'
import { mustBeReadable } from '../unreadable.ts'
import { insert } from './changes.ts'
import type { Command } from './command.ts'
import type { Context } from './context.ts'

/** One act under the name that its caller gave it. */
export interface NamedAct {
  readonly key: string
  readonly operation: Command<never, never, never>['name']
  /** Digest of the input as it was sent, without the name. */
  readonly input: string
}

/**
 * The act that an input names, or null for one without a name. `data` is plain, as it was sent. The rehearsal of an act
 * has its name: of one that was done it answers what it came to.
 */
export function namedAct(operation: NamedAct['operation'], data: unknown, hash: Sha256): NamedAct | null {
  const { idempotencyKey: key, dryRun: _rehearsal, ...input } = data as { readonly [member: string]: Json }
  return typeof key === 'string' ? { key, operation, input: hash(canonical(input)) } : null
}

/**
 * What the act came to when it was done before; null where it was not. Names are the account's own: nobody
 * learns from them what somebody else did, or another account of theirs that may know more.
 */
export async function earlierResult(
  read: Reader,
  act: NamedAct,
  { tenant, actor }: Context,
): Promise<{ readonly [member: string]: Json } | null> {
  const { key, operation, input } = act
  const done = await read.get('idempotency', { tenant, actor: actor.id, key })
  if (done === null) return null
  // Neither is it done twice, nor answered by what nobody can read.
  mustBeReadable(done.result)
  if (done.operation !== operation || done.input !== input) {
    refuse('IDEMPOTENCY_KEY_REUSED', { key, operation: done.operation })
  }
  return done.result as { readonly [member: string]: Json }
}

/** Keeps what an act came to, in the commit that does it; `chain` is the one with whose case it goes. */
export function remember(act: NamedAct, result: Json, chain: string, { tenant, actor, now }: Context): Change {
  const { key, operation, input } = act
  return insert('idempotency', { tenant, actor: actor.id, key, operation, input, result, at: now, chain, version: 1 })
}
