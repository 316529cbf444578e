import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { DueDate, DueStep } from './due.ts'
import type { LoanTerms } from './terms.ts'

/**
 * When an item that is recalled today is due (P7.2): so many working days from today as `loans.recallDays` says, and
 * never later than it was due. Of 0 days: today, or the next day on which the archive is open.
 */
export function recallDue(
  calendar: WorkingCalendar,
  terms: Pick<LoanTerms, 'recall'>,
  { due, today }: { readonly due: PlainDate; readonly today: PlainDate },
): DueDate {
  const { day, provisional } = calendar.addWorkingDays(today, terms.recall.value)
  const counted: DueStep = { step: 'counted', days: terms.recall, from: today, to: day }
  if (day < due) return { due: day, provisional, because: [counted] }
  return { due, provisional: false, because: [counted, { step: 'kept', to: due }] }
}
