import { describe, expect, it } from 'vitest'
import { resolveRetention } from '../../src/retention/resolve.ts'
import type { Counting, RetentionCeiling, RetentionFloor, RetentionRule } from '../../src/retention/rule.ts'
import { findRetentionFaults } from '../../src/retention/rule-faults.ts'
import { decided, extended, kept, keptFrom, on } from './given.ts'

const law = (period: string, counting?: Counting): RetentionFloor => ({
  period,
  citation: 'A law',
  ...(counting === undefined ? {} : { counting }),
})
const purpose = (period: string, counting?: Counting): RetentionCeiling => ({
  period,
  citation: 'A purpose',
  ...(counting === undefined ? {} : { counting }),
})

describe('a floor of the law and a ceiling of the purpose (§13)', () => {
  it.each<readonly [string, trigger: string, rule: Partial<RetentionRule>, due: string, marks: string]>([
    ['a rule above its floor', '2024-05-17', { period: 'P5Y', floor: law('P2Y') }, '2029-05-18', ''],
    ['a rule at its floor', '2024-05-17', { period: 'P2Y', floor: law('P2Y') }, '2026-05-18', ''],
    ['the same in months', '2024-05-17', { period: 'P24M', floor: law('P2Y') }, '2026-05-18', ''],
    ['a rule below its floor', '2024-05-17', { period: 'P1Y', floor: law('P2Y') }, '2026-05-18', 'raised'],
    ['a day below it', '2023-05-17', { period: 'P365D', floor: law('P1Y') }, '2024-05-18', 'raised'],
    ['a rule below its ceiling', '2024-05-17', { period: 'P5Y', ceiling: purpose('P10Y') }, '2029-05-18', ''],
    ['a rule at its ceiling', '2024-05-17', { period: 'P10Y', ceiling: purpose('P10Y') }, '2034-05-18', ''],
    ['a rule above its ceiling', '2024-05-17', { period: 'P30Y', ceiling: purpose('P10Y') }, '2034-05-18', 'lowered'],
    ['between both', '2024-05-17', { period: 'P5Y', floor: law('P2Y'), ceiling: purpose('P10Y') }, '2029-05-18', ''],
    [
      'below both',
      '2024-05-17',
      { period: 'P1Y', floor: law('P2Y'), ceiling: purpose('P10Y') },
      '2026-05-18',
      'raised',
    ],
    [
      'above both',
      '2024-05-17',
      { period: 'P30Y', floor: law('P2Y'), ceiling: purpose('P10Y') },
      '2034-05-18',
      'lowered',
    ],
    [
      'both the same',
      '2024-05-17',
      { period: 'P1Y', floor: law('P2Y'), ceiling: purpose('P2Y') },
      '2026-05-18',
      'raised',
    ],
    [
      'a principle moves nothing',
      '2024-05-17',
      { period: 'P30Y', ceiling: { citation: 'A principle' } },
      '2054-05-18',
      '',
    ],
    [
      'limits count as the rule does',
      '2024-05-17',
      { period: 'P1Y', counting: 'nextYear', floor: law('P2Y') },
      '2027-01-01',
      'raised',
    ],
    [
      'a floor from the day itself',
      '2024-05-17',
      { period: 'P2Y', counting: 'nextYear', floor: law('P2Y', 'sameDay') },
      '2027-01-01',
      '',
    ],
    [
      'a floor from the next year',
      '2024-05-17',
      { period: 'P2Y', floor: law('P2Y', 'nextYear') },
      '2027-01-01',
      'raised',
    ],
    [
      'a ceiling from the day itself',
      '2024-05-17',
      { period: 'P5Y', counting: 'nextYear', ceiling: purpose('P5Y', 'sameDay') },
      '2029-05-18',
      'lowered',
    ],
    [
      'a ceiling from the next year',
      '2024-05-17',
      { period: 'P6Y', ceiling: purpose('P5Y', 'nextYear') },
      '2030-01-01',
      'lowered',
    ],
    ['a floor from 29 February', '2024-02-29', { period: 'P6M', floor: law('P1Y') }, '2025-03-02', 'leapDay raised'],
    [
      'a ceiling from the 31st',
      '2024-01-31',
      { period: 'P1Y', ceiling: purpose('P1M') },
      '2024-03-01',
      'shortMonth lowered',
    ],
    [
      'the 31st that is lowered away',
      '2024-03-31',
      { period: 'P1M', ceiling: purpose('P1D') },
      '2024-04-02',
      'lowered',
    ],
    [
      'what is permanent, under a ceiling',
      '2024-05-17',
      { period: 'permanent', ceiling: purpose('P50Y') },
      '2074-05-18',
      'lowered',
    ],
  ])('%s: %s', (_, trigger, rule, due, marks) => {
    const answer = keptFrom(trigger, rule)
    expect(answer).toMatchObject({ state: 'dated', due })
    expect(answer.marks.join(' ')).toBe(marks)
  })

  it('is told with its citation, whether it moves anything or not', () => {
    const rule = { period: 'P5Y', citation: 'A rule', floor: law('P2Y'), ceiling: purpose('P10Y') }
    expect(keptFrom('2024-05-17', rule).citations).toEqual([
      { of: 'rule', at: 'retention.citation', text: 'A rule' },
      { of: 'floor', at: 'retention.floor', text: 'A law' },
      { of: 'ceiling', at: 'retention.ceiling', text: 'A purpose' },
    ])
  })

  it('explains what it moved, in its place among the steps', () => {
    const { steps } = keptFrom('2024-02-29', { period: 'P6M', floor: law('P1Y') })
    const floor = { value: law('P1Y'), at: 'retention.floor' }
    expect(steps.slice(-3)).toEqual([
      { step: 'leapDay', by: { value: 'firstOfMarch', at: 'settings.retention.february29' }, to: '2025-03-01' },
      { step: 'raised', by: floor, to: '2025-03-01' },
      { step: 'due', from: '2025-03-01', to: '2025-03-02' },
    ])
    const ceiling = { value: purpose('P1Y'), at: 'retention.ceiling' }
    expect(keptFrom('2024-05-17', { ceiling: purpose('P1Y') }).steps.at(-2)).toEqual({
      step: 'lowered',
      by: ceiling,
      to: '2025-05-17',
    })
  })

  it('has a person look first at what a ceiling ends, and the rule kept for ever', () => {
    expect(keptFrom('2024-05-17', { period: 'permanent', ceiling: purpose('P5Y') }).action).toBe('review')
    expect(keptFrom('2024-05-17', { period: 'P10Y', ceiling: purpose('P5Y') }).action).toBe('destroy')
    const transferred = { period: 'P10Y', action: 'transfer', ceiling: purpose('P5Y') } as const
    expect(keptFrom('2024-05-17', transferred).action).toBe('transfer')
  })

  it('a law that keeps for ever makes permanent what was dated, undecided or not known', () => {
    const floor = law('permanent')
    for (const period of ['P10Y', 'undecided']) {
      const answer = kept({ from: 'ended', period, floor }, {})
      expect(answer).toMatchObject({ state: 'permanent', action: 'permanent', missing: [], marks: ['raised'] })
      expect(answer.steps).toEqual([{ step: 'raised', by: { value: floor, at: 'retention.floor' }, to: null }])
    }
    const already = kept({ from: 'ended', period: 'permanent', floor }, {})
    expect(already).toMatchObject({ state: 'permanent', steps: [], marks: [] })
  })

  it('holds for what was decided for a case', () => {
    const rule = { from: 'ended', period: 'undecided', floor: law('P2Y'), ceiling: purpose('P10Y') } as const
    const ended = { ended: on('2024-05-17') }
    expect(kept(rule, { ...ended, own: decided('P1Y') })).toMatchObject({ due: '2026-05-18', marks: ['raised', 'own'] })
    expect(kept(rule, { ...ended, own: decided('P30Y') })).toMatchObject({ due: '2034-05-18' })
    expect(kept(rule, { ...ended, own: decided('permanent') })).toMatchObject({ due: '2034-05-18', action: 'review' })
    // What it counts from has to be known before anything ends.
    expect(kept(rule, { own: decided('permanent') })).toMatchObject({ state: 'undecided' })
  })
})

