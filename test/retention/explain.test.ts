import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { names } from '../../src/locales/names.ts'
import { findTerm } from '../../src/locales/terms.ts'
import { compareRetention } from '../../src/retention/compare.ts'
import { explainRetention } from '../../src/retention/explain.ts'
import { explainRetentionChange } from '../../src/retention/explain-change.ts'
import { factSources, type RetentionFacts } from '../../src/retention/facts.ts'
import { floorOf } from '../../src/retention/minimum-periods.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import { missingReasons, type RetentionResult, retentionMarks } from '../../src/retention/result.ts'
import { type RetentionRule, type RetentionTrigger, retentionActions } from '../../src/retention/rule.ts'
import { describeRetention, type RetentionNames } from '../../src/retention/say.ts'
import { foreign, mispunctuated } from '../locales/chinese.ts'
import { agreement, decided, extended, file, kept, keptFrom, named, on } from './given.ts'

const called: Readonly<Record<Locale, string>> = names('Cooperation ended', '合作结束', '合作結束')
const namesIn = (locale: Locale): RetentionNames => ({ event: () => called[locale] })
const client: RetentionRule = {
  from: { event: 'cooperationEnded' },
  period: 'P10Y',
  counting: 'nextYear',
  citation: names('Order No. 10', '第 10 号令', '第 10 號令'),
}
const source = { kind: 'field', ref: 'cooperationEnd', position: 3, by: 'p-7' } as const
const ended: RetentionFacts = { events: [{ name: 'cooperationEnded', on: '2024-05', source }] }

describe('why something is kept until a day', () => {
  it('is told in English', () => {
    const words: RetentionNames = { ...namesIn('en'), field: () => 'Cooperation until', person: () => 'Mei' }
    expect(explainRetention(kept(client, ended), 'en', words)).toEqual([
      'Kept until 2034-12-31. From 2035-01-01 on, disposal may be proposed: Destroy.',
      'Rule: 10 years from “Cooperation ended”, counted from 1 January of the next year.',
      '“Cooperation ended”: 2024-05 (the field “Cooperation until” of the case, entry 3, Mei).',
      'Of 2024-05 only the month is known: its last day counts, 2024-05-31.',
      'From 2024-05-31 it counts from 1 January of the next year, 2025-01-01.',
      '10 years that begin on 2025-01-01 end on 2034-12-31.',
      'Basis: Order No. 10.',
      'Policy version 2026-1, P9.1: retention.',
    ])
  })

  it('is told in Traditional Chinese, in the words of the regulation', () => {
    expect(explainRetention(kept(client, ended), 'zh-Hant', namesIn('zh-Hant'))).toEqual([
      '保管至 2034-12-31，自 2035-01-01 起可提出處置：銷毀。',
      '規定：自「合作結束」起保管 10 年，從次年 1 月 1 日起算。',
      '「合作結束」：2024-05（個案登記事項「cooperationEnd」、第 3 筆記錄、p-7）。',
      '2024-05 僅知月份，按該月最後一日 2024-05-31 計。',
      '起算日 2024-05-31，從次年 1 月 1 日（2025-01-01）起算。',
      '自 2025-01-01 起 10 年，至 2034-12-31 屆滿。',
      '依據：第 10 號令。',
      '制度版本 2026-1，P9.1：retention。',
    ])
  })

  it('says what is missing, and what somebody has to supply', () => {
    const rule = { from: { latest: ['ended', { decision: 'end', kind: 'agreement' }] }, period: 'P1Y' } as const
    const facts = { ended: on('2024-05-17'), decisions: [agreement('KH0001-001', '2020-01-01', null)] }
    expect(explainRetention(kept(rule, facts), 'en').slice(0, 4)).toEqual([
      'Kept, without a date: something is missing.',
      'Rule: 1 year from the latest of the end of the case, the end of “agreement”, counted from the day after.',
      'The end of the case: 2024-05-17 (entered by hand); another date counts.',
      'To be supplied: The end of “agreement” KH0001-001: no day is known yet.',
    ])
  })

  it('says what a law raised and a purpose lowered', () => {
    const raised = keptFrom('2024-05-17', { period: 'P1Y', floor: floorOf('cn.labourContract') })
    expect(explainRetention(raised, 'zh-Hans')).toContain(
      '提高至法定最低期限 2 年：2026-05-17（《劳动合同法》第五十条）。',
    )
    const forEver = keptFrom('2024-05-17', { floor: floorOf('cn.annualAccounts') })
    expect(explainRetention(forEver, 'en').slice(0, 1)).toEqual(['Kept for ever.'])
    expect(explainRetention(forEver, 'en').join()).toContain(
      'Raised to what the law demands: kept for ever (PRC Measures',
    )
    const lowered = keptFrom('2024-05-17', { ceiling: { period: 'P18M', citation: 'A purpose' } })
    const said = explainRetention(lowered, 'en')
    expect(said).toContain('Lowered to at most 18 months, as the purpose allows: 2025-11-17 (A purpose).')
    expect(said.join()).not.toContain('The purpose allows at most')
  })

  it('says the limits that moved nothing', () => {
    const both = { floor: { period: 'P2Y', citation: 'A law' }, ceiling: { period: 'P30Y', citation: 'A purpose' } }
    expect(explainRetention(keptFrom('2024-05-17', both), 'en').slice(-3)).toEqual([
      'The law demands at least 2 years: A law.',
      'The purpose allows at most 30 years: A purpose.',
      'Policy version 2026-1, P9.1: retention.',
    ])
    const principle = keptFrom('2024-05-17', { ceiling: { citation: 'A principle' } })
    expect(explainRetention(principle, 'en')).toContain('Never longer than its purpose needs: A principle.')
    const already = keptFrom('2024-05-17', { period: 'permanent', floor: { period: 'permanent', citation: 'A law' } })
    expect(explainRetention(already, 'en')).toContain('The law demands that it is kept for ever: A law.')
  })

  it('says plans, extensions and decisions', () => {
    const facts = { ended: on('2027-05-17'), extensions: [extended('2040-01-31')], own: decided('P1Y') }
    const said = explainRetention(kept({ from: 'ended', period: 'undecided' }, facts), 'en')
    expect(said).toContain('Decided for this case: 1 year from the end of the case, counted from the day after.')
    expect(said).toContain('Extended until 2040-01-31: a dispute.')
    expect(said).toContain('What it counts from lies in the future: the date is provisional.')
    expect(said).toContain('Basis: Minutes of the board, 3 May 2026.')
  })

  it('says days that do not exist', () => {
    expect(explainRetention(keptFrom('2024-01-31', { period: 'P1M' }), 'en')).toContain(
      'The month has no day of that number: its last day counts, 2024-02-29.',
    )
    const leap = (february29: 'firstOfMarch' | 'lastOfFebruary') =>
      explainRetention(keptFrom('2024-02-29', { period: 'P1Y' }, { february29 }), 'en').join()
    expect(leap('firstOfMarch')).toContain('The year has no 29 February: 1 March counts, 2025-03-01.')
    expect(leap('lastOfFebruary')).toContain('The year has no 29 February: 28 February counts, 2025-02-28.')
  })
})

