import type { Locale } from '../locales/locale.ts'
import type { FactSource } from './facts.ts'
import type { MissingFact, RetentionResult, RetentionStep, UsedFact } from './result.ts'
import type { SimpleTrigger } from './rule.ts'
import {
  list,
  type RetentionNames,
  type Say,
  say,
  sayCitation,
  sayPeriod,
  sayRule,
  sayTrigger,
  sentence,
} from './say.ts'

/**
 * Why something is kept until a day, in sentences: the date, the rule, the facts and where they came from, what is
 * missing, the steps of the computation, the laws, the version of the policy.
 * @example
 * explainRetention(result, 'en')[0] // 'Kept until 2034-12-31. From 2035-01-01 on, disposal may be proposed: Destroy.'
 */
export function explainRetention(
  result: RetentionResult,
  locale: Locale,
  names: RetentionNames = {},
): readonly string[] {
  const words: Say = { locale, names }
  const { rule, policy, clause } = result
  const head =
    result.state === 'dated'
      ? say('retentionLine', 'dated', words, {
          endsOn: result.endsOn,
          due: result.due,
          action: say('retentionAction', result.action, words),
        })
      : say('retentionLine', result.state, words)
  const own = rule.period.at === 'own'
  return [
    head,
    say('retentionLine', own ? 'own' : 'rule', words, { rule: sayRule(rule, words) }),
    ...result.facts.map((fact) => sayFact(fact, words)),
    ...result.missing.map((missing) => sayMissing(missing, words)),
    ...result.steps.flatMap((step) => sayStep(step, words)),
    ...(result.marks.includes('planned') ? [say('retentionLine', 'planned', words)] : []),
    ...sayLimits(result, words),
    say('retentionLine', 'policy', words, { policy, clause, at: rule.at }),
  ]
}

/** A trigger about one case or document, where it is about one. */
export function sayAbout(trigger: SimpleTrigger, of: string | null, words: Say): string {
  return [sayTrigger(trigger, words), of].filter(Boolean).join(' ')
}

function sayFact({ trigger, of, on, counted, source }: UsedFact, words: Say): string {
  const facts = { trigger: sayAbout(trigger, of, words), on, source: saySource(source, words) }
  return sentence(say('retentionLine', counted ? 'fact' : 'factBeside', words, facts))
}

function saySource({ kind, ref, position, by, at }: FactSource, words: Say): string {
  const { names } = words
  const parts = [
    kind === 'field' && ref !== undefined
      ? say('factSource', 'fieldOf', words, { name: names.field?.(ref) ?? ref })
      : [say('factSource', kind, words), ref].filter(Boolean).join(' '),
    position === undefined ? null : say('factSource', 'entry', words, { position: String(position) }),
    by === undefined ? null : (names.person?.(by) ?? by),
    at ?? null,
  ]
  return list(
    parts.filter((part) => part !== null),
    words,
  )
}

function sayMissing({ because, trigger, of, duty }: MissingFact, words: Say): string {
  const about = trigger === null ? '' : sayAbout(trigger, of, words)
  const missing = sentence(say('retentionMissing', because, words, { trigger: about }))
  return duty ? say('retentionMissing', 'duty', words, { missing }) : missing
}

/** None for what the first line and the facts say already. */
function sayStep(step: RetentionStep, words: Say): readonly string[] {
  switch (step.step) {
    case 'fact':
    case 'due':
      return []
    case 'lastDay': {
      const { on, to } = step
      return [say('retentionStep', step.precision === 'year' ? 'lastDayOfYear' : 'lastDayOfMonth', words, { on, to })]
    }
    case 'after': {
      const { from, to } = step
      return [say('retentionStep', 'after', words, { period: sayPeriod(step.period, words), from, to })]
    }
    case 'latest':
    case 'earliest':
      return [say('retentionStep', step.step, words, { of: list(step.of, words), to: step.to })]
    case 'counted':
      return [say('retentionStep', step.by.value, words, { from: step.from, to: step.to })]
    case 'period': {
      const { from, to } = step
      return [say('retentionStep', 'period', words, { period: sayPeriod(step.period.value, words), from, to })]
    }
    case 'shortMonth':
      return [say('retentionStep', 'shortMonth', words, { to: step.to })]
    case 'leapDay':
      return [say('retentionStep', step.by.value, words, { to: step.to })]
    case 'extended':
      return [say('retentionStep', 'extended', words, { to: step.to, reason: withoutStop(step.by.reason) })]
    case 'raised': {
      const { value } = step.by
      const citation = sayCitation(value.citation, words)
      if (step.to === null) return [say('retentionStep', 'raisedForEver', words, { citation })]
      return [say('retentionStep', 'raised', words, { period: sayPeriod(value.period, words), to: step.to, citation })]
    }
    case 'lowered': {
      const { period = '', citation } = step.by.value
      const facts = { period: sayPeriod(period, words), to: step.to, citation: sayCitation(citation, words) }
      return [say('retentionStep', 'lowered', words, facts)]
    }
  }
}

/** What stands behind the rule, and the limits that moved nothing; those that did are told with their step. */
function sayLimits({ rule, steps }: RetentionResult, words: Say): readonly string[] {
  const { citation, floor, ceiling } = rule
  const told = (name: RetentionStep['step']) => steps.some(({ step }) => step === name)
  const lines: string[] = []
  if (citation !== null) {
    lines.push(say('retentionLine', 'citation', words, { citation: sayCitation(citation.value, words) }))
  }
  if (floor !== null && !told('raised')) {
    const facts = { period: sayPeriod(floor.value.period, words), citation: sayCitation(floor.value.citation, words) }
    lines.push(say('retentionLine', floor.value.period === 'permanent' ? 'floorPermanent' : 'floor', words, facts))
  }
  if (ceiling !== null && !told('lowered')) {
    const { period } = ceiling.value
    const facts = { period: sayPeriod(period ?? '', words), citation: sayCitation(ceiling.value.citation, words) }
    lines.push(say('retentionLine', period === undefined ? 'principle' : 'ceiling', words, facts))
  }
  return lines
}

/** A reason within a sentence, which has a stop of its own. */
function withoutStop(reason: string): string {
  return reason.replace(/[.。]$/, '')
}
