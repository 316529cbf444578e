import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayFromNumber, dayNumber } from '../../../src/calendar/plain-date.ts'
import { type WorkingCalendar, workingCalendar } from '../../../src/calendar/working-days.ts'
import type { ClosedDay } from '../../../src/requests/time/due.ts'
import { dueDate, type HandOver } from '../../../src/requests/time/due-date.ts'
import { lendingBlocks } from '../../../src/requests/time/lending.ts'
import { type NoticeKind, nextNotice, noticesFor } from '../../../src/requests/time/notices.ts'
import { overdue } from '../../../src/requests/time/overdue.ts'
import { recallDue } from '../../../src/requests/time/recall.ts'
import { renewal } from '../../../src/requests/time/renewal.ts'
import { china, insider, item, policyWith, settingsWith, termsWith, weekdays } from './given.ts'

const runs = { numRuns: 400 }

/** Five, six and seven days a week, China's, and a house that closes for a month. */
const closedMonth = Array.from({ length: 31 }, (_, index) => addDays('2025-08-01', index))
const anyCalendar = fc.constantFrom<WorkingCalendar>(
  weekdays,
  china,
  workingCalendar({ weekend: [0] }),
  workingCalendar({ weekend: [] }),
  workingCalendar({ years: { 2025: { closed: closedMonth } }, published: 'all' }),
)
const anyDay = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-10-31') }).map(dayFromNumber)
/** Days around holidays, where mistakes are. */
const nearHoliday = fc
  .tuple(
    fc.constantFrom('2024-02-09', '2025-01-27', '2025-08-01', '2025-10-01', '2026-02-14'),
    fc.integer({ min: -8, max: 8 }),
  )
  .map(([day, by]) => addDays(day, by))
const startDay = fc.oneof(anyDay, nearHoliday)
const after = (most: number) => fc.option(fc.integer({ min: -3, max: most }), { nil: null })
const anyChoice = fc.constantFrom<ClosedDay>('next', 'previous', 'keep', 'lastOpen')
const anyDays = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null })
const anyHandOver = fc
  .record({ handedOver: startDay, days: anyDays, until: after(30), borrowerUntil: after(40) })
  .map(({ handedOver, days, until, borrowerUntil }): HandOver => {
    const day = (by: number | null) => (by === null ? null : addDays(handedOver, by))
    return { handedOver, days, until: day(until), borrowerUntil: day(borrowerUntil) }
  })

const isOpen = (calendar: WorkingCalendar, day: string) => calendar.isWorking(day).working
const openDays = (calendar: WorkingCalendar, from: string, to: string) =>
  Array.from({ length: Math.max(dayNumber(to) - dayNumber(from) + 1, 0) }, (_, index) => addDays(from, index)).filter(
    (day) => isOpen(calendar, day),
  )

describe('a due date', () => {
  it('is never closed unless that is kept, or the borrower has no open day', () => {
    fc.assert(
      fc.property(anyCalendar, anyChoice, anyHandOver, (calendar, closedDay, handOver) => {
        const { handedOver, borrowerUntil } = handOver
        const { due } = dueDate(calendar, termsWith({ closedDay }), handOver)
        const hasOpenDay = borrowerUntil === null || openDays(calendar, handedOver, borrowerUntil).length > 0
        if (closedDay !== 'keep' && hasOpenDay) expect(isOpen(calendar, due)).toBe(true)
      }),
      runs,
    )
  })

  it('lies between the hand-over and the end of the terms and of the borrower', () => {
    fc.assert(
      fc.property(anyCalendar, anyChoice, anyHandOver, (calendar, closedDay, handOver) => {
        const { handedOver, borrowerUntil } = handOver
        const terms = termsWith({ closedDay })
        const { due, because } = dueDate(calendar, terms, handOver)
        expect(due >= handedOver).toBe(true)
        expect(because.at(-1)!.to).toBe(due)
        expect(due <= calendar.addWorkingDays(handedOver, terms.longest.value).day).toBe(true)
        if (borrowerUntil !== null && borrowerUntil >= handedOver) expect(due <= borrowerUntil).toBe(true)
      }),
      runs,
    )
  })

  it('is no earlier for more days, a later end, or a borrower who stays longer', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyChoice,
        anyHandOver,
        fc.integer({ min: 0, max: 6 }),
        (calendar, closedDay, less, by) => {
          const terms = termsWith({ closedDay })
          const due = (more: Partial<HandOver>) => dueDate(calendar, terms, { ...less, ...more }).due
          const first = due({})
          if (less.days !== null) expect(due({ days: less.days + by }) >= first).toBe(true)
          if (less.until !== null) expect(due({ until: addDays(less.until, by) }) >= first).toBe(true)
          if (less.borrowerUntil !== null) {
            expect(due({ borrowerUntil: addDays(less.borrowerUntil, by) }) >= first).toBe(true)
            expect(due({ borrowerUntil: null }) >= first).toBe(true)
          }
          expect(due({ days: null, until: null }) >= first).toBe(true)
        },
      ),
      runs,
    )
  })

  it('lies after the hand-over where nothing blocks the loan', () => {
    fc.assert(
      fc.property(anyCalendar, anyHandOver, (calendar, handOver) => {
        const { handedOver, until, days, borrowerUntil } = handOver
        fc.pre(until === null || until > handedOver)
        const terms = termsWith()
        const asked = { today: handedOver, item: item('internal'), from: null, until, days, out: [], borrowerUntil }
        fc.pre(lendingBlocks(calendar, terms, asked).length === 0)
        const { due } = dueDate(calendar, terms, handOver)
        expect(due > handedOver).toBe(true)
        expect(isOpen(calendar, due)).toBe(true)
      }),
      runs,
    )
  })
})

