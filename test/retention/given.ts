import { computeRetention } from '../../src/retention/compute.ts'
import type {
  CaseFact,
  DatedFact,
  DecisionFact,
  FactSource,
  NamedFact,
  RetentionFacts,
} from '../../src/retention/facts.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import type { RetentionResult } from '../../src/retention/result.ts'
import type { RetentionRule, RetentionSettings } from '../../src/retention/rule.ts'

export const today = '2026-11-02'

const source: FactSource = { kind: 'hand' }
export const on = (text: string): DatedFact => ({ on: text, source })
export const named = (name: string, text: string | null): NamedFact => ({ name, on: text, source })
export const file = (number: string, ended: string | null): CaseFact => ({ number, ended, source })
export const agreement = (number: string, start: string | null, end: string | null): DecisionFact => ({
  number,
  kind: 'agreement',
  start,
  end,
  source,
})
export const extended = (until: string) => ({ until, reason: 'a dispute', source })
export const decided = (period: string) => ({ period, citation: 'Minutes of the board, 3 May 2026', source })

/** What a rule says of facts, counted from the day itself unless it or the settings say otherwise. */
export function kept(
  rule: RetentionRule | null,
  facts: RetentionFacts,
  settings: Partial<RetentionSettings> = {},
  kind?: string,
): RetentionResult {
  const counted = { counting: 'sameDay', february29: 'firstOfMarch', ...settings } as const
  return computeRetention({ rule: resolveRetention(rule, { settings: counted, kind }), facts, today, policy: '2026-1' })
}

/** The same of a case that ended. */
export function keptFrom(ended: string, rule: Partial<RetentionRule>, settings: Partial<RetentionSettings> = {}) {
  return kept({ from: 'ended', period: 'P10Y', ...rule }, { ended: on(ended) }, settings)
}

/** What is missing, in short: `duty` where somebody has to supply it now. */
export function missingIn({ missing }: RetentionResult): readonly string[] {
  return missing.map(({ because, of, duty }) => [because, of, duty && 'duty'].filter(Boolean).join(' '))
}
