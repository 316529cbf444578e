import type { RegisterLine } from '../../src/requests/register.ts'
import { guardCell } from './formula-guard.ts'
import { type RegisterOptions, takeRegisterOptions, trueOrFalse } from './options.ts'
import { type Cell, registerTable } from './register-table.ts'

export interface CsvRegisterOptions extends RegisterOptions {
  /** Begin with a byte order mark, without which Excel takes UTF-8 for something else. Default: true. */
  readonly bom?: boolean | undefined
}

/**
 * A register of loans or consultations as CSV (RFC 4180, CRLF), to be written as UTF-8. Text is quoted and guarded
 * against formulas (`guardCell`); numbers and days stand bare, so that a spreadsheet takes them for what they are.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * const { items } = await archivist.requests.register({ kind: 'loan' })
 * registerCsv(items, { policy, kind: 'loan', locale: 'zh-Hant' })
 */
export function registerCsv(lines: readonly RegisterLine[], options: CsvRegisterOptions): string {
  const { bom = true, ...register } = takeRegisterOptions(options, { bom: trueOrFalse })
  const { columns, rows } = registerTable(lines, register)
  const written = [columns.map(({ heading }) => quoted(heading)), ...rows.map((row) => row.map(writeCell))]
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