describe('an extension (延期保管)', () => {
  const ended = { ended: on('2024-05-17') }
  const rule = { from: 'ended', period: 'P1Y' } as const

  it.each<readonly [string, string[], due: string, marks: string]>([
    ['later', ['2026-01-31'], '2026-02-01', 'extended'],
    ['by a day', ['2025-05-18'], '2025-05-19', 'extended'],
    ['to the day on which it ends anyway', ['2025-05-17'], '2025-05-18', ''],
    ['earlier changes nothing', ['2025-01-01'], '2025-05-18', ''],
    ['the latest of several', ['2027-01-31', '2028-01-31', '2026-01-31'], '2028-02-01', 'extended'],
    ['none', [], '2025-05-18', ''],
  ])('%s', (_, until, due, marks) => {
    const answer = kept(rule, { ...ended, extensions: until.map(extended) })
    expect(answer).toMatchObject({ due })
    expect(answer.marks.join(' ')).toBe(marks)
    const step = answer.steps.find(({ step }) => step === 'extended')
    expect(step?.to).toBe(marks === '' ? undefined : answer.endsOn)
  })

  it('never goes past the ceiling, and is itself below no floor', () => {
    const extensions = [extended('2030-01-31')]
    const most = kept({ ...rule, ceiling: purpose('P3Y') }, { ...ended, extensions })
    expect(most).toMatchObject({ due: '2027-05-18', marks: ['extended', 'lowered'] })
    expect(kept({ ...rule, floor: law('P9Y') }, { ...ended, extensions })).toMatchObject({ due: '2033-05-18' })
  })

  it('dates nothing by itself', () => {
    expect(kept(rule, { extensions: [extended('2030-01-31')] })).toMatchObject({ state: 'undecided', due: null })
    const forEver = kept({ from: 'ended', period: 'permanent' }, { ...ended, extensions: [extended('2030-01-31')] })
    expect(forEver).toMatchObject({ state: 'permanent', marks: [] })
  })

  it('has a day of its own, so that a month that was too short is no longer told', () => {
    const facts = { ended: on('2024-03-31'), extensions: [extended('2030-01-31')] }
    expect(kept({ from: 'ended', period: 'P1M' }, facts).marks).toEqual(['extended'])
  })
})

