import type { RetentionTrigger, SimpleTrigger, TriggerPart } from './rule.ts'

/** One simple trigger within another, and where it stands in it. */
export interface SimplePart {
  /** Below the trigger, such as `latest.1`; empty for the trigger itself. */
  readonly path: string
  readonly simple: SimpleTrigger
  /** The period of a term after it. */
  readonly period: string | null
}

/** Every simple trigger that a trigger is made of, in its order. */
export function simplePartsOf(trigger: RetentionTrigger): readonly SimplePart[] {
  if (typeof trigger === 'object' && 'latest' in trigger) return numbered('latest', trigger.latest)
  if (typeof trigger === 'object' && 'earliest' in trigger) return numbered('earliest', trigger.earliest)
  return [simplePart('', trigger)]
}

const numbered = (name: string, parts: readonly TriggerPart[]) =>
  parts.map((part, index) => simplePart(`${name}.${index}`, part))

function simplePart(path: string, part: TriggerPart): SimplePart {
  if (typeof part === 'object' && 'optional' in part) return simplePart(path, part.optional)
  if (typeof part === 'object' && 'after' in part) return { path, simple: part.after, period: part.period }
  return { path, simple: part, period: null }
}
