import { describe, expect, it } from 'vitest'
import { keptFrom } from './given.ts'

type Line = readonly [what: string, trigger: string, period: string, due: string]

describe('counted from 1 January of the next year (P9.1, §13)', () => {
  it.each<Line>([
    ['ten years', '2024-05-17', 'P10Y', '2035-01-01'],
    ['from New Year', '2024-01-01', 'P10Y', '2035-01-01'],
    ['from New Year’s Eve', '2024-12-31', 'P10Y', '2035-01-01'],
    ['from the day after', '2025-01-01', 'P10Y', '2036-01-01'],
    ['from 29 February', '2024-02-29', 'P10Y', '2035-01-01'],
    ['from 28 February', '2023-02-28', 'P10Y', '2034-01-01'],
    ['from a month', '2024-05', 'P10Y', '2035-01-01'],
    ['from December', '2024-12', 'P10Y', '2035-01-01'],
    ['from a year', '2024', 'P10Y', '2035-01-01'],
    ['one year', '2025-06-30', 'P1Y', '2027-01-01'],
    ['two years', '2024-07-01', 'P2Y', '2027-01-01'],
    ['five years', '2020-07-01', 'P5Y', '2026-01-01'],
    ['thirty years', '1995-02-03', 'P30Y', '2026-01-01'],
    ['a hundred years', '1925-03-03', 'P100Y', '2026-01-01'],
    ['a thousand years', '2024-07-01', 'P1000Y', '3025-01-01'],
    ['a year in months', '2024-07-01', 'P12M', '2026-01-01'],
    ['ten years in months', '2024-07-01', 'P120M', '2035-01-01'],
    ['a year and a half', '2024-07-01', 'P18M', '2026-07-01'],
    ['the same in years and months', '2024-07-01', 'P1Y6M', '2026-07-01'],
    ['half a year', '2024-07-01', 'P6M', '2025-07-01'],
    ['a month', '2024-07-01', 'P1M', '2025-02-01'],
    ['two months', '2024-07-01', 'P2M', '2025-03-01'],
    ['two months of a leap year', '2023-07-01', 'P2M', '2024-03-01'],
    ['eleven months', '2024-07-01', 'P11M', '2025-12-01'],
    ['a day', '2024-07-01', 'P1D', '2025-01-02'],
    ['thirty days', '2024-07-01', 'P30D', '2025-01-31'],
    ['two weeks', '2024-07-01', 'P2W', '2025-01-15'],
    ['365 days', '2024-07-01', 'P365D', '2026-01-01'],
    ['365 days of a leap year', '2023-07-01', 'P365D', '2024-12-31'],
    ['366 days of a leap year', '2023-07-01', 'P366D', '2025-01-01'],
    ['years, months and days', '2024-07-01', 'P1Y6M10D', '2026-07-11'],
  ])('%s: %s + %s is due on %s', (_, trigger, period, due) => {
    expect(keptFrom(trigger, { period }, { counting: 'nextYear' })).toMatchObject({ state: 'dated', due })
  })
})

describe('counted from the day after (P9.1)', () => {
  it.each<Line>([
    ['ten years', '2024-05-17', 'P10Y', '2034-05-18'],
    ['from New Year', '2024-01-01', 'P1Y', '2025-01-02'],
    ['from New Year’s Eve', '2024-12-31', 'P1Y', '2026-01-01'],
    ['a year and a half', '2024-05-17', 'P18M', '2025-11-18'],
    ['the same in years and months', '2024-05-17', 'P1Y6M', '2025-11-18'],
    ['everything', '2024-05-17', 'P1Y2M3W4D', '2025-08-12'],
    ['a day', '2024-05-17', 'P1D', '2024-05-19'],
    ['a week over New Year', '2024-12-25', 'P1W', '2025-01-02'],
    ['thirty days over New Year', '2024-12-25', 'P30D', '2025-01-25'],
    ['a day into 29 February', '2024-02-28', 'P1D', '2024-03-01'],
    ['a day after it', '2024-02-29', 'P1D', '2024-03-02'],
    ['a day over no 29 February', '2023-02-28', 'P1D', '2023-03-02'],
    ['365 days over 29 February', '2024-01-01', 'P365D', '2025-01-01'],
    ['365 days over none', '2023-01-01', 'P365D', '2024-01-02'],
    ['the first day that there is', '1000-01-01', 'P1Y', '1001-01-02'],
    ['to the last day that there is', '9999-12-29', 'P1D', '9999-12-31'],
    ['a year to it', '9998-12-30', 'P1Y', '9999-12-31'],
  ])('%s: %s + %s is due on %s', (_, trigger, period, due) => {
    expect(keptFrom(trigger, { period })).toMatchObject({ state: 'dated', due })
  })
})

