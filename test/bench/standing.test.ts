import { addDays, workingCalendar } from 'casekeep'
import { describe, expect, it } from 'vitest'
import { dueStandings, quietStandings } from '../../bench/filled/standing.ts'
import { policy } from '../../bench/office.ts'
import { nextNotice, noticesFor } from '../../src/requests/time/notices.ts'

/** A week, with its closed days. */
const days = Array.from({ length: 7 }, (_, index) => addDays('2026-03-02', index))
const calendar = workingCalendar()
const noticesOf = (due: string) => noticesFor(calendar, policy.settings, { kind: 'loan', due, since: '0001-01-01' })

describe.each(days)('on %s', (today) => {
  it('a loan of each kind is to be told of by the rules of the archive', () => {
    const standings = dueStandings(today)
    expect(standings.map(({ kind }) => kind)).toEqual(['dueSoon', 'overdue', 'toHead'])
    for (const { due, notice, noticed, kind } of standings) {
      const next = nextNotice(noticesOf(due), noticed === null ? [] : [noticed], today)
      expect(next).toMatchObject({ kind, day: notice })
      expect(notice <= today).toBe(true)
    }
  })

  it('of all others nobody is told, and one in ten is long overdue', () => {
    const standings = quietStandings(today)
    for (const { due, notice, noticed } of standings) {
      const next = nextNotice(noticesOf(due), noticed === null ? [] : [noticed], today)
      expect(next?.day ?? '9999-12-31').toBe(notice)
      expect(notice > today).toBe(true)
    }
    const told = standings.filter(({ noticed }) => noticed === 'toHead')
    expect(told.length / standings.length).toBeCloseTo(0.1, 1)
  })
})
