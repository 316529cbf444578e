import type { RegisterLine } from '../../src/requests/register.ts'
import { writeCsv } from './csv.ts'
import { type RegisterOptions, takeRegisterOptions, trueOrFalse } from './options.ts'
import { registerTable } from './register-table.ts'

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
  return writeCsv(
    columns.map(({ heading }) => heading),
    rows,
    { bom },
  )
}
