import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../src/calendar/working-days.ts'
import type { SettingsInput } from '../../../src/policy/settings.ts'
import {
  type LendingBlock,
  type LoanAsked,
  lendingBlocks,
  type ReadingAsked,
  readingBlocks,
} from '../../../src/requests/time/lending.ts'
import { china, insider, item, outsider, settingsWith, termsWith, weekdays } from './given.ts'

type Loans = NonNullable<SettingsInput['loans']>

/** A Monday. */
const today = '2026-01-05'
const plain: LoanAsked = {
  today,
  item: item('internal'),
  from: null,
  until: null,
  days: null,
  out: [],
  borrowerUntil: null,
}
const reasons = (blocks: readonly LendingBlock[]) => blocks.map(({ because }) => because)
const internalDays = { value: 10, from: 'loans.days.internal', clause: '§13' }
const internal = [{ of: 'level', name: 'internal' }] as const

describe('a loan that may be had (P7.2)', () => {
  it.each<[string, WorkingCalendar, Loans, Partial<LoanAsked>]>([
    ['nothing in particular', weekdays, {}, {}],
    ['as many days as are allowed', weekdays, {}, { days: 10 }],
    ['one day', weekdays, {}, { days: 1 }],
    ['until the last day that is allowed', weekdays, {}, { until: '2026-01-19' }],
    ['until the weekend after it', weekdays, {}, { until: '2026-01-18' }],
    ['from today until today', weekdays, {}, { from: today, until: today }],
    ['from next week on, the longest', weekdays, {}, { from: '2026-01-12', until: '2026-01-26' }],
    ['ten days that take two weeks and a festival', china, {}, { from: '2026-02-13', until: '2026-03-05' }],
    ['one less than the most items', weekdays, { limits: [{ items: 2 }] }, { out: [item('public')] }],
    [
      'others of other levels',
      weekdays,
      { limits: [{ when: { levels: ['internal'] }, items: 1 }] },
      { out: [item('public'), item('secret')] },
    ],
    [
      'others of other categories',
      weekdays,
      { limits: [{ when: { categories: ['client'] }, items: 1 }] },
      { out: [item('internal', 'project')] },
    ],
    ['a borrower who leaves tomorrow', weekdays, {}, { borrowerUntil: '2026-01-06' }],
    [
      'a borrower who leaves on Monday, on a Friday',
      weekdays,
      {},
      { today: '2026-01-09', borrowerUntil: '2026-01-12' },
    ],
    [
      'a borrower who leaves on the make-up Saturday, on the Friday before it',
      china,
      {},
      { today: '2026-02-13', borrowerUntil: '2026-02-14' },
    ],
  ])('%s', (_, calendar, loans, asked) => {
    expect(lendingBlocks(calendar, termsWith(loans), { ...plain, ...asked })).toEqual([])
  })
})

