import type { Context } from '../engine/context.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import { readDate } from '../retention/partial-date.ts'
import { type RetentionResult, retentionMarks, type UsedFact } from '../retention/result.ts'
import type { SimpleTrigger } from '../retention/rule.ts'

/** An answer as its reader may know it. */
export interface Told {
  readonly result: RetentionResult
  /** Fields above the reader's clearance, on which it rests. */
  readonly withheld: readonly string[]
}

/**
 * Of other cases on whose end it rests, those that the reader may not discover have no number; of fields above their
 * clearance no day is told, and so no step (P1.4, P8.2). Whether a day lies ahead is seen by today.
 */
export function told(
  stored: RetentionResult,
  category: Pick<ResolvedCategory, 'restricted'> | undefined,
  seen: ReadonlySet<string>,
  { actor, today }: Pick<Context, 'actor' | 'today'>,
): Told {
  const isHidden = ({ trigger, of }: { readonly trigger: SimpleTrigger | null; readonly of: string | null }) =>
    (trigger === 'parentEnded' || trigger === 'relatedEnded') && of !== null && !seen.has(of)
  const result = {
    ...stored,
    marks: retentionMarks.filter(
      (mark) => stored.marks.includes(mark) || (mark === 'planned' && isAhead(stored, today)),
    ),
    facts: stored.facts.map((fact) => (isHidden(fact) ? { ...fact, of: null, source: { kind: 'case' } } : fact)),
    steps: stored.steps.map((step) => (step.step === 'fact' && isHidden(step) ? { ...step, of: null } : step)),
    missing: stored.missing.map((missing) => (isHidden(missing) ? { ...missing, of: null } : missing)),
  } as RetentionResult
  const withheld = stored.facts.flatMap(({ source }) =>
    source.kind === 'field' && (category?.restricted[source.ref ?? ''] ?? 0) > actor.clearance ? [source.ref!] : [],
  )
  if (withheld.length === 0) return { result, withheld }
  return {
    result: { ...result, trigger: null, facts: [], steps: [] } as RetentionResult,
    withheld: [...new Set(withheld)],
  }
}

function isAhead({ facts }: RetentionResult, today: string): boolean {
  return facts.some((fact: UsedFact) => fact.counted && readDate(fact.on)!.first > today)
}
