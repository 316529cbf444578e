import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { ClosedDay, DueDate, DueStep } from './due.ts'
import { lastOpenDay, later, moveOffClosedDay, nextOpenDay } from './open-days.ts'
import { type Stated, stated, strictest } from './stated.ts'
import type { LoanTerms } from './terms.ts'

export interface HandOver {
  /** The day on which the item was handed over; it may be a closed one. */
  readonly handedOver: PlainDate
  /** Working days that were asked for; null: as many as the terms allow. Never more than these. */
  readonly days: number | null
  /** The last day that was asked for; null: none was. */
  readonly until: PlainDate | null
  /** The last day of the borrower's work or membership; null: no end is known. */
  readonly borrowerUntil: PlainDate | null
}

/**
 * When a loan is due (P7.2, §13): so many working days after the hand-over, or on the day that was asked for if that is
 * earlier, moved off a closed day as the policy says, and at the latest on the last open day before the borrower leaves.
 *
 * It is never before the hand-over, and on a closed day only where the policy keeps such, or where the borrower has no
 * open day left (which blocks the loan).
 * @throws {CasekeepError} as {@link WorkingCalendar}
 */
export function dueDate(calendar: WorkingCalendar, terms: LoanTerms, handOver: HandOver): DueDate {
  const { handedOver: from, days, until, borrowerUntil } = handOver
  const length =
    days === null ? terms.longest : strictest<Stated<number>>(stated(days, 'request', 'P7.2'), terms.longest)
  return countDue(calendar, { from, length, until, borrowerUntil, closedDay: terms.closedDay })
}

export interface Span {
  /** The day from which it counts, and before which it never ends. */
  readonly from: PlainDate
  readonly length: Stated<number>
  readonly until: PlainDate | null
  readonly borrowerUntil: PlainDate | null
  readonly closedDay: Stated<ClosedDay>
}

/** The day on which a loan or a renewal ends. */
export function countDue(calendar: WorkingCalendar, span: Span): DueDate {
  const { from, length, until, borrowerUntil, closedDay } = span
  let due = calendar.addWorkingDays(from, length.value).day
  const because: DueStep[] = [{ step: 'counted', days: length, from, to: due }]
  if (until !== null && until < due) {
    due = later(until, from)
    because.push({ step: 'asked', until, to: due })
  }
  /** The last day that has a part in the answer. */
  let seen = due
  const open = moveOffClosedDay(calendar, due, closedDay.value, from)
  if (open !== due) {
    because.push({ step: 'moved', by: closedDay, from: due, to: open })
    due = open
    seen = later(seen, open)
  }
  // What comes after the borrower's last day has no part in it. A closed day that is kept needs an open one until then.
  if (borrowerUntil !== null && borrowerUntil < nextOpenDay(calendar, due)) {
    due = later(lastOpenDay(calendar, borrowerUntil), from)
    seen = later(borrowerUntil, from)
    because.push({ step: 'shortened', until: borrowerUntil, to: due })
  }
  return { due, provisional: calendar.workingDaysBetween(from, seen).provisional, because }
}
