import { describe, expect, it } from 'vitest'
import type { RetentionFacts } from '../../src/retention/facts.ts'
import type { RetentionTrigger } from '../../src/retention/rule.ts'
import { agreement, decided, extended, file, kept, missingIn, named, on } from './given.ts'

type Asked = [what: string, from: RetentionTrigger, facts: RetentionFacts]
type Line = readonly [...Asked, trigger: string]

const ended = { ended: on('2024-05-17') }

describe('what a period counts from (P9.1)', () => {
  it.each<Line>([
    ['the end', 'ended', ended, '2024-05-17'],
    ['an event', { event: 'leftTheCompany' }, { events: [named('leftTheCompany', '2024-03-31')] }, '2024-03-31'],
    [
      'that event and no other',
      { event: 'a' },
      { events: [named('b', '2025-01-01'), named('a', '2024-01-01')] },
      '2024-01-01',
    ],
    [
      'an event that came twice',
      { event: 'a' },
      { events: [named('a', '2025-01-01'), named('a', '2024-01-01')] },
      '2025-01-01',
    ],
    ['a field', { field: 'deliveredOn' }, { fields: [named('deliveredOn', '2024-02-29')] }, '2024-02-29'],
    [
      'a field is no event',
      { field: 'a' },
      { fields: [named('a', '2024-01-01')], events: [named('a', '2025-01-01')] },
      '2024-01-01',
    ],
    ['a month in a field', { field: 'a' }, { fields: [named('a', '2024-02')] }, '2024-02-29'],
    ['a day given by hand', 'given', { given: on('2023-08-08') }, '2023-08-08'],
    ['another object', { object: 'vehicle' }, { objects: [named('vehicle', '2022-10-01')] }, '2022-10-01'],
    [
      'two such objects',
      { object: 'vehicle' },
      { objects: [named('vehicle', '2022-10-01'), named('vehicle', '2023-10-01')] },
      '2023-10-01',
    ],
    ['the parent case', 'parentEnded', { parents: [file('XM0001', '2024-06-30')] }, '2024-06-30'],
    [
      'the last of the related cases',
      'relatedEnded',
      { related: [file('KH0002', '2024-06-30'), file('KH0001', '2025-06-30')] },
      '2025-06-30',
    ],
    [
      'the start of an agreement',
      { decision: 'start', kind: 'agreement' },
      { decisions: [agreement('KH0001-001', '2020-01-01', '2024-12-31')] },
      '2020-01-01',
    ],
    [
      'its end',
      { decision: 'end', kind: 'agreement' },
      { decisions: [agreement('KH0001-001', '2020-01-01', '2024-12-31')] },
      '2024-12-31',
    ],
    [
      'the end of the last one',
      { decision: 'end' },
      {
        decisions: [
          agreement('KH0001-001', '2020-01-01', '2024-12-31'),
          agreement('KH0001-002', '2021-01-01', '2023-12-31'),
        ],
      },
      '2024-12-31',
    ],
    [
      'a start needs no end',
      { decision: 'start' },
      { decisions: [agreement('KH0001-001', '2020-01-01', null)] },
      '2020-01-01',
    ],
    [
      'of that kind alone',
      { decision: 'end', kind: 'agreement' },
      {
        decisions: [
          agreement('KH0001-001', null, '2024-12-31'),
          { ...agreement('KH0001-002', null, '2030-12-31'), kind: 'plan' },
        ],
      },
      '2024-12-31',
    ],
    [
      'an open one of another kind',
      { decision: 'end', kind: 'agreement' },
      {
        decisions: [
          agreement('KH0001-001', null, '2024-12-31'),
          { ...agreement('KH0001-002', null, null), kind: 'plan' },
        ],
      },
      '2024-12-31',
    ],
    ['a term after closing', { after: 'ended', period: 'P2Y' }, ended, '2026-05-17'],
    ['a term from the 31st', { after: 'ended', period: 'P1M' }, { ended: on('2024-01-31') }, '2024-02-29'],
    [
      'a term after an event',
      { after: { event: 'a' }, period: 'P90D' },
      { events: [named('a', '2024-01-01')] },
      '2024-03-31',
    ],
    ['a term after a month', { after: 'ended', period: 'P1D' }, { ended: on('2024-02') }, '2024-03-01'],
    [
      'the latest',
      { latest: ['ended', { event: 'a' }] },
      { ...ended, events: [named('a', '2024-05-18')] },
      '2024-05-18',
    ],
    [
      'the latest, named first',
      { latest: [{ event: 'a' }, 'ended'] },
      { ...ended, events: [named('a', '2024-05-18')] },
      '2024-05-18',
    ],
    [
      'the latest of three',
      { latest: ['ended', { event: 'a' }, 'given'] },
      { ...ended, events: [named('a', '2024-05-16')], given: on('2024-01-01') },
      '2024-05-17',
    ],
    [
      'the earliest',
      { earliest: ['ended', { event: 'a' }] },
      { ...ended, events: [named('a', '2024-05-18')] },
      '2024-05-17',
    ],
    [
      'the earliest, named last',
      { earliest: [{ event: 'a' }, 'ended'] },
      { ...ended, events: [named('a', '2024-05-18')] },
      '2024-05-17',
    ],
    [
      'the latest, one a term',
      { latest: ['ended', { after: { field: 'a' }, period: 'P1Y' }] },
      { ...ended, fields: [named('a', '2023-06-01')] },
      '2024-06-01',
    ],
    [
      'a month is later than its days',
      { latest: ['ended', { event: 'a' }] },
      { ...ended, events: [named('a', '2024-05')] },
      '2024-05-31',
    ],
    [
      'of the latest, what is not there',
      { latest: ['ended', 'relatedEnded'] },
      { ...ended, related: [] },
      '2024-05-17',
    ],
    [
      'of the latest, no agreement',
      { latest: ['ended', { decision: 'end' }] },
      { ...ended, decisions: [] },
      '2024-05-17',
    ],
    ['of the earliest, no parent', { earliest: ['parentEnded', 'ended'] }, { ...ended, parents: [] }, '2024-05-17'],
    ['what is optional and not known', { latest: ['ended', { optional: { event: 'a' } }] }, ended, '2024-05-17'],
    [
      'what is optional and is not there',
      { latest: ['ended', { optional: 'parentEnded' }] },
      { ...ended, parents: [] },
      '2024-05-17',
    ],
    ['what is optional and not looked up', { latest: ['ended', { optional: 'relatedEnded' }] }, ended, '2024-05-17'],
    [
      'what is optional and known',
      { latest: ['ended', { optional: { event: 'a' } }] },
      { ...ended, events: [named('a', '2025-01-01')] },
      '2025-01-01',
    ],
    [
      'an optional term',
      { latest: ['ended', { optional: { after: { event: 'a' }, period: 'P1Y' } }] },
      { ...ended, events: [named('a', '2025-01-01')] },
      '2026-01-01',
    ],
    [
      'an optional term that is not known',
      { latest: ['ended', { optional: { after: { event: 'a' }, period: 'P1Y' } }] },
      ended,
      '2024-05-17',
    ],
    ['what is optional alone', { optional: { event: 'a' } }, { events: [named('a', '2025-01-01')] }, '2025-01-01'],
  ])('%s', (_, from, facts, trigger) => {
    const answer = kept({ from, period: 'P1Y' }, facts)
    expect(answer).toMatchObject({ state: 'dated', trigger, missing: [] })
    expect(answer.facts.filter(({ counted }) => counted)).toHaveLength(1)
  })
})

