import { refuse } from '../errors.ts'
import { fillIn, type ResolveOptions } from './fill-in.ts'
import type { ResolvedRetention, RetentionRule } from './rule.ts'
import { findRuleFaults } from './rule-faults.ts'

/**
 * A rule with everything filled in, for a case or for its documents of one kind. Without a rule the period is undecided
 * (P9.1).
 * @throws {CasekeepError} `INVALID_POLICY` for a rule that makes no sense
 * @example
 * resolveRetention({ from: 'ended', period: 'P10Y', kinds: { agreement: 'P30Y' } }, { kind: 'agreement' }).period
 * // { value: 'P30Y', at: 'retention.kinds.agreement' }
 */
export function resolveRetention(rule: RetentionRule | null, options: ResolveOptions = {}): ResolvedRetention {
  const resolved = fillIn(rule, options)
  const faults = findRuleFaults(resolved)
  if (faults.length > 0) refuse('INVALID_POLICY', { faults })
  return resolved
}