describe('each reason why not, with its numbers', () => {
  it.each<[string, WorkingCalendar, Loans, Partial<LoanAsked>, LendingBlock]>([
    [
      'a day too many',
      weekdays,
      {},
      { days: 11 },
      { because: 'tooLong', clause: '§13', days: 11, longest: internalDays, for: internal },
    ],
    [
      'a day too late',
      weekdays,
      {},
      { until: '2026-01-20' },
      { because: 'tooLong', clause: '§13', days: 11, longest: internalDays, for: internal },
    ],
    [
      'a day too late, from next week on',
      weekdays,
      {},
      { from: '2026-01-12', until: '2026-01-27' },
      { because: 'tooLong', clause: '§13', days: 11, longest: internalDays, for: internal },
    ],
    [
      'too late, and the more so in days',
      weekdays,
      {},
      { until: '2026-01-20', days: 12 },
      { because: 'tooLong', clause: '§13', days: 12, longest: internalDays, for: internal },
    ],
    [
      'a day after the festival too late',
      china,
      {},
      { today: '2026-02-13', until: '2026-03-06' },
      { because: 'tooLong', clause: '§13', days: 11, longest: internalDays, for: internal },
    ],
    [
      'more days than a limit allows',
      weekdays,
      { limits: [{ days: 3 }] },
      { days: 4 },
      {
        because: 'tooLong',
        clause: 'P7.2',
        days: 4,
        longest: { value: 3, from: 'loans.limits.0.days', clause: 'P7.2' },
        for: [{ of: 'all' }],
      },
    ],
    [
      'never lent',
      weekdays,
      { limits: [{ when: { levels: ['internal'] }, days: 0 }] },
      { days: 1 },
      {
        because: 'neverLent',
        clause: 'P7.2',
        by: { value: 0, from: 'loans.limits.0.days', clause: 'P7.2' },
        for: internal,
      },
    ],
    [
      'as many out as are allowed',
      weekdays,
      { limits: [{ items: 2 }] },
      { out: [item('public'), item('secret', 'project')] },
      {
        because: 'tooMany',
        clause: 'P7.2',
        out: 2,
        most: { value: 2, from: 'loans.limits.0.items', clause: 'P7.2', levels: null, categories: null },
      },
    ],
    [
      'as many of the level out as are allowed',
      weekdays,
      { limits: [{ items: 9 }, { when: { levels: ['internal', 'secret'] }, items: 1 }] },
      { out: [item('public'), item('secret', 'project')] },
      {
        because: 'tooMany',
        clause: 'P7.2',
        out: 1,
        most: { value: 1, from: 'loans.limits.1.items', clause: 'P7.2', levels: [1, 3], categories: null },
      },
    ],
    [
      'more of the category out than are allowed',
      weekdays,
      { limits: [{ when: { categories: ['client'] }, items: 1 }] },
      { out: [item('public'), item('secret', 'project'), item('secret')] },
      {
        because: 'tooMany',
        clause: 'P7.2',
        out: 2,
        most: { value: 1, from: 'loans.limits.0.items', clause: 'P7.2', levels: null, categories: ['client'] },
      },
    ],
    [
      'a borrower who has left',
      weekdays,
      {},
      { borrowerUntil: '2026-01-04' },
      { because: 'borrowerLeft', clause: 'P7.2', until: '2026-01-04', today },
    ],
    [
      'a borrower who leaves today',
      weekdays,
      {},
      { borrowerUntil: today },
      { because: 'borrowerLeaves', clause: 'P7.2', until: today, earliest: '2026-01-06' },
    ],
    [
      'a borrower who leaves on the weekend, on a Friday',
      weekdays,
      {},
      { today: '2026-01-09', borrowerUntil: '2026-01-11' },
      { because: 'borrowerLeaves', clause: 'P7.2', until: '2026-01-11', earliest: '2026-01-12' },
    ],
    [
      'a borrower who leaves in the festival, on its eve',
      china,
      {},
      { today: '2026-02-14', borrowerUntil: '2026-02-23' },
      { because: 'borrowerLeaves', clause: 'P7.2', until: '2026-02-23', earliest: '2026-02-24' },
    ],
    [
      'a borrower who leaves before the loan begins',
      weekdays,
      {},
      { from: '2026-01-14', borrowerUntil: '2026-01-13' },
      { because: 'borrowerLeaves', clause: 'P7.2', until: '2026-01-13', earliest: '2026-01-15' },
    ],
    [
      'from yesterday',
      weekdays,
      {},
      { from: '2026-01-04', until: '2026-01-09' },
      { because: 'inThePast', clause: 'P7.2', day: '2026-01-04', today },
    ],
    [
      'until yesterday',
      weekdays,
      {},
      { until: '2026-01-04' },
      { because: 'inThePast', clause: 'P7.2', day: '2026-01-04', today },
    ],
    [
      'until the day before it begins',
      weekdays,
      {},
      { from: '2026-01-09', until: '2026-01-08' },
      { because: 'endsBeforeItBegins', clause: 'P7.2', from: '2026-01-09', until: '2026-01-08' },
    ],
  ])('%s', (_, calendar, loans, asked, block) => {
    expect(lendingBlocks(calendar, termsWith(loans), { ...plain, ...asked })).toEqual([block])
  })

  it('an outsider may not have it for as long', () => {
    const outside = termsWith({}, item('internal'), outsider)
    const longest = { value: 5, from: 'loans.outsiderDays', clause: '§13' }
    expect(lendingBlocks(weekdays, outside, { ...plain, days: 6 })).toEqual([
      { because: 'tooLong', clause: '§13', days: 6, longest, for: [{ of: 'outsiders' }] },
    ])
    expect(lendingBlocks(weekdays, outside, { ...plain, days: 5 })).toEqual([])
  })
})