describe('what is not known leaves it undecided, and is a duty once the case has ended (P9.1)', () => {
  const table: readonly (readonly [...Asked, ...missing: string[]])[] = [
    ['the case goes on', 'ended', {}, 'unknown'],
    ['the same, said plainly', 'ended', { ended: null }, 'unknown'],
    ['no such event yet', { event: 'a' }, {}, 'unknown'],
    ['no such event of an ended case', { event: 'a' }, ended, 'unknown duty'],
    ['other events', { event: 'a' }, { ...ended, events: [named('b', '2024-01-01')] }, 'unknown duty'],
    ['an event that is to come', { event: 'a' }, { events: [named('a', null)] }, 'open'],
    [
      'an event that came, and comes again',
      { event: 'a' },
      { ...ended, events: [named('a', '2024-01-01'), named('a', null)] },
      'open duty',
    ],
    ['an empty field', { field: 'a' }, { ...ended, fields: [] }, 'unknown duty'],
    ['a field that is null', { field: 'a' }, { ...ended, fields: [named('a', null)] }, 'unknown duty'],
    ['a field that is no date', { field: 'a' }, { ...ended, fields: [named('a', 'next spring')] }, 'unknown duty'],
    ['no day by hand', 'given', ended, 'unknown duty'],
    ['an unknown object', { object: 'a' }, { ...ended, objects: [] }, 'unknown duty'],
    ['parents not looked up', 'parentEnded', ended, 'unknown duty'],
    ['no parent', 'parentEnded', { ...ended, parents: [] }, 'none duty'],
    ['a parent that goes on', 'parentEnded', { ...ended, parents: [file('XM0001', null)] }, 'open XM0001'],
    [
      'related cases that go on',
      'relatedEnded',
      { ...ended, related: [file('KH0003', null), file('KH0002', null), file('KH0001', '2024-01-01')] },
      'open KH0002',
      'open KH0003',
    ],
    [
      'an agreement without an end',
      { decision: 'end' },
      { ...ended, decisions: [agreement('KH0001-001', '2020-01-01', null)] },
      'open KH0001-001 duty',
    ],
    [
      'the same while the case goes on',
      { decision: 'end' },
      { decisions: [agreement('KH0001-001', '2020-01-01', null)] },
      'open KH0001-001',
    ],
    ['no agreement', { decision: 'end', kind: 'agreement' }, { ...ended, decisions: [] }, 'none duty'],
    [
      'none of that kind',
      { decision: 'end', kind: 'plan' },
      { ...ended, decisions: [agreement('KH0001-001', null, '2024-01-01')] },
      'none duty',
    ],
    ['a term after nothing', { after: 'ended', period: 'P1Y' }, {}, 'unknown'],
    ['one of several', { latest: ['ended', { event: 'a' }] }, ended, 'unknown duty'],
    ['one of several, the earliest too', { earliest: ['ended', { event: 'a' }] }, ended, 'unknown duty'],
    ['two of several', { latest: ['given', 'ended', { event: 'a' }] }, ended, 'unknown duty', 'unknown duty'],
    [
      'what is optional, and began',
      { latest: ['ended', { optional: 'relatedEnded' }] },
      { ...ended, related: [file('KH0002', null)] },
      'open KH0002',
    ],
    [
      'nothing that is optional',
      { latest: [{ optional: { event: 'a' } }, { optional: { event: 'b' } }] },
      ended,
      'unknown duty',
      'unknown duty',
    ],
    [
      'nothing at all',
      { latest: ['parentEnded', 'relatedEnded'] },
      { ...ended, parents: [], related: [] },
      'none duty',
      'none duty',
    ],
    ['what is optional alone', { optional: { event: 'a' } }, ended, 'unknown duty'],
  ]
  for (const [what, from, facts, ...missing] of table)
    it(what, () => {
      const answer = kept({ from, period: 'P1Y' }, facts)
      expect(answer).toMatchObject({ state: 'undecided', due: null, endsOn: null, trigger: null, steps: [] })
      expect(missingIn(answer)).toEqual(missing)
    })

  it('tells the facts that are known all the same', () => {
    const { facts } = kept({ from: { latest: ['ended', { event: 'a' }] }, period: 'P1Y' }, ended)
    expect(facts).toMatchObject([{ trigger: 'ended', on: '2024-05-17', counted: false }])
  })

  it('says which trigger is missing', () => {
    const { missing } = kept({ from: { latest: ['ended', { decision: 'end', kind: 'agreement' }] }, period: 'P1Y' }, {})
    expect(missing.map(({ trigger }) => trigger)).toEqual(['ended', { decision: 'end', kind: 'agreement' }])
  })
})