describe('a rule in words', () => {
  const say = (from: RetentionTrigger, locale: Locale) =>
    describeRetention(resolveRetention({ from, period: 'P1Y6M' }), locale, { kind: () => '協議', field: () => '交付' })

  it.each<readonly [RetentionTrigger, en: string, hant: string]>([
    ['ended', 'the end of the case', '個案結束'],
    ['parentEnded', 'the end of the parent case', '上級個案結束'],
    ['relatedEnded', 'the end of all related cases', '全部相關個案結束'],
    ['given', 'the day given for this case', '為本個案填寫的日期'],
    [{ event: 'a' }, '“a”', '「a」'],
    [{ field: 'a' }, 'the date in “交付”', '「交付」所填日期'],
    [{ object: 'car' }, 'the date of “car”', '「car」的日期'],
    [{ decision: 'start' }, 'the start of the decision', '決定生效'],
    [{ decision: 'end' }, 'the end of the decision', '決定終止'],
    [{ decision: 'start', kind: 'agreement' }, 'the start of “協議”', '「協議」生效'],
    [{ decision: 'end', kind: 'agreement' }, 'the end of “協議”', '「協議」終止'],
    [{ after: 'ended', period: 'P90D' }, '90 days after the end of the case', '個案結束後滿 90 天'],
    [{ optional: { event: 'a' } }, '“a” where there is one', '「a」（如有）'],
    [
      { latest: ['ended', 'given'] },
      'the latest of the end of the case, the day given for this case',
      '個案結束、為本個案填寫的日期中的最晚日期',
    ],
    [
      { earliest: ['ended', 'given'] },
      'the earliest of the end of the case, the day given for this case',
      '個案結束、為本個案填寫的日期中的最早日期',
    ],
  ])('%o', (from, en, hant) => {
    expect(say(from, 'en')).toBe(`1 year 6 months from ${en}, counted from 1 January of the next year`)
    expect(say(from, 'zh-Hant')).toBe(`自${hant}起保管 1 年 6 個月，從次年 1 月 1 日起算`)
  })

  it.each([
    ['permanent', 'kept for ever'],
    ['undecided', 'decided for each case'],
    ['P1D', '1 day from the end of the case, counted from the day after'],
    ['P2W', '2 weeks from the end of the case, counted from the day after'],
    ['P1W3D', '1 week 3 days from the end of the case, counted from the day after'],
    ['P1M', '1 month from the end of the case, counted from the day after'],
  ])('%s', (period, said) => {
    expect(describeRetention(resolveRetention({ from: 'ended', period, counting: 'sameDay' }), 'en')).toBe(said)
  })
})

