import type { PlainDate } from '../../calendar/plain-date.ts'
import type { WorkingCalendar } from '../../calendar/working-days.ts'
import type { Settings } from '../../policy/settings.ts'
import type { DueDate, DueStep } from './due.ts'
import { lastOpenDay, later } from './open-days.ts'
import { stated } from './stated.ts'

/**
 * When an item that is read at the archive is due back (P6.2): on the day on which it was given out, whether the archive
 * is open on it or not, or on the next working day, as `consultation.returned` says, and no later than the reader leaves.
 */
export function consultationDue(
  calendar: WorkingCalendar,
  settings: Pick<Settings, 'consultation'>,
  { givenOut, readerUntil }: { readonly givenOut: PlainDate; readonly readerUntil: PlainDate | null },
): DueDate {
  const from = 'consultation.returned'
  if (settings.consultation.returned === 'sameDay') {
    const by = stated('sameDay' as const, from)
    return { due: givenOut, provisional: false, because: [{ step: 'sameDay', by, to: givenOut }] }
  }
  const { day, provisional } = calendar.nextWorkingDay(givenOut)
  const counted: DueStep = { step: 'counted', days: stated(1, from), from: givenOut, to: day }
  if (readerUntil === null || day <= readerUntil) return { due: day, provisional, because: [counted] }
  const due = later(lastOpenDay(calendar, readerUntil), givenOut)
  return { due, provisional: false, because: [counted, { step: 'shortened', until: readerUntil, to: due }] }
}

/** The last day on screen: exactly the one that was asked for (P6.2), unless the reader leaves before it. */
export function screenDue({
  until,
  givenOut,
  readerUntil,
}: {
  readonly until: PlainDate
  readonly givenOut: PlainDate
  readonly readerUntil: PlainDate | null
}): DueDate {
  const asked: DueStep = { step: 'asked', until, to: until }
  if (readerUntil === null || until <= readerUntil) return { due: until, provisional: false, because: [asked] }
  const due = later(readerUntil, givenOut)
  return { due, provisional: false, because: [asked, { step: 'shortened', until: readerUntil, to: due }] }
}
