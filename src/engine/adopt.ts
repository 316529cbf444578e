import { refuse } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import { saysTheSame } from '../policy/same-rules.ts'
import { unfitness } from '../policy/unfitness.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { insert } from './changes.ts'
import type { Context } from './context.ts'
import { findAll } from './pages.ts'

/** What an archive knows of the stored policies. Only what was read as committed, and no command can undo. */
export interface KnownPolicy {
  /** The policy is stored, and fitted the one before it when it was. */
  stored: boolean
  /** It is not stored, and fits the one that was stored last. */
  fits: boolean
}

type Meeting = Pick<Context, 'tenant' | 'policy'>

/**
 * The policy in force is stored by version with the first thing that it decides (P12.3). It must fit what is stored
 * already, or nothing is decided by it.
 */
export async function adoptPolicy(
  known: KnownPolicy,
  read: Reader,
  { tenant, policy, now, today, effective }: Context,
): Promise<readonly Change[]> {
  if (known.stored) return []
  const { version, digest, content } = policy
  const stored = await read.get('policies', { tenant, version })
  if (stored !== null) {
    if (!saysTheSame(policy, stored)) refuse('POLICY_CHANGED', { version })
    return []
  }
  refuseUnfit(policy, await lastAdopted(read, tenant))
  return [insert('policies', { tenant, version, digest, content, adopted: now, effective: effective ?? today })]
}

/**
 * A query decides nothing, and so stores no policy; but it would misread what an unfit one finds. Answers what may be
 * kept in mind if all of it was committed. While nothing is stored there is nothing to know.
 */
export async function meetPolicy(
  known: KnownPolicy,
  read: Reader,
  { tenant, policy }: Meeting,
): Promise<Partial<KnownPolicy>> {
  if (known.stored || known.fits) return {}
  const stored = await read.get('policies', { tenant, version: policy.version })
  if (stored !== null) {
    if (saysTheSame(policy, stored)) return { stored: true }
    if (unfitness(policy, stored).length > 0) refuse('POLICY_CHANGED', { version: policy.version })
    return { fits: true }
  }
  const last = await lastAdopted(read, tenant)
  refuseUnfit(policy, last)
  return last.length > 0 ? { fits: true } : {}
}

/** The version that was adopted last; several where one moment adopted them. */
async function lastAdopted(read: Reader, tenant: string): Promise<readonly Row<'policies'>[]> {
  const all = await findAll(read, 'policies.all', { tenant })
  return all.filter(({ adopted }) => adopted === all.at(-1)!.adopted)
}

function refuseUnfit(policy: Policy, before: readonly Row<'policies'>[]): void {
  const faults = before.flatMap((row) => unfitness(policy, row))
  if (faults.length > 0) refuse('INVALID_POLICY', { faults })
}
