import { describe, expect, it } from 'vitest'
import { outlives } from '../../src/retention/compare.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import type { KindRetention, RetentionRule } from '../../src/retention/rule.ts'
import { findRetentionFaults } from '../../src/retention/rule-faults.ts'
import { kept, named, on } from './given.ts'

const project: RetentionRule = {
  from: { event: 'projectEnded' },
  period: 'P10Y',
  counting: 'nextYear',
  action: 'review',
  citation: 'Order 10',
  floor: { period: 'P2Y', citation: 'A law' },
  ceiling: { period: 'P50Y', citation: 'A purpose' },
}
const of = (kind: string | KindRetention) =>
  resolveRetention({ ...project, kinds: { agreement: kind } }, { kind: 'agreement' })

describe('documents of a kind (P9.1)', () => {
  it('are kept as their case where the rule does not name the kind', () => {
    const rule = resolveRetention(project, { kind: 'agreement' })
    expect(rule).toEqual(resolveRetention(project))
    expect(rule).toMatchObject({ at: 'retention', kind: null })
    expect(resolveRetention({ ...project, kinds: {} }, { kind: 'constructor' })).toMatchObject({ kind: null })
  })

  it('have a period of their own, and the rest from their case', () => {
    expect(of('P30Y')).toEqual({
      ...resolveRetention(project),
      at: 'retention.kinds.agreement',
      kind: 'agreement',
      period: { value: 'P30Y', at: 'retention.kinds.agreement' },
      // What stands behind ten years says nothing of thirty.
      citation: null,
    })
  })

  it.each<readonly [string, KindRetention, object]>([
    [
      'a trigger',
      { from: { decision: 'end' } },
      { from: { value: { decision: 'end' }, at: 'retention.kinds.agreement.from' } },
    ],
    [
      'a way of counting',
      { counting: 'sameDay' },
      { counting: { value: 'sameDay', at: 'retention.kinds.agreement.counting' } },
    ],
    ['an action', { action: 'transfer' }, { action: { value: 'transfer', at: 'retention.kinds.agreement.action' } }],
    ['a citation', { citation: 'Mine' }, { citation: { value: 'Mine', at: 'retention.kinds.agreement.citation' } }],
    [
      'a period as part of more',
      { period: 'P30Y' },
      { period: { value: 'P30Y', at: 'retention.kinds.agreement.period' } },
    ],
    ['no floor', { floor: null }, { floor: null, ceiling: { at: 'retention.ceiling' } }],
    ['no ceiling', { ceiling: null }, { ceiling: null, floor: { at: 'retention.floor' } }],
    ['a floor', { floor: { period: 'P5Y', citation: 'B' } }, { floor: { at: 'retention.kinds.agreement.floor' } }],
    ['nothing of their own', {}, { period: { at: 'retention.period' }, citation: { value: 'Order 10' } }],
  ])('have %s of their own', (_, kind, expected) => {
    expect(of(kind)).toMatchObject(expected)
  })

  it('do what fits their period', () => {
    const without: RetentionRule = { ...project, ceiling: { citation: 'A principle' } }
    const action = (rule: RetentionRule) => resolveRetention(rule, { kind: 'agreement' }).action
    expect(action({ ...without, kinds: { agreement: 'permanent' } }).value).toBe('permanent')
    expect(action({ ...without, kinds: { agreement: 'P30Y' } })).toEqual({ value: 'review', at: 'retention.action' })
    const forEver: RetentionRule = {
      from: 'ended',
      period: 'permanent',
      action: 'permanent',
      kinds: { agreement: 'P30Y' },
    }
    expect(action(forEver).value).toBe('destroy')
    expect(findRetentionFaults(forEver)).toEqual([])
    expect(resolveRetention({ from: 'ended', period: 'permanent' }).action.value).toBe('permanent')
    expect(resolveRetention({ from: 'ended', period: 'undecided' }).action.value).toBe('destroy')
  })

  it('outlive their case where they are kept longer', () => {
    const facts = { events: [named('projectEnded', '2024-05-17')], ended: on('2024-05-17') }
    const rule: RetentionRule = {
      ...project,
      ceiling: { citation: 'A principle' },
      kinds: { agreement: 'P30Y', report: 'permanent', note: 'P3Y', plan: 'undecided', list: 'P10Y' },
    }
    const ofCase = kept(rule, facts)
    const long = Object.keys(rule.kinds!).filter((kind) => outlives(kept(rule, facts, {}, kind), ofCase))
    expect(long).toEqual(['agreement', 'report', 'plan'])
    // Nothing outlives what is not due.
    const open = kept(rule, {})
    expect(Object.keys(rule.kinds!).filter((kind) => outlives(kept(rule, {}, {}, kind), open))).toEqual([])
  })
})

describe('settings of the policy', () => {
  it('are the standard ones of §13 where none are given', () => {
    expect(resolveRetention({ from: 'ended', period: 'P1Y' })).toMatchObject({
      counting: { value: 'nextYear', at: 'settings.retention.counting' },
      february29: { value: 'firstOfMarch', at: 'settings.retention.february29' },
    })
  })

  it('are told by where they stand', () => {
    const rule = resolveRetention(
      { ...project, kinds: { agreement: 'P30Y' } },
      { at: 'categories.project.retention', kind: 'agreement' },
    )
    expect(rule.at).toBe('categories.project.retention.kinds.agreement')
    expect(rule.from.at).toBe('categories.project.retention.from')
  })
})
