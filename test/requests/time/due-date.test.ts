import { describe, expect, it } from 'vitest'
import { type WorkingCalendar, workingCalendar } from '../../../src/calendar/working-days.ts'
import { consultationDue, screenDue } from '../../../src/requests/time/consultation-due.ts'
import type { ClosedDay } from '../../../src/requests/time/due.ts'
import { dueDate } from '../../../src/requests/time/due-date.ts'
import { refusal } from '../../calendar/refusal.ts'
import { china, item, only2026, settingsWith, termsWith, told, weekdays } from './given.ts'

type Level = Parameters<typeof item>[0]

describe('a loan is due so many working days after the hand-over (P7.2, §13)', () => {
  it.each<[string, WorkingCalendar, string, Level, number | null, string]>([
    ['two weeks', weekdays, '2026-01-05', 'internal', null, '2026-01-19'],
    ['a week', weekdays, '2026-01-05', 'confidential', null, '2026-01-12'],
    ['three days', weekdays, '2026-01-05', 'secret', null, '2026-01-08'],
    ['over a weekend', weekdays, '2026-01-08', 'secret', null, '2026-01-13'],
    ['from a Friday', weekdays, '2026-01-09', 'secret', null, '2026-01-14'],
    ['from a Saturday', weekdays, '2026-01-10', 'secret', null, '2026-01-14'],
    ['from a Sunday', weekdays, '2026-01-11', 'secret', null, '2026-01-14'],
    ['a day', weekdays, '2026-01-05', 'internal', 1, '2026-01-06'],
    ['a day from a Friday', weekdays, '2026-01-09', 'internal', 1, '2026-01-12'],
    ['fewer than the most', weekdays, '2026-01-05', 'internal', 4, '2026-01-09'],
    ['the most', weekdays, '2026-01-05', 'internal', 10, '2026-01-19'],
    ['no more than the most', weekdays, '2026-01-05', 'internal', 20, '2026-01-19'],
    ['into March', weekdays, '2026-02-27', 'public', null, '2026-03-13'],
    ['over 29 February', weekdays, '2024-02-27', 'secret', null, '2024-03-01'],
    ['over no 29 February', weekdays, '2023-02-27', 'secret', null, '2023-03-02'],
    ['into the next year', weekdays, '2025-12-30', 'secret', null, '2026-01-02'],
    ['New Year 2026: Sunday 4 January is worked', china, '2025-12-31', 'secret', null, '2026-01-06'],
    ['Spring Festival 2026: 14 February is worked', china, '2026-02-13', 'secret', null, '2026-02-25'],
    ['five days over it', china, '2026-02-13', 'confidential', null, '2026-02-27'],
    ['ten days over it, with 28 February', china, '2026-02-13', 'internal', null, '2026-03-05'],
    ['to the make-up Saturday before it', china, '2026-02-12', 'internal', 2, '2026-02-14'],
    ['to the make-up Saturday after it', china, '2026-02-27', 'internal', 1, '2026-02-28'],
    ['past that Saturday', china, '2026-02-27', 'internal', 2, '2026-03-02'],
    ['handed over in the middle of it', china, '2026-02-18', 'secret', null, '2026-02-26'],
    ['Qingming 2026', china, '2026-04-02', 'secret', null, '2026-04-08'],
    ['Labour Day 2026', china, '2026-04-30', 'secret', null, '2026-05-08'],
    ['Labour Day 2026, with Saturday 9 May', china, '2026-04-30', 'confidential', null, '2026-05-11'],
    ['Mid-Autumn 2026, with Sunday 20 September', china, '2026-09-18', 'confidential', null, '2026-09-24'],
    ['Mid-Autumn and National Day 2026', china, '2026-09-18', 'internal', null, '2026-10-09'],
    ['Spring Festival 2025, with Sunday 26 January', china, '2025-01-24', 'secret', null, '2025-02-05'],
    ['five days over it', china, '2025-01-24', 'confidential', null, '2025-02-07'],
    ['ten days over it, with Saturday 8 February', china, '2025-01-24', 'internal', null, '2025-02-13'],
    ['National Day 2025', china, '2025-09-26', 'confidential', null, '2025-10-10'],
    ['National Day 2025, with Saturday 11 October', china, '2025-09-26', 'internal', null, '2025-10-16'],
    ['Spring Festival 2024: the Friday before it is worked', china, '2024-02-02', 'confidential', null, '2024-02-08'],
    ['Spring Festival 2024, with both Sundays', china, '2024-02-02', 'internal', null, '2024-02-21'],
    ['National Day 2024', china, '2024-09-27', 'secret', null, '2024-10-08'],
    ['National Day 2024, with Saturday 12 October', china, '2024-09-27', 'internal', null, '2024-10-16'],
  ])('%s', (_, calendar, handedOver, level, days, due) => {
    const terms = termsWith({}, item(level))
    const answer = dueDate(calendar, terms, { handedOver, days, until: null, borrowerUntil: null })
    // where as many were asked for as are allowed, the request says so
    const length =
      days === null || days > terms.longest.value ? terms.longest : { value: days, from: 'request', clause: 'P7.2' }
    expect(answer).toEqual({
      due,
      provisional: false,
      because: [{ step: 'counted', days: length, from: handedOver, to: due }],
    })
  })
})

