import type { InputIssue } from '../../src/errors.ts'

/** One thing wrong with a row, and the column that it comes from, where it comes from one. */
export interface RowIssue extends InputIssue {
  readonly column: string | null
}

/**
 * What became of a row:
 * - `imported`: it is a case now, or was before, where the same file is imported again;
 * - `fine`: a dry run found that it would be;
 * - `refused`: its issues say why;
 * - `held`: nothing is wrong with it, but with another row of its chunk, which comes in whole or not at all.
 */
export type RowOutcome = 'imported' | 'fine' | 'refused' | 'held'

export interface RowReport {
  /** As a spreadsheet counts it: the heading is row 1. */
  readonly row: number
  /** The line of the file that it begins at. */
  readonly line: number
  readonly outcome: RowOutcome
  /** The number of its case; null where it has none, or none yet. */
  readonly number: string | null
  readonly issues: readonly RowIssue[]
}

/** What became of the numbers of a category. */
export interface SeriesReport {
  readonly category: string
  /** The last number of the series now, or as it would be. */
  readonly last: number
  /** How many more numbers are gaps of the old register than before; fewer where rows filled some. */
  readonly unused: number
}

export interface ImportReport {
  readonly dryRun: boolean
  readonly rows: readonly RowReport[]
  /** How many rows came to each. */
  readonly counts: Readonly<Record<RowOutcome, number>>
  readonly series: readonly SeriesReport[]
  /** Columns of the file that the mapping does not name: nothing of them comes in. */
  readonly unusedColumns: readonly string[]
}
