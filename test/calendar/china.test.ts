import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../adapters/calendars/china/calendar.ts'
import { chinaYears } from '../../adapters/calendars/china/years.ts'
import { addDays, dayFromNumber, dayNumber } from '../../src/calendar/plain-date.ts'
import { isCasekeepError } from '../../src/errors.ts'
import { notices } from './china-notices.ts'
import { dayWalk } from './day-walk.ts'
import { invalidRule, refusal } from './refusal.ts'

const calendar = chinaCalendar()
const years = chinaYears()
const published = Object.keys(years).map(Number)
const last = published.at(-1)!
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const named = (day: string) => `${weekdays[new Date(`${day}T00:00Z`).getUTCDay()]} ${day}`
const daysFrom = (from: string, to: string) =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, index) => addDays(from, index))

describe.each(Object.entries(notices))('the notice for %s', (key, holidays) => {
  const year = Number(key)

  it('closes its holidays, all of them and nothing else', () => {
    expect(years[year]!.closed).toEqual(holidays.flatMap(({ from, to }) => daysFrom(from, to)))
  })

  it('opens its make-up Saturdays and Sundays, all of them and nothing else', () => {
    expect(years[year]!.open.map(named)).toEqual(holidays.flatMap(({ madeUpOn }) => madeUpOn).sort(byDay))
  })

  it('decides every day of the year', () => {
    const off = new Set(holidays.flatMap(({ from, to }) => daysFrom(from, to)))
    const madeUp = new Set(holidays.flatMap(({ madeUpOn }) => madeUpOn))
    for (const day of daysFrom(`${year}-01-01`, `${year}-12-31`)) {
      const weekend = /^S(un|atur)day/.test(named(day))
      const working = weekend ? madeUp.has(named(day)) : !off.has(day)
      expect(calendar.isWorking(day), day).toEqual({ working, provisional: false })
    }
  })
})
const byDay = (one: string, other: string) => (one.slice(-10) < other.slice(-10) ? -1 : 1)

describe('spans', () => {
  it.each([
    // P5.2: 365 days (366 in 2024), 104 weekend days, and the 11 statutory days that there were until 2024, then 13
    ['2023-12-31', '2024-12-31', 366 - 104 - 11],
    ['2024-12-31', '2025-12-31', 365 - 104 - 13],
    ['2025-12-31', '2026-12-31', 365 - 104 - 13],
    // Spring Festival 2026: Saturday 14 February is worked, the next is Tuesday the 24th; so is Saturday the 28th
    ['2026-02-13', '2026-02-24', 2],
    ['2026-02-14', '2026-02-23', 0],
    ['2026-02-01', '2026-02-28', 16],
    ['2026-02-24', '2026-02-14', -1],
    // National Day 2026
    ['2026-09-18', '2026-10-12', 12],
    ['2026-09-30', '2026-10-08', 1],
    // National Day with Mid-Autumn 2025, and National Day 2024
    ['2025-09-30', '2025-10-13', 4],
    ['2024-09-30', '2024-10-08', 1],
  ])('P3.3, P5.2: from %s to %s there are %i working days', (from, to, days) => {
    expect(calendar.workingDaysBetween(from, to)).toEqual({ days, provisional: false })
  })

  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-13', 6, '2026-02-28'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-02-16', 0, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-02-24', -2, '2026-02-13'],
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-24', 6, '2025-02-08'],
    ['2025-01-24', 7, '2025-02-10'],
    ['2024-02-02', 1, '2024-02-04'],
    ['2024-02-02', 7, '2024-02-18'],
    ['2024-02-02', 8, '2024-02-19'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-18', 6, '2026-09-28'],
    ['2026-09-18', 9, '2026-10-08'],
    ['2026-09-18', 11, '2026-10-10'],
    ['2026-09-18', 12, '2026-10-12'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2025-09-26', 4, '2025-10-09'],
    ['2025-09-26', 6, '2025-10-11'],
    ['2024-09-27', 3, '2024-10-08'],
    ['2024-09-27', 7, '2024-10-12'],
    ['2024-09-27', 8, '2024-10-14'],
  ])('P3.3, P5.2, P10.2: %s and %i working days is %s', (from, count, day) => {
    expect(calendar.addWorkingDays(from, count)).toEqual({ day, provisional: false })
    if (count === 1) expect(calendar.nextWorkingDay(from)).toEqual({ day, provisional: false })
  })
})