describe('an end that was asked for, on a closed day (§13)', () => {
  it.each<[string, WorkingCalendar, string, string, Record<ClosedDay, string>]>([
    [
      'a Saturday',
      weekdays,
      '2026-01-05',
      '2026-01-10',
      { next: '2026-01-12', previous: '2026-01-09', lastOpen: '2026-01-09', keep: '2026-01-10' },
    ],
    [
      'a Sunday',
      weekdays,
      '2026-01-05',
      '2026-01-11',
      { next: '2026-01-12', previous: '2026-01-09', lastOpen: '2026-01-09', keep: '2026-01-11' },
    ],
    [
      'the weekend after a hand-over on Thursday',
      weekdays,
      '2026-01-08',
      '2026-01-11',
      { next: '2026-01-12', previous: '2026-01-09', lastOpen: '2026-01-09', keep: '2026-01-11' },
    ],
    [
      'the weekend after a hand-over on Friday',
      weekdays,
      '2026-01-09',
      '2026-01-10',
      { next: '2026-01-12', previous: '2026-01-12', lastOpen: '2026-01-09', keep: '2026-01-10' },
    ],
    [
      'no open day since the hand-over',
      weekdays,
      '2026-01-10',
      '2026-01-11',
      { next: '2026-01-12', previous: '2026-01-12', lastOpen: '2026-01-12', keep: '2026-01-11' },
    ],
    [
      'in the Spring Festival',
      china,
      '2026-02-12',
      '2026-02-16',
      { next: '2026-02-24', previous: '2026-02-14', lastOpen: '2026-02-14', keep: '2026-02-16' },
    ],
    [
      'in the Spring Festival, handed over on its eve',
      china,
      '2026-02-14',
      '2026-02-20',
      { next: '2026-02-24', previous: '2026-02-24', lastOpen: '2026-02-14', keep: '2026-02-20' },
    ],
    [
      'over by the time it is fetched, on a Saturday',
      weekdays,
      '2026-01-10',
      '2026-01-09',
      { next: '2026-01-12', previous: '2026-01-12', lastOpen: '2026-01-12', keep: '2026-01-10' },
    ],
  ])('%s', (_, calendar, handedOver, until, expected) => {
    const by = (closedDay: ClosedDay) =>
      dueDate(calendar, termsWith({ closedDay }), { handedOver, days: null, until, borrowerUntil: null }).due
    const answers = { next: by('next'), previous: by('previous'), lastOpen: by('lastOpen'), keep: by('keep') }
    expect(answers).toEqual(expected)
  })

  it.each<[string, WorkingCalendar, string, string, number | null, string]>([
    ['is no closed day', weekdays, '2026-01-05', '2026-01-09', null, '2026-01-09'],
    ['is a make-up Sunday', china, '2026-09-16', '2026-09-20', null, '2026-09-20'],
    ['is a make-up Saturday', china, '2026-02-25', '2026-02-28', null, '2026-02-28'],
    ['is the last day that is allowed', weekdays, '2026-01-05', '2026-01-19', null, '2026-01-19'],
    ['is later than what is allowed', weekdays, '2026-01-05', '2026-01-20', null, '2026-01-19'],
    ['is later, on a closed day', weekdays, '2026-01-05', '2026-01-24', null, '2026-01-19'],
    ['is later than the days asked for', weekdays, '2026-01-05', '2026-01-14', 3, '2026-01-08'],
    ['is earlier than the days asked for', weekdays, '2026-01-05', '2026-01-07', 3, '2026-01-07'],
    ['is the day of the hand-over', weekdays, '2026-01-05', '2026-01-05', null, '2026-01-05'],
    ['is over by the time it is fetched', weekdays, '2026-01-14', '2026-01-09', null, '2026-01-14'],
  ])('is all the same where it %s', (_, calendar, handedOver, until, days, due) => {
    for (const closedDay of ['next', 'previous', 'lastOpen', 'keep'] as const) {
      const asked = { handedOver, days, until, borrowerUntil: null }
      expect(dueDate(calendar, termsWith({ closedDay }), asked).due).toBe(due)
    }
  })
})

