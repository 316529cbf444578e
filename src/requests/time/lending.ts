import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'
import { countFor, type ItemClass, type ItemLimit } from './limits.ts'
import { later } from './open-days.ts'
import { type Stated, stated } from './stated.ts'
import type { LoanTerms } from './terms.ts'

/** Why an item may not be lent or read as it is asked for. */
export type LendingBlock = { readonly clause: string } & (
  | {
      /** More working days than are allowed. */
      readonly because: 'tooLong'
      readonly days: number
      readonly longest: Stated<number>
    }
  | {
      /** The borrower has as many out as they may have. */
      readonly because: 'tooMany'
      /** How many of those that count are out, or asked for together with this one. */
      readonly out: number
      readonly most: ItemLimit
    }
  /** Nothing of its kind is lent: it can be read at the archive. */
  | { readonly because: 'neverLent'; readonly by: Stated<number> }
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
    blocks.push({ because: 'neverLent', clause: longest.clause, by: longest })
  } else {
    const untilThen = until === null ? 0 : calendar.workingDaysBetween(from, until).days
    const days = Math.max(asked.days ?? 0, untilThen)
    if (days > longest.value) blocks.push({ because: 'tooLong', clause: longest.clause, days, longest })
  }
  for (const most of terms.items) {
    const out = countFor(most, asked.out)
    if (out >= most.value) blocks.push({ because: 'tooMany', clause: most.clause, out, most })
  }
  if (borrowerUntil !== null) {
    const earliest = () => calendar.nextWorkingDay(from).day
    blocks.push(...leavingBlocks(borrowerUntil, today, earliest, 'P7.2'))
  }
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
  const longest = stated(settings.consultation.days, 'consultation.days', 'P6.2')
  const blocks = periodBlocks(asked, 'P6.2')
  if (from <= until) {
    // Unlike the day of a hand-over, the first day of reading counts.
    const days = calendar.workingDaysBetween(from, until).days + (calendar.isWorking(from).working ? 1 : 0)
    if (days > longest.value) blocks.push({ because: 'tooLong', clause: longest.clause, days, longest })
  }
  if (borrowerUntil !== null) blocks.push(...leavingBlocks(borrowerUntil, today, () => from, 'P6.2'))
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

/** @param earliest asked only where it matters: the calendar may refuse to say it */
function leavingBlocks(
  until: PlainDate,
  today: PlainDate,
  earliest: () => PlainDate,
  clause: string,
): readonly LendingBlock[] {
  if (until < today) return [{ because: 'borrowerLeft', clause, until, today }]
  const day = earliest()
  return until < day ? [{ because: 'borrowerLeaves', clause, until, earliest: day }] : []
}
