import type { RetentionRule, RetentionSettings, RetentionTrigger } from '../retention/rule.ts'
import { findRetentionFaults } from '../retention/rule-faults.ts'
import { simplePartsOf } from '../retention/trigger-parts.ts'

type Report = (path: string, message: string) => void

/** What a rule may name in its category; each reports under a path what is not there. */
export interface RetentionPlaces {
  readonly event: (path: string, name: string) => void
  /** A field that takes a day. */
  readonly day: (path: string, name: string) => void
  readonly kind: (path: string, name: string) => void
  /** Whether what stands at a path of the category looks as it should. */
  readonly isSound: (...path: readonly string[]) => boolean
}

/** What does not fit in a category's rule of retention: names of nothing, floors above ceilings. */
export function findCategoryRetentionFaults(
  rule: unknown,
  settings: RetentionSettings,
  places: RetentionPlaces,
  fault: Report,
): void {
  if (typeof rule !== 'object' || rule === null) return
  const { from, kinds } = rule as { readonly from?: unknown; readonly kinds?: object }
  const { isSound } = places
  if (from !== undefined && isSound('retention', 'from'))
    findNameFaults('retention.from', from as RetentionTrigger, places)
  for (const [name, ofKind] of Object.entries(kinds ?? {})) {
    places.kind(`retention.kinds.${name}`, name)
    if (typeof ofKind !== 'object' || !isSound('retention', 'kinds', name, 'from')) continue
    if (ofKind.from !== undefined) findNameFaults(`retention.kinds.${name}.from`, ofKind.from, places)
  }
  if (!isSound('retention')) return
  for (const { path, message } of findRetentionFaults(rule as RetentionRule, { settings })) fault(path, message)
}

/** What a trigger names that its category does not have. */
export function findNameFaults(at: string, trigger: RetentionTrigger, { event, day, kind }: RetentionPlaces): void {
  for (const { path, simple } of simplePartsOf(trigger)) {
    const below = [at, path].filter(Boolean).join('.')
    if (typeof simple === 'string') continue
    if ('event' in simple) event(below, simple.event)
    if ('field' in simple) day(below, simple.field)
    if ('decision' in simple && simple.kind !== undefined) kind(below, simple.kind)
  }
}
