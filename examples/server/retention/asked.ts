import type { CaseRetention } from 'casekeep'
import type { RetentionTrigger } from 'casekeep/retention'
import type { SignedIn } from '../visit.ts'

/** The events of a category of which somebody has to tell: others are told by a field of the case. */
export function toldEvents(category: string, { archive, naming }: SignedIn): readonly (readonly [string, string])[] {
  return Object.values(archive.policy.categories[category]?.events ?? {})
    .filter(({ field }) => field === null)
    .map(({ name, names }) => [name, naming.ofText(names)] as const)
}

/** The names by which the rules of a case ask for days of other things. */
export function askedObjects({ kept }: CaseRetention): readonly string[] {
  return [...new Set(kept.flatMap(({ result }) => objectsIn(result.rule.from.value)))]
}

function objectsIn(trigger: RetentionTrigger): readonly string[] {
  if (typeof trigger === 'string') return []
  if ('latest' in trigger) return trigger.latest.flatMap(objectsIn)
  if ('earliest' in trigger) return trigger.earliest.flatMap(objectsIn)
  if ('optional' in trigger) return objectsIn(trigger.optional)
  if ('after' in trigger) return objectsIn(trigger.after)
  return 'object' in trigger ? [trigger.object] : []
}
