import { chinaCalendar } from '../../../adapters/calendars/china/calendar.ts'
import { workingCalendar } from '../../../src/calendar/working-days.ts'
import { standardLevels } from '../../../src/policy/definition.ts'
import { type Settings, type SettingsInput, settingsSchema } from '../../../src/policy/settings.ts'
import type { DueStep } from '../../../src/requests/time/due.ts'
import type { Borrower, ItemClass } from '../../../src/requests/time/limits.ts'
import { type LoanTerms, loanTerms } from '../../../src/requests/time/terms.ts'

/*
 * What the expected days are counted in by hand.
 *
 *     January 2026            February 2026           March 2026
 * Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su
 *           1  2  3  4                       1                       1
 *  5  6  7  8  9 10 11     2  3  4  5  6  7  8     2  3  4  5  6  7  8
 * 12 13 14 15 16 17 18     9 10 11 12 13 14 15     9 10 11 12 13 14 15
 * 19 20 21 22 23 24 25    16 17 18 19 20 21 22    16 17 18 19 20 21 22
 * 26 27 28 29 30 31       23 24 25 26 27 28       23 24 25 26 27 28 29
 *
 * China closed 1 to 3 January and 15 to 23 February 2026, and worked on Sunday 4 January, Saturday 14 and Saturday 28
 * February. The other holidays stand in test/calendar/china-notices.ts.
 */
export const weekdays = workingCalendar()
export const china = chinaCalendar()
/** Nothing is published but 2026. */
export const only2026 = workingCalendar({ years: { 2026: { closed: [] } } })

export const settingsWith = (settings: SettingsInput = {}): Settings => settingsSchema.parse(settings)
export const policyWith = (settings: SettingsInput = {}, timeZone = 'Asia/Shanghai') => ({
  levels: standardLevels as readonly string[],
  settings: settingsWith(settings),
  timeZone,
})

export const insider: Borrower = { outside: false, roles: [], departments: ['sales'] }
export const outsider: Borrower = { outside: true, roles: [], departments: [] }
export const item = (level: (typeof standardLevels)[number], category = 'client'): ItemClass => ({
  level: standardLevels.indexOf(level),
  category,
})

export function termsWith(
  loans: SettingsInput['loans'] = {},
  of: ItemClass = item('internal'),
  borrower: Borrower = insider,
): LoanTerms {
  return loanTerms(policyWith({ loans: loans ?? {} }), of, borrower)
}

/** The steps of a due date, briefly. */
export const told = (because: readonly DueStep[]): string =>
  because.map((one) => `${one.step === 'counted' ? `${one.days.value} days` : one.step} ${one.to}`).join(', ')
