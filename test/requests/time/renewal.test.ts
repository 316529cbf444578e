import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '../../../src/calendar/working-days.ts'
import type { SettingsInput } from '../../../src/policy/settings.ts'
import { type Renewal, type RenewalAsked, type RenewalBlock, renewal } from '../../../src/requests/time/renewal.ts'
import { china, insider, item, only2026, outsider, termsWith, told, weekdays } from './given.ts'

type Loans = NonNullable<SettingsInput['loans']>

/** Of five working days, due on Monday 12 January, asked about on the Thursday before. */
const due = '2026-01-12'
const today = '2026-01-08'
const plain: RenewalAsked = {
  today,
  days: null,
  state: 'out',
  due,
  renewals: 0,
  recalled: null,
  waiting: 0,
  borrowerUntil: null,
}
const confidential = item('confidential')
const reasons = (answer: Renewal) => (answer.possible ? [] : answer.blocks.map(({ because }) => because))

describe('a renewal that may be had, and the new due date (P7.2, §13)', () => {
  it.each<[string, WorkingCalendar, Loans, Partial<RenewalAsked>, string]>([
    ['the same length from the due date', weekdays, {}, {}, '2026-01-19'],
    ['the same length from today', weekdays, { renewalFrom: 'today' }, {}, '2026-01-15'],
    ['fewer days', weekdays, {}, { days: 2 }, '2026-01-14'],
    ['as many days as are allowed', weekdays, {}, { days: 5 }, '2026-01-19'],
    ['a length of its own', weekdays, { renewalDays: 3 }, {}, '2026-01-15'],
    ['on the last day before', weekdays, {}, { today: '2026-01-09' }, '2026-01-19'],
    ['long before', weekdays, {}, { today: '2026-01-05' }, '2026-01-19'],
    ['on the due date, where that is allowed', weekdays, { renewalBefore: 0 }, { today: due }, '2026-01-19'],
    ['three days before', weekdays, { renewalBefore: 3 }, { today: '2026-01-07' }, '2026-01-19'],
    ['a second time, where that is allowed', weekdays, { renewals: 2 }, { renewals: 1 }, '2026-01-19'],
    ['shortened by leaving', weekdays, {}, { borrowerUntil: '2026-01-15' }, '2026-01-15'],
    ['shortened by leaving on a Sunday', weekdays, {}, { borrowerUntil: '2026-01-18' }, '2026-01-16'],
    ['by one day, before they leave', weekdays, {}, { borrowerUntil: '2026-01-13' }, '2026-01-13'],
    ['leaving later', weekdays, {}, { borrowerUntil: '2026-01-20' }, '2026-01-19'],
    ['of one that is due on a Sunday', weekdays, {}, { due: '2026-01-11' }, '2026-01-16'],
    ['over the festival', china, {}, { due: '2026-02-13', today: '2026-02-12' }, '2026-02-27'],
    [
      'on the make-up Saturday, of one that is due after the festival',
      china,
      {},
      { due: '2026-02-24', today: '2026-02-14' },
      '2026-03-02',
    ],
    [
      'from today, over the festival',
      china,
      { renewalFrom: 'today' },
      { due: '2026-02-24', today: '2026-02-14' },
      '2026-02-28',
    ],
  ])('%s', (_, calendar, loans, asked, newDue) => {
    const answer = renewal(calendar, termsWith(loans, confidential), { ...plain, ...asked })
    expect(answer).toMatchObject({ possible: true, due: newDue, provisional: false })
  })

  it('says how it was counted', () => {
    const terms = termsWith({}, confidential)
    expect(renewal(weekdays, terms, { ...plain, days: 4, borrowerUntil: '2026-01-15' })).toEqual({
      possible: true,
      due: '2026-01-15',
      provisional: false,
      because: [
        {
          step: 'counted',
          days: { value: 4, from: 'request', clause: 'P7.2' },
          from: due,
          to: '2026-01-16',
        },
        { step: 'shortened', until: '2026-01-15', to: '2026-01-15' },
      ],
    })
    const whole = renewal(weekdays, terms, plain)
    expect(whole.possible && told(whole.because)).toBe('5 days 2026-01-19')
  })

  it('is provisional where the next year is not published', () => {
    const asked = { ...plain, due: '2026-12-30', today: '2026-12-28' }
    expect(renewal(only2026, termsWith({}, confidential), asked)).toMatchObject({
      due: '2027-01-06',
      provisional: true,
    })
  })
})

