import { isRecord } from '../../../src/calendar/published-years.ts'
import {
  type WorkingCalendar,
  type WorkingCalendarOptions,
  workingCalendar,
} from '../../../src/calendar/working-days.ts'
import { isCasekeepError, type PolicyFault, refuse } from '../../../src/errors.ts'
import { chinaYears } from './years.ts'

export interface ChinaCalendarOptions {
  /** For people and records; `china` by default. */
  readonly name?: string
  /**
   * Years that the installed `chinese-days` does not hold yet, or that are to be answered otherwise, entered by hand
   * from the notice. A year here replaces the whole year of {@link chinaYears} and is published.
   */
  readonly years?: NonNullable<WorkingCalendarOptions['years']>
  /**
   * What is answered of a year that is not published. `assume`: Monday to Friday are assumed and the answer is
   * provisional (default). `refuse`: CALENDAR_UNPUBLISHED.
   */
  readonly unpublished?: 'assume' | 'refuse'
}

/**
 * The working days of mainland China: Monday to Friday without the statutory holidays, and with the Saturdays and
 * Sundays that make up for longer ones. Deadlines in working days (P3.3, P5.2, P10.2) are counted by it where it is the
 * `calendar` of `createArchive`. Which years are published is read from the data of the peer `chinese-days` (see
 * {@link chinaYears}): answers that touch another year say so (`provisional`) or are refused, never guessed in silence.
 *
 * This entry imports the optional peer statically: without it Node refuses the import with ERR_MODULE_NOT_FOUND (in
 * CommonJS MODULE_NOT_FOUND), naming `chinese-days`. Install it beside casekeep: `npm install chinese-days`.
 *
 * @throws INVALID_POLICY with all faults of the options at once: paths such as `years.2027.closed.3`. The calendar's
 *   methods throw as those of {@link WorkingCalendar} do.
 * @example
 * import { chinaCalendar, chinaYears } from 'casekeep/calendars/china'
 *
 * const calendar = chinaCalendar()
 * calendar.addWorkingDays('2026-02-13', 2) // { day: '2026-02-24', provisional: false }: 14 February is worked
 *
 * // A notice that the package does not hold yet, entered by hand. Where it also changes this December, this year is
 * // entered anew too.
 * const thisYear = chinaYears()[2026]!
 * chinaCalendar({
 *   years: {
 *     2026: { ...thisYear, closed: [...thisYear.closed, ...closedInDecember] },
 *     2027: { closed: daysOff, open: weekendDaysWorked },
 *   },
 * })
 */
export function chinaCalendar(options: ChinaCalendarOptions = {}): WorkingCalendar {
  if (!isRecord(options as unknown)) {
    refuse('INVALID_POLICY', { faults: [{ path: 'options', message: 'The options of a calendar are an object.' }] })
  }
  const { name = 'china', unpublished = 'assume', years } = options
  const faults = unknownOptions(options)
  try {
    // What is no record of years is left as it is: the calendar says what is wrong with it.
    const all = years === undefined ? chinaYears() : isRecord(years) ? { ...chinaYears(), ...years } : years
    const calendar = workingCalendar({ name, years: all, published: 'listed', unpublished })
    if (faults.length === 0) return calendar
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_POLICY')) throw error
    // Not by `push(...)`: a list may have more faults than a call takes arguments.
    return refuse('INVALID_POLICY', { faults: [...faults, ...error.details.faults] })
  }
  return refuse('INVALID_POLICY', { faults })
}

const known = ['name', 'years', 'unpublished'] as const satisfies (keyof ChinaCalendarOptions)[]

function unknownOptions(options: object): PolicyFault[] {
  return Object.keys(options)
    .filter((key) => !(known as readonly string[]).includes(key))
    .map((path) => ({ path, message: `China's calendar has no such option; options are ${known.join(', ')}.` }))
}