describe('several reasons at once', () => {
  it.each<[string, Loans, Partial<LoanAsked>, LendingBlock['because'][]]>([
    [
      'two limits of items',
      { limits: [{ items: 1 }, { when: { levels: ['internal'] }, items: 1 }] },
      { out: [item('internal')] },
      ['tooMany', 'tooMany'],
    ],
    ['in the past and backwards', {}, { from: '2026-01-02', until: '2026-01-01' }, ['inThePast', 'endsBeforeItBegins']],
    ['backwards from today', {}, { from: today, until: '2026-01-04' }, ['inThePast', 'endsBeforeItBegins']],
    [
      'too long for somebody who leaves today and has too many',
      { limits: [{ items: 1 }] },
      { days: 30, out: [item('public')], borrowerUntil: today },
      ['tooLong', 'tooMany', 'borrowerLeaves'],
    ],
    [
      'everything about somebody who has left',
      { limits: [{ items: 1 }] },
      { from: '2026-01-03', until: '2026-01-02', days: 11, out: [item('public')], borrowerUntil: '2026-01-04' },
      ['inThePast', 'endsBeforeItBegins', 'tooLong', 'tooMany', 'borrowerLeft'],
    ],
    [
      'never lent is not too long as well',
      { limits: [{ days: 0, items: 1 }] },
      { days: 30, until: '2027-01-01', out: [item('public')] },
      ['neverLent', 'tooMany'],
    ],
  ])('%s', (_, loans, asked, because) => {
    expect(
      reasons(lendingBlocks(weekdays, termsWith(loans, item('internal'), insider), { ...plain, ...asked })),
    ).toEqual(because)
  })
})