const once = { value: 1, from: 'loans.renewals', clause: '§13' }
const wanted = (value: number) => ({ value, from: 'loans.renewalBefore', clause: '§13' })

describe('each reason why not, with its numbers', () => {
  it.each<[string, WorkingCalendar, Loans, Partial<RenewalAsked>, RenewalBlock]>([
    [
      'on the due date',
      weekdays,
      {},
      { today: due },
      { because: 'tooLate', clause: '§13', today: due, latest: '2026-01-09', before: wanted(1) },
    ],
    [
      'on the weekend before',
      weekdays,
      {},
      { today: '2026-01-10' },
      { because: 'tooLate', clause: '§13', today: '2026-01-10', latest: '2026-01-09', before: wanted(1) },
    ],
    [
      'two days before, where three are needed',
      weekdays,
      { renewalBefore: 3 },
      {},
      { because: 'tooLate', clause: '§13', today, latest: '2026-01-07', before: wanted(3) },
    ],
    [
      'in the festival before',
      china,
      {},
      { due: '2026-02-24', today: '2026-02-15' },
      { because: 'tooLate', clause: '§13', today: '2026-02-15', latest: '2026-02-14', before: wanted(1) },
    ],
    [
      'the day after',
      weekdays,
      {},
      { today: '2026-01-13' },
      { because: 'afterDue', clause: 'P7.2', today: '2026-01-13', due },
    ],
    [
      'the day after, within the grace',
      weekdays,
      { grace: 3, renewalBefore: 0 },
      { today: '2026-01-13' },
      { because: 'afterDue', clause: 'P7.2', today: '2026-01-13', due },
    ],
    [
      'a second time',
      weekdays,
      {},
      { renewals: 1 },
      { because: 'limitReached', clause: '§13', renewals: 1, most: once },
    ],
    [
      'more often than a changed policy allows',
      weekdays,
      {},
      { renewals: 3 },
      { because: 'limitReached', clause: '§13', renewals: 3, most: once },
    ],
    [
      'by a limit',
      weekdays,
      { limits: [{ renewals: 0 }] },
      {},
      {
        because: 'limitReached',
        clause: 'P7.2',
        renewals: 0,
        most: { value: 0, from: 'loans.limits.0.renewals', clause: 'P7.2' },
      },
    ],
    [
      'of a level that is never renewed',
      weekdays,
      { neverRenewed: ['confidential'] },
      {},
      {
        because: 'neverRenewed',
        clause: '§13',
        by: { value: 'confidential', from: 'loans.neverRenewed', clause: '§13' },
      },
    ],
    [
      'of a category that is never renewed',
      weekdays,
      { neverRenewed: ['client'] },
      {},
      { because: 'neverRenewed', clause: '§13', by: { value: 'client', from: 'loans.neverRenewed', clause: '§13' } },
    ],
    [
      'of what is not lent any more',
      weekdays,
      { limits: [{ when: { categories: ['client'] }, days: 0 }] },
      { days: 1 },
      {
        because: 'neverLent',
        clause: 'P7.2',
        by: { value: 0, from: 'loans.limits.0.days', clause: 'P7.2' },
        for: [{ of: 'category', name: 'client' }],
      },
    ],
    [
      'for a day too many',
      weekdays,
      {},
      { days: 6 },
      {
        because: 'tooLong',
        clause: '§13',
        days: 6,
        longest: { value: 5, from: 'loans.days.confidential', clause: '§13' },
        for: [{ of: 'level', name: 'confidential' }],
      },
    ],
    [
      'for a day more than a renewal has',
      weekdays,
      { renewalDays: 2 },
      { days: 3 },
      {
        because: 'tooLong',
        clause: '§13',
        days: 3,
        longest: { value: 2, from: 'loans.renewalDays', clause: '§13' },
        for: [{ of: 'renewal' }],
      },
    ],
    ['recalled', weekdays, {}, { recalled: '2026-01-07' }, { because: 'recalled', clause: 'P7.2', on: '2026-01-07' }],
    ['one waits for it', weekdays, {}, { waiting: 1 }, { because: 'waitedFor', clause: 'P7.2', by: 1 }],
    ['lost', weekdays, {}, { state: 'lost' }, { because: 'lost', clause: 'P7.2' }],
    ['returned', weekdays, {}, { state: 'returned' }, { because: 'notOut', clause: 'P7.2', state: 'returned' }],
    [
      'returned long ago',
      weekdays,
      {},
      { state: 'returned', today: '2026-03-02', borrowerUntil: '2026-02-02' },
      { because: 'notOut', clause: 'P7.2', state: 'returned' },
    ],
    [
      'not fetched',
      weekdays,
      {},
      { state: 'granted', due: '9999-12-31' },
      { because: 'notOut', clause: 'P7.2', state: 'granted' },
    ],
    [
      'leaving on the due date',
      weekdays,
      {},
      { borrowerUntil: due },
      { because: 'borrowerLeaves', clause: 'P7.2', until: due, due, wouldBe: due },
    ],
    [
      'leaving before it',
      weekdays,
      {},
      { borrowerUntil: '2026-01-09' },
      { because: 'borrowerLeaves', clause: 'P7.2', until: '2026-01-09', due, wouldBe: due },
    ],
    [
      'leaving on the weekend after it',
      weekdays,
      {},
      { due: '2026-01-09', today: '2026-01-07', borrowerUntil: '2026-01-11' },
      {
        because: 'borrowerLeaves',
        clause: 'P7.2',
        until: '2026-01-11',
        due: '2026-01-09',
        wouldBe: '2026-01-09',
      },
    ],
    [
      'too early to make it any later',
      weekdays,
      { renewalFrom: 'today' },
      { today: '2026-01-05' },
      { because: 'notLater', clause: 'P7.2', due, wouldBe: due },
    ],
    [
      'it would be due earlier',
      weekdays,
      { renewalFrom: 'today' },
      { days: 1 },
      { because: 'notLater', clause: 'P7.2', due, wouldBe: '2026-01-09' },
    ],
    [
      'from today, leaving before the due date',
      weekdays,
      { renewalFrom: 'today' },
      { borrowerUntil: '2026-01-10' },
      { because: 'borrowerLeaves', clause: 'P7.2', until: '2026-01-10', due, wouldBe: '2026-01-09' },
    ],
  ])('%s', (_, calendar, loans, asked, block) => {
    expect(renewal(calendar, termsWith(loans, confidential), { ...plain, ...asked })).toEqual({
      possible: false,
      blocks: [block],
    })
  })

  it('an outsider', () => {
    const most = { value: 0, from: 'loans.outsiderRenewals', clause: '§13' }
    expect(renewal(weekdays, termsWith({}, confidential, outsider), plain)).toEqual({
      possible: false,
      blocks: [{ because: 'outsider', clause: '§13', most }],
    })
    const allowed = termsWith({ outsiderRenewals: 1 }, confidential, outsider)
    expect(renewal(weekdays, allowed, plain)).toMatchObject({ possible: true, due: '2026-01-19' })
    const twice = termsWith({ renewals: 2, outsiderRenewals: 1 }, confidential, outsider)
    expect(renewal(weekdays, twice, { ...plain, renewals: 1 })).toEqual({
      possible: false,
      blocks: [{ because: 'limitReached', clause: '§13', renewals: 1, most: { ...most, value: 1 } }],
    })
    // where nobody may renew, being an outsider is not the reason
    const nobody = termsWith({ renewals: 0 }, confidential, outsider)
    expect(renewal(weekdays, nobody, plain)).toEqual({
      possible: false,
      blocks: [{ because: 'limitReached', clause: '§13', renewals: 0, most: { ...once, value: 0 } }],
    })
  })
})

