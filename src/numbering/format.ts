import { refuse } from '../errors.ts'
import type { BatchNumber, CaseNumber, DocumentNumber, RecordNumber } from './number.ts'
import { isCasePrefix, type YearlyKind, yearlyPrefixes } from './prefixes.ts'

/** The fewest digits of each part; a number that needs more is written wider. */
export const digits = { case: 4, document: 3, batch: 2, yearly: 4 } as const

/**
 * Writes a number as people read it. What this returns is exactly what `parseNumber` accepts.
 *
 * @throws INVALID_INPUT if a part is no number of its kind: a sequence below 1 or beyond the safe integers, a year
 * outside 1000 to 9999, a prefix that is reserved or not 2 to 4 capital letters
 * @example
 * formatNumber({ kind: 'batch', prefix: 'KH', sequence: 1, batch: 2 }) // 'KH0001-P02'
 */
export function formatNumber(number: RecordNumber): string {
  switch (number.kind) {
    case 'case':
      return writeCase(number)
    case 'document':
      return `${writeCase(number)}-${writeSequence('document', number.document, digits.document)}`
    case 'batch':
      return `${writeCase(number)}-P${writeSequence('batch', number.batch, digits.batch)}`
    default:
      return formatYearlyNumber(number.kind, number.year, number.sequence)
  }
}

/**
 * The number of a case: prefix and at least four digits (P2.2). A series that must end at 9999 is formatted by its
 * `caseScheme` instead.
 *
 * @throws INVALID_INPUT as {@link formatNumber}
 * @example
 * formatCaseNumber('KH', 1)     // 'KH0001'
 * formatCaseNumber('KH', 10000) // 'KH10000'
 */
export function formatCaseNumber(prefix: string, sequence: number): string {
  return formatNumber({ kind: 'case', prefix, sequence })
}

/**
 * The number of a transfer (P5.2), consultation (P6.2), loan (P7.2) or disposal (P9.2) within its year: four digits,
 * wider past 9999.
 *
 * @throws INVALID_INPUT if the year is outside 1000 to 9999, or the sequence is below 1 or unsafe
 * @example
 * formatYearlyNumber('transfer', 2026, 1) // 'YJ2026-0001'
 */
export function formatYearlyNumber(kind: YearlyKind, year: number, sequence: number): string {
  return `${yearlyPrefixes[kind]}${writeYear(year)}-${writeSequence(kind, sequence, digits.yearly)}`
}

/**
 * The number of the case that a document or batch belongs to; a case's own number for a case.
 *
 * @throws INVALID_INPUT as {@link formatNumber}
 * @example
 * const parsed = parseNumber('KH0001-P02')
 * if (parsed.ok && parsed.number.kind === 'batch') caseNumberOf(parsed.number) // 'KH0001'
 */
export function caseNumberOf(number: CaseNumber | DocumentNumber | BatchNumber): string {
  return writeCase(number)
}

/** A year as the numbers write it; shared with the series, so that both refuse alike. */
export function writeYear(year: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) {
    refuseFormat('year', `A year of a number is 1000 to 9999, not ${year}.`)
  }
  return String(year)
}

function writeCase({ prefix, sequence }: { readonly prefix: string; readonly sequence: number }): string {
  if (!isCasePrefix(prefix)) {
    refuseFormat('prefix', 'The prefix of a case is 2 to 4 capital Latin letters, and none of CY, DJ, JY, XH, YJ.')
  }
  return `${prefix}${writeSequence('case', sequence, digits.case)}`
}

function writeSequence(what: string, sequence: number, width: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    refuseFormat('sequence', `The sequence of a ${what} is a whole number from 1, not ${sequence}.`)
  }
  return String(sequence).padStart(width, '0')
}

/** Refuses one part of a number that cannot be written. */
export function refuseFormat(rule: string, message: string): never {
  return refuse('INVALID_INPUT', { issues: [{ path: [], rule, message }] })
}
