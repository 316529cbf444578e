import { describe, expect, it } from 'vitest'
import { compareRetention, type RetentionDifference, ruleParts } from '../../src/retention/compare.ts'
import { computeRetention } from '../../src/retention/compute.ts'
import type { RetentionFacts } from '../../src/retention/facts.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import type { RetentionRule } from '../../src/retention/rule.ts'
import { extended, file, kept, named, on, today } from './given.ts'

const rule: RetentionRule = { from: 'ended', period: 'P10Y' }
const ended = { ended: on('2024-05-17') }

/** What differs in short, with the values that a rule had and has. */
function told(difference: RetentionDifference): readonly unknown[] {
  const { before, after } = difference
  const about = difference.what === 'rule' ? difference.part : difference.what === 'fact' ? difference.of : null
  return [difference.what, ...(about === null ? [] : [about]), before, after]
}

describe('what became of a date, and why', () => {
  type Line = readonly [string, RetentionRule, RetentionFacts, move: string, days: number | null, because: unknown[][]]
  it.each<Line>([
    ['nothing', rule, ended, 'same', 0, []],
    ['a later end', rule, { ended: on('2024-05-18') }, 'later', 1, [['fact', '2024-05-17', '2024-05-18']]],
    ['an earlier one', rule, { ended: on('2023-05-17') }, 'earlier', -365, [['fact', '2024-05-17', '2023-05-17']]],
    ['an end taken back', rule, {}, 'changed', null, [['fact', '2024-05-17', null]]],
    ['a month for a day', rule, { ended: on('2024-05') }, 'later', 14, [['fact', '2024-05-17', '2024-05']]],
    ['the same day, told as its month', rule, { ...ended, events: [named('a', '2024-01-01')] }, 'same', 0, []],
    [
      'an extension',
      rule,
      { ...ended, extensions: [extended('2034-05-20')] },
      'later',
      3,
      [['extension', null, '2034-05-20']],
    ],
    ['a longer period', { ...rule, period: 'P11Y' }, ended, 'later', 365, [['rule', 'period', 'P10Y', 'P11Y']]],
    ['another way to say it', { ...rule, period: 'P120M' }, ended, 'same', 0, [['rule', 'period', 'P10Y', 'P120M']]],
    [
      'another counting',
      { ...rule, counting: 'nextYear' },
      ended,
      'later',
      228,
      [['rule', 'counting', 'sameDay', 'nextYear']],
    ],
    ['another action', { ...rule, action: 'transfer' }, ended, 'same', 0, [['rule', 'action', 'destroy', 'transfer']]],
    ['a citation', { ...rule, citation: 'A law' }, ended, 'same', 0, [['rule', 'citation', null, 'A law']]],
    [
      'a floor',
      { ...rule, floor: { period: 'P12Y', citation: 'A law' } },
      ended,
      'later',
      731,
      [['rule', 'floor', null, { period: 'P12Y', citation: 'A law' }]],
    ],
    [
      'a ceiling',
      { ...rule, ceiling: { period: 'P1Y', citation: 'x' } },
      ended,
      'earlier',
      -3287,
      [['rule', 'ceiling', null, { period: 'P1Y', citation: 'x' }]],
    ],
    [
      'for ever',
      { ...rule, period: 'permanent' },
      ended,
      'changed',
      null,
      [
        ['rule', 'period', 'P10Y', 'permanent'],
        ['rule', 'action', 'destroy', 'permanent'],
      ],
    ],
    [
      'another trigger',
      { ...rule, from: { event: 'a' } },
      { ...ended, events: [named('a', '2024-05-18')] },
      'later',
      1,
      [
        ['fact', '2024-05-17', null],
        ['fact', null, '2024-05-18'],
        ['rule', 'from', 'ended', { event: 'a' }],
      ],
    ],
  ])('%s', (_, changed, facts, move, days, because) => {
    const [before, after] = [kept(rule, ended), kept(changed, facts)]
    const change = compareRetention(before, after)
    expect(change).toMatchObject({
      move,
      days,
      from: { state: before.state, due: before.due },
      to: { state: after.state, due: after.due },
    })
    expect(change.because.map(told)).toEqual(because)
  })

  it('of several facts it tells those that came, went and changed', () => {
    const from = { from: 'relatedEnded', period: 'P1Y' } as const
    const before = kept(from, {
      related: [file('KH0001', '2024-01-01'), file('KH0002', '2024-02-01'), file('KH0004', '2024-02-02')],
    })
    const after = kept(from, {
      related: [file('KH0003', '2024-03-01'), file('KH0002', '2024-02-05'), file('KH0004', '2024-02-02')],
    })
    expect(compareRetention(before, after).because.map(told)).toEqual([
      ['fact', 'KH0001', '2024-01-01', null],
      ['fact', 'KH0002', '2024-02-01', '2024-02-05'],
      ['fact', 'KH0003', null, '2024-03-01'],
    ])
    const twice = { from: { event: 'a' }, period: 'P1Y' } as const
    const events = (...days: readonly string[]) => kept(twice, { events: days.map((day) => named('a', day)) })
    const added = compareRetention(events('2024-01-01', '2024-01-01'), events('2024-01-01', '2024-02-01', '2024-03-01'))
    expect(added.because.map(told)).toEqual([
      ['fact', '2024-01-01', '2024-02-01'],
      ['fact', null, '2024-03-01'],
    ])
  })

  it('of one that is no longer undecided it says so, and of an undecided one that stays so nothing', () => {
    const undecided = kept(rule, {})
    expect(compareRetention(undecided, kept(rule, ended))).toMatchObject({ move: 'changed', days: null })
    expect(compareRetention(undecided, kept({ ...rule, period: 'P5Y' }, {}))).toMatchObject({
      move: 'same',
      days: null,
    })
  })

  it('under a policy that is tried, names both', () => {
    const at = (policy: string, period: string) =>
      computeRetention({ rule: resolveRetention({ ...rule, period }), facts: ended, today, policy })
    expect(compareRetention(at('2026-1', 'P10Y'), at('2027-1', 'P5Y'))).toMatchObject({
      move: 'earlier',
      because: [
        { what: 'rule', part: 'period' },
        { what: 'policy', before: '2026-1', after: '2027-1' },
      ],
    })
  })

  it('by the setting of 29 February', () => {
    const leap = { ended: on('2024-02-29') }
    const [before, after] = [kept(rule, leap), kept(rule, leap, { february29: 'lastOfFebruary' })]
    const { days, because } = compareRetention(before, after)
    expect([days, ...because.map(told)]).toEqual([-1, ['rule', 'february29', 'firstOfMarch', 'lastOfFebruary']])
  })

  it('looks at every part of a rule', () => {
    const { at, kind, ...parts } = resolveRetention(rule)
    expect([...ruleParts].sort()).toEqual(Object.keys(parts).sort())
  })
})
