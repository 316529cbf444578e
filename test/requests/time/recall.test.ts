import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../src/calendar/working-days.ts'
import { recallDue } from '../../../src/requests/time/recall.ts'
import { china, only2026, termsWith, told, weekdays } from './given.ts'

describe('a recall (P7.2)', () => {
  it.each<[string, WorkingCalendar, number, string, string, string]>([
    ['shortens to two days', weekdays, 2, '2026-01-05', '2026-01-19', '2026-01-07'],
    ['shortens over the weekend', weekdays, 2, '2026-01-09', '2026-01-19', '2026-01-13'],
    ['shortens on a Saturday', weekdays, 2, '2026-01-10', '2026-01-19', '2026-01-13'],
    ['shortens by a day', weekdays, 2, '2026-01-15', '2026-01-20', '2026-01-19'],
    ['leaves what is due then', weekdays, 2, '2026-01-15', '2026-01-19', '2026-01-19'],
    ['never lengthens', weekdays, 2, '2026-01-16', '2026-01-19', '2026-01-19'],
    ['never lengthens on the due date', weekdays, 2, '2026-01-19', '2026-01-19', '2026-01-19'],
    ['never lengthens what is overdue', weekdays, 2, '2026-01-22', '2026-01-19', '2026-01-19'],
    ['gives more time where the policy does', weekdays, 5, '2026-01-05', '2026-01-19', '2026-01-12'],
    ['gives none where the policy does not', weekdays, 0, '2026-01-06', '2026-01-19', '2026-01-06'],
    ['of no time waits for an open day', weekdays, 0, '2026-01-10', '2026-01-19', '2026-01-12'],
    ['over the festival', china, 2, '2026-02-13', '2026-03-05', '2026-02-24'],
    ['in the festival', china, 2, '2026-02-16', '2026-03-05', '2026-02-25'],
  ])('%s', (_, calendar, recallDays, today, due, newDue) => {
    const answer = recallDue(calendar, termsWith({ recallDays }), { due, today })
    expect(answer).toMatchObject({ due: newDue, provisional: false })
    expect(answer.because[0]).toMatchObject({
      step: 'counted',
      days: { value: recallDays, from: 'loans.recallDays', clause: 'P7.2' },
      from: today,
    })
  })

  it('says whether it made any difference', () => {
    const on = (today: string) => told(recallDue(weekdays, termsWith(), { due: '2026-01-19', today }).because)
    expect(on('2026-01-05')).toBe('2 days 2026-01-07')
    expect(on('2026-01-15')).toBe('2 days 2026-01-19, kept 2026-01-19')
    expect(on('2026-01-16')).toBe('2 days 2026-01-20, kept 2026-01-19')
  })

  it('is provisional only where what counts is', () => {
    const on = (due: string) => recallDue(only2026, termsWith(), { due, today: '2026-12-31' })
    expect(on('2027-01-20')).toMatchObject({ due: '2027-01-04', provisional: true })
    expect(on('2026-12-31')).toMatchObject({ due: '2026-12-31', provisional: false })
  })
})
