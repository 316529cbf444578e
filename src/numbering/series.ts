import { refuseFormat, writeYear } from './format.ts'
import { isCasePrefix, type YearlyKind, yearlyPrefixes } from './prefixes.ts'

/**
 * Names of the counters behind the numbers, as the storage's `take` wants them. A name is stored and therefore never
 * changes its form. Documents and batches have none: their case's row counts them.
 */

/**
 * The counter of a category's cases, one for each prefix (P2.2).
 *
 * @throws INVALID_INPUT if the prefix is reserved or not 2 to 4 capital letters
 * @example
 * caseSeries('KH') // 'case/KH'
 */
export function caseSeries(prefix: string): string {
  if (!isCasePrefix(prefix)) {
    refuseFormat('prefix', 'The prefix of a case is 2 to 4 capital Latin letters, and none of CY, DJ, JY, XH, YJ.')
  }
  return `case/${prefix}`
}

/**
 * The counter of a year's transfers, consultations, loans, holds or disposals.
 *
 * @throws INVALID_INPUT if the year is outside 1000 to 9999
 * @example
 * yearlySeries('transfer', 2026) // 'transfer/YJ/2026'
 */
export function yearlySeries(kind: YearlyKind, year: number): string {
  return `${kind}/${yearlyPrefixes[kind]}/${writeYear(year)}`
}