describe('past the calendar nothing is dated', () => {
  const beyond = [{ because: 'beyondCalendar', duty: false }]
  it.each<readonly [what: string, trigger: string, period: string]>([
    ['an agreement without an end, as some write it', '9999-12-31', 'P10Y'],
    ['a day after the last one', '9999-12-31', 'P1D'],
    ['the last day, that has none after it', '9999-12-30', 'P1D'],
    ['a year', '9998-12-31', 'P1Y'],
    ['a thousand years', '9000-01-01', 'P1000Y'],
    ['the last year', '9999', 'P1M'],
  ])('%s', (_, trigger, period) => {
    for (const counting of ['sameDay', 'nextYear'] as const) {
      const answer = kept({ from: 'ended', period, counting }, { ended: on(trigger) })
      expect(answer).toMatchObject({ state: 'undecided', due: null, missing: beyond })
    }
  })

  it('a term, an extension and a floor too', () => {
    const from = { after: 'ended', period: 'P1Y' } as const
    const late = { ended: on('9999-05-17') }
    const floor = { period: 'P900Y', citation: 'A law' }
    expect(kept({ from, period: 'P1Y' }, late)).toMatchObject({ state: 'undecided', missing: beyond })
    expect(kept({ from: 'ended', period: 'P1Y', floor }, { ended: on('9500-01-01') })).toMatchObject({
      missing: beyond,
    })
    const longer = { ...ended, extensions: [extended('9999-12-31')] }
    expect(kept({ from: 'ended', period: 'P1Y' }, longer)).toMatchObject({ missing: beyond })
    const last = { ...ended, extensions: [extended('9999-12-30')] }
    expect(kept({ from: 'ended', period: 'P1Y' }, last)).toMatchObject({ due: '9999-12-31' })
  })

  it('a ceiling within it dates what would be kept longer', () => {
    const rule = { from: 'ended', period: 'P1000Y', ceiling: { period: 'P5Y', citation: 'A purpose' } } as const
    expect(kept(rule, { ended: on('9100-01-01') })).toMatchObject({ state: 'dated', due: '9105-01-02' })
  })
})

