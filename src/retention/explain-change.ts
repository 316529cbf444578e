import type { Locale, Names } from '../locales/locale.ts'
import type { RetentionChange, RetentionDifference, RetentionState } from './compare.ts'
import { sayAbout } from './explain.ts'
import type { RetentionCeiling, RetentionFloor } from './rule.ts'
import {
  list,
  type RetentionNames,
  type Say,
  say,
  sayCitation,
  sayCounting,
  sayPeriod,
  sayTrigger,
  sentence,
} from './say.ts'

/**
 * What became of a date and why it moved, in sentences.
 * @example
 * explainRetentionChange(compareRetention(before, after), 'en')
 * // ['Moved from 2035-01-01 to 2036-01-01, 365 days later.', '“cooperationEnded”: 2024-05, now 2025-01-03.']
 */
export function explainRetentionChange(
  change: RetentionChange,
  locale: Locale,
  names: RetentionNames = {},
): readonly string[] {
  const words: Say = { locale, names }
  return [sayMove(change, words), ...change.because.map((difference) => sayDifference(difference, words))]
}

function sayMove({ move, from, to, days }: RetentionChange, words: Say): string {
  const by = { days: String(Math.abs(days ?? 0)) }
  const facts =
    move === 'later' || move === 'earlier'
      ? { from: from.due!, to: to.due!, ...by }
      : { from: sayState(from, words), to: sayState(to, words) }
  return say('retentionMove', move, words, facts)
}

function sayState({ state, due }: RetentionState, words: Say): string {
  return state === 'dated' ? say('retentionMove', 'date', words, { due: due! }) : say('retentionMove', state, words)
}

function sayDifference(difference: RetentionDifference, words: Say): string {
  switch (difference.what) {
    case 'fact': {
      const { before, after } = difference
      const term = before === null ? 'factNew' : after === null ? 'factGone' : 'fact'
      const trigger = sayAbout(difference.trigger, difference.of, words)
      const facts = { trigger, before: before ?? '', after: after ?? '' }
      return sentence(say('retentionDifference', term, words, facts))
    }
    case 'rule': {
      const [before, after] = sayValues(difference, words)
      const part = say('retentionPart', difference.part, words)
      return say('retentionDifference', 'rule', words, { part, before, after })
    }
    case 'extension': {
      const { before, after } = difference
      const term = before === null ? 'extended' : after === null ? 'extendedNoMore' : 'extendedTo'
      return say('retentionDifference', term, words, { before: before ?? '', after: after ?? '' })
    }
    case 'policy':
      return say('retentionDifference', 'policy', words, { before: difference.before, after: difference.after })
  }
}

type OfRule = Extract<RetentionDifference, { what: 'rule' }>

/** Both values of a part of a rule. */
function sayValues(difference: OfRule, words: Say): readonly [string, string] {
  const both = <Value>(of: { readonly before: Value; readonly after: Value }, said: (value: Value) => string) =>
    [said(of.before), said(of.after)] as const
  switch (difference.part) {
    case 'from':
      return both(difference, (trigger) => sayTrigger(trigger, words))
    case 'period':
      return both(difference, (period) => sayPeriod(period, words))
    case 'counting':
      return both(difference, (counting) => sayCounting(counting, words))
    case 'february29':
      return both(difference, (day) => say('february29', day, words))
    case 'action':
      return both(difference, (action) => say('retentionAction', action, words))
    case 'floor':
    case 'ceiling':
      return both<RetentionFloor | RetentionCeiling | null>(difference, (limit) => sayLimit(limit, words))
    case 'citation':
      return both<Names | null>(difference, (citation) =>
        citation === null ? say('retentionDifference', 'none', words) : sayCitation(citation, words),
      )
  }
}

function sayLimit(limit: RetentionFloor | RetentionCeiling | null, words: Say): string {
  if (limit === null) return say('retentionDifference', 'none', words)
  const parts = [
    limit.period === undefined ? null : sayPeriod(limit.period, words),
    limit.counting === undefined ? null : sayCounting(limit.counting, words),
    sayCitation(limit.citation, words),
  ]
  return list(
    parts.filter((part) => part !== null),
    words,
  )
}