describe('months from a day that another month lacks end on its last day, after which a new month begins', () => {
  it.each<Line>([
    ['31 January', '2023-01-31', 'P1M', '2023-03-01'],
    ['31 January of a leap year', '2024-01-31', 'P1M', '2024-03-01'],
    ['30 January', '2023-01-30', 'P1M', '2023-03-01'],
    ['29 January', '2023-01-29', 'P1M', '2023-03-01'],
    ['29 January of a leap year', '2024-01-29', 'P1M', '2024-03-01'],
    ['28 January', '2023-01-28', 'P1M', '2023-03-01'],
    ['27 January', '2023-01-27', 'P1M', '2023-02-28'],
    ['31 March', '2024-03-31', 'P1M', '2024-05-01'],
    ['30 April', '2024-04-30', 'P1M', '2024-05-31'],
    ['31 May', '2024-05-31', 'P1M', '2024-07-01'],
    ['31 July', '2024-07-31', 'P1M', '2024-09-01'],
    ['31 August and half a year', '2024-08-31', 'P6M', '2025-03-01'],
    ['30 August and half a year', '2024-08-30', 'P6M', '2025-03-01'],
    ['the same into a leap year', '2023-08-31', 'P6M', '2024-03-01'],
    ['31 October and four months', '2024-10-31', 'P4M', '2025-03-01'],
    ['31 October and thirteen', '2024-10-31', 'P13M', '2025-12-01'],
    ['31 October and eighteen', '2024-10-31', 'P18M', '2026-05-01'],
    ['31 December and six', '2024-12-31', 'P6M', '2025-07-01'],
    ['31 December and two', '2022-12-31', 'P2M', '2023-03-01'],
    ['31 December and two, into a leap year', '2023-12-31', 'P2M', '2024-03-01'],
    ['28 February is no last day to keep', '2023-02-28', 'P1M', '2023-03-29'],
    ['28 February of a leap year', '2024-02-28', 'P1M', '2024-03-29'],
    ['28 February and a year', '2024-02-28', 'P1Y', '2025-03-01'],
    ['28 February and a year, into a leap year', '2023-02-28', 'P1Y', '2024-02-29'],
    ['1 March and a year', '2024-03-01', 'P1Y', '2025-03-02'],
    ['days come after months', '2024-01-31', 'P1M1D', '2024-03-02'],
    ['days come after months of 28 days', '2023-01-31', 'P1M1D', '2023-03-02'],
  ])('%s: %s + %s is due on %s', (_, trigger, period, due) => {
    expect(keptFrom(trigger, { period })).toMatchObject({ state: 'dated', due })
    // Where no year is counted from 29 February the setting has no say.
    expect(keptFrom(trigger, { period }, { february29: 'lastOfFebruary' })).toMatchObject({ due })
  })
})

describe('29 February in a year without one (§13)', () => {
  it.each<readonly [...Line, string]>([
    ['a year', '2024-02-29', 'P1Y', '2025-03-02', '2025-03-01'],
    ['a year in months', '2024-02-29', 'P12M', '2025-03-02', '2025-03-01'],
    ['two years', '2024-02-29', 'P2Y', '2026-03-02', '2026-03-01'],
    ['ten years', '2024-02-29', 'P10Y', '2034-03-02', '2034-03-01'],
    ['a year and a day', '2024-02-29', 'P1Y1D', '2025-03-03', '2025-03-02'],
    ['from February', '2024-02', 'P1Y', '2025-03-02', '2025-03-01'],
    ['a hundred years to 2100', '2000-02-29', 'P100Y', '2100-03-02', '2100-03-01'],
    ['four years to 1900', '1896-02-29', 'P4Y', '1900-03-02', '1900-03-01'],
    ['four years', '2024-02-29', 'P4Y', '2028-03-01', '2028-03-01'],
    ['eight years', '2024-02-29', 'P8Y', '2032-03-01', '2032-03-01'],
    ['a hundred years to 2124', '2024-02-29', 'P100Y', '2124-03-01', '2124-03-01'],
    ['400 years', '2000-02-29', 'P400Y', '2400-03-01', '2400-03-01'],
    ['a month', '2024-02-29', 'P1M', '2024-03-30', '2024-03-30'],
    ['eleven months', '2024-02-29', 'P11M', '2025-01-30', '2025-01-30'],
    ['a year and a half', '2024-02-29', 'P1Y6M', '2025-08-30', '2025-08-30'],
    ['366 days', '2024-02-29', 'P366D', '2025-03-02', '2025-03-02'],
  ])('%s: %s + %s is due on %s, or on %s', (_, trigger, period, first, last) => {
    expect(keptFrom(trigger, { period }, { february29: 'firstOfMarch' })).toMatchObject({ due: first })
    expect(keptFrom(trigger, { period }, { february29: 'lastOfFebruary' })).toMatchObject({ due: last })
  })
})