describe('a consultation (P6.2)', () => {
  const reading: ReadingAsked = { today, from: today, until: today, borrowerUntil: null }
  const longest = {
    longest: { value: 10, from: 'consultation.days', clause: 'P6.2' },
    for: [{ of: 'consultation' }],
  } as const

  it.each<[string, WorkingCalendar, Partial<ReadingAsked>]>([
    ['today', weekdays, {}],
    ['ten days, the first and the last included', weekdays, { until: '2026-01-16' }],
    ['ten days and the weekend after', weekdays, { until: '2026-01-18' }],
    ['ten days from a Saturday on', weekdays, { from: '2026-01-10', until: '2026-01-23' }],
    ['ten days around the festival', china, { from: '2026-02-12', until: '2026-03-03' }],
    ['a weekend and the day before it', weekdays, { from: '2026-01-09', until: '2026-01-11' }],
    ['a weekend and the day after it', weekdays, { from: '2026-01-10', until: '2026-01-12' }],
    ['a Saturday that is worked', china, { from: '2026-02-14', until: '2026-02-14' }],
    ['by somebody who leaves today', weekdays, { borrowerUntil: today }],
    ['by somebody who leaves meanwhile', weekdays, { until: '2026-01-09', borrowerUntil: '2026-01-06' }],
  ])('may be had: %s', (_, calendar, asked) => {
    expect(readingBlocks(calendar, settingsWith(), { ...reading, ...asked })).toEqual([])
  })

  it.each<[string, WorkingCalendar, Partial<ReadingAsked>, LendingBlock[]]>([
    ['eleven days', weekdays, { until: '2026-01-19' }, [{ because: 'tooLong', clause: 'P6.2', days: 11, ...longest }]],
    [
      'eleven days from a Saturday on',
      weekdays,
      { from: '2026-01-10', until: '2026-01-26' },
      [{ because: 'tooLong', clause: 'P6.2', days: 11, ...longest }],
    ],
    [
      'eleven days around the festival',
      china,
      { from: '2026-02-12', until: '2026-03-04' },
      [{ because: 'tooLong', clause: 'P6.2', days: 11, ...longest }],
    ],
    [
      'from yesterday',
      weekdays,
      { from: '2026-01-04' },
      [{ because: 'inThePast', clause: 'P6.2', day: '2026-01-04', today }],
    ],
    [
      'backwards',
      weekdays,
      { from: '2026-01-07', until: '2026-01-06' },
      [{ because: 'endsBeforeItBegins', clause: 'P6.2', from: '2026-01-07', until: '2026-01-06' }],
    ],
    [
      'a weekend alone',
      weekdays,
      { from: '2026-01-10', until: '2026-01-11' },
      [{ because: 'onlyClosedDays', clause: 'P6.2', from: '2026-01-10', until: '2026-01-11', next: '2026-01-12' }],
    ],
    [
      'a festival alone',
      china,
      { from: '2026-02-15', until: '2026-02-23' },
      [{ because: 'onlyClosedDays', clause: 'P6.2', from: '2026-02-15', until: '2026-02-23', next: '2026-02-24' }],
    ],
    [
      'today, which is closed',
      weekdays,
      { today: '2026-01-11', from: '2026-01-11', until: '2026-01-11' },
      [{ because: 'onlyClosedDays', clause: 'P6.2', from: '2026-01-11', until: '2026-01-11', next: '2026-01-12' }],
    ],
    [
      'a weekend that is over',
      weekdays,
      { from: '2026-01-03', until: '2026-01-04' },
      [{ because: 'inThePast', clause: 'P6.2', day: '2026-01-03', today }],
    ],
    [
      'a weekend, by somebody who leaves before it',
      weekdays,
      { from: '2026-01-10', until: '2026-01-10', borrowerUntil: '2026-01-09' },
      [
        { because: 'onlyClosedDays', clause: 'P6.2', from: '2026-01-10', until: '2026-01-10', next: '2026-01-12' },
        { because: 'borrowerLeaves', clause: 'P6.2', until: '2026-01-09', earliest: '2026-01-10' },
      ],
    ],
    [
      'by somebody who has left',
      weekdays,
      { borrowerUntil: '2026-01-04' },
      [{ because: 'borrowerLeft', clause: 'P6.2', until: '2026-01-04', today }],
    ],
    [
      'by somebody who leaves before it begins',
      weekdays,
      { from: '2026-01-08', until: '2026-01-09', borrowerUntil: '2026-01-07' },
      [{ because: 'borrowerLeaves', clause: 'P6.2', until: '2026-01-07', earliest: '2026-01-08' }],
    ],
    [
      'everything at once',
      weekdays,
      { from: '2026-01-02', until: '2026-01-16', borrowerUntil: '2026-01-01' },
      [
        { because: 'inThePast', clause: 'P6.2', day: '2026-01-02', today },
        { because: 'tooLong', clause: 'P6.2', days: 11, ...longest },
        { because: 'borrowerLeft', clause: 'P6.2', until: '2026-01-01', today },
      ],
    ],
  ])('may not be had: %s', (_, calendar, asked, blocks) => {
    expect(readingBlocks(calendar, settingsWith(), { ...reading, ...asked })).toEqual(blocks)
  })

  it('is as long as the policy says', () => {
    const settings = settingsWith({ consultation: { days: 1 } })
    expect(readingBlocks(weekdays, settings, reading)).toEqual([])
    expect(readingBlocks(weekdays, settings, { ...reading, until: '2026-01-06' })).toEqual([
      { because: 'tooLong', clause: 'P6.2', days: 2, longest: { ...longest.longest, value: 1 }, for: longest.for },
    ])
  })
})