describe('any span, against walking from day to day', () => {
  const walk = dayWalk({ weekend: [6, 0], years, published: 'listed' })
  const anyDay = fc.oneof(
    fc.integer({ min: dayNumber('2003-06-01'), max: dayNumber(`${last + 2}-06-01`) }).map(dayFromNumber),
    fc.constantFrom(...published.flatMap((year) => [...years[year]!.closed, ...years[year]!.open])),
  )
  const anyCount = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -700, max: 700 }))

  it('answers alike', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCount, (day, other, count) => {
        expect(calendar.isWorking(day)).toEqual(walk.isWorking(day))
        expect(calendar.addWorkingDays(day, count)).toEqual(walk.addWorkingDays(day, count))
        expect(calendar.nextWorkingDay(day)).toEqual(walk.addWorkingDays(day, 1))
        expect(calendar.workingDaysBetween(day, other)).toEqual(walk.workingDaysBetween(day, other))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with the functions of chinese-days about every day of its years', () => {
    // They shift by a day west of Greenwich: each answer is held to the day that it names.
    for (const day of daysFrom(`${published[0]}-01-02`, `${last}-12-30`)) {
      const detail = chineseDays.getDayDetail(day)
      expect(calendar.isWorking(detail.date), detail.date).toEqual({ working: detail.work, provisional: false })
    }
  })
})

describe('which years are published', () => {
  it('those that the package holds, without a gap, and no later one', () => {
    expect(published).toEqual(Array.from({ length: last - 2003 }, (_, index) => 2004 + index))
    expect(last).toBeGreaterThanOrEqual(2026)
    for (const day of ['2003-12-31', `${last + 1}-01-01`, '1000-01-01', '9999-12-31']) {
      expect(calendar.isWorking(day).provisional).toBe(true)
    }
    expect(calendar.isWorking('2004-01-02')).toEqual({ working: true, provisional: false })
    expect(calendar.isWorking(`${last}-12-31`).provisional).toBe(false)
  })

  it('a span beyond them is answered from weekends, and says so', () => {
    expect(calendar.addWorkingDays(`${last}-12-31`, 1).provisional).toBe(true)
    expect(calendar.addWorkingDays(`${last}-06-30`, 10_000).provisional).toBe(true)
    expect(calendar.workingDaysBetween('2026-01-01', '2126-01-01').provisional).toBe(true)
    expect(calendar.workingDaysBetween('1903-12-31', '2003-12-31')).toEqual({ days: 26089, provisional: true })
    expect(calendar.workingDaysBetween('2003-12-31', `${last}-12-31`).provisional).toBe(false)
    expect(invalidRule(() => calendar.addWorkingDays('9999-12-31', 1))).toBe('range')
  })

  it('or refused', () => {
    const strict = chinaCalendar({ unpublished: 'refuse' })
    const refused = (year: number) => ({ code: 'CALENDAR_UNPUBLISHED', details: { year, published } })
    expect(strict.addWorkingDays('2026-02-13', 2)).toEqual({ day: '2026-02-24', provisional: false })
    expect(strict.addWorkingDays('2003-12-31', 1)).toEqual({ day: '2004-01-02', provisional: false })
    expect(refusal(() => strict.isWorking(`${last + 1}-01-01`))).toEqual(refused(last + 1))
    expect(refusal(() => strict.addWorkingDays(`${last}-12-31`, 1))).toEqual(refused(last + 1))
    expect(refusal(() => strict.addWorkingDays('2004-01-02', -1))).toEqual(refused(2003))
    expect(refusal(() => strict.workingDaysBetween('2026-01-01', '2126-01-01'))).toEqual(refused(last + 1))
  })

  it('cannot be changed from outside', () => {
    expect(Object.isFrozen(years)).toBe(true)
    expect(Object.values(years).every((year) => [year, year.closed, year.open].every(Object.isFrozen))).toBe(true)
    expect(chinaYears()).toBe(years)
  })
})