describe('a month or a year counts as its last day, and is marked (P9.1)', () => {
  it.each<readonly [...Line, trigger: string, marks: string]>([
    ['January', '2024-01', 'P1M', '2024-03-01', '2024-01-31', 'monthOnly shortMonth'],
    ['February', '2023-02', 'P1Y', '2024-02-29', '2023-02-28', 'monthOnly'],
    ['February of a leap year', '2024-02', 'P1Y', '2025-03-02', '2024-02-29', 'monthOnly leapDay'],
    ['April', '2024-04', 'P1M', '2024-05-31', '2024-04-30', 'monthOnly'],
    ['May', '2024-05', 'P10Y', '2034-06-01', '2024-05-31', 'monthOnly'],
    ['December', '2024-12', 'P1Y', '2026-01-01', '2024-12-31', 'monthOnly'],
    ['a year', '2024', 'P10Y', '2035-01-01', '2024-12-31', 'yearOnly'],
    ['a year and half of one', '2024', 'P6M', '2025-07-01', '2024-12-31', 'yearOnly shortMonth'],
    ['a day', '2024-05-31', 'P10Y', '2034-06-01', '2024-05-31', ''],
    ['the month that goes on', '2026-11', 'P1Y', '2027-12-01', '2026-11-30', 'monthOnly'],
    ['the month to come', '2026-12', 'P1Y', '2028-01-01', '2026-12-31', 'monthOnly planned'],
    ['the year that goes on', '2026', 'P1Y', '2028-01-01', '2026-12-31', 'yearOnly'],
    ['today', '2026-11-02', 'P1Y', '2027-11-03', '2026-11-02', ''],
    ['tomorrow is a plan', '2026-11-03', 'P1Y', '2027-11-04', '2026-11-03', 'planned'],
    ['29 February', '2024-02-29', 'P1Y', '2025-03-02', '2024-02-29', 'leapDay'],
    ['the 31st', '2024-03-31', 'P1M', '2024-05-01', '2024-03-31', 'shortMonth'],
  ])('%s: %s + %s is due on %s, from %s: %s', (_, on, period, due, trigger, marks) => {
    const answer = keptFrom(on, { period })
    expect(answer).toMatchObject({ due, trigger })
    expect(answer.marks.join(' ')).toBe(marks)
  })
})

describe('the period, its last day and the day after', () => {
  it('ends on the day of the trigger’s number, and is due on the day after', () => {
    expect(keptFrom('2024-05-17', { period: 'P10Y' })).toMatchObject({ endsOn: '2034-05-17', due: '2034-05-18' })
  })

  it('counts as the rule says before it counts as the policy says', () => {
    const rule = { period: 'P1Y', counting: 'nextYear' } as const
    expect(keptFrom('2024-05-17', rule, { counting: 'sameDay' })).toMatchObject({ endsOn: '2025-12-31' })
    const exact = { period: 'P1Y', counting: 'sameDay' } as const
    expect(keptFrom('2024-05-17', exact, { counting: 'nextYear' })).toMatchObject({ endsOn: '2025-05-17' })
  })

  it('says each step, and the last one leads to the day on which it is due', () => {
    const { steps } = keptFrom('2024-01', { period: 'P1M1D' })
    expect(steps).toEqual([
      { step: 'fact', trigger: 'ended', of: null, to: '2024-01-31' },
      { step: 'lastDay', on: '2024-01', precision: 'month', to: '2024-01-31' },
      {
        step: 'counted',
        by: { value: 'sameDay', at: 'settings.retention.counting' },
        from: '2024-01-31',
        to: '2024-02-01',
      },
      { step: 'shortMonth', to: '2024-02-29' },
      { step: 'period', period: { value: 'P1M1D', at: 'retention.period' }, from: '2024-02-01', to: '2024-03-01' },
      { step: 'due', from: '2024-03-01', to: '2024-03-02' },
    ])
    const leap = keptFrom('2024-02-29', { period: 'P1Y' }).steps.find(({ step }) => step === 'leapDay')
    const by = { value: 'firstOfMarch', at: 'settings.retention.february29' }
    expect(leap).toEqual({ step: 'leapDay', by, to: '2025-03-01' })
  })

  it('is no shorter month where whole calendar months are counted', () => {
    expect(keptFrom('2024-07-31', { period: 'P2M' }, { counting: 'nextYear' }).marks).toEqual([])
  })
})
