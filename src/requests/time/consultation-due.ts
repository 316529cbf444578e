import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'
import type { DueDate } from './due.ts'
import { stated } from './stated.ts'

/**
 * When an item that is read at the archive is due back (P6.2): on the day on which it was given out, whether the archive
 * is open on it or not, or on the next working day, as `consultation.returned` says.
 */
export function consultationDue(
  calendar: WorkingCalendar,
  settings: Pick<Settings, 'consultation'>,
  givenOut: PlainDate,
): DueDate {
  const from = 'consultation.returned'
  if (settings.consultation.returned === 'sameDay') {
    const by = stated('sameDay' as const, from)
    return { due: givenOut, provisional: false, because: [{ step: 'sameDay', by, to: givenOut }] }
  }
  const { day, provisional } = calendar.nextWorkingDay(givenOut)
  return { due: day, provisional, because: [{ step: 'counted', days: stated(1, from), from: givenOut, to: day }] }
}
