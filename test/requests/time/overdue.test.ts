import { describe, expect, it } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '../../../src/calendar/working-days.ts'
import type { SettingsInput } from '../../../src/policy/settings.ts'
import { type OverdueAsked, overdue } from '../../../src/requests/time/overdue.ts'
import { wallClock } from '../../../src/requests/time/wall-clock.ts'
import { invalidRule } from '../../calendar/refusal.ts'
import { china, only2026, policyWith, weekdays } from './given.ts'

type Loans = NonNullable<SettingsInput['loans']>

const late = (
  calendar: WorkingCalendar,
  loans: Loans,
  asked: Partial<OverdueAsked> & Pick<OverdueAsked, 'due' | 'at'>,
  timeZone?: string,
) => overdue(calendar, policyWith({ loans }, timeZone), { kind: 'loan', returned: null, ...asked })

describe('late by so many working days (P7.2, §13)', () => {
  it.each<[string, WorkingCalendar, number, string, string, number]>([
    ['long before', weekdays, 0, '2026-01-09', '2025-12-01', 0],
    ['the day before', weekdays, 0, '2026-01-09', '2026-01-08', 0],
    ['the due date', weekdays, 0, '2026-01-09', '2026-01-09', 0],
    ['the Saturday after', weekdays, 0, '2026-01-09', '2026-01-10', 0],
    ['the Sunday after', weekdays, 0, '2026-01-09', '2026-01-11', 0],
    ['the Monday after', weekdays, 0, '2026-01-09', '2026-01-12', 1],
    ['the Friday after', weekdays, 0, '2026-01-09', '2026-01-16', 5],
    ['the second weekend', weekdays, 0, '2026-01-09', '2026-01-18', 5],
    ['the second Monday', weekdays, 0, '2026-01-09', '2026-01-19', 6],
    ['the day after, in the week', weekdays, 0, '2026-01-06', '2026-01-07', 1],
    ['a year later', weekdays, 0, '2026-01-01', '2026-12-31', 260],
    ['due on a Sunday that was kept, on it', weekdays, 0, '2026-01-11', '2026-01-11', 0],
    ['due on a Sunday that was kept, the day after', weekdays, 0, '2026-01-11', '2026-01-12', 1],
    ['the first day of grace', weekdays, 2, '2026-01-09', '2026-01-12', 0],
    ['the last day of grace', weekdays, 2, '2026-01-09', '2026-01-13', 0],
    ['the day after the grace', weekdays, 2, '2026-01-09', '2026-01-14', 1],
    ['a weekend after the grace', weekdays, 5, '2026-01-09', '2026-01-18', 0],
    ['the Monday after that', weekdays, 5, '2026-01-09', '2026-01-19', 1],
    ['a grace over a Sunday that was kept', weekdays, 1, '2026-01-11', '2026-01-12', 0],
    ['the day after that grace', weekdays, 1, '2026-01-11', '2026-01-13', 1],
    ['the last day of the Spring Festival', china, 0, '2026-02-14', '2026-02-23', 0],
    ['the day after the Spring Festival', china, 0, '2026-02-14', '2026-02-24', 1],
    ['the make-up Saturday after it', china, 0, '2026-02-14', '2026-02-28', 5],
    ['the Sunday after that', china, 0, '2026-02-14', '2026-03-01', 5],
    ['the make-up Saturday before it', china, 0, '2026-02-13', '2026-02-14', 1],
    ['a grace over it', china, 2, '2026-02-13', '2026-02-24', 0],
    ['the day after a grace over it', china, 2, '2026-02-13', '2026-02-25', 1],
    ['a make-up Sunday', china, 0, '2026-09-18', '2026-09-20', 1],
    ['National Day week', china, 0, '2026-09-30', '2026-10-07', 0],
    ['after it', china, 0, '2026-09-30', '2026-10-10', 3],
  ])('%s', (_, calendar, grace, due, at, days) => {
    expect(late(calendar, { grace }, { due, at })).toMatchObject({
      overdue: days > 0,
      late: days,
      unit: 'workingDays',
      provisional: false,
    })
  })

  it.each<[string, number, string, string]>([
    ['without grace', 0, '2026-01-09', '2026-01-09'],
    ['without grace on a closed day', 0, '2026-01-10', '2026-01-10'],
    ['with grace', 1, '2026-01-09', '2026-01-12'],
  ])('says the last day in time: %s', (_, grace, due, lastDay) => {
    expect(late(weekdays, { grace }, { due, at: '2026-01-05' }).lastDay).toBe(lastDay)
  })

  it('a consultation has no grace (P6.2)', () => {
    const asked = { due: '2026-01-08', at: '2026-01-09' }
    expect(late(weekdays, { grace: 5 }, asked)).toMatchObject({ overdue: false, late: 0 })
    expect(late(weekdays, { grace: 5 }, { ...asked, kind: 'consultation' })).toEqual({
      overdue: true,
      late: 1,
      unit: 'workingDays',
      lastDay: '2026-01-08',
      provisional: false,
    })
  })
})