describe('the borrower leaves, or their membership ends', () => {
  it.each<[string, WorkingCalendar, string, string | null, string, string]>([
    ['before it would be due', weekdays, '2026-01-05', null, '2026-01-14', '2026-01-14'],
    ['on a Saturday', weekdays, '2026-01-05', null, '2026-01-10', '2026-01-09'],
    ['on a Sunday', weekdays, '2026-01-05', null, '2026-01-18', '2026-01-16'],
    ['on the day when it is due', weekdays, '2026-01-05', null, '2026-01-19', '2026-01-19'],
    ['the day before', weekdays, '2026-01-05', null, '2026-01-18', '2026-01-16'],
    ['the day after', weekdays, '2026-01-05', null, '2026-01-20', '2026-01-19'],
    ['years later', weekdays, '2026-01-05', null, '2036-01-20', '2026-01-19'],
    ['on the day of the hand-over', weekdays, '2026-01-05', null, '2026-01-05', '2026-01-05'],
    ['before the hand-over', weekdays, '2026-01-05', null, '2026-01-02', '2026-01-05'],
    ['on a weekend in which it was handed over', weekdays, '2026-01-10', null, '2026-01-11', '2026-01-10'],
    ['in the Spring Festival', china, '2026-02-13', null, '2026-02-20', '2026-02-14'],
    ['on the Sunday after a make-up Saturday', china, '2026-02-13', null, '2026-03-01', '2026-02-28'],
    ['on a make-up Sunday', china, '2026-09-16', null, '2026-09-20', '2026-09-20'],
    ['in National Day week', china, '2026-09-21', null, '2026-10-07', '2026-09-30'],
    ['after the end that was asked for', weekdays, '2026-01-05', '2026-01-08', '2026-01-09', '2026-01-08'],
    ['before the end that was asked for', weekdays, '2026-01-05', '2026-01-09', '2026-01-08', '2026-01-08'],
  ])('%s', (_, calendar, handedOver, until, borrowerUntil, due) => {
    for (const closedDay of ['next', 'previous', 'lastOpen', 'keep'] as const) {
      const asked = { handedOver, days: null, until, borrowerUntil }
      expect(dueDate(calendar, termsWith({ closedDay }), asked).due).toBe(due)
    }
  })

  it.each<[string, ClosedDay, string, string]>([
    [
      'moved past their last day',
      'next',
      '2026-01-11',
      '10 days 2026-01-19, asked 2026-01-10, moved 2026-01-12, shortened 2026-01-09',
    ],
    ['moved up to their last day', 'next', '2026-01-12', '10 days 2026-01-19, asked 2026-01-10, moved 2026-01-12'],
    [
      'kept, without an open day for them',
      'keep',
      '2026-01-11',
      '10 days 2026-01-19, asked 2026-01-10, shortened 2026-01-09',
    ],
    ['kept, with an open day for them', 'keep', '2026-01-12', '10 days 2026-01-19, asked 2026-01-10'],
    ['moved back, long before', 'previous', '2026-01-11', '10 days 2026-01-19, asked 2026-01-10, moved 2026-01-09'],
  ])('a closed day is %s', (_, closedDay, borrowerUntil, steps) => {
    const asked = { handedOver: '2026-01-05', days: null, until: '2026-01-10', borrowerUntil }
    expect(told(dueDate(weekdays, termsWith({ closedDay }), asked).because)).toBe(steps)
  })
})

