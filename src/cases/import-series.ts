import type { Context } from '../engine/context.ts'
import type { Issues } from '../engine/issues.ts'
import { Unread } from '../engine/unread.ts'
import { type CaseScheme, caseScheme } from '../numbering/case-scheme.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Reader, Row } from '../storage.ts'
import type { ImportedCase } from './imported-case.ts'
import { findGaps } from './register-gaps.ts'

/** A number of an old register that is larger than this is a slip of the pen: a series would go on after it for ever. */
const largestLegacyNumber = 999_999_999

type ImportedRow = ImportedCase | Unread

/** The series of a category that an import counts in. */
export interface ImportSeries {
  readonly category: ResolvedCategory
  readonly scheme: CaseScheme
  /** The last number given; null where the import names no number and need not know. */
  readonly last: number | null
  /** Gaps of the register that hold a number which the import names. */
  readonly gaps: readonly Row<'registerGaps'>[]
}

/** The categories of an import, each with its scheme. */
export function schemesOf(
  rows: readonly ImportedRow[],
  { policy }: Context,
): readonly Pick<ImportSeries, 'category' | 'scheme'>[] {
  return [...new Set(rows.map(categoryName))].flatMap((name) => {
    const category = name === undefined ? undefined : policy.categories[name]
    if (category === undefined) return []
    return [{ category, scheme: caseScheme({ prefix: category.prefix, past9999: category.past9999 }) }]
  })
}

export async function findSeries(
  read: Reader,
  rows: readonly ImportedRow[],
  last: ReadonlyMap<string, number>,
  context: Context,
): Promise<readonly ImportSeries[]> {
  const found: ImportSeries[] = []
  for (const { category, scheme } of schemesOf(rows, context)) {
    const known = last.get(scheme.series)
    const named = rows.flatMap((row) => (categoryName(row) === category.name ? (sequenceOf(row, scheme) ?? []) : []))
    const wanted = [...new Set(named)].filter((sequence) => sequence <= (known ?? 0)).sort((a, b) => a - b)
    const gaps = wanted.length === 0 ? [] : await findGaps(read, scheme.series, wanted, context)
    found.push({ category, scheme, last: known ?? null, gaps })
  }
  return found
}

export function categoryName(row: ImportedRow): string | undefined {
  return row instanceof Unread ? row.text('category') : row.category
}

export function numberIn(row: ImportedRow): string | undefined {
  return row instanceof Unread ? row.text('number') : row.number
}

/** The fields of a row, broken or not: they may name who leads it. */
export function fieldsOf(row: ImportedRow): Readonly<Record<string, unknown>> {
  if (!(row instanceof Unread)) return row.fields
  const { fields } = row.without(new Set())
  return typeof fields === 'object' && fields !== null ? (fields as Readonly<Record<string, unknown>>) : {}
}

function sequenceOf(row: ImportedRow, scheme: CaseScheme): number | undefined {
  const number = numberIn(row)
  const parsed = number === undefined ? undefined : scheme.parse(number)
  return parsed?.ok ? parsed.number.sequence : undefined
}

/**
 * Checks the numbers of an old register: each of its own category, and free, which it is above the last one given and in
 * a gap of the register, never where a number was issued here (P2.2).
 */
export class LegacyNumbers {
  readonly #rows = new Map<string, number>()
  readonly #issues: Issues

  constructor(issues: Issues) {
    this.#issues = issues
  }

  /** The sequence of a row's number; null where it has none, or none that can be taken. */
  check(row: ImportedRow, index: number, { scheme, last, gaps }: ImportSeries): number | null {
    const number = numberIn(row)
    if (number === undefined) return null
    const path = ['cases', index, 'number']
    const parsed = scheme.parse(number)
    if (!parsed.ok) {
      this.#issues.add(path, parsed.rule, parsed.message, parsed.accepted)
      return null
    }
    const { sequence } = parsed.number
    const earlier = this.#rows.get(number)
    if (earlier !== undefined) {
      this.#issues.add(path, 'twice', `${number} is the number of row ${earlier} too, counted from 0`)
      return null
    }
    this.#rows.set(number, index)
    if (sequence > largestLegacyNumber) {
      this.#issues.add(path, 'tooLarge', `numbers of an old register end at ${scheme.format(largestLegacyNumber)}`)
      return null
    }
    const free = sequence > last! || holding(gaps, sequence)
    if (!free) this.#issues.add(path, 'taken', `${number} is given already`)
    return free ? sequence : null
  }
}

/** Whether one of the gaps, which ascend, holds a number. */
function holding(gaps: ImportSeries['gaps'], sequence: number): boolean {
  let [from, to] = [0, gaps.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (gaps[middle]!.last < sequence) from = middle + 1
    else to = middle
  }
  return from < gaps.length && gaps[from]!.first <= sequence
}