describe('late by so many calendar days', () => {
  it.each<[string, number, string, string, number]>([
    ['the due date', 0, '2026-01-09', '2026-01-09', 0],
    ['the Saturday after', 0, '2026-01-09', '2026-01-10', 1],
    ['the Monday after', 0, '2026-01-09', '2026-01-12', 3],
    ['over a month', 0, '2026-01-30', '2026-02-02', 3],
    ['the last day of a grace of working days', 2, '2026-01-09', '2026-01-13', 0],
    ['the day after it', 2, '2026-01-09', '2026-01-14', 1],
    ['the Saturday after a grace that ended on Friday', 5, '2026-01-09', '2026-01-17', 1],
  ])('%s', (_, grace, due, at, days) => {
    expect(late(weekdays, { grace, overdueCounts: 'calendarDays' }, { due, at })).toMatchObject({
      overdue: days > 0,
      late: days,
      unit: 'calendarDays',
    })
  })
})

describe('what came back is not overdue, and was late by so much', () => {
  it.each<[string, Loans, string, number]>([
    ['early', {}, '2026-01-06', 0],
    ['in time', {}, '2026-01-09', 0],
    ['on the weekend after', {}, '2026-01-10', 0],
    ['on the Wednesday after', {}, '2026-01-14', 3],
    ['on that Wednesday, with a grace', { grace: 2 }, '2026-01-14', 1],
    ['on that Wednesday, in calendar days', { overdueCounts: 'calendarDays' }, '2026-01-14', 5],
    ['on that Wednesday, in hours', { overdueCounts: 'openHours' }, '2026-01-14', 24],
    ['on Monday at half past ten, in hours', { overdueCounts: 'openHours' }, '2026-01-12T02:30:00.000Z', 2],
    ['on Monday a minute after midnight', {}, '2026-01-11T16:01:00.000Z', 1],
  ])('%s', (_, loans, returned, by) => {
    expect(late(weekdays, loans, { due: '2026-01-09', at: '2026-03-02', returned })).toMatchObject({
      overdue: false,
      late: by,
    })
  })
})

describe('a moment counts as its day in the time zone of the policy', () => {
  it.each<[string, string, number]>([
    ['Asia/Shanghai', '2026-01-11T15:59:59.999Z', 0],
    ['Asia/Shanghai', '2026-01-11T16:00:00.000Z', 1],
    ['America/New_York', '2026-01-12T04:59:59.999Z', 0],
    ['America/New_York', '2026-01-12T05:00:00.000Z', 1],
    ['America/New_York', '2026-01-12T00:00:00-05:00', 1],
  ])('%s: %s', (zone, at, days) => {
    expect(late(weekdays, {}, { due: '2026-01-09', at }, zone).late).toBe(days)
  })
})

