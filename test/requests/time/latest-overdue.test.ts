import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/calendar/plain-date.ts'
import { workingCalendar } from '../../../src/calendar/working-days.ts'
import { type Settings, standardPolicy } from '../../../src/index.ts'
import { latestOverdue } from '../../../src/requests/time/latest-overdue.ts'
import { overdue } from '../../../src/requests/time/overdue.ts'

/** A week of holidays, and a Saturday that makes up for one of them. */
const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']
const calendar = workingCalendar({ years: { 2026: { closed: holidays, open: ['2026-10-10'] } } })
const policy = (loans: Partial<Pick<Settings['loans'], 'grace' | 'overdueCounts'>>) =>
  standardPolicy({ settings: { loans } })

describe('the latest due date of what is overdue', () => {
  it.each([
    // Tuesday to Monday: over a weekend nothing becomes late.
    ['2026-03-10', {}, '2026-03-09'],
    ['2026-03-15', {}, '2026-03-12'],
    ['2026-03-16', {}, '2026-03-15'],
    ['2026-03-15', { overdueCounts: 'calendarDays' }, '2026-03-14'],
    ['2026-03-10', { grace: 2 }, '2026-03-05'],
    ['2026-10-08', {}, '2026-10-07'],
    ['2026-10-07', {}, '2026-09-29'],
  ] as const)('P7.2: on %s with %j is %s', (day, loans, latest) => {
    expect(latestOverdue(calendar, policy(loans), 'loan', day)).toBe(latest)
  })

  it('P7.2: what is counted in hours is late only once the archive has opened', () => {
    const hours = policy({ overdueCounts: 'openHours' })
    expect(latestOverdue(calendar, hours, 'loan', '2026-03-10T07:00:00+08:00')).toBe('2026-03-08')
    expect(latestOverdue(calendar, hours, 'loan', '2026-03-10T10:00:00+08:00')).toBe('2026-03-09')
  })

  it('is none before the first of all days', () => {
    expect(latestOverdue(calendar, policy({}), 'loan', '1000-01-01')).toBeNull()
    expect(latestOverdue(calendar, policy({ grace: 30 }), 'loan', '1000-01-20')).toBeNull()
  })

  it('parts what is overdue from what is not, whatever the grace and the way of counting', () => {
    const moments = fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 23 }), fc.boolean())
      .map(([days, hour, isDay]) => {
        const day = addDays('2026-01-01', days)
        return isDay ? day : `${day}T${String(hour).padStart(2, '0')}:30:00.000Z`
      })
    const ways = fc.constantFrom('workingDays' as const, 'calendarDays' as const, 'openHours' as const)
    const kinds = fc.constantFrom('loan' as const, 'consultation' as const)
    fc.assert(
      fc.property(moments, ways, kinds, fc.integer({ min: 0, max: 12 }), (at, overdueCounts, kind, grace) => {
        const by = policy({ overdueCounts, grace })
        const latest = latestOverdue(calendar, by, kind, at)!
        for (let off = -40; off <= 40; off++) {
          const due = addDays(latest, off)
          expect(overdue(calendar, by, { kind, due, at, returned: null }).overdue, `${due} at ${at}`).toBe(off <= 0)
        }
      }),
      { numRuns: 200 },
    )
  })
})
