/**
 * The working days of mainland China, from the optional peer `chinese-days`.
 * @module
 */
export { type ChinaCalendarOptions, chinaCalendar } from './calendar.ts'
export { type ChinaYears, chinaYears } from './years.ts'