it('an end that changes nothing is no step', () => {
  const asked = { handedOver: '2026-01-05', days: 4, until: '2026-01-09', borrowerUntil: '2026-01-09' }
  expect(told(dueDate(weekdays, termsWith(), asked).because)).toBe('4 days 2026-01-09')
})

it('every step says what led to it', () => {
  const asked = { handedOver: '2026-01-05', days: 8, until: '2026-01-10', borrowerUntil: '2026-01-11' }
  expect(dueDate(weekdays, termsWith(), asked)).toEqual({
    due: '2026-01-09',
    provisional: false,
    because: [
      {
        step: 'counted',
        days: { value: 8, from: 'request', clause: 'P7.2' },
        from: '2026-01-05',
        to: '2026-01-15',
      },
      { step: 'asked', until: '2026-01-10', to: '2026-01-10' },
      {
        step: 'moved',
        by: { value: 'next', from: 'loans.closedDay', clause: '§13' },
        from: '2026-01-10',
        to: '2026-01-12',
      },
      { step: 'shortened', until: '2026-01-11', to: '2026-01-09' },
    ],
  })
})

describe('a year whose calendar is not published', () => {
  it.each<[string, string, Level, string | null, string | null, ClosedDay, string, boolean]>([
    ['is not reached', '2026-12-21', 'secret', null, null, 'next', '2026-12-24', false],
    ['begins the day after', '2026-12-28', 'secret', null, null, 'next', '2026-12-31', false],
    ['is reached', '2026-12-29', 'secret', null, null, 'next', '2027-01-01', true],
    ['is cut off by the borrower', '2026-12-29', 'secret', null, '2026-12-31', 'next', '2026-12-31', false],
    ['is not quite cut off', '2026-12-28', 'confidential', null, '2027-01-01', 'next', '2027-01-01', true],
    ['is cut off by the request', '2026-12-22', 'internal', '2026-12-31', null, 'next', '2026-12-31', false],
    ['is entered from a closed day', '2026-12-22', 'internal', '2027-01-02', null, 'next', '2027-01-04', true],
    ['holds the open day before', '2026-12-22', 'internal', '2027-01-02', null, 'previous', '2027-01-01', true],
    ['holds the day that is kept', '2026-12-22', 'internal', '2027-01-02', null, 'keep', '2027-01-02', true],
    ['is where the hand-over was', '2025-12-31', 'secret', null, null, 'next', '2026-01-05', false],
    ['lies before the hand-over', '2026-01-05', 'secret', null, '2025-12-30', 'next', '2026-01-05', false],
  ])('%s', (_, handedOver, level, until, borrowerUntil, closedDay, due, provisional) => {
    const terms = termsWith({ closedDay }, item(level))
    expect(dueDate(only2026, terms, { handedOver, days: null, until, borrowerUntil })).toMatchObject({
      due,
      provisional,
    })
  })

  it('has a part where a closed day is left for it, or is one of it', () => {
    const handOver = { days: null, borrowerUntil: null }
    const eve = workingCalendar({ years: { 2026: { closed: ['2026-12-31'] } } })
    const into = { ...handOver, handedOver: '2026-12-22', until: '2026-12-31' }
    expect(dueDate(eve, termsWith(), into)).toMatchObject({ due: '2027-01-01', provisional: true })
    expect(dueDate(eve, termsWith({ closedDay: 'previous' }), into)).toMatchObject({
      due: '2026-12-30',
      provisional: false,
    })
    // 1 January 2028 is a Saturday
    const only2027 = workingCalendar({ years: { 2027: { closed: [] } } })
    const outOf = { ...handOver, handedOver: '2027-12-22', until: '2028-01-01' }
    expect(dueDate(only2027, termsWith({ closedDay: 'previous' }), outOf)).toMatchObject({
      due: '2027-12-31',
      provisional: true,
    })
  })

  it('is refused where the calendar does not assume', () => {
    const strict = workingCalendar({ years: { 2026: { closed: [] } }, unpublished: 'refuse' })
    const asked = { days: null, until: null, borrowerUntil: null }
    const secret = termsWith({}, item('secret'))
    expect(refusal(() => dueDate(strict, secret, { handedOver: '2026-12-29', ...asked }))).toMatchObject({
      code: 'CALENDAR_UNPUBLISHED',
    })
    // a borrower who stays for years makes nobody look at them
    const stays = { handedOver: '2026-12-21', ...asked, borrowerUntil: '2030-01-01' }
    expect(dueDate(strict, secret, stays).due).toBe('2026-12-24')
  })
})

