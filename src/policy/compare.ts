import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'

/** One thing that two versions of a policy say differently. */
export interface PolicyChange {
  /** Where, such as `['categories', 'client', 'retention', 'period']`. */
  readonly path: readonly string[]
  readonly change: 'added' | 'removed' | 'changed'
  /** What the earlier version says; null where it says nothing, or that. */
  readonly before: Json
  readonly after: Json
}

/**
 * What a version of a policy says differently from another (P12.3), as their stored contents: members one by one, what
 * has a name by its name, and other lists whole. Empty where both say the same. Pure.
 * @example
 * comparePolicies(standardPolicy().content, standardPolicy({ settings: { smallGroup: 8 } }).content)
 * // [{ path: ['settings', 'smallGroup'], change: 'changed', before: 5, after: 8 }]
 */
export function comparePolicies(before: Json, after: Json): readonly PolicyChange[] {
  return compare([], before, after)
}

function compare(path: readonly string[], before: Json, after: Json): readonly PolicyChange[] {
  const [one, other] = [membersOf(before), membersOf(after)]
  if (one === null || other === null) {
    return canonical(before) === canonical(after) ? [] : [{ path, change: 'changed', before, after }]
  }
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.flatMap((name): readonly PolicyChange[] => {
    const at = [...path, name]
    const [old, now] = [one[name], other[name]]
    if (old === undefined) return [{ path: at, change: 'added', before: null, after: now! }]
    if (now === undefined) return [{ path: at, change: 'removed', before: old, after: null }]
    return compare(at, old, now)
  })
}

type Members = Readonly<Record<string, Json>>

/** What stands in a value by name; null for one that has no names. */
function membersOf(value: Json): Members | null {
  if (value === null || typeof value !== 'object') return null
  if (!Array.isArray(value)) return value as Members
  const named = value as readonly { readonly name?: unknown }[]
  const names = named.map((each) => (each !== null && typeof each === 'object' ? each.name : undefined))
  const areNames = names.length > 0 && names.every((name) => typeof name === 'string')
  if (!areNames || new Set(names).size < names.length) return null
  return Object.fromEntries(named.map((each, index) => [names[index] as string, each as unknown as Json]))
}
