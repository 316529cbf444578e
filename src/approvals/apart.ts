import type { Policy } from '../policy/policy.ts'
import type { Decided } from './standing.ts'

/** Whether one person decides no more than one step of a chain (policy §13). */
export function isApart({ settings }: Pick<Policy, 'settings'>): boolean {
  return settings.approvals.onePerson === 'oneStep'
}

/** Whether somebody, or in whose place they act, has a part in these decisions: made them, or had them made. */
export function hasPart(decisions: readonly Decided[], person: string, behalf: string | null): boolean {
  const acts = [person, ...(behalf === null ? [] : [behalf])]
  return decisions.some((one) => acts.includes(one.person) || (one.behalf !== null && acts.includes(one.behalf)))
}