describe('facts that were used', () => {
  it('are all told, with their source, and the one that counts', () => {
    const source = {
      kind: 'document',
      ref: 'KH0001-001',
      position: 3,
      by: 'p-7',
      at: '2024-05-18T02:00:00.000Z',
    } as const
    const decisions = [
      { ...agreement('KH0001-001', null, '2024-05'), source },
      agreement('KH0001-002', null, '2023-01-01'),
    ]
    const rule = { from: { latest: [{ decision: 'end' }, 'ended'] }, period: 'P1Y' } as const
    expect(kept(rule, { decisions, ended: on('2024-05-17') }).facts).toEqual([
      {
        trigger: { decision: 'end' },
        of: 'KH0001-002',
        on: '2023-01-01',
        day: '2023-01-01',
        precision: 'day',
        source: { kind: 'hand' },
        counted: false,
      },
      {
        trigger: { decision: 'end' },
        of: 'KH0001-001',
        on: '2024-05',
        day: '2024-05-31',
        precision: 'month',
        source,
        counted: true,
      },
      {
        trigger: 'ended',
        of: null,
        on: '2024-05-17',
        day: '2024-05-17',
        precision: 'day',
        source: { kind: 'hand' },
        counted: false,
      },
    ])
  })

  it('of one day, the one that is known exactly counts, so that no mark is set in vain', () => {
    const facts = {
      ended: on('2024-05'),
      events: [named('a', '2024-05-31')],
      related: [file('KH0002', '2024-05'), file('KH0003', '2024-05-31')],
    }
    for (const which of ['latest', 'earliest'] as const) {
      const one = { [which]: ['ended', { event: 'a' }] } as unknown as RetentionTrigger
      const other = { [which]: [{ event: 'a' }, 'ended'] } as unknown as RetentionTrigger
      for (const from of [one, other]) expect(kept({ from, period: 'P1Y' }, facts).marks).toEqual([])
    }
    expect(kept({ from: 'relatedEnded', period: 'P1Y' }, facts).marks).toEqual([])
  })

  it('and what they led to is told in steps', () => {
    const facts = { related: [file('KH0002', '2024-05-17'), file('KH0003', '2024-05-18')], given: on('2024-05-10') }
    const from = { latest: ['relatedEnded', { after: 'given', period: 'P1M' }] } as const
    expect(kept({ from, period: 'P1Y' }, facts).steps.slice(0, 6)).toEqual([
      { step: 'fact', trigger: 'relatedEnded', of: 'KH0002', to: '2024-05-17' },
      { step: 'fact', trigger: 'relatedEnded', of: 'KH0003', to: '2024-05-18' },
      { step: 'latest', of: ['2024-05-17', '2024-05-18'], to: '2024-05-18' },
      { step: 'fact', trigger: 'given', of: null, to: '2024-05-10' },
      { step: 'after', period: 'P1M', from: '2024-05-10', to: '2024-06-10' },
      { step: 'latest', of: ['2024-05-18', '2024-06-10'], to: '2024-06-10' },
    ])
  })
})