describe('several reasons at once', () => {
  it.each<[string, Loans, Partial<RenewalAsked>, RenewalBlock['because'][]]>([
    ['recalled because another waits', {}, { recalled: today, waiting: 2 }, ['recalled', 'waitedFor']],
    ['late, for the second time', {}, { today: due, renewals: 1 }, ['tooLate', 'limitReached']],
    ['overdue and lost', {}, { today: '2026-02-02', state: 'lost' }, ['afterDue', 'lost']],
    [
      'never, too long and by somebody who leaves',
      { neverRenewed: ['client'] },
      { days: 9, borrowerUntil: due },
      ['neverRenewed', 'tooLong', 'borrowerLeaves'],
    ],
    [
      'everything',
      { neverRenewed: ['client'] },
      {
        today: '2026-01-13',
        days: 9,
        renewals: 1,
        recalled: today,
        waiting: 1,
        state: 'lost',
        borrowerUntil: '2026-01-12',
      },
      ['afterDue', 'limitReached', 'neverRenewed', 'tooLong', 'recalled', 'waitedFor', 'lost', 'borrowerLeaves'],
    ],
  ])('%s', (_, loans, asked, because) => {
    const answer = renewal(weekdays, termsWith(loans, confidential, insider), { ...plain, ...asked })
    expect(reasons(answer)).toEqual(because)
  })

  /** One way to meet each reason that leaves the others alone. */
  const ways: readonly [RenewalBlock['because'], Partial<RenewalAsked>, Loans, boolean][] = [
    ['tooLate', { today: due }, {}, false],
    ['limitReached', { renewals: 7 }, { outsiderRenewals: 7 }, false],
    ['outsider', {}, {}, true],
    ['neverRenewed', {}, { neverRenewed: ['confidential'] }, false],
    ['tooLong', { days: 6 }, {}, false],
    ['recalled', { recalled: today }, {}, false],
    ['waitedFor', { waiting: 3 }, {}, false],
    ['lost', { state: 'lost' }, {}, false],
    ['borrowerLeaves', { borrowerUntil: due }, {}, false],
  ]

  it('any of them together are all said, and no other', () => {
    fc.assert(
      fc.property(fc.subarray([...ways]), (chosen) => {
        // an outsider is one reason, or has one limit like others
        const names = chosen.map(([name]) => name)
        fc.pre(!(names.includes('outsider') && names.includes('limitReached')))
        const asked = Object.assign({}, plain, ...chosen.map(([, facts]) => facts)) as RenewalAsked
        const loans = Object.assign({}, ...chosen.map(([, , settings]) => settings)) as Loans
        const borrower = names.includes('outsider') ? outsider : insider
        const answer = renewal(weekdays, termsWith(loans, confidential, borrower), asked)
        expect(answer.possible).toBe(chosen.length === 0)
        expect(reasons(answer).toSorted()).toEqual(names.toSorted())
      }),
      { numRuns: 300 },
    )
  })

  it('what the calendar refuses to say is refused', () => {
    const strict = workingCalendar({ years: { 2026: { closed: [] } }, unpublished: 'refuse' })
    const asked = { ...plain, due: '2026-12-30', today: '2026-12-28' }
    expect(() => renewal(strict, termsWith({}, confidential), asked)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_UNPUBLISHED' }),
    )
  })
})
