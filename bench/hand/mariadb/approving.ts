import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import type { CapturedApproval } from '../../capture.ts'
import { numberOf } from '../../office.ts'
import { approvalOf, approvedColumns, batchOf, doneColumns } from '../approval.ts'
import type { Cell } from '../cells.ts'
import { finished } from '../finish.ts'
import type { Approving } from '../hand.ts'
import { Prepared } from '../template.ts'
import { type Head, linked } from '../trail.ts'
import { booleans, insert, inTransaction } from './statements.ts'

/** `begin`, the batch and the head of the chain read, a statement for each change, `commit`. */
export function approving(pool: Pool, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const assigned = (columns: readonly string[]) => columns.map((column) => `\`${column}\` = ?`).join(', ')
  const changeOne = async (connection: PoolConnection, text: string, values: readonly Cell[]) => {
    const [{ affectedRows }] = await connection.execute<ResultSetHeader>(text, [...values])
    if (affectedRows !== 1) throw new Error(`${values.at(-2)} changed.`)
  }
  return {
    ready: prepared.ready,
    approve: (sequence) =>
      inTransaction(pool, async (connection) => {
        const number = batchOf(sequence)
        const [[batch]] = await connection.execute<RowDataPacket[]>(
          'select * from casekeep_batches where tenant = ? and number = ?',
          [tenant, number],
        )
        const [[head]] = await connection.execute<RowDataPacket[]>(
          'select position, digest from casekeep_trail where tenant = ? and chain = ? order by position desc limit 1',
          [tenant, numberOf(sequence)],
        )
        if (batch!.state !== 'inReview') throw new Error(`${number} is not in review.`)
        await changeOne(
          connection,
          `update casekeep_batches set ${assigned(approvedColumns)}, version = version + 1
           where tenant = ? and number = ? and version = ?`,
          [...approval.approved, tenant, number, batch!.version],
        )
        await changeOne(
          connection,
          `update casekeep_duties set ${assigned(doneColumns)}, version = version + 1
           where tenant = ? and kind = 'review' and state = 'open' and subject = ? and round = ?`,
          [...approval.done, tenant, number, batch!.round],
        )
        const rows = linked(prepared.take(sequence), () => head as unknown as Head)
        await insert(connection, finished(rows))
      }),
  }
}
