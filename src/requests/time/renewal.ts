import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { DueDate } from './due.ts'
import { countDue } from './due-date.ts'
import { neverLent, tooLong } from './lending.ts'
import { type Limit, type Stated, stated, strictest } from './stated.ts'
import type { LoanTerms } from './terms.ts'

/** Why a loan may not be renewed as it is asked for. */
export type RenewalBlock = { readonly clause: string } & (
  | {
      /** Still in time, but asked for after the last day on which it could be. */
      readonly because: 'tooLate'
      readonly today: PlainDate
      /** The last day on which it could be asked for. */
      readonly latest: PlainDate
      readonly before: Stated<number>
    }
  /** It is asked for after the due date, whatever the grace. */
  | { readonly because: 'afterDue'; readonly today: PlainDate; readonly due: PlainDate }
  /** It was renewed as often as it may be. */
  | { readonly because: 'limitReached'; readonly renewals: number; readonly most: Stated<number> }
  /** No loan to an outsider is renewed. */
  | { readonly because: 'outsider'; readonly most: Stated<number> }
  /** No item of this level or category is renewed. */
  | { readonly because: 'neverRenewed'; readonly by: Stated<string> }
  /** Nothing of its kind is lent any more. */
  | { readonly because: 'neverLent'; readonly by: Stated<number>; readonly for: Limit['for'] }
  /** More working days than a renewal may have. */
  | {
      readonly because: 'tooLong'
      readonly days: number
      readonly longest: Stated<number>
      readonly for: Limit['for']
    }
  | { readonly because: 'recalled'; readonly on: PlainDate }
  /** So many others wait for it. */
  | { readonly because: 'waitedFor'; readonly by: number }
  | { readonly because: 'lost' }
  /** The item is not with the borrower. */
  | { readonly because: 'notOut'; readonly state: string }
  | {
      /** The borrower leaves before it would be due later than it is. */
      readonly because: 'borrowerLeaves'
      readonly until: PlainDate
      readonly due: PlainDate
      readonly wouldBe: PlainDate
    }
  /** It would not be due any later than it is. */
  | { readonly because: 'notLater'; readonly due: PlainDate; readonly wouldBe: PlainDate }
)

export interface RenewalAsked {
  readonly today: PlainDate
  /** Working days; null: as many as a renewal may have. */
  readonly days: number | null
  /** The state of the item in its request: `out`, `lost` and so on. */
  readonly state: string
  /** When it is due now; of no account where it is not out. */
  readonly due: PlainDate
  /** How often it was renewed already. */
  readonly renewals: number
  /** When it was recalled; null: it was not. */
  readonly recalled: PlainDate | null
  /** How many others wait for it. */
  readonly waiting: number
  /** The last day of the borrower's work or membership; null: no end is known. */
  readonly borrowerUntil: PlainDate | null
}

/** The new due date, or why there is none. */
export type Renewal =
  | ({ readonly possible: true } & DueDate)
  | { readonly possible: false; readonly blocks: readonly RenewalBlock[] }

/**
 * The new due date of a loan, which is later than the old one, or all reasons at once for which there is none (P7.2,
 * §13).
 *
 * "At least so long before it is due" counts back from the due date: of an item that is due on a Monday, a renewal one
 * working day before is asked for by Friday, and not on Sunday.
 */
export function renewal(calendar: WorkingCalendar, terms: LoanTerms, asked: RenewalAsked): Renewal {
  const { due, borrowerUntil } = asked
  const blocks = [...policyBlocks(terms, asked), ...itemBlocks(asked)]
  const renewed = renewedDue(calendar, terms, asked)
  if (renewed === null) return { possible: false, blocks }

  blocks.unshift(...lateBlocks(calendar, terms.renewalBefore, asked))
  if (renewed.due <= due && lengthOf(terms, asked).value > 0) {
    const shortened = renewed.because.at(-1)!.step === 'shortened'
    blocks.push(
      shortened
        ? { because: 'borrowerLeaves', clause: 'P7.2', until: borrowerUntil!, due, wouldBe: renewed.due }
        : { because: 'notLater', clause: terms.renewalFrom.clause, due, wouldBe: renewed.due },
    )
  }
  return blocks.length === 0 ? { possible: true, ...renewed } : { possible: false, blocks }
}

/**
 * When a loan would be due if it were renewed, whether it may be or not; null where nothing is due at all, since it came
 * back or was never fetched.
 */
export function renewedDue(
  calendar: WorkingCalendar,
  terms: LoanTerms,
  asked: Pick<RenewalAsked, 'today' | 'days' | 'state' | 'due' | 'borrowerUntil'>,
): DueDate | null {
  const { today, state, due, borrowerUntil } = asked
  if (state !== 'out' && state !== 'lost') return null
  const from = terms.renewalFrom.value === 'due' ? due : today
  const length = lengthOf(terms, asked)
  return countDue(calendar, { from, length, until: null, borrowerUntil, closedDay: terms.closedDay })
}

function lengthOf({ renewalLength }: LoanTerms, { days }: Pick<RenewalAsked, 'days'>): Stated<number> {
  return strictest<Stated<number>>(renewalLength, days === null ? null : stated(days, 'request', 'P7.2'))
}

function lateBlocks(
  calendar: WorkingCalendar,
  before: Stated<number>,
  { today, due }: RenewalAsked,
): readonly RenewalBlock[] {
  if (today > due) return [{ because: 'afterDue', clause: 'P7.2', today, due }]
  const latest = calendar.addWorkingDays(due, -before.value).day
  return today > latest ? [{ because: 'tooLate', clause: before.clause, today, latest, before }] : []
}

function policyBlocks(terms: LoanTerms, { days, renewals }: RenewalAsked): readonly RenewalBlock[] {
  const { longest, renewalLength, renewals: most, neverRenewed } = terms
  const blocks: RenewalBlock[] = []
  if (most.value === 0 && most.from === 'loans.outsiderRenewals') {
    blocks.push({ because: 'outsider', clause: most.clause, most })
  } else if (renewals >= most.value) {
    blocks.push({ because: 'limitReached', clause: most.clause, renewals, most })
  }
  if (neverRenewed !== null) {
    blocks.push({ because: 'neverRenewed', clause: neverRenewed.clause, by: neverRenewed })
  }
  if (longest.value === 0) {
    blocks.push(neverLent(longest))
  } else if (days !== null && days > renewalLength.value) {
    blocks.push(tooLong(days, renewalLength))
  }
  return blocks
}

function itemBlocks({ recalled, waiting, state }: RenewalAsked): readonly RenewalBlock[] {
  const clause = 'P7.2'
  const blocks: RenewalBlock[] = []
  if (recalled !== null) blocks.push({ because: 'recalled', clause, on: recalled })
  if (waiting > 0) blocks.push({ because: 'waitedFor', clause, by: waiting })
  if (state === 'lost') blocks.push({ because: 'lost', clause })
  else if (state !== 'out') blocks.push({ because: 'notOut', clause, state })
  return blocks
}
