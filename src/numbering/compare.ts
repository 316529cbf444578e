import type { NumberKind, RecordNumber } from './number.ts'
import { parseNumber } from './parse.ts'

/** Within one case: the case itself, then its documents, then its batches. Yearly prefixes never meet. */
const ranks: { readonly [K in NumberKind]: number } = {
  case: 0,
  document: 1,
  batch: 2,
  consultation: 3,
  loan: 3,
  disposal: 3,
  hold: 3,
  transfer: 3,
}

/**
 * Orders numbers as their series counts: by prefix, year, sequence, then the number within the case. `KH10000` comes
 * after `KH9999`, which text order gets wrong. Negative, 0 or positive; 0 only for the same number.
 *
 * @example
 * numbers.sort(compareNumbers)
 */
export function compareNumbers(a: RecordNumber, b: RecordNumber): number {
  return (
    compareText(a.prefix, b.prefix) ||
    yearOf(a) - yearOf(b) ||
    a.sequence - b.sequence ||
    ranks[a.kind] - ranks[b.kind] ||
    withinCase(a) - withinCase(b)
  )
}

/**
 * `compareNumbers` for numbers as text. What is no number comes after all numbers, in order of code units, so
 * that a list with a stray entry still sorts the same way everywhere.
 *
 * @example
 * ['KH10000', 'KH9999', 'KH0001-001'].sort(compareNumberTexts) // ['KH0001-001', 'KH9999', 'KH10000']
 */
export function compareNumberTexts(a: string, b: string): number {
  const left = parseNumber(a)
  const right = parseNumber(b)
  if (left.ok && right.ok) return compareNumbers(left.number, right.number)
  if (left.ok !== right.ok) return left.ok ? -1 : 1
  return compareText(a, b)
}

const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const yearOf = (number: RecordNumber) => ('year' in number ? number.year : 0)
const withinCase = (number: RecordNumber) =>
  number.kind === 'document' ? number.document : number.kind === 'batch' ? number.batch : 0