describe('late by so many hours in which the archive was open', () => {
  const sundays = workingCalendar({ weekend: [6] })

  it.each<[string, WorkingCalendar, string, Loans, string, string, number]>([
    ['the evening of the due date', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-09T15:00:00Z', 0],
    ['the weekend after', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-11T04:00:00Z', 0],
    ['before opening', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T00:30:00Z', 0],
    ['at opening', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T01:00:00Z', 0],
    ['a minute later', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T01:01:00Z', 1],
    ['an hour later', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T02:00:00Z', 1],
    ['a minute after that', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T02:01:00Z', 2],
    ['at closing', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T09:00:00Z', 8],
    ['at midnight', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12T16:00:00Z', 8],
    ['the next morning', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-13T01:30:00Z', 9],
    ['the whole day', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-12', 8],
    ['a whole week and a weekend', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-18', 40],
    ['on the weekend after a week', weekdays, 'Asia/Shanghai', {}, '2026-01-09', '2026-01-17T04:00:00Z', 40],
    ['on the last day of grace', weekdays, 'Asia/Shanghai', { grace: 1 }, '2026-01-09', '2026-01-12T08:00:00Z', 0],
    ['after the grace', weekdays, 'Asia/Shanghai', { grace: 1 }, '2026-01-09', '2026-01-13T02:00:00Z', 1],
    ['after the Spring Festival', china, 'Asia/Shanghai', {}, '2026-02-14', '2026-02-24T03:00:00Z', 2],
    ['on the make-up Saturday after it', china, 'Asia/Shanghai', {}, '2026-02-14', '2026-02-28T03:00:00Z', 34],
    // Berlin is an hour ahead of UTC until Sunday 29 March 2026 at 01:00Z, and two hours from then on
    ['Monday after the clocks went forward', weekdays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-30T07:00:00Z', 0],
    ['a minute later', weekdays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-30T07:01:00Z', 1],
    ['that Monday at closing', weekdays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-30T15:00:00Z', 8],
    ['a week across it', weekdays, 'Europe/Berlin', {}, '2026-03-26', '2026-04-01T08:00:00Z', 25],
    ['the very Sunday, at nine', sundays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-29T07:00:00Z', 0],
    ['the very Sunday, at ten', sundays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-29T08:00:00Z', 1],
    ['the very Sunday, at closing', sundays, 'Europe/Berlin', {}, '2026-03-27', '2026-03-29T15:00:00Z', 8],
    // and an hour ahead again from Sunday 25 October at 01:00Z
    ['the Sunday of the clocks back, at nine', sundays, 'Europe/Berlin', {}, '2026-10-23', '2026-10-25T08:00:00Z', 0],
    ['that Sunday, at ten', sundays, 'Europe/Berlin', {}, '2026-10-23', '2026-10-25T09:00:00Z', 1],
    ['that Sunday, an hour before closing', sundays, 'Europe/Berlin', {}, '2026-10-23', '2026-10-25T15:00:00Z', 7],
    ['that Sunday, late', sundays, 'Europe/Berlin', {}, '2026-10-23', '2026-10-25T22:30:00Z', 8],
    // New York is five hours behind UTC until Sunday 8 March 2026, and then four
    ['New York on the Friday before', weekdays, 'America/New_York', {}, '2026-03-05', '2026-03-06T15:00:00Z', 1],
    ['New York on the Monday after', weekdays, 'America/New_York', {}, '2026-03-06', '2026-03-09T14:00:00Z', 1],
    // São Paulo's Sunday 4 November 2018 began at one o'clock
    ['a day without a midnight', sundays, 'America/Sao_Paulo', {}, '2018-11-02', '2018-11-04T12:00:00Z', 1],
    [
      'other hours, before opening',
      weekdays,
      'Asia/Shanghai',
      { openingHours: { from: '08:30', until: '12:00' } },
      '2026-01-09',
      '2026-01-12T00:30:00Z',
      0,
    ],
    [
      'other hours, at noon: half an hour has begun',
      weekdays,
      'Asia/Shanghai',
      { openingHours: { from: '08:30', until: '12:00' } },
      '2026-01-09',
      '2026-01-12T04:00:00Z',
      4,
    ],
    [
      'other hours, at noon of the second day',
      weekdays,
      'Asia/Shanghai',
      { openingHours: { from: '08:30', until: '12:00' } },
      '2026-01-09',
      '2026-01-13T05:00:00Z',
      7,
    ],
  ])('%s', (_, calendar, zone, loans, due, at, hours) => {
    expect(late(calendar, { overdueCounts: 'openHours', ...loans }, { due, at }, zone)).toMatchObject({
      overdue: hours > 0,
      late: hours,
      unit: 'openHours',
    })
  })
})

describe('a year whose calendar is not published', () => {
  it.each<[string, Loans, string, string, boolean]>([
    ['is not reached', {}, '2026-12-30', '2026-12-31', false],
    ['is reached', {}, '2026-12-30', '2027-01-01', true],
    ['is reached by the grace', { grace: 2 }, '2026-12-30', '2026-12-31', true],
    ['has no part in calendar days', { overdueCounts: 'calendarDays' }, '2026-12-30', '2027-01-04', false],
    ['has a part in their grace', { overdueCounts: 'calendarDays', grace: 2 }, '2026-12-30', '2027-01-04', true],
    ['has a part in hours', { overdueCounts: 'openHours' }, '2026-12-30', '2027-01-01', true],
  ])('%s', (_, loans, due, at, provisional) => {
    expect(late(only2026, loans, { due, at }).provisional).toBe(provisional)
  })
})

describe('the clock on the wall', () => {
  it.each<[string, string, string]>([
    ['Asia/Shanghai', '2026-01-11T16:00:00Z', '00:00'],
    ['Asia/Shanghai', '2026-01-11T15:59:59Z', '23:59'],
    ['Europe/Berlin', '2026-03-29T00:59:00Z', '01:59'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '03:00'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '02:30'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '02:30'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '01:00'],
    ['Asia/Kathmandu', '2026-01-11T00:00:00Z', '05:45'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '01:30'],
  ])('in %s at %s shows %s', (zone, at, time) => {
    const [hours, minutes] = time.split(':').map(Number)
    expect(wallClock(zone, Date.parse(at))).toBe(hours! * 60 + minutes!)
  })

  it('is not read in a zone that there is not', () => {
    expect(invalidRule(() => wallClock('Asia/Atlantis', 0))).toBe('timeZone')
  })
})