describe('a renewal', () => {
  it('never shortens, and is late only to whom leaves', () => {
    const renewalFrom = fc.constantFrom('due' as const, 'today' as const)
    fc.assert(
      fc.property(
        anyCalendar,
        anyChoice,
        renewalFrom,
        startDay,
        fc.integer({ min: 0, max: 20 }),
        anyDays,
        after(40),
        (calendar, closedDay, from, today, ahead, days, leaving) => {
          const due = addDays(today, ahead)
          const borrowerUntil = leaving === null ? null : addDays(today, leaving)
          const terms = termsWith({ closedDay, renewalFrom: from })
          const facts = { state: 'out', renewals: 0, recalled: null, waiting: 0 }
          const answer = renewal(calendar, terms, { ...facts, today, days, due, borrowerUntil })
          if (answer.possible) {
            expect(answer.due > due).toBe(true)
            expect(isOpen(calendar, answer.due)).toBe(true)
            if (borrowerUntil !== null) expect(answer.due <= borrowerUntil).toBe(true)
          } else {
            expect(answer.blocks.length).toBeGreaterThan(0)
          }
        },
      ),
      runs,
    )
  })
})

describe('a recall', () => {
  it('never lengthens, and leaves at most so many working days', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        startDay,
        fc.integer({ min: -10, max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        (calendar, today, ahead, recallDays) => {
          const due = addDays(today, ahead)
          const recalled = recallDue(calendar, termsWith({ recallDays }), { due, today }).due
          expect(recalled <= due).toBe(true)
          expect(recalled === due || recalled >= today).toBe(true)
          expect(openDays(calendar, addDays(today, 1), recalled).length).toBeLessThanOrEqual(Math.max(recallDays, 1))
        },
      ),
      runs,
    )
  })
})

