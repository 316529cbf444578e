import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { floorOf, type MinimumPeriodName, minimumPeriods } from '../../src/retention/minimum-periods.ts'
import { findRetentionFaults } from '../../src/retention/rule-faults.ts'
import { foreign, mispunctuated } from '../locales/chinese.ts'

const presets = Object.entries(minimumPeriods) as [MinimumPeriodName, (typeof minimumPeriods)[MinimumPeriodName]][]

describe('minimum periods', () => {
  it('are engineering defaults: nobody has read a text of a law for them', () => {
    expect(presets.length).toBeGreaterThanOrEqual(10)
    expect(presets.filter(([, { checked }]) => checked !== null)).toEqual([])
  })

  it.each(presets)('%s names its law in every language, and can be a floor', (name, preset) => {
    expect(name.startsWith(preset.jurisdiction.toLowerCase())).toBe(true)
    for (const locale of locales as readonly Locale[]) {
      for (const text of [preset.of[locale], preset.from[locale], preset.citation[locale]]) {
        expect(text).not.toBe('')
        expect([...foreign(text, locale), ...mispunctuated(text, locale)], text).toEqual([])
      }
    }
    const floor = floorOf(name)
    expect(floor).toEqual({ period: preset.period, citation: preset.citation })
    expect(findRetentionFaults({ from: 'ended', period: 'P1Y', floor })).toEqual([])
  })
})
