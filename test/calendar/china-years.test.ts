import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { type Arrangements, yearsIn } from '../../adapters/calendars/china/years.ts'

const whole: Arrangements = arrangements
type Days = Arrangements['holidays']

const only = (days: Days, keep: (day: string, holiday: string) => boolean): Days =>
  Object.fromEntries(Object.entries(days).filter(([day, holiday]) => keep(day, holiday)))
const keep = (test: (day: string, holiday: string) => boolean): Arrangements => ({
  holidays: only(whole.holidays, test),
  workdays: only(whole.workdays, test),
})
const published = (list: Arrangements) => Object.keys(yearsIn(list)).map(Number)
const in2026 = keep((day) => day.startsWith('2026'))

describe('a year is published when its arrangement is there whole', () => {
  it('every day of the list stands in its year, in order, and none is lost', () => {
    const years = Object.values(yearsIn(whole))
    expect(years.flatMap(({ closed }) => closed)).toEqual(Object.keys(whole.holidays).sort())
    expect(years.flatMap(({ open }) => open)).toEqual(Object.keys(whole.workdays).sort())
    for (const [year, { closed, open }] of Object.entries(yearsIn(whole))) {
      expect([...closed, ...open].filter((day) => !day.startsWith(year))).toEqual([])
    }
  })

  it('in-lieu days are days off that the list closes anyway', () => {
    expect(Object.keys(arrangements.inLieuDays).filter((day) => !(day in whole.holidays))).toEqual([])
  })

  it('a list that breaks off before the end of National Day is not, at whichever day', () => {
    const days = [...Object.keys(in2026.holidays), ...Object.keys(in2026.workdays)].sort()
    for (const end of days) {
      const broken = keep((day) => day.startsWith('2025') || (day.startsWith('2026') && day <= end))
      expect(published(broken), end).toEqual(end < '2026-10-03' ? [2025] : [2025, 2026])
    }
  })

  it.each([
    "New Year's Day",
    'Spring Festival',
    'Tomb-sweeping Day',
    'Labour Day',
    'Dragon Boat Festival',
    'National Day',
  ])('nor is a year without its %s', (missing) => {
    for (let year = 2008; year <= 2026; year++) {
      const list = keep((day, holiday) => day.startsWith(String(year)) && !holiday.startsWith(`${missing},`))
      expect(published(list), String(year)).toEqual([])
    }
  })

  it('Qingming and the Dragon Boat Festival are asked for since they are statutory', () => {
    expect(published(keep((day) => /^200[4-7]/.test(day)))).toEqual([2004, 2005, 2006, 2007])
    expect(published(keep((day, holiday) => day.startsWith('2008') && !/Tomb|Dragon/.test(holiday)))).toEqual([])
  })

  it('Mid-Autumn may fall into the week of National Day, as in 2020', () => {
    const in2020 = keep((day) => day.startsWith('2020'))
    expect(Object.values(in2020.holidays).filter((holiday) => holiday.startsWith('Mid-autumn'))).toEqual([])
    expect(published(in2020)).toEqual([2020])
  })
})

describe('days that stand in the list of another year make no year', () => {
  it.each<[string, Days, Days]>([
    ['nothing', {}, {}],
    ["New Year's days at the end of an older list", { '2027-01-01': 'New Year', '2027-01-02': 'New Year' }, {}],
    ["make-up days of December for the next New Year's", {}, { '2027-12-26': 'New Year' }],
    ["a day off in December for the next New Year's", { '2027-12-31': 'New Year' }, { '2027-12-26': 'New Year' }],
    ['a Spring Festival announced early', { '2027-02-06': 'Spring Festival', '2027-02-08': 'Spring Festival' }, {}],
  ])('%s', (_name, holidays, workdays) => {
    const list = {
      holidays: { ...in2026.holidays, ...holidays },
      workdays: { ...in2026.workdays, ...workdays },
    }
    expect(published(list)).toEqual([2026])
  })
})