describe('why a date moved', () => {
  const change = (before: RetentionResult, after: RetentionResult, locale: Locale = 'en') =>
    explainRetentionChange(compareRetention(before, after), locale, namesIn(locale))
  const later = kept(client, { events: [named('cooperationEnded', '2025-01-03')] })

  it('is told in words', () => {
    expect(change(kept(client, ended), later)).toEqual([
      'Moved from 2035-01-01 to 2036-01-01, 365 days later.',
      '“Cooperation ended”: 2024-05, now 2025-01-03.',
    ])
    expect(change(later, kept(client, ended), 'zh-Hant')).toEqual([
      '由 2036-01-01 提前 365 天至 2035-01-01。',
      '「合作結束」：原為 2025-01-03，現為 2024-05。',
    ])
    expect(change(later, later)).toEqual(['It stays as it is: due on 2036-01-01.'])
    expect(change(kept(client, {}), later)).toEqual([
      'Changed from undecided to due on 2036-01-01.',
      '“Cooperation ended”: now 2025-01-03.',
    ])
    expect(change(later, kept(client, {})).at(-1)).toBe('“Cooperation ended”: 2025-01-03, no longer counted.')
  })

  it('tells each part of a rule', () => {
    const rule: RetentionRule = {
      ...client,
      from: 'ended',
      period: 'permanent',
      counting: 'sameDay',
      citation: 'Mine',
      floor: { period: 'P2Y', counting: 'nextYear', citation: 'A law' },
      ceiling: { citation: 'A principle' },
    }
    expect(change(later, kept(rule, { ended: on('2024-05-17') }))).toEqual([
      'Changed from due on 2036-01-01 to permanent.',
      '“Cooperation ended”: 2025-01-03, no longer counted.',
      'The end of the case: now 2024-05-17.',
      'Counted from: “Cooperation ended”, now the end of the case.',
      'Period: 10 years, now kept for ever.',
      'Counting: counted from 1 January of the next year, now counted from the day after.',
      'Disposal: Destroy, now Keep for ever.',
      'Legal minimum: none, now 2 years, counted from 1 January of the next year, A law.',
      'Longest for its purpose: none, now A principle.',
      'Basis: Order No. 10, now Mine.',
    ])
    const facts = { ended: on('2024-02-29') }
    const plain = kept({ from: 'ended', period: 'P1Y' }, facts)
    const other = kept({ from: 'ended', period: 'P1Y' }, facts, { february29: 'lastOfFebruary' })
    expect(change(plain, other).at(-1)).toBe('29 February: 1 March, now 28 February.')
    expect(change(plain, { ...plain, policy: '2027-1' }).at(-1)).toBe('Policy version 2026-1, now 2027-1.')
    const longer = kept({ from: 'ended', period: 'P1Y' }, { ...facts, extensions: [extended('2026-01-31')] })
    expect(change(plain, longer).at(-1)).toBe('Extended until 2026-01-31.')
    expect(change(longer, plain).at(-1)).toBe('No longer extended until 2026-01-31.')
    const longest = kept({ from: 'ended', period: 'P1Y' }, { ...facts, extensions: [extended('2027-01-31')] })
    expect(change(longer, longest).at(-1)).toBe('Extended until 2026-01-31, now until 2027-01-31.')
  })
})

