import { issueSentence } from 'casekeep'
import type { ImportReport, RowReport } from 'casekeep/files'

/** As many rows as fit a screen; the report by row has all of them. */
const mostShown = 20
const plain = (value: number) => value.toLocaleString('en-US')

export function printOutcome({ dryRun, rows, counts, series, unusedColumns }: ImportReport): string {
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  return [
    refused.length > 0
      ? `${plain(refused.length)} of ${plain(rows.length)} rows are refused: nothing was written.`
      : dryRun
        ? `All ${plain(counts.fine)} rows are in order; nothing was written.`
        : `${plain(counts.imported)} rows are in the archive.`,
    ...(refused.length > 0 ? ['', ...refused.slice(0, mostShown).map(printRow)] : []),
    ...(refused.length > mostShown
      ? [`… and ${plain(refused.length - mostShown)} more: --report FILE has them all.`]
      : []),
    '',
    ...table([
      ['category', 'last number', 'gaps of the register'],
      ...series.map(({ category, last, unused }) => [category, plain(last), plain(unused)]),
    ]),
    ...(unusedColumns.length > 0
      ? ['', `Left out, as the mapping does not name them: ${unusedColumns.join(', ')}`]
      : []),
  ].join('\n')
}

function printRow({ row, line, issues }: RowReport): string {
  const said = issues.map((issue) => `${issue.column ?? issue.path.join('.')} ${issueSentence(issue, 'en')}`.trim())
  return `row ${row} (line ${line}): ${said.join('; ')}`
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  )
}
