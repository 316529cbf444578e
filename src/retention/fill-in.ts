import type {
  KindRetention,
  ResolvedRetention,
  RetentionAction,
  RetentionRule,
  RetentionSettings,
  Ruled,
} from './rule.ts'

/** How the standard policy counts (policy §13). */
export const standardCounting: RetentionSettings = { counting: 'nextYear', february29: 'firstOfMarch' }

export interface ResolveOptions {
  /** A kind of documents; left out, or without a rule of its own: the case. */
  readonly kind?: string | undefined
  /** {@link standardCounting} where left out. */
  readonly settings?: RetentionSettings | undefined
  /** Path of the rule in its policy; `retention` where left out. */
  readonly at?: string | undefined
}

/** A rule with everything filled in, whether it makes sense or not. */
export function fillIn(rule: RetentionRule | null, options: ResolveOptions): ResolvedRetention {
  const { kind, settings = standardCounting, at = 'retention' } = options
  const ofCase: RetentionRule = rule ?? { from: 'ended', period: 'undecided' }
  const named = kind !== undefined && ofCase.kinds !== undefined && Object.hasOwn(ofCase.kinds, kind)
  const chosen = named ? ofCase.kinds![kind] : undefined
  const ofKind: KindRetention = typeof chosen === 'string' ? { period: chosen } : (chosen ?? {})
  const kindAt = `${at}.kinds.${kind}`
  function part<Value>(name: string, own: Value | undefined, inherited: Value | undefined): Ruled<Value> | null {
    // A kind that is given as a period alone has no path below it.
    if (own !== undefined) return { value: own, at: typeof chosen === 'string' ? kindAt : `${kindAt}.${name}` }
    return inherited === undefined ? null : { value: inherited, at: `${at}.${name}` }
  }
  const period = part('period', ofKind.period, ofCase.period)!
  // What the case says of its own period need not go with another one.
  const unfit = ofKind.period !== undefined && !fits(ofKind.period, ofCase.action ?? 'destroy')
  const setting = <Value>(name: keyof RetentionSettings, value: Value): Ruled<Value> => ({
    value,
    at: `settings.retention.${name}`,
  })
  return {
    at: chosen === undefined ? at : kindAt,
    kind: chosen === undefined ? null : kind!,
    from: part('from', ofKind.from, ofCase.from)!,
    period,
    counting: part('counting', ofKind.counting, ofCase.counting) ?? setting('counting', settings.counting),
    february29: setting('february29', settings.february29),
    action: part('action', ofKind.action, unfit ? undefined : ofCase.action) ?? {
      value: usualAction(period.value),
      at: period.at,
    },
    floor: ofKind.floor === null ? null : part('floor', ofKind.floor, ofCase.floor),
    ceiling: ofKind.ceiling === null ? null : part('ceiling', ofKind.ceiling, ofCase.ceiling),
    // Nor does what stands behind the case's period.
    citation: part('citation', ofKind.citation, ofKind.period === undefined ? ofCase.citation : undefined),
  }
}

/** What is kept for ever is never due, and only that. */
export const fits = (period: string, action: RetentionAction) => (period === 'permanent') === (action === 'permanent')

export const usualAction = (period: string): RetentionAction => (period === 'permanent' ? 'permanent' : 'destroy')
