import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'
import { countFor, type ItemClass, type ItemLimit } from './limits.ts'
import { later, nextOpenDay } from './open-days.ts'
import { type Limit, type Stated, stated } from './stated.ts'
import type { LoanTerms } from './terms.ts'

/** Why an item may not be lent or read as it is asked for. */
export type LendingBlock = { readonly clause: string } & (
  | {
      /** More working days than are allowed. */
      readonly because: 'tooLong'
      readonly days: number
      /** As many as would be accepted. */
      readonly longest: Stated<number>
      /** What or whom this limit is for. */
      readonly for: Limit['for']
    }
  | {
      /** The borrower has as many out as they may have. */
      readonly because: 'tooMany'
      /** How many of those that count are out, or asked for together with this one. */
      readonly out: number
      readonly most: ItemLimit
    }
  | {
      /** Nothing of its kind is lent: it can be read at the archive. */
      readonly because: 'neverLent'
      readonly by: Stated<number>
      readonly for: Limit['for']
    }
  /** The borrower's last day is over. */
  | { readonly because: 'borrowerLeft'; readonly until: PlainDate; readonly today: PlainDate }
  | {
      /** The borrower's last day comes before the first one on which they could give it back, or begin to read. */
      readonly because: 'borrowerLeaves'
      readonly until: PlainDate
      readonly earliest: PlainDate
    }
  /** The first or the last day that was asked for is over. */
  | { readonly because: 'inThePast'; readonly day: PlainDate; readonly today: PlainDate }
  | { readonly because: 'endsBeforeItBegins'; readonly from: PlainDate; readonly until: PlainDate }
  | {
      /** The archive is closed on every day of the reading. */
      readonly because: 'onlyClosedDays'
      readonly from: PlainDate
      readonly until: PlainDate
      /** The first day after it on which the archive is open. */
      readonly next: PlainDate
    }
)

export interface LoanAsked {
  readonly today: PlainDate
  readonly item: ItemClass
  /** The first day; null: as soon as it can be had. At the hand-over, today. */
  readonly from: PlainDate | null
  /** The last day; null: none was asked for. */
  readonly until: PlainDate | null
  /** Working days; null: as many as the terms allow. */
  readonly days: number | null
  /** What the borrower has out, and what they are to get together with this item. */
  readonly out: readonly ItemClass[]
  /** The last day of the borrower's work or membership; null: no end is known. */
  readonly borrowerUntil: PlainDate | null
}

/** All reasons at once for which an item may not be lent as it is asked for (P7.2); none: it may. */
export function lendingBlocks(calendar: WorkingCalendar, terms: LoanTerms, asked: LoanAsked): readonly LendingBlock[] {
  const { today, until, borrowerUntil } = asked
  const { longest } = terms
  const blocks = periodBlocks(asked, 'P7.2')
  const from = later(asked.from ?? today, today)
  if (longest.value === 0) {
    blocks.push(neverLent(longest))
  } else {
    const untilThen = until === null ? 0 : calendar.workingDaysBetween(from, until).days
    const days = Math.max(asked.days ?? 0, untilThen)
    if (days > longest.value) blocks.push(tooLong(days, longest))
  }
  for (const most of terms.items) {
    const out = countFor(most, asked.out)
    if (out >= most.value) blocks.push({ because: 'tooMany', clause: most.clause, out, most })
  }
  blocks.push(...leavingBlocks(calendar, 'loan', { today, from, borrowerUntil }))
  return blocks
}

export interface ReadingAsked {
  readonly today: PlainDate
  readonly from: PlainDate
  readonly until: PlainDate
  /** The last day of the reader's work or membership; null: no end is known. */
  readonly borrowerUntil: PlainDate | null
}

/** All reasons at once for which an item may not be read as it is asked for (P6.2); none: it may. */
export function readingBlocks(
  calendar: WorkingCalendar,
  settings: Pick<Settings, 'consultation'>,
  asked: ReadingAsked,
): readonly LendingBlock[] {
  const { today, from, until, borrowerUntil } = asked
  const longest: Limit = {
    ...stated(settings.consultation.days, 'consultation.days', 'P6.2'),
    for: [{ of: 'consultation' }],
  }
  const blocks = periodBlocks(asked, 'P6.2')
  if (from <= until) {
    // Unlike the day of a hand-over, the first day of reading counts.
    const days = calendar.workingDaysBetween(from, until).days + (calendar.isWorking(from).working ? 1 : 0)
    if (days > longest.value) blocks.push(tooLong(days, longest))
    // Nobody hands over or opens anything then. Of days that are over that is all there is to say.
    if (days === 0 && from >= today) {
      blocks.push({
        because: 'onlyClosedDays',
        clause: 'P6.2',
        from,
        until,
        next: nextOpenDay(calendar, until),
      })
    }
  }
  blocks.push(...leavingBlocks(calendar, 'consultation', { today, from, borrowerUntil }))
  return blocks
}

interface Period {
  readonly today: PlainDate
  readonly from: PlainDate | null
  readonly until: PlainDate | null
}

function periodBlocks({ today, from, until }: Period, clause: string): LendingBlock[] {
  const blocks: LendingBlock[] = []
  const past = [from, until].find((day) => day !== null && day < today)
  if (past != null) blocks.push({ because: 'inThePast', clause, day: past, today })
  if (from !== null && until !== null && until < from) {
    blocks.push({ because: 'endsBeforeItBegins', clause, from, until })
  }
  return blocks
}

/** That a limit lets nothing be lent. */
export function neverLent({ for: whom, ...by }: Limit) {
  return { because: 'neverLent' as const, clause: by.clause, by, for: whom }
}

/** That more days are asked for than a limit lets be. */
export function tooLong(days: number, { for: whom, ...longest }: Limit) {
  return { because: 'tooLong' as const, clause: longest.clause, days, longest, for: whom }
}

/** That who borrows or reads has left, or leaves before the first day on which they could give it back, or begin to read. */
export function leavingBlocks(
  calendar: WorkingCalendar,
  kind: 'consultation' | 'loan',
  { today, from, borrowerUntil: until }: Pick<LoanAsked, 'today' | 'borrowerUntil'> & { readonly from: PlainDate },
): readonly LendingBlock[] {
  if (until === null) return []
  const clause = kind === 'loan' ? 'P7.2' : 'P6.2'
  if (until < today) return [{ because: 'borrowerLeft', clause, until, today }]
  const earliest = kind === 'loan' ? calendar.nextWorkingDay(from).day : from
  return until < earliest ? [{ because: 'borrowerLeaves', clause, until, earliest }] : []
}
