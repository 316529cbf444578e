import type { PlainDate } from '../../calendar/plain-date.ts'
import type { Settings } from '../../policy/settings.ts'
import type { Stated } from './stated.ts'

export type ClosedDay = Settings['loans']['closedDay']

/** One step on the way to a due date, and the day to which it led (`to`). */
export type DueStep =
  /** So many working days after a day, which is not counted itself. */
  | { readonly step: 'counted'; readonly days: Stated<number>; readonly from: PlainDate; readonly to: PlainDate }
  /** The end that was asked for, which is earlier; not before the hand-over. */
  | { readonly step: 'asked'; readonly until: PlainDate; readonly to: PlainDate }
  /** Away from a closed day. */
  | { readonly step: 'moved'; readonly by: Stated<ClosedDay>; readonly from: PlainDate; readonly to: PlainDate }
  /** The borrower leaves, or their membership ends: on paper the last open day until then, on screen that day. */
  | { readonly step: 'shortened'; readonly until: PlainDate; readonly to: PlainDate }
  /** What was read comes back on the same day. */
  | { readonly step: 'sameDay'; readonly by: Stated<'sameDay'>; readonly to: PlainDate }
  /** A recall would not make it earlier. */
  | { readonly step: 'kept'; readonly to: PlainDate }

/** A due date that explains itself: plain JSON, to be kept with it. */
export interface DueDate {
  /** The last day in time. */
  readonly due: PlainDate
  /** It rests on a year whose calendar is not published, and can still change. */
  readonly provisional: boolean
  /** In order; the last one led to `due`. */
  readonly because: readonly DueStep[]
}
