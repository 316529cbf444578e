import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { findEnd } from './end.ts'
import { checkFacts } from './fact-issues.ts'
import type { OwnRetention, RetentionFacts } from './facts.ts'
import { fits, usualAction } from './fill-in.ts'
import { readDate } from './partial-date.ts'
import { type RetentionCitation, type RetentionMark, type RetentionResult, retentionMarks } from './result.ts'
import type { ResolvedRetention } from './rule.ts'
import { findTrigger, type KnownFact } from './trigger.ts'

export interface RetentionQuestion {
  readonly rule: ResolvedRetention
  readonly facts: RetentionFacts
  /** What lies after it is a plan. No date depends on it, only the mark `planned`. */
  readonly today: PlainDate
  /** Version of the policy that the rule is from. */
  readonly policy: string
}

/**
 * Until when something is kept (P9.1), and why. A period counts from the day after its trigger; disposal may be proposed
 * from the day after its last day. What is not known leaves it undecided: no date is ever guessed.
 *
 * @throws {CasekeepError} `INVALID_INPUT` for facts that cannot be: rule `day`, `order` (an end before its beginning),
 * `period` or `choice` (of the case's own decision)
 * @example
 * computeRetention({
 *   rule: resolveRetention({ from: { event: 'cooperationEnded' }, period: 'P10Y' }),
 *   facts: { events: [{ name: 'cooperationEnded', on: '2024-05', source: { kind: 'field', ref: 'cooperationEnd' } }] },
 *   today: '2026-11-02',
 *   policy: '2026-1',
 * }).due // '2035-01-01': ten years from 1 January 2025
 */
export function computeRetention({ rule: given, facts, today, policy }: RetentionQuestion): RetentionResult {
  checkFacts(facts)
  const own = facts.own ?? null
  const rule = own === null ? given : decidedBy(own, given)
  const found = findTrigger(rule.from.value, facts, rule.february29.value)
  const end = findEnd(rule, found, facts.extensions ?? [])
  const marked = (...marks: readonly RetentionMark[]) =>
    retentionMarks.filter((mark) => marks.includes(mark) || (mark === 'own' && own !== null))
  const answer = {
    rule,
    policy,
    clause: 'P9.1' as const,
    facts: found.facts.map((fact) => ({ ...fact, counted: fact === found.at?.fact })),
    citations: citationsOf(rule, own),
  }
  // A ceiling ends what the rule would keep for ever: then a person looks first.
  const action = rule.action.value === 'permanent' ? 'review' : rule.action.value
  const undated = { trigger: found.at?.day ?? null, endsOn: null, due: null } as const
  switch (end.state) {
    case 'permanent':
      return {
        state: 'permanent',
        action: 'permanent',
        ...undated,
        missing: [],
        ...answer,
        steps: end.steps,
        marks: marked(...end.marks),
      }
    case 'undecided':
      return { state: 'undecided', action, ...undated, missing: end.missing, ...answer, steps: [], marks: marked() }
    case 'dated': {
      const { day, fact } = found.at!
      const due = addDays(end.endsOn, 1)
      return {
        state: 'dated',
        action,
        trigger: day,
        endsOn: end.endsOn,
        due,
        missing: [],
        ...answer,
        steps: [...found.steps, ...end.steps, { step: 'due', from: end.endsOn, to: due }],
        marks: marked(...marksOf(fact, today), ...end.marks),
      }
    }
  }
}

/** What was decided for the case stands in place of the rule's period, and of what was said of that period. */
function decidedBy(own: OwnRetention, rule: ResolvedRetention): ResolvedRetention {
  const { period, from, action, citation } = own
  const kept = fits(period, rule.action.value) ? rule.action : { value: usualAction(period), at: 'own' }
  return {
    ...rule,
    period: { value: period, at: 'own' },
    from: from === undefined ? rule.from : { value: from, at: 'own' },
    action: action === undefined ? kept : { value: action, at: 'own' },
    citation: { value: citation, at: 'own' },
  }
}

function citationsOf({ citation, floor, ceiling }: ResolvedRetention, own: OwnRetention | null): RetentionCitation[] {
  const cited: RetentionCitation[] = []
  if (citation !== null) cited.push({ of: own === null ? 'rule' : 'own', at: citation.at, text: citation.value })
  if (floor !== null) cited.push({ of: 'floor', at: floor.at, text: floor.value.citation })
  if (ceiling !== null) cited.push({ of: 'ceiling', at: ceiling.at, text: ceiling.value.citation })
  return cited
}

function marksOf({ precision, on }: KnownFact, today: PlainDate): RetentionMark[] {
  const marks: RetentionMark[] = []
  if (precision === 'month') marks.push('monthOnly')
  if (precision === 'year') marks.push('yearOnly')
  if (readDate(on)!.first > today) marks.push('planned')
  return marks
}