/** Answers that between them tell everything that there is to tell. */
const everything: readonly RetentionResult[] = [
  kept(client, ended),
  kept(client, {}),
  kept(null, { ended: on('2024-05-17') }),
  keptFrom('2024', { period: 'P1Y2M1W1D', floor: floorOf('tw.accountingBooks'), ceiling: { citation: called } }),
  keptFrom('9999-12-31', {}),
  keptFrom('2024-01-31', { period: 'P1M', ceiling: { period: 'P5D', citation: called } }),
  keptFrom('2024-01-31', { period: 'P1M', counting: 'sameDay' }),
  keptFrom('2024-02-29', { period: 'P1Y', action: 'transfer' }),
  keptFrom('2024-02-29', { period: 'P1Y', action: 'review' }, { february29: 'lastOfFebruary' }),
  keptFrom('2027-05-17', { period: 'permanent', citation: called }),
  keptFrom('2027-05-17', { floor: floorOf('cn.annualAccounts') }),
  keptFrom('2027-05-17', { period: 'permanent', floor: floorOf('cn.annualAccounts') }),
  keptFrom('2027-05-17', { period: 'P50Y', floor: floorOf('cn.wages'), ceiling: { period: 'P60Y', citation: called } }),
  kept({ from: 'ended', period: 'P1Y' }, { ended: on('2027-05'), own: { ...decided('P2Y'), citation: called } }),
  kept(
    { from: 'ended', period: 'P1Y' },
    { ended: on('2024-05'), extensions: [{ ...extended('2040-01-01'), reason: '1' }] },
  ),
  kept(
    { from: { latest: ['parentEnded', 'relatedEnded'] }, period: 'P1Y' },
    { ended: on('2024-05'), parents: [], related: [] },
  ),
  kept(
    { from: { earliest: ['ended', 'relatedEnded'] }, period: 'P1Y' },
    { ended: on('2024-05'), related: [file('KH0002', '2024-06')] },
  ),
  kept(
    { from: { latest: [{ after: 'ended', period: 'P1M' }, { optional: 'relatedEnded' }] }, period: 'P1Y' },
    { ended: on('2024-05'), related: [file('KH0002', null)] },
  ),
  kept(
    { from: { latest: [{ after: 'ended', period: 'P1M' }, 'given'] }, period: 'P1Y' },
    { ended: on('2024-05'), given: on('2024-05-01') },
  ),
  ...factSources.map((kind) =>
    kept({ from: 'ended', period: 'P1Y' }, { ended: { on: '2024-05', source: { kind, position: 1 } } }),
  ),
]

describe.each(locales)('in %s', (locale) => {
  it('every sentence of every explanation is whole, and in its own script', () => {
    const lines = [
      ...everything.flatMap((answer) => explainRetention(answer, locale, namesIn(locale))),
      ...everything.flatMap((before) =>
        everything.flatMap((after) => explainRetentionChange(compareRetention(before, after), locale, namesIn(locale))),
      ),
    ]
    expect(new Set(lines).size).toBeGreaterThan(100)
    for (const line of new Set(lines)) {
      expect(line).toMatch(locale === 'en' ? /^(“|[A-Z0-9]).*\.$/ : /。$/)
      expect(line, line).not.toMatch(/undefined|null|\[object|[{}]|\( ?\)|（）/)
      expect([...foreign(line, locale), ...mispunctuated(line, locale)], line).toEqual([])
    }
  })

  it('marks, actions and sources have words for screens', () => {
    const keys = [
      ...retentionMarks.map((mark) => `retentionMark.${mark}`),
      ...retentionActions.map((action) => `retentionAction.${action}`),
      ...(['dated', 'undecided', 'permanent'] as const).map((state) => `retentionState.${state}`),
      ...factSources.map((kind) => `factSource.${kind}`),
      ...missingReasons.map((reason) => `retentionMissing.${reason}`),
    ]
    expect(keys.filter((key) => findTerm(key, locale) === null)).toEqual([])
  })
})

it('every step, mark and reason is told by one of these answers', () => {
  const steps = new Set(everything.flatMap((answer) => answer.steps.map(({ step }) => step)))
  expect([...steps].sort()).toEqual([
    'after',
    'counted',
    'due',
    'earliest',
    'extended',
    'fact',
    'lastDay',
    'latest',
    'leapDay',
    'lowered',
    'period',
    'raised',
    'shortMonth',
  ])
  expect(new Set(everything.flatMap(({ marks }) => marks))).toEqual(new Set(retentionMarks))
  expect(new Set(everything.flatMap(({ missing }) => missing.map(({ because }) => because)))).toEqual(
    new Set(missingReasons),
  )
})
