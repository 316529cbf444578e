import { addDays, workingCalendar } from 'casekeep'
import { never } from '../../src/requests/never.ts'
import { type NoticeKind, noticeKinds, noticesFor } from '../../src/requests/time/notices.ts'
import { policy } from '../office.ts'

/** How a loan stands that is out. */
export interface Standing {
  readonly due: string
  /** The day of the next notice, and which one was the last. */
  readonly notice: string
  readonly noticed: NoticeKind | null
}

/** A loan that is to be told of today, by the notice that is sent. */
export interface DueStanding extends Standing {
  readonly kind: NoticeKind
}

/** Days around today that due dates are looked for on: closed ones are among them. */
const near = 14

/** Loans that are to be told of today, one for each notice: what falls on a closed day is sent on the next run. */
export function dueStandings(today: string): readonly DueStanding[] {
  return noticeKinds.map((kind, index): DueStanding => {
    const found = daysFrom(addDays(today, -near), 2 * near).flatMap((due) =>
      noticesOf(due)
        .filter((notice) => notice.kind === kind && notice.day <= today)
        .map(({ day }) => ({ due, notice: day })),
    )
    const last = found.at(-1)
    if (last === undefined) throw new Error(`No loan is to be told of today by ${kind}.`)
    return { ...last, kind, noticed: noticeKinds[index - 1] ?? null }
  })
}

/** How many days ahead loans are due at most. */
const ahead = 60

/** Loans that nobody is told of today: nine in ten are due later, of the others everybody was told long ago. */
export function quietStandings(today: string): readonly Standing[] {
  const later = daysFrom(today, ahead).flatMap((due): readonly Standing[] => {
    const [next] = noticesOf(due)
    return next !== undefined && next.day > today ? [{ due, notice: next.day, noticed: null }] : []
  })
  const told = daysFrom(addDays(today, -3 * ahead), Math.round(later.length / 9))
  return [...later, ...told.map((due): Standing => ({ due, notice: never, noticed: 'toHead' }))]
}

function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** By the settings and the calendar of every archive here. */
function noticesOf(due: string) {
  return noticesFor(calendar, policy.settings, { kind: 'loan', due, since: '0001-01-01' })
}
const calendar = workingCalendar()
