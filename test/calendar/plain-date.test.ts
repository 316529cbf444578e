import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  dayFromNumber,
  dayNumber,
  effectiveDay,
  isPlainDate,
  isPlainMonth,
  isTimeZone,
  lastDayOf,
  parsePlainDate,
  todayIn,
} from '../../src/calendar/plain-date.ts'
import { invalidRule } from './refusal.ts'

const firstNumber = dayNumber('1000-01-01')
const lastNumber = dayNumber('9999-12-31')
const anyDay = fc.integer({ min: firstNumber, max: lastNumber }).map(dayFromNumber)

describe('a plain date', () => {
  it.each([
    ['2024-02-29', { year: 2024, month: 2, day: 29 }],
    ['2000-02-29', { year: 2000, month: 2, day: 29 }],
    ['1000-01-01', { year: 1000, month: 1, day: 1 }],
    ['9999-12-31', { year: 9999, month: 12, day: 31 }],
    // a day that Apia never had; a plain date belongs to no zone
    ['2011-12-30', { year: 2011, month: 12, day: 30 }],
  ])('%s is a day', (text, parts) => {
    expect(parsePlainDate(text)).toEqual(parts)
    expect(isPlainDate(text)).toBe(true)
  })

  it.each([
    '2026-02-31',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '0999-12-31',
    '10000-01-01',
    '-2026-01-01',
    '2026-1-1',
    '2026-01',
    '2026',
    '20260101',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '',
  ])('%j is none', (text) => {
    expect(parsePlainDate(text)).toBeNull()
    expect(isPlainDate(text)).toBe(false)
    expect(invalidRule(() => dayNumber(text))).toBe('day')
    expect(invalidRule(() => addDays(text, 1))).toBe('day')
    expect(invalidRule(() => addMonths(text, 1))).toBe('day')
  })

  it('is one exactly if the built-in date agrees', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`
        const date = new Date(`${text}T00:00:00Z`)
        expect(isPlainDate(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a month', () => {
  it('counts as its last day and says so', () => {
    expect(
      ['1995-02', '2024-02', '1900-02', '2000-02', '2026-04', '2026-12', '1000-01', '1994-12'].map(lastDayOf),
    ).toEqual([
      '1995-02-28',
      '2024-02-29',
      '1900-02-28',
      '2000-02-29',
      '2026-04-30',
      '2026-12-31',
      '1000-01-31',
      '1994-12-31',
    ])
    expect(effectiveDay('1995-02')).toEqual({ day: '1995-02-28', monthOnly: true })
    expect(effectiveDay('1995-02-03')).toEqual({ day: '1995-02-03', monthOnly: false })
    for (const text of ['1995', '1995-13', '1995-00', '0999-01', '1995-02-31', '1995-2', '', '1995-02\n']) {
      expect(effectiveDay(text)).toBeNull()
      expect(isPlainMonth(text)).toBe(false)
      expect(invalidRule(() => lastDayOf(text))).toBe('month')
    }
  })
})

describe('day numbers', () => {
  it('count from 1970, both ways', () => {
    expect(['1970-01-01', '1969-12-31', '2026-01-01', '1000-01-01'].map(dayNumber)).toEqual([0, -1, 20454, -354285])
    expect([0, -1, 20454, -354285].map(dayFromNumber)).toEqual(['1970-01-01', '1969-12-31', '2026-01-01', '1000-01-01'])
  })

  it('go there and back, in the order of the text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(dayFromNumber(dayNumber(a))).toBe(a)
        expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a === b ? 0 : a < b ? -1 : 1)
        expect(addDays(a, dayNumber(b) - dayNumber(a))).toBe(b)
      }),
      { numRuns: 2000 },
    )
  })

  it('end with the years', () => {
    expect(invalidRule(() => addDays('9999-12-31', 1))).toBe('range')
    expect(invalidRule(() => addDays('1000-01-01', -1))).toBe('range')
    for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      expect(invalidRule(() => addDays('2026-01-01', days))).toBe('range')
      expect(invalidRule(() => addMonths('2026-01-01', days))).toBe('range')
      expect(invalidRule(() => addYears('2026-01-01', days))).toBe('range')
    }
    expect(invalidRule(() => addMonths('9999-12-01', 1))).toBe('range')
    expect(invalidRule(() => addYears('1000-12-01', -1))).toBe('range')
    // half a year is six months in no form
    expect(invalidRule(() => addYears('2026-01-01', 0.5))).toBe('range')
  })
})

describe('months and years', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-06-30', 1, '2026-07-30'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2011-11-30', 1, '2011-12-30'],
    ['2024-02-29', 1, '2024-03-29'],
  ])('%s and %i months is %s under either setting', (day, months, sum) => {
    expect(addMonths(day, months, 'firstOfMarch')).toBe(sum)
    expect(addMonths(day, months, 'lastOfFebruary')).toBe(sum)
  })

  it.each([
    ['2024-02-29', 1, '2025-02-28', '2025-03-01'],
    ['2024-02-29', 4, '2028-02-29', '2028-02-29'],
    ['2024-02-29', 10, '2034-02-28', '2034-03-01'],
    ['2096-02-29', 4, '2100-02-28', '2100-03-01'],
    ['2024-02-29', -1, '2023-02-28', '2023-03-01'],
    ['2023-02-28', 1, '2024-02-28', '2024-02-28'],
    ['2024-03-01', 1, '2025-03-01', '2025-03-01'],
  ])('%s and %i years is %s or %s, as is set', (day, years, last, first) => {
    expect(addYears(day, years, 'lastOfFebruary')).toBe(last)
    expect(addYears(day, years, 'firstOfMarch')).toBe(first)
    expect(addYears(day, years)).toBe(first)
    expect(addMonths(day, 12 * years)).toBe(first)
  })

  it('agree with counting on the parts', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, months) => {
        const from = parsePlainDate(day)!
        const total = from.year * 12 + from.month - 1 + months
        const year = Math.floor(total / 12)
        fc.pre(year >= 1000 && year <= 9999)
        const month = `${year}-${String((total % 12) + 1).padStart(2, '0')}`
        const last = lastDayOf(month)
        const kept = `${month}-${day.slice(8)}`
        expect(addMonths(day, months, 'lastOfFebruary')).toBe(kept < last ? kept : last)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('today in a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-01-31T15:59:59.999Z', '2026-01-31'],
    ['Asia/Shanghai', '2026-01-31T16:00:00.000Z', '2026-02-01'],
    ['America/Los_Angeles', '2026-02-01T07:59:59Z', '2026-01-31'],
    ['America/Los_Angeles', '2026-07-01T07:00:00Z', '2026-07-01'],
    // the day that Apia left out
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    // midnight did not exist: clocks went from 24:00 to 01:00
    ['America/Sao_Paulo', '2018-11-04T02:59:59Z', '2018-11-03'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
    ['UTC', '1000-01-01T00:00:00Z', '1000-01-01'],
    ['UTC', '1500-03-01T00:00:00Z', '1500-03-01'],
    ['UTC', '9999-12-31T23:59:59Z', '9999-12-31'],
  ])('%s at %s', (zone, at, day) => {
    expect(todayIn(zone, new Date(at))).toBe(day)
    expect(todayIn(zone, Date.parse(at))).toBe(day)
  })

  it('refuses zones and moments that are none', () => {
    expect(['Asia/Shanghai', 'UTC', 'Europe/Lisbon'].map(isTimeZone)).toEqual([true, true, true])
    for (const zone of ['', 'Asia/Peking', '+08:00', 'UTC+8', ' UTC', 'Mars/Olympus']) {
      expect(isTimeZone(zone)).toBe(false)
      expect(invalidRule(() => todayIn(zone, 0))).toBe('timeZone')
    }
    for (const at of [Number.NaN, 1e17, -1e14, Date.UTC(-1500, 0, 1), Date.UTC(10000, 0, 1), Date.UTC(999, 11, 31)]) {
      expect(invalidRule(() => todayIn('UTC', at))).toBe('range')
    }
    expect(invalidRule(() => todayIn('Asia/Shanghai', Date.UTC(9999, 11, 31, 16)))).toBe('range')
    expect(invalidRule(() => todayIn('UTC', new Date('nonsense')))).toBe('range')
  })
})