describe('what is overdue', () => {
  const anyGrace = fc.integer({ min: 0, max: 6 })

  it('is 0 up to the end of the grace, and then grows by one each working day', () => {
    fc.assert(
      fc.property(anyCalendar, startDay, anyGrace, (calendar, due, grace) => {
        const policy = policyWith({ loans: { grace } })
        let graceLeft = grace
        let late = 0
        for (let day = due; day < addDays(due, 45); day = addDays(day, 1)) {
          if (day > due && isOpen(calendar, day)) {
            if (graceLeft > 0) graceLeft--
            else late++
          }
          const answer = overdue(calendar, policy, { kind: 'loan', due, at: day, returned: null })
          expect([day, answer.late, answer.overdue]).toEqual([day, late, late > 0])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('grows by one each day in calendar days, and by eight each working day in hours', () => {
    fc.assert(
      fc.property(anyCalendar, startDay, anyGrace, fc.integer({ min: 1, max: 60 }), (calendar, due, grace, ahead) => {
        const at = addDays(due, ahead)
        const by = (overdueCounts: 'workingDays' | 'calendarDays' | 'openHours') => {
          const policy = policyWith({ loans: { grace, overdueCounts } })
          return overdue(calendar, policy, { kind: 'loan', due, at, returned: null })
        }
        const days = by('workingDays')
        expect(by('openHours').late).toBe(days.late * 8)
        expect(by('calendarDays').late).toBe(Math.max(dayNumber(at) - dayNumber(days.lastDay), 0))
      }),
      runs,
    )
  })

  it('never becomes less with time, in hours and across changes of the clocks', () => {
    const anyZone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 12 })
    const nearChange = fc.constantFrom(
      '2026-03-06',
      '2026-03-27',
      '2026-04-03',
      '2026-10-02',
      '2026-10-23',
      '2026-10-30',
    )
    fc.assert(
      fc.property(anyCalendar, anyZone, nearChange, minutes, minutes, (calendar, zone, due, one, other) => {
        const policy = policyWith({ loans: { overdueCounts: 'openHours' } }, zone)
        const late = (minute: number) => {
          const at = new Date(dayNumber(due) * 86_400_000 + minute * 60_000).toISOString()
          return overdue(calendar, policy, { kind: 'loan', due, at, returned: null }).late
        }
        expect(late(Math.min(one, other))).toBeLessThanOrEqual(late(Math.max(one, other)))
      }),
      runs,
    )
  })
})

describe('notices', () => {
  it('fall on working days, in order, before the due date or after the last day in time, each sent once', () => {
    const anyNumber = fc.integer({ min: 0, max: 5 })
    const numbers = fc.record({ beforeDue: anyNumber, afterDue: anyNumber, toHeadAfter: anyNumber })
    const length = fc.integer({ min: 0, max: 20 })
    fc.assert(
      fc.property(anyCalendar, startDay, length, numbers, anyNumber, (calendar, since, out, notices, grace) => {
        const due = addDays(since, out)
        const settings = settingsWith({ notices, loans: { grace } })
        const all = noticesFor(calendar, settings, { kind: 'loan', due, since })
        const policy = { settings, timeZone: 'Asia/Shanghai' }
        for (const { kind, day, by } of all) {
          expect(isOpen(calendar, day)).toBe(true)
          const { late } = overdue(calendar, policy, { kind: 'loan', due, at: day, returned: null })
          if (kind === 'dueSoon') {
            expect(since <= day && day < due).toBe(true)
            expect(openDays(calendar, day, addDays(due, -1)).length).toBe(by.value)
          } else {
            expect(late).toBe(by.value)
          }
        }
        // sent day by day, each comes once and on its day
        const sent: NoticeKind[] = []
        const days: string[] = []
        for (let today = since; today < addDays(due, 80); today = addDays(today, 1)) {
          for (;;) {
            const next = nextNotice(all, sent, today)
            if (next === null || next.day > today) break
            sent.push(next.kind)
            days.push(today)
          }
        }
        expect(sent).toEqual(all.map(({ kind }) => kind))
        expect(days).toEqual(all.map(({ day }) => day))
        expect(days).toEqual(days.toSorted())
      }),
      { numRuns: 200 },
    )
  })
})

describe('reasons against a loan', () => {
  it('never go away when something else is wrong as well', () => {
    const today = '2026-01-05'
    const wrong = [
      { days: 99 },
      { from: '2026-01-02' },
      { out: [item('public')] },
      { borrowerUntil: '2026-01-04' },
      { from: '2026-01-09', until: '2026-01-08' },
    ]
    const plain = { today, item: item('internal'), from: null, until: null, days: null, out: [], borrowerUntil: null }
    const terms = termsWith({ limits: [{ items: 1 }] }, item('internal'), insider)
    const reasons = (asked: object) => lendingBlocks(weekdays, terms, { ...plain, ...asked }).map((one) => one.because)
    fc.assert(
      fc.property(fc.subarray(wrong), (chosen) => {
        // two of them name a first day
        fc.pre(!(chosen.includes(wrong[1]!) && chosen.includes(wrong[4]!)))
        const each = new Set(chosen.flatMap(reasons))
        expect(new Set(reasons(Object.assign({}, ...chosen)))).toEqual(each)
      }),
      runs,
    )
  })
})
