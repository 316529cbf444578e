import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromNumber, dayNumber } from '../../src/calendar/plain-date.ts'
import { workingCalendar } from '../../src/calendar/working-days.ts'
import { dayWalk } from './day-walk.ts'
import { invalidRule, refusal } from './refusal.ts'

/** October 2026 in outline: a holiday week on weekdays, and the Saturday and Sunday that make up for it. */
const listed2026 = {
  closed: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  open: ['2026-09-27', '2026-10-10'],
}

describe('weekends alone', () => {
  const calendar = workingCalendar()

  it.each([
    // 2026-01-02 is a Friday
    ['2026-01-02', 0, '2026-01-02'],
    ['2026-01-03', 0, '2026-01-05'],
    ['2026-01-02', 1, '2026-01-05'],
    ['2026-01-03', 1, '2026-01-05'],
    ['2026-01-04', 1, '2026-01-05'],
    ['2026-01-05', 5, '2026-01-12'],
    ['2026-01-05', 10, '2026-01-19'],
    ['2026-01-05', -1, '2026-01-02'],
    ['2026-01-04', -1, '2026-01-02'],
    ['2026-01-02', -1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2027-12-31', 0, '2027-12-31'],
    ['2022-12-31', 0, '2023-01-02'],
    ['2023-01-01', -1, '2022-12-30'],
  ])('%s and %i is %s', (day, count, answer) => {
    expect(calendar.addWorkingDays(day, count)).toEqual({ day: answer, provisional: false })
  })

  it('says which days are worked, and the next one', () => {
    expect(calendar.isWorking('2026-01-02')).toEqual({ working: true, provisional: false })
    expect(calendar.isWorking('2026-01-03')).toEqual({ working: false, provisional: false })
    expect(calendar.nextWorkingDay('2026-01-01').day).toBe('2026-01-02')
    expect(calendar.nextWorkingDay('2026-01-02').day).toBe('2026-01-05')
    expect(calendar.nextWorkingDay('2026-01-03').day).toBe('2026-01-05')
  })

  it('counts between days, without the first and with the last', () => {
    const between = (from: string, to: string) => calendar.workingDaysBetween(from, to).days
    expect(between('2026-01-05', '2026-01-05')).toBe(0)
    expect(between('2026-01-05', '2026-01-06')).toBe(1)
    expect(between('2026-01-02', '2026-01-05')).toBe(1)
    expect(between('2026-01-02', '2026-01-04')).toBe(0)
    expect(between('2026-01-05', '2026-01-02')).toBe(-1)
    expect(between('2026-01-04', '2026-01-03')).toBe(0)
    expect(Object.is(between('2026-01-04', '2026-01-03'), 0)).toBe(true)
    expect(between('2025-12-31', '2026-12-31')).toBe(261)
  })

  it('refuses what is no day and no count', () => {
    for (const day of ['2026-02-31', '2026-02', '', 'today']) {
      expect(invalidRule(() => calendar.isWorking(day))).toBe('day')
      expect(invalidRule(() => calendar.addWorkingDays(day, 1))).toBe('day')
      expect(invalidRule(() => calendar.nextWorkingDay(day))).toBe('day')
      expect(invalidRule(() => calendar.workingDaysBetween(day, '2026-01-01'))).toBe('day')
      expect(invalidRule(() => calendar.workingDaysBetween('2026-01-01', day))).toBe('day')
    }
    for (const count of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(invalidRule(() => calendar.addWorkingDays('2026-01-01', count))).toBe('integer')
    }
    for (const count of [1, 1e6, Number.MAX_SAFE_INTEGER]) {
      expect(invalidRule(() => calendar.addWorkingDays('9999-12-31', count))).toBe('range')
      expect(invalidRule(() => calendar.addWorkingDays('1000-01-01', -count))).toBe('range')
    }
  })

  it('is quick over centuries', () => {
    const start = performance.now()
    for (let round = 0; round < 200; round++) {
      const { day } = calendar.addWorkingDays('1000-01-01', 2_000_000)
      expect(calendar.workingDaysBetween('1000-01-01', day).days).toBe(2_000_000)
    }
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('a list by year', () => {
  const calendar = workingCalendar({ years: { 2026: listed2026 } })

  it('closes holidays and opens make-up days', () => {
    expect(calendar.isWorking('2026-10-01').working).toBe(false)
    expect(calendar.isWorking('2026-10-10').working).toBe(true)
    expect(calendar.isWorking('2026-09-27').working).toBe(true)
    expect(calendar.addWorkingDays('2026-09-30', 1)).toEqual({ day: '2026-10-08', provisional: false })
    expect(calendar.addWorkingDays('2026-10-09', 1).day).toBe('2026-10-10')
    expect(calendar.addWorkingDays('2026-10-08', -4).day).toBe('2026-09-27')
    expect(calendar.addWorkingDays('2026-10-03', 0).day).toBe('2026-10-08')
    expect(calendar.workingDaysBetween('2026-09-26', '2026-10-10').days).toBe(7)
  })

  it('says when an answer looked into a year that is not published', () => {
    expect(calendar.isWorking('2027-01-01')).toEqual({ working: true, provisional: true })
    expect(calendar.isWorking('2026-12-31').provisional).toBe(false)
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ day: '2026-12-31', provisional: false })
    expect(calendar.addWorkingDays('2026-12-30', 2)).toEqual({ day: '2027-01-01', provisional: true })
    // the day counted from is not counted, nor is its year
    expect(calendar.addWorkingDays('2025-12-31', 1)).toEqual({ day: '2026-01-01', provisional: false })
    expect(calendar.addWorkingDays('2025-12-30', 2)).toEqual({ day: '2026-01-01', provisional: true })
    expect(calendar.addWorkingDays('2027-01-01', -1)).toEqual({ day: '2026-12-31', provisional: false })
    expect(calendar.addWorkingDays('2027-01-02', 0)).toEqual({ day: '2027-01-04', provisional: true })
    expect(calendar.workingDaysBetween('2026-01-01', '2026-12-31').provisional).toBe(false)
    expect(calendar.workingDaysBetween('2025-12-31', '2026-12-31').provisional).toBe(false)
    expect(calendar.workingDaysBetween('2026-12-31', '2027-01-01').provisional).toBe(true)
    expect(calendar.workingDaysBetween('2027-01-01', '2026-12-31').provisional).toBe(false)
    expect(calendar.workingDaysBetween('2028-01-01', '2028-01-01').provisional).toBe(false)
    // published before and after, not between
    const gap = workingCalendar({ years: { 2024: { closed: [] }, 2026: { closed: [] } } })
    expect(gap.workingDaysBetween('2024-06-01', '2026-06-01').provisional).toBe(true)
  })

  it('refuses to assume where it is told to', () => {
    const strict = workingCalendar({ years: { 2026: listed2026, 2025: { closed: [] } }, unpublished: 'refuse' })
    const unpublished = (year: number) => ({ code: 'CALENDAR_UNPUBLISHED', details: { year, published: [2025, 2026] } })
    expect(strict.addWorkingDays('2025-06-01', 300).provisional).toBe(false)
    expect(strict.addWorkingDays('2024-12-31', 1).day).toBe('2025-01-01')
    expect(refusal(() => strict.isWorking('2027-01-01'))).toEqual(unpublished(2027))
    expect(refusal(() => strict.addWorkingDays('2026-12-30', 2))).toEqual(unpublished(2027))
    expect(refusal(() => strict.addWorkingDays('2025-01-02', -2))).toEqual(unpublished(2024))
    expect(refusal(() => strict.addWorkingDays('2028-01-01', 0))).toEqual(unpublished(2028))
    expect(refusal(() => strict.workingDaysBetween('2026-12-31', '2028-01-01'))).toEqual(unpublished(2027))
    expect(refusal(() => strict.nextWorkingDay('2026-12-31'))).toEqual(unpublished(2027))
  })

  it('can be a few exceptions to years that are all published, or no list at all', () => {
    const exceptions = workingCalendar({ years: { 2026: listed2026 }, published: 'all', unpublished: 'refuse' })
    expect(exceptions.addWorkingDays('2026-09-30', 100).provisional).toBe(false)
    const nothingYet = workingCalendar({ published: 'listed' })
    expect(nothingYet.isWorking('2026-01-01')).toEqual({ working: true, provisional: true })
  })

  it('keeps its answers when the list is changed later', () => {
    const closed = ['2026-01-01']
    const weekend = [6, 0]
    const own = workingCalendar({ weekend, years: { 2026: { closed } } })
    closed.push('2026-01-02')
    weekend.push(1)
    expect(own.isWorking('2026-01-02').working).toBe(true)
    expect(own.isWorking('2026-01-05').working).toBe(true)
    expect(own.describe()).toMatchObject({ weekend: [0, 6], years: { 2026: { closed: ['2026-01-01'] } } })
  })

  it('may close a whole year', () => {
    const closed = Array.from({ length: 365 }, (_, index) => dayFromNumber(dayNumber('2026-01-01') + index))
    const sabbatical = workingCalendar({ years: { 2026: { closed } }, published: 'all' })
    expect(sabbatical.addWorkingDays('2025-12-31', 1).day).toBe('2027-01-01')
    expect(sabbatical.addWorkingDays('2027-01-01', -1).day).toBe('2025-12-31')
    expect(sabbatical.addWorkingDays('2026-01-01', 0).day).toBe('2027-01-01')
  })
})

describe('the record of a calendar', () => {
  it('is plain and the same for the same calendar', () => {
    expect(workingCalendar().describe()).toEqual({
      name: 'weekends',
      weekend: [0, 6],
      published: 'all',
      unpublished: 'assume',
      years: {},
    })
    const a = workingCalendar({ weekend: [6, 0], years: { 2027: { closed: [] }, 2026: listed2026 } })
    const b = workingCalendar({
      weekend: [0, 6],
      years: { 2026: { ...listed2026, closed: listed2026.closed.toReversed() }, 2027: { closed: [], open: [] } },
    })
    expect(a.name).toBe('listed')
    expect(workingCalendar({ name: 'acme' }).name).toBe('acme')
    expect(JSON.stringify(a.describe())).toBe(JSON.stringify(b.describe()))
    expect(JSON.parse(JSON.stringify(a.describe()))).toEqual(a.describe())
  })
})

describe('a bad list', () => {
  it('is refused with all its faults at once', () => {
    const refused = refusal(() =>
      workingCalendar({
        weekend: [6, 6, 7],
        published: 'some' as 'all',
        unpublished: 'guess' as 'assume',
        years: {
          2026: {
            closed: ['2026-02-31', '2025-12-31', '2026-01-01', '2026-01-01', '2026-05-01', '2026-1-2'],
            open: ['2026-05-01', '2026-10-10', '2026-10-10', '2027-01-01'],
          },
          12026: { closed: [] },
        },
      }),
    ) as { code: string; details: { faults: { path: string; message: string }[] } }
    expect(refused.code).toBe('INVALID_POLICY')
    expect(refused.details.faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'published: Which years are published is all or listed.',
      'unpublished: A year that is not published is answered by assume or refuse.',
      'weekend.1: The weekday 6 is named twice.',
      'weekend.2: A weekday is 0 (Sunday) to 6 (Saturday), not 7.',
      'years.2026.closed.0: 2026-02-31 is no day of the calendar; a day reads YYYY-MM-DD.',
      'years.2026.closed.1: 2025-12-31 is not in 2026.',
      'years.2026.closed.3: 2026-01-01 is named twice.',
      'years.2026.closed.5: 2026-1-2 is no day of the calendar; a day reads YYYY-MM-DD.',
      'years.2026.open.0: 2026-05-01 cannot be both closed and open.',
      'years.2026.open.2: 2026-10-10 is named twice.',
      'years.2026.open.3: 2027-01-01 is not in 2026.',
      'years.12026: A year is 1000 to 9999.',
    ])
    expect(refusal(() => workingCalendar({ weekend: [0, 1, 2, 3, 4, 5, 6] }))).toEqual({
      code: 'INVALID_POLICY',
      details: { faults: [{ path: 'weekend', message: 'A week needs a working day.' }] },
    })
    expect(workingCalendar({ weekend: [] }).isWorking('2026-01-03').working).toBe(true)
  })

  it.each<[string, unknown, string[]]>([
    ['null', null, ['options']],
    ['a list', [], ['options']],
    ['an unknown option', { weekends: [0] }, ['weekends']],
    ['a number for a name', { name: 5 }, ['name']],
    ['null for the weekend', { weekend: null }, ['weekend']],
    ['a text for the weekend', { weekend: '06' }, ['weekend']],
    ['texts for weekdays', { weekend: ['0', null] }, ['weekend.0', 'weekend.1']],
    ['a hole in the weekend', { weekend: new Array(1) }, ['weekend.0']],
    ['null for the years', { years: null }, ['years']],
    ['a list of years', { years: [2026] }, ['years']],
    ['null for a year', { years: { 2026: null } }, ['years.2026']],
    ['a year without a list', { years: { 2026: {} } }, ['years.2026.closed']],
    ['a text for a list', { years: { 2026: { closed: '2026-01-01' } } }, ['years.2026.closed']],
    ['null for the open days', { years: { 2026: { closed: [], open: null } } }, ['years.2026.open']],
    [
      'no text for a day',
      { years: { 2026: { closed: [20260101, null] } } },
      ['years.2026.closed.0', 'years.2026.closed.1'],
    ],
    ['an unknown list', { years: { 2026: { closed: [], shut: [] } } }, ['years.2026.shut']],
    ['null for what is published', { published: null, unpublished: null }, ['published', 'unpublished']],
  ])('refuses what is no calendar: %s', (_name, options, paths) => {
    const refused = refusal(() => workingCalendar(options as object)) as {
      code: string
      details: { faults: { path: string }[] }
    }
    expect(refused.code).toBe('INVALID_POLICY')
    expect(refused.details.faults.map(({ path }) => path)).toEqual(paths)
  })
})

describe('any calendar, against walking from day to day', () => {
  const dayIn = (from: string, to: string) =>
    fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayFromNumber)
  const anyWeekend = fc.oneof(
    fc.constantFrom([6, 0], [5, 6], [0], []),
    fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
  )
  const anyYear = (year: number) =>
    fc
      .tuple(
        fc.uniqueArray(dayIn(`${year}-01-01`, `${year}-12-31`), { maxLength: 60 }),
        // days around New Year, where one year's table meets the next
        fc.subarray([`${year}-01-01`, `${year}-01-02`, `${year}-01-03`, `${year}-12-30`, `${year}-12-31`]),
        fc.nat(60),
      )
      .map(([days, edges, cut]) => {
        const all = [...new Set([...edges, ...days])]
        return { closed: all.slice(0, cut), open: all.slice(cut) }
      })
  const anyOptions = fc.record({
    weekend: anyWeekend,
    years: fc
      .tuple(fc.subarray([2022, 2023, 2024, 2025, 2026]), ...[2022, 2023, 2024, 2025, 2026].map(anyYear))
      .map(([chosen, ...all]) => Object.fromEntries(chosen.map((year) => [year, all[year - 2022]!]))),
    published: fc.constantFrom('all' as const, 'listed' as const),
  })
  const anyDay = fc.oneof(
    dayIn('2020-06-01', '2028-06-01'),
    fc
      .tuple(fc.integer({ min: 2021, max: 2028 }), fc.integer({ min: -3, max: 3 }))
      .map(([year, by]) => dayFromNumber(dayNumber(`${year}-01-01`) + by)),
  )
  const anyCount = fc.oneof(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -600, max: 600 }))

  it('answers alike', () => {
    fc.assert(
      fc.property(anyOptions, anyDay, anyDay, anyCount, (options, day, other, count) => {
        const calendar = workingCalendar(options)
        const walk = dayWalk(options)
        expect(calendar.isWorking(day)).toEqual(walk.isWorking(day))
        expect(calendar.addWorkingDays(day, count)).toEqual(walk.addWorkingDays(day, count))
        expect(calendar.addWorkingDays(day, 0)).toEqual(walk.addWorkingDays(day, 0))
        expect(calendar.nextWorkingDay(day)).toEqual(walk.addWorkingDays(day, 1))
        expect(calendar.workingDaysBetween(day, other)).toEqual(walk.workingDaysBetween(day, other))
      }),
      { numRuns: 1000 },
    )
  })

  it('refuses exactly where it would have been provisional', () => {
    fc.assert(
      fc.property(anyOptions, anyDay, anyDay, anyCount, (options, day, other, count) => {
        const assuming = workingCalendar(options)
        const strict = workingCalendar({ ...options, unpublished: 'refuse' })
        const same = (ask: (calendar: typeof strict) => { provisional: boolean }) => {
          const assumed = ask(assuming)
          if (assumed.provisional) expect(refusal(() => ask(strict))).toMatchObject({ code: 'CALENDAR_UNPUBLISHED' })
          else expect(ask(strict)).toEqual(assumed)
        }
        same((calendar) => calendar.isWorking(day))
        same((calendar) => calendar.addWorkingDays(day, count))
        same((calendar) => calendar.workingDaysBetween(day, other))
      }),
      { numRuns: 500 },
    )
  })

  it('undoes itself', () => {
    fc.assert(
      fc.property(anyOptions, anyDay, anyCount, (options, day, count) => {
        const calendar = workingCalendar(options)
        const there = calendar.addWorkingDays(day, count)
        expect(calendar.isWorking(there.day).working).toBe(true)
        if (count !== 0) {
          expect(calendar.workingDaysBetween(day, there.day)).toEqual({ days: count, provisional: there.provisional })
        }
      }),
      { numRuns: 1000 },
    )
  })
})
