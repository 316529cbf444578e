import type { RegisterLine } from '../../src/requests/register.ts'
import { type RegisterOptions, takeRegisterOptions } from './options.ts'
import { registerTable } from './register-table.ts'
import { workbook } from './workbook.ts'

/**
 * A register of loans or consultations as an Excel workbook: one sheet with a frozen, bold heading. Days and moments are
 * dates (moments in the policy's time zone), numbers are numbers, and no text is ever a formula. A text of more than
 * 32,767 characters is cut, since no cell holds more.
 * @throws {CasekeepError} `INVALID_INPUT` for an option that is not known or not fit.
 * @example
 * const { items } = await archivist.requests.register({ kind: 'loan' })
 * await writeFile('loans.xlsx', registerXlsx(items, { policy, kind: 'loan' }))
 */
export function registerXlsx(lines: readonly RegisterLine[], options: RegisterOptions): Uint8Array {
  return workbook(registerTable(lines, takeRegisterOptions(options, {})))
}
