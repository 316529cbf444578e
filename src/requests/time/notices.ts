import type { PlainDate } from '../../calendar/plain-date.ts'
import type { CountedDay, WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'
import { lastDayInTime, type RequestKind } from './last-day.ts'
import { type Stated, stated } from './stated.ts'

/** In the order in which they fall where they fall on one day. */
export const noticeKinds = ['dueSoon', 'overdue', 'toHead'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Notice {
  readonly kind: NoticeKind
  /** The day on which it falls. */
  readonly day: PlainDate
  /** The last day on which it makes sense; null: as long as the item is out. */
  readonly until: PlainDate | null
  /** The number of working days that led to it. */
  readonly by: Stated<number>
  /** The day rests on a year whose calendar is not published. */
  readonly provisional: boolean
}

export interface NoticesAsked {
  readonly kind: RequestKind
  readonly due: PlainDate
  /** Since when it is due then: the day of the hand-over, of the renewal or of the recall. */
  readonly since: PlainDate
}

/**
 * The notices of one due date (P7.2, §13), in order: before it, after the last day in time, and to the borrower's head.
 * Who has just been told when it is due, at the hand-over, the renewal or the recall, needs no notice from before that
 * day. A renewal and a recall make another due date, which has notices of its own.
 */
export function noticesFor(
  calendar: WorkingCalendar,
  settings: Pick<Settings, 'loans' | 'notices'>,
  { kind, due, since }: NoticesAsked,
): readonly Notice[] {
  const { beforeDue, afterDue, toHeadAfter } = settings.notices
  const notices: Notice[] = []
  const add = (notice: NoticeKind, { day, provisional }: CountedDay, by: Stated<number>, until: PlainDate | null) => {
    notices.push({ kind: notice, day, until, by, provisional })
  }
  if (beforeDue > 0) {
    const before = calendar.addWorkingDays(due, -beforeDue)
    if (before.day >= since) add('dueSoon', before, stated(beforeDue, 'notices.beforeDue'), due)
  }
  const lastDay = lastDayInTime(calendar, settings, kind, due)
  const after = (days: number) => calendar.addWorkingDays(lastDay, days)
  if (afterDue > 0) add('overdue', after(afterDue), stated(afterDue, 'notices.afterDue'), null)
  if (toHeadAfter > 0) add('toHead', after(toHeadAfter), stated(toHeadAfter, 'notices.toHeadAfter'), null)
  // By day; the sort keeps the order of kinds within one.
  return notices.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

/**
 * The next notice that is to be sent, or null where none is to come. Its day may be over: then it was missed and is sent
 * at once, unless it makes no sense any more. What comes before a notice that was sent is never sent after it.
 *
 * @param sent the notices that were sent of this due date; none of it where it was renewed or recalled meanwhile
 */
export function nextNotice(notices: readonly Notice[], sent: readonly NoticeKind[], today: PlainDate): Notice | null {
  const done = notices.findLastIndex(({ kind }) => sent.includes(kind))
  return notices.slice(done + 1).find(({ until }) => until === null || today <= until) ?? null
}