describe('what is permanent or undecided by rule (P9.1)', () => {
  it('is permanent whether it ended or not', () => {
    const rule = { from: 'ended', period: 'permanent' } as const
    expect(kept(rule, {})).toMatchObject({ state: 'permanent', action: 'permanent', due: null, trigger: null })
    expect(kept(rule, ended)).toMatchObject({
      state: 'permanent',
      trigger: '2024-05-17',
      missing: [],
      steps: [],
      marks: [],
    })
  })

  it('is undecided from the opening on, and that is a duty', () => {
    const rule = { from: 'ended', period: 'undecided' } as const
    expect(missingIn(kept(rule, {}))).toEqual(['undecided duty', 'unknown'])
    expect(missingIn(kept(rule, ended))).toEqual(['undecided duty'])
    expect(missingIn(kept(null, ended))).toEqual(['undecided duty'])
  })

  it('carries the case’s own decision, with its citation', () => {
    const rule = { from: 'ended', period: 'undecided' } as const
    const answer = kept(rule, { ...ended, own: decided('P7Y') })
    expect(answer).toMatchObject({ state: 'dated', due: '2031-05-18', action: 'destroy', marks: ['own'] })
    expect(answer.rule).toMatchObject({ period: { value: 'P7Y', at: 'own' }, from: { at: 'retention.from' } })
    expect(answer.citations).toEqual([{ of: 'own', at: 'own', text: 'Minutes of the board, 3 May 2026' }])
    expect(kept(rule, { own: decided('permanent') })).toMatchObject({ state: 'permanent', action: 'permanent' })
  })

  it('may be decided from another day, and to another end', () => {
    const own = { ...decided('P1Y'), from: { field: 'a' }, action: 'transfer' } as const
    const answer = kept({ from: 'ended', period: 'P10Y' }, { ...ended, fields: [named('a', '2020-01-01')], own })
    expect(answer).toMatchObject({ due: '2021-01-02', action: 'transfer' })
    expect(answer.rule).toMatchObject({ from: { at: 'own' }, action: { at: 'own' } })
    // What the rule would do for ever does not go with a period.
    const forEver = { from: 'ended', period: 'permanent' } as const
    expect(kept(forEver, { ...ended, own: decided('P1Y') })).toMatchObject({ state: 'dated', action: 'destroy' })
  })
})

describe('of several (P9.1)', () => {
  const latest = (...names: readonly string[]): RetentionTrigger => ({
    latest: names.map((name) => ({ optional: { event: name } })) as never,
  })

  it('of one day and alike exact the first counts', () => {
    const events = [named('b', '2024-01-01'), named('a', '2024-01-01')]
    const { facts } = kept({ from: latest('a', 'b'), period: 'P1Y' }, { events })
    expect(facts.filter(({ counted }) => counted).map(({ trigger }) => trigger)).toEqual([{ event: 'a' }])
  })

  it('it is not told that one was the latest where it was the only one', () => {
    const { steps } = kept({ from: latest('a', 'b'), period: 'P1Y' }, { events: [named('a', '2024-01-01')] })
    expect(steps.map(({ step }) => step)).toEqual(['fact', 'counted', 'period', 'due'])
  })
})