describe('a floor above its ceiling is refused when the policy is defined', () => {
  type Limits = readonly [string, floor: RetentionFloor, ceiling: RetentionCeiling, counting: Counting]
  const faults = ([, floor, ceiling, counting]: Limits) =>
    findRetentionFaults({ from: 'ended', period: 'P3Y', counting, floor, ceiling }).map(({ path }) => path)

  it.each<Limits>([
    ['years', law('P5Y'), purpose('P2Y'), 'sameDay'],
    ['by a day', law('P2Y1D'), purpose('P2Y'), 'sameDay'],
    ['for ever', law('permanent'), purpose('P900Y'), 'sameDay'],
    ['months', law('P25M'), purpose('P2Y'), 'nextYear'],
    ['days, in one year of four', law('P1Y'), purpose('P365D'), 'sameDay'],
    ['days of a month, in some months', law('P1M'), purpose('P30D'), 'sameDay'],
    ['days of February alone', law('P29D'), purpose('P1M'), 'sameDay'],
    ['a leap day, in one year of four', law('P366D'), purpose('P1Y'), 'sameDay'],
    ['days of the next year', law('P1Y'), purpose('P365D'), 'nextYear'],
    ['one counted later', law('P2Y', 'nextYear'), purpose('P2Y', 'sameDay'), 'sameDay'],
    ['almost a year later', law('P1Y', 'nextYear'), purpose('P23M', 'sameDay'), 'sameDay'],
    ['of 31 December alone', law('P13M', 'sameDay'), purpose('P1Y', 'nextYear'), 'sameDay'],
    ['weeks', law('P53W'), purpose('P1Y'), 'sameDay'],
    ['in 1461 days, of which a cycle has one too few now and then', law('P4Y'), purpose('P1460D'), 'sameDay'],
    ['a leap day that one century lacks', law('P1461D'), purpose('P4Y'), 'sameDay'],
  ])('%s', (...limits) => {
    expect(faults(limits)).toEqual(['retention.floor'])
  })

  it.each<Limits>([
    ['the same', law('P2Y'), purpose('P2Y'), 'sameDay'],
    ['the same in months', law('P2Y'), purpose('P24M'), 'sameDay'],
    ['a year of days, never longer', law('P365D'), purpose('P1Y'), 'sameDay'],
    ['a year, never longer than a leap one', law('P1Y'), purpose('P366D'), 'sameDay'],
    ['a month, never longer than 31 days', law('P1M'), purpose('P31D'), 'sameDay'],
    ['28 days, never longer than a month', law('P28D'), purpose('P1M'), 'sameDay'],
    ['31 days, never longer than January', law('P31D'), purpose('P1M'), 'nextYear'],
    ['four years in days', law('P1460D'), purpose('P4Y'), 'sameDay'],
    ['one counted earlier', law('P2Y', 'sameDay'), purpose('P2Y', 'nextYear'), 'sameDay'],
    ['one counted later, with a year to spare', law('P1Y', 'nextYear'), purpose('P2Y', 'sameDay'), 'sameDay'],
    ['no length at all', law('permanent'), { citation: 'A principle' }, 'sameDay'],
  ])('but not: %s', (...limits) => {
    expect(faults(limits)).toEqual([])
  })

  it('says both, and a day for which they cannot both be kept', () => {
    const rule: RetentionRule = { from: 'ended', period: 'P3Y', floor: law('P1Y'), ceiling: purpose('P365D') }
    const [fault] = findRetentionFaults(rule, { settings: { counting: 'sameDay', february29: 'firstOfMarch' } })
    expect(fault).toEqual({
      path: 'retention.floor',
      message: expect.stringMatching(/^P1Y is longer than the ceiling of P365D, from \d{4}-\d{2}-\d{2} for one$/),
    })
    const [day] = fault!.message.match(/\d{4}-\d{2}-\d{2}/)!
    const at = (period: string) => kept({ from: 'ended', period }, { ended: on(day) }).due!
    expect(at('P1Y') > at('P365D')).toBe(true)
  })

  it('by the setting of 29 February too', () => {
    const rule: RetentionRule = { from: 'ended', period: 'P1Y', floor: law('P366D'), ceiling: purpose('P1Y1D') }
    const counting = 'sameDay' as const
    expect(findRetentionFaults(rule, { settings: { counting, february29: 'firstOfMarch' } })).toEqual([])
    const lasting: RetentionRule = { ...rule, floor: law('P1Y'), ceiling: purpose('P365D') }
    expect(findRetentionFaults(lasting, { settings: { counting, february29: 'lastOfFebruary' } })).toHaveLength(1)
  })

  it('and where it is in force for documents of a kind alone', () => {
    const rule: RetentionRule = {
      from: 'ended',
      period: 'P3Y',
      floor: law('P2Y'),
      kinds: { contract: { ceiling: purpose('P1Y') }, audit: { floor: null, ceiling: purpose('P1Y') } },
    }
    expect(findRetentionFaults(rule).map(({ path }) => path)).toEqual(['retention.floor'])
    expect(() => resolveRetention(rule, { kind: 'contract' })).toThrow(
      expect.objectContaining({ code: 'INVALID_POLICY' }),
    )
    expect(resolveRetention(rule, { kind: 'audit' })).toMatchObject({ floor: null })
    expect(resolveRetention(rule)).toMatchObject({ ceiling: null })
  })
})
