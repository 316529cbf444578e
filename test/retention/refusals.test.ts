import { describe, expect, it } from 'vitest'
import { type InputIssue, isCasekeepError } from '../../src/errors.ts'
import type { RetentionFacts } from '../../src/retention/facts.ts'
import type { RetentionRule } from '../../src/retention/rule.ts'
import { findRetentionFaults } from '../../src/retention/rule-faults.ts'
import { agreement, decided, extended, file, kept, named, on } from './given.ts'

const rule: RetentionRule = { from: 'ended', period: 'P10Y' }

function issuesOf(facts: RetentionFacts): readonly InputIssue[] {
  try {
    kept(rule, facts)
  } catch (error) {
    if (isCasekeepError(error, 'INVALID_INPUT')) return error.details.issues
    throw error
  }
  return []
}
const brief = (facts: RetentionFacts) => issuesOf(facts).map(({ path, rule }) => `${path.join('.')} ${rule}`)

describe('facts that cannot be', () => {
  const facts: readonly (readonly [string, RetentionFacts, ...issues: string[]])[] = [
    ['a day that does not exist', { ended: on('2023-02-29') }, 'ended.on day'],
    ['a month that does not', { ended: on('2024-13') }, 'ended.on day'],
    ['a year before 1000', { ended: on('0999') }, 'ended.on day'],
    ['another form', { ended: on('17.05.2024') }, 'ended.on day'],
    ['a moment', { ended: on('2024-05-17T00:00:00.000Z') }, 'ended.on day'],
    ['nothing', { ended: on('') }, 'ended.on day'],
    ['a start', { started: on('soon') }, 'started.on day'],
    ['a day by hand', { given: on('soon') }, 'given.on day'],
    ['an event', { events: [named('a', '2024-01-01'), named('a', 'soon')] }, 'events.1.on day'],
    ['another object', { objects: [named('a', 'soon')] }, 'objects.0.on day'],
    ['a parent', { parents: [file('XM0001', 'soon')] }, 'parents.0.ended day'],
    ['a related case', { related: [file('KH0001', null), file('KH0002', 'soon')] }, 'related.1.ended day'],
    ['the start of an agreement', { decisions: [agreement('KH0001-001', 'soon', null)] }, 'decisions.0.start day'],
    ['its end', { decisions: [agreement('KH0001-001', null, 'soon')] }, 'decisions.0.end day'],
    ['an extension to a month', { extensions: [extended('2024-05')] }, 'extensions.0.until day'],
    ['an end before the start', { started: on('2024-05-17'), ended: on('2024-05-16') }, 'ended.on order'],
    ['an end in the month before', { started: on('2024-05-01'), ended: on('2024-04') }, 'ended.on order'],
    ['an end before the month of the start', { started: on('2024-05'), ended: on('2024-04-30') }, 'ended.on order'],
    [
      'an agreement that ends before it begins',
      { decisions: [agreement('KH0001-001', '2024-01-02', '2024-01-01')] },
      'decisions.0.end order',
    ],
    [
      'all at once',
      { ended: on('x'), given: on('y'), related: [file('KH0001', 'z')] },
      'ended.on day',
      'given.on day',
      'related.0.ended day',
    ],
    ['a decision for no time', { own: decided('P0D') }, 'own.period period'],
    ['a decision in words', { own: decided('ten years') }, 'own.period period'],
    ['a decision to decide', { own: decided('undecided') }, 'own.period period'],
    [
      'a decision to destroy what is kept for ever',
      { own: { ...decided('permanent'), action: 'destroy' } },
      'own.action choice',
    ],
    [
      'a decision to keep for ever for ten years',
      { own: { ...decided('P10Y'), action: 'permanent' } },
      'own.action choice',
    ],
  ]
  for (const [what, given, ...issues] of facts)
    it(what, () => {
      expect(brief(given)).toEqual(issues)
    })

  it.each<readonly [string, RetentionFacts]>([
    ['an end on the day of the start', { started: on('2024-05-17'), ended: on('2024-05-17') }],
    ['an end in the month of the start', { started: on('2024-05-17'), ended: on('2024-05') }],
    ['an end on a day of that month', { started: on('2024-05'), ended: on('2024-05-01') }],
    ['an end in the year of the start', { started: on('2024'), ended: on('2024-01-01') }],
    ['an end whose start is not known', { ended: on('2024-01-01') }],
    ['an agreement whose start is not known', { decisions: [agreement('KH0001-001', null, '2024-01-01')] }],
    ['a field that is no date', { fields: [named('a', 'soon')] }],
    ['no facts', {}],
  ])('but not: %s', (_, facts) => {
    expect(brief(facts)).toEqual([])
  })

  it('are refused in words that say what would be right', () => {
    const [day, order, period, action] = [
      ...issuesOf({ ended: on('soon') }),
      ...issuesOf({ started: on('2024-05-17'), ended: on('2024-05-16') }),
      ...issuesOf({ own: decided('x') }),
      ...issuesOf({ own: { ...decided('permanent'), action: 'review' } }),
    ]
    expect(day?.accepted).toEqual(['YYYY-MM-DD', 'YYYY-MM', 'YYYY'])
    expect(order).toMatchObject({
      message: '2024-05-16 is before the beginning, 2024-05-17',
      accepted: ['from 2024-05-17'],
    })
    expect(period?.accepted).toEqual(['P10Y', 'P18M', 'permanent'])
    expect(action).toMatchObject({ message: 'does not go with permanent', accepted: ['permanent'] })
  })
})

