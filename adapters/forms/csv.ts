import type { Cell } from './cells.ts'
import { guardCell } from './formula-guard.ts'

/** A table as CSV (RFC 4180, CRLF), text quoted and guarded against formulas, numbers and days bare. */
export function writeCsv(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  { bom }: { readonly bom: boolean },
): string {
  const written = [headings.map(quoted), ...rows.map((row) => row.map(writeCell))]
  return `${bom ? '\uFEFF' : ''}${written.map((row) => `${row.join(',')}\r\n`).join('')}`
}

function writeCell(cell: Cell): string {
  switch (cell.as) {
    case 'text':
      return quoted(cell.text)
    case 'number':
      return String(cell.number)
    case 'day':
      return cell.day
    case 'moment':
      return `${cell.day} ${cell.time}`
    case 'nothing':
      return ''
  }
}

/** Quoted whether it must be or not: OWASP's advice, since what separates cells is another sign in other countries. */
function quoted(text: string): string {
  return `"${guardCell(text).replaceAll('"', '""')}"`
}
