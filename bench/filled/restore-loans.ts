import type { TableName } from '../../src/storage.ts'
import type { Database } from '../databases/database.ts'
import { leftIn } from '../same-rows.ts'
import { text } from './expressions.ts'
import { caseOfLoan, dueNumbers, type Loans } from './loans.ts'

/** What a notice run writes, and how it is undone. */
export interface Restoring {
  /** What was left behind, as a text that is the same for the same work; null where nothing was. */
  left(): Promise<string | null>
  /** As if nothing had been sent: the next run has the same work. */
  undo(): Promise<void>
}

export function restoringOf(database: Database, loans: Loans): Restoring {
  const { captured, dueToday, tenant } = loans
  const numbers = dueNumbers(loans)
  const listed = (values: readonly string[]) => values.map(text).join(', ')
  const ofTenant = `tenant = ${text(tenant)}`
  const told = `${ofTenant} and request in (${listed(numbers)}) and version > ${captured.item.version}`
  // The tenant's own chain begins with the run.
  const chains = listed(['tenant', ...numbers.map(caseOfLoan)])
  const entries = `${ofTenant} and chain in (${chains}) and (chain = 'tenant' or position > ${captured.entry.position})`
  const written: readonly (readonly [TableName, string])[] = [
    ['requestItems', told],
    ['trail', entries],
    ['outbox', ofTenant],
  ]
  const before = (of: 'notice' | 'noticed') =>
    `case noticed ${dueToday.map((loan) => `when ${text(loan.kind)} then ${loan[of] === null ? 'null' : text(loan[of])}`).join(' ')} end`
  return {
    left: async () => {
      const lines: string[] = []
      for (const [table, where] of written) {
        const { rows, characters } = (await leftIn(database, table, where)).get(tenant) ?? { rows: 0, characters: 0 }
        if (rows > 0) lines.push(`${rows} rows of ${characters} characters in ${table}`)
      }
      return lines.length === 0 ? null : lines.join(', ')
    },
    undo: async () => {
      // In this order: MariaDB goes by what was set before.
      const set = `notice = ${before('notice')}, noticed = ${before('noticed')}, version = ${captured.item.version}`
      await database.query(`update casekeep_request_items set ${set} where ${told}`)
      await database.query(`delete from casekeep_trail where ${entries}`)
      await database.query(`delete from casekeep_outbox where ${ofTenant}`)
    },
  }
}