describe('rules that make no sense', () => {
  const rules: readonly (readonly [string, RetentionRule, ...paths: string[]])[] = [
    ['a period in words', { ...rule, period: 'ten years' }, 'retention.period'],
    ['a period of nothing', { ...rule, period: 'P0Y' }, 'retention.period'],
    ['a period in hours', { ...rule, period: 'PT10H' }, 'retention.period'],
    ['a period of parts', { ...rule, period: 'P1.5Y' }, 'retention.period'],
    ['an empty period', { ...rule, period: 'P' }, 'retention.period'],
    ['more than a thousand years', { ...rule, period: 'P1001Y' }, 'retention.period'],
    ['the same in months', { ...rule, period: 'P12001M' }, 'retention.period'],
    ['the same in days', { ...rule, period: 'P365001D' }, 'retention.period'],
    ['a term of nothing', { ...rule, from: { after: 'ended', period: 'P0D' } }, 'retention.from'],
    [
      'a term among several',
      { ...rule, from: { latest: ['given', { after: 'ended', period: 'x' }] } },
      'retention.from.latest.1',
    ],
    [
      'an optional term',
      { ...rule, from: { earliest: [{ optional: { after: 'ended', period: 'x' } }, 'given'] } },
      'retention.from.earliest.0',
    ],
    ['a floor', { ...rule, floor: { period: 'undecided', citation: 'x' } }, 'retention.floor.period'],
    ['a ceiling', { ...rule, ceiling: { period: 'permanent', citation: 'x' } }, 'retention.ceiling.period'],
    ['a kind', { ...rule, kinds: { contract: 'long' } }, 'retention.kinds.contract'],
    ['more of a kind', { ...rule, kinds: { contract: { period: 'long' } } }, 'retention.kinds.contract.period'],
    [
      'a trigger of a kind',
      { ...rule, kinds: { contract: { from: { after: 'ended', period: 'x' } } } },
      'retention.kinds.contract.from',
    ],
    ['to destroy what is kept for ever', { ...rule, period: 'permanent', action: 'destroy' }, 'retention.action'],
    ['to keep for ever for ten years', { ...rule, action: 'permanent' }, 'retention.action'],
    ['to keep for ever what is undecided', { ...rule, period: 'undecided', action: 'permanent' }, 'retention.action'],
    [
      'the same of a kind',
      { ...rule, kinds: { contract: { action: 'permanent' } } },
      'retention.kinds.contract.action',
    ],
    [
      'both at once',
      { ...rule, period: 'x', floor: { period: 'y', citation: 'z' } },
      'retention.period',
      'retention.floor.period',
    ],
  ]
  for (const [what, given, ...paths] of rules)
    it(what, () => {
      expect(findRetentionFaults(given).map(({ path }) => path)).toEqual(paths)
      const kind = given.kinds === undefined ? undefined : 'contract'
      expect(() => kept(given, {}, {}, kind)).toThrow(expect.objectContaining({ code: 'INVALID_POLICY' }))
    })

  it.each(['P1000Y', 'P12000M', 'P365000D', 'P1D', 'P0Y1D', 'P1Y0M', 'permanent', 'undecided'])(
    'but not %s',
    (period) => {
      expect(findRetentionFaults({ ...rule, period })).toEqual([])
    },
  )

  it('name a path of the policy', () => {
    const [fault] = findRetentionFaults({ ...rule, period: 'x' }, { at: 'categories.client.retention' })
    expect(fault).toEqual({
      path: 'categories.client.retention.period',
      message: 'must be a period such as P10Y, of at most a thousand years, or permanent, or undecided',
    })
  })
})