describe('what is read at the archive is due (P6.2)', () => {
  it.each<[string, WorkingCalendar, 'sameDay' | 'nextWorkingDay', string, string]>([
    ['the same day', weekdays, 'sameDay', '2026-01-09', '2026-01-09'],
    ['the same day, on a closed one', weekdays, 'sameDay', '2026-01-10', '2026-01-10'],
    ['the next working day', weekdays, 'nextWorkingDay', '2026-01-08', '2026-01-09'],
    ['after the weekend', weekdays, 'nextWorkingDay', '2026-01-09', '2026-01-12'],
    ['on a make-up Saturday', china, 'nextWorkingDay', '2026-02-13', '2026-02-14'],
    ['after the Spring Festival', china, 'nextWorkingDay', '2026-02-14', '2026-02-24'],
  ])('%s', (_, calendar, returned, day, due) => {
    const settings = settingsWith({ consultation: { returned } })
    const answer = consultationDue(calendar, settings, { givenOut: day, readerUntil: null })
    const from = 'consultation.returned'
    expect(answer).toEqual({
      due,
      provisional: false,
      because: [
        returned === 'sameDay'
          ? { step: 'sameDay', by: { value: 'sameDay', from, clause: '§13' }, to: due }
          : { step: 'counted', days: { value: 1, from, clause: '§13' }, from: day, to: due },
      ],
    })
  })

  it('provisionally, where the next day is not published', () => {
    const settings = settingsWith({ consultation: { returned: 'nextWorkingDay' } })
    const asked = { givenOut: '2026-12-31', readerUntil: null }
    expect(consultationDue(only2026, settings, asked)).toMatchObject({ due: '2027-01-01', provisional: true })
  })

  it.each<[string, WorkingCalendar, string, string, string, string]>([
    ['later', weekdays, '2026-01-09', '2026-01-13', '2026-01-12', '1 days 2026-01-12'],
    ['on the day itself', weekdays, '2026-01-09', '2026-01-12', '2026-01-12', '1 days 2026-01-12'],
    [
      'on the Sunday before',
      weekdays,
      '2026-01-09',
      '2026-01-11',
      '2026-01-09',
      '1 days 2026-01-12, shortened 2026-01-09',
    ],
    ['today', weekdays, '2026-01-10', '2026-01-10', '2026-01-10', '1 days 2026-01-12, shortened 2026-01-10'],
    ['in the festival', china, '2026-02-14', '2026-02-16', '2026-02-14', '1 days 2026-02-24, shortened 2026-02-14'],
  ])('on the next working day, by who leaves %s', (_, calendar, givenOut, readerUntil, due, because) => {
    const settings = settingsWith({ consultation: { returned: 'nextWorkingDay' } })
    const answer = consultationDue(calendar, settings, { givenOut, readerUntil })
    expect([answer.due, told(answer.because)]).toEqual([due, because])
    expect(answer.provisional).toBe(false)
  })
})

describe('what is read on screen is open (P6.2)', () => {
  it.each<[string, string | null, string, string]>([
    ['exactly as long as it was asked for', null, '2026-01-18', 'asked 2026-01-18'],
    ['no shorter for who leaves on that day', '2026-01-18', '2026-01-18', 'asked 2026-01-18'],
    [
      'until who reads leaves, on a closed day too',
      '2026-01-17',
      '2026-01-17',
      'asked 2026-01-18, shortened 2026-01-17',
    ],
    ['never to before it was opened', '2026-01-08', '2026-01-09', 'asked 2026-01-18, shortened 2026-01-09'],
  ])('%s', (_, readerUntil, due, because) => {
    const answer = screenDue({ until: '2026-01-18', givenOut: '2026-01-09', readerUntil })
    expect([answer.due, told(answer.because), answer.provisional]).toEqual([due, because, false])
  })
})
