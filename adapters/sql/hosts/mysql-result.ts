import type { HostResult } from '../host-transaction.ts'
import { refuseHost } from './refuse-host.ts'

/** What `mysql2` answers where there are no rows; the members that are read. */
interface MysqlHeader {
  readonly affectedRows: number | string
  readonly insertId: number | string
  readonly serverStatus?: number
}

export const acceptedByMysql = [
  'a connection of mysql2 or mysql2/promise on which the host has begun a transaction that has not ended',
]

/** Flags of the server's status, which comes with every answer but rows. */
const inTransaction = 1
const autocommit = 2

/**
 * Outside a transaction the server takes savepoints and keeps none, so that each statement would be kept whatever came
 * after it. Its first answer tells.
 */
function mustHaveBegun(status: number): void {
  if ((status & autocommit) !== 0 && (status & inTransaction) === 0)
    refuseHost('required', 'no transaction is open on this connection: await begin first', acceptedByMysql)
}

/** The first of the two things that `mysql2` answers. */
export function mysqlResult(answer: unknown): HostResult {
  if (Array.isArray(answer)) return { rows: answer }
  const { affectedRows, insertId, serverStatus = 0 } = answer as MysqlHeader
  mustHaveBegun(serverStatus)
  return { rows: [], affected: Number(affectedRows), insertId: Number(insertId) }
}
