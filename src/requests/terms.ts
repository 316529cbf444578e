import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { Context } from '../engine/context.ts'
import type { Role } from '../policy/settings.ts'
import type { Block } from '../reasons.ts'
import type { Json, Row } from '../storage.ts'
import { never } from './never.ts'
import { isOnScreen } from './on-screen.ts'
import { consultationDue, screenDue } from './time/consultation-due.ts'
import type { DueDate } from './time/due.ts'
import { dueDate } from './time/due-date.ts'
import { leavingBlocks, lendingBlocks, readingBlocks } from './time/lending.ts'
import type { Borrower, ItemClass } from './time/limits.ts'
import { type NoticeKind, nextNotice, noticesFor } from './time/notices.ts'
import { type LoanTerms, loanTerms } from './time/terms.ts'

type Asked = Pick<Row<'requests'>, 'kind' | 'outsider' | 'roles' | 'department' | 'from' | 'until' | 'days'>

/** Who reads or borrows, by what they were when they asked. */
function borrowerOf({ outsider, roles, department }: Asked): Borrower {
  // The roles and the department are those of the sponsor.
  if (outsider !== null) return { outside: true, roles: [], departments: [] }
  return { outside: false, roles: roles as readonly Role[], departments: [department] }
}

/** By what an item is lent to who asked for it. */
export function termsOf(request: Asked, item: ItemClass, { policy }: Context): LoanTerms {
  return loanTerms(policy, { level: item.level, category: item.category }, borrowerOf(request))
}

/** What an item gets with its due date. */
export type Dated = Pick<Row<'requestItems'>, 'due' | 'provisional' | 'because' | 'notice' | 'noticed'>

/** When an item that is handed over today is due, and when the first notice of that is. */
export function dueOf(
  request: Asked,
  item: Row<'requestItems'>,
  borrowerUntil: PlainDate | null,
  context: Context,
): Dated {
  return dated(item, dueWhen(request, item, borrowerUntil, context), context.today, [], context)
}

function dueWhen(
  request: Asked,
  item: Row<'requestItems'>,
  borrowerUntil: PlainDate | null,
  context: Context,
): DueDate {
  const { calendar, policy, today } = context
  if (request.kind === 'loan') {
    const handOver = { handedOver: today, days: request.days, until: null, borrowerUntil }
    return dueDate(calendar, termsOf(request, item, context), handOver)
  }
  const reading = { givenOut: today, readerUntil: borrowerUntil }
  if (item.medium === 'paper') return consultationDue(calendar, policy.settings, reading)
  return screenDue({ until: request.until, ...reading })
}

/** That who asked has left, or leaves too soon for what they are to get today. */
export function leaverBlocks(
  { kind }: Pick<Row<'requests'>, 'kind'>,
  borrowerUntil: PlainDate | null,
  { calendar, today }: Context,
): readonly Block[] {
  return leavingBlocks(calendar, kind as 'consultation' | 'loan', { today, from: today, borrowerUntil })
}

/**
 * An item with a due date: what it rests on, and the next notice of it. What is read on screen needs none: it ends by itself
 * on the day after.
 */
export function dated(
  { kind, medium }: Pick<Row<'requestItems'>, 'kind' | 'medium'>,
  { due, provisional, because }: DueDate,
  since: PlainDate,
  sent: readonly NoticeKind[],
  { calendar, policy, today }: Context,
): Dated {
  const notices = noticesFor(calendar, policy.settings, { kind: kind as 'consultation' | 'loan', due, since })
  const next = isOnScreen({ kind, medium }) ? addDays(due, 1) : nextNotice(notices, sent, today)?.day
  return {
    due,
    provisional,
    because: because as unknown as Json,
    notice: next ?? never,
    noticed: sent.at(-1) ?? null,
  }
}

/** That nothing electronic is lent, where the policy does not say so: it is read on screen. */
export function electronicBlocks(
  { kind }: Pick<Row<'requests'>, 'kind'>,
  media: readonly string[],
  { policy }: Context,
): readonly Block[] {
  if (kind !== 'loan' || policy.settings.loans.electronic || media.every((medium) => medium === 'paper')) return []
  return [{ because: 'electronicNotLent', clause: 'P7.2' }]
}

/** That nothing of the kind may be had of a case that has ended, where the policy says so. */
export function endedBlocks(
  { kind }: Pick<Row<'requests'>, 'kind'>,
  files: readonly Pick<Row<'cases'>, 'number' | 'state' | 'ended'>[],
  { policy }: Context,
): readonly Block[] {
  const possible: readonly string[] = policy.settings.requests.ofEndedCases
  if (possible.includes(kind)) return []
  const ended = new Map(files.filter(({ state }) => state === 'ended').map((file) => [file.number, file.ended]))
  const clause = kind === 'loan' ? 'P7.2' : 'P6.2'
  return [...ended].map(([number, day]) => ({ because: 'caseEnded', clause, case: number, ended: day }))
}

/** All reasons for which items may not be read or lent as it is asked: each item's in its place. */
export function termBlocks(
  request: Asked,
  items: readonly ItemClass[],
  out: readonly ItemClass[],
  borrowerUntil: PlainDate | null,
  context: Context,
): readonly Block[] {
  const { calendar, policy, today } = context
  if (request.kind === 'consultation') {
    const { from, until } = request
    return readingBlocks(calendar, policy.settings, { today, from, until, borrowerUntil })
  }
  // Of what is only described nothing is known but who wants it.
  if (items.length === 0) return leaverBlocks(request, borrowerUntil, context)
  const blocks = items.flatMap((item, index) =>
    lendingBlocks(calendar, termsOf(request, item, context), {
      today,
      item,
      from: null,
      until: null,
      days: request.days,
      out: [...out, ...items.slice(0, index)],
      borrowerUntil,
    }),
  )
  // What is wrong with many items alike is said once.
  return [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()]
}