describe("a host's own years", () => {
  it('are published beside those of the package', () => {
    const own = chinaCalendar({
      years: { 2027: { closed: ['2027-01-01', '2027-01-02', '2027-01-03'], open: ['2027-01-09'] } },
      unpublished: 'refuse',
    })
    // 1 January 2027 is a Friday.
    expect(own.addWorkingDays('2026-12-31', 1)).toEqual({ day: '2027-01-04', provisional: false })
    expect(own.addWorkingDays('2026-12-31', 6)).toEqual({ day: '2027-01-09', provisional: false })
    expect(own.addWorkingDays('2026-02-13', 2).day).toBe('2026-02-24')
    expect(own.describe().years).toMatchObject({ 2026: years[2026], 2027: { open: ['2027-01-09'] } })
  })

  it('replace a whole year of the package, which stays as it was', () => {
    const { closed, open } = years[2026]!
    const longer = chinaCalendar({ years: { 2026: { closed: [...closed, '2026-12-31'], open } } })
    expect(longer.isWorking('2026-12-31')).toEqual({ working: false, provisional: false })
    expect(longer.isWorking('2026-10-10').working).toBe(true)
    const bare = chinaCalendar({ years: { 2026: { closed: [] } } })
    expect(bare.isWorking('2026-10-01').working).toBe(true)
    expect(bare.isWorking('2026-10-10').working).toBe(false)
    expect(calendar.isWorking('2026-12-31').working).toBe(true)
    expect(years[2026]!.closed).not.toContain('2026-12-31')
  })
})

describe('the record of the calendar', () => {
  it('names it and holds every day that decides', () => {
    expect(calendar.name).toBe('china')
    expect(chinaCalendar({ name: 'acme' }).name).toBe('acme')
    expect(calendar.describe()).toEqual({
      name: 'china',
      weekend: [0, 6],
      published: 'listed',
      unpublished: 'assume',
      years,
    })
    expect(JSON.stringify(chinaCalendar().describe())).toBe(JSON.stringify(calendar.describe()))
  })
})

describe('bad options', () => {
  it.each<[string, unknown, string[]]>([
    ['null', null, ['options']],
    ['a list', [], ['options']],
    ['a text', 'refuse', ['options']],
    ['an option that this calendar has not', { weekend: [0], published: 'all' }, ['weekend', 'published']],
    ['an empty name', { name: ' ' }, ['name']],
    ['another word for the unpublished', { unpublished: 'guess' }, ['unpublished']],
    ['null for the years', { years: null }, ['years']],
    ['a list of years', { years: [{ closed: [] }] }, ['years']],
    ['a text for the years', { years: '2027' }, ['years']],
    ['a year that is none', { years: { next: { closed: [] } } }, ['years.next']],
    ['a year without closed days', { years: { 2027: { open: [] } } }, ['years.2027.closed']],
    ['no year at all for a year of the package', { years: { 2026: undefined } }, ['years.2026']],
    [
      'days of other years, twice, that are none, both closed and open',
      { years: { 2027: { closed: ['2026-12-31', '2027-01-01', '2027-01-01', '2027-02-29'], open: ['2027-01-01'] } } },
      ['years.2027.closed.0', 'years.2027.closed.2', 'years.2027.closed.3', 'years.2027.open.0'],
    ],
    [
      'everything at once',
      { weekends: [], name: 5, unpublished: null, years: { 2027: null } },
      ['weekends', 'name', 'unpublished', 'years.2027'],
    ],
  ])('are refused with all their faults: %s', (_name, options, paths) => {
    const refused = refusal(() => chinaCalendar(options as object)) as {
      code: string
      details: { faults: { path: string }[] }
    }
    expect(refused.code).toBe('INVALID_POLICY')
    expect(refused.details.faults.map(({ path }) => path)).toEqual(paths)
  })

  it('the fault says which options there are', () => {
    const options = { weekend: [0] } as object
    let thrown: unknown
    try {
      chinaCalendar(options)
    } catch (error) {
      thrown = error
    }
    expect(isCasekeepError(thrown, 'INVALID_POLICY') && thrown.message).toBe(
      "weekend: China's calendar has no such option; options are name, years, unpublished.",
    )
  })

  it('what is left undefined is left out', () => {
    const options = { name: undefined, years: undefined, unpublished: undefined } as object
    expect(chinaCalendar(options).describe()).toEqual(calendar.describe())
  })
})
