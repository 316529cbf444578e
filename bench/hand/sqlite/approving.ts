import type { Database } from 'better-sqlite3'
import type { CapturedApproval } from '../../capture.ts'
import { numberOf } from '../../office.ts'
import { approvalOf, approvedColumns, batchOf, doneColumns } from '../approval.ts'
import { finished } from '../finish.ts'
import type { Approving } from '../hand.ts'
import { Prepared } from '../template.ts'
import { linked } from '../trail.ts'
import { booleans, inserts } from './inserting.ts'

export function approving(database: Database, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const insert = inserts(database)
  const assigned = (columns: readonly string[]) => columns.map((column) => `"${column}" = ?`).join(', ')
  const readBatch = database.prepare('select * from casekeep_batches where tenant = ? and number = ?')
  const readHead = database.prepare(
    'select position, digest from casekeep_trail where tenant = ? and chain = ? order by position desc limit 1',
  )
  const approve = database.prepare(
    `update casekeep_batches set ${assigned(approvedColumns)}, version = version + 1
     where tenant = ? and number = ? and version = ?`,
  )
  const done = database.prepare(
    `update casekeep_duties set ${assigned(doneColumns)}, version = version + 1
     where tenant = ? and subject = ? and kind = 'review' and round = ? and state = 'open'`,
  )
  const run = database.transaction((sequence: number) => {
    const number = batchOf(sequence)
    const batch = readBatch.get(tenant, number) as { state: string; round: number; version: number }
    const head = readHead.get(tenant, numberOf(sequence)) as { position: number; digest: string }
    if (batch.state !== 'inReview') throw new Error(`${number} is not in review.`)
    if (approve.run(approval.approved, tenant, number, batch.version).changes !== 1)
      throw new Error(`${number} changed.`)
    if (done.run(approval.done, tenant, number, batch.round).changes !== 1) throw new Error(`${number} has no review.`)
    insert(finished(linked(prepared.take(sequence), () => head)))
  })
  return { ready: prepared.ready, approve: async (sequence) => run.immediate(sequence) }
}
