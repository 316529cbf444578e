import type { Pool } from 'pg'
import type { CapturedApproval } from '../../capture.ts'
import { numberOf } from '../../office.ts'
import { approvalOf, approvedColumns, batchOf, doneColumns } from '../approval.ts'
import { tableName } from '../cells.ts'
import { finished } from '../finish.ts'
import type { Approving } from '../hand.ts'
import { Prepared } from '../template.ts'
import { linked } from '../trail.ts'
import { booleans, insertsOf, insertText, inTransaction, type Named, names, run, typesOf } from './statements.ts'

/** What approving changes, for a statement whose first parameters are tenant, number and version of the batch. */
const assigned = (columns: readonly string[], first: number) =>
  columns.map((column, index) => `"${column}" = $${first + index}`).join(', ')

const readBatch: Named = {
  name: 'read_batch',
  text: 'select * from casekeep_batches where tenant = $1 and number = $2',
}
const readHead: Named = {
  name: 'read_head',
  text: 'select position, digest from casekeep_trail where tenant = $1 and chain = $2 order by position desc limit 1',
}

/**
 * `begin`, six statements, `commit`: the batch and the head of the chain are read; the batch is changed; the duty to
 * review is done and the next one opened; the trail's entry; the event.
 */
export function approvingInSix(pool: Pool, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const approve: Named = {
    name: 'approve_batch',
    text: `update casekeep_batches set ${assigned(approvedColumns, 4)}, version = version + 1
           where tenant = $1 and number = $2 and version = $3`,
  }
  const duties: Named = {
    name: 'next_duty',
    text: `with done as (update casekeep_duties set ${assigned(doneColumns, 4)}, version = version + 1
             where tenant = $1 and subject = $2 and kind = 'review' and round = $3 and state = 'open' returning 1)
           ${insertText('duties', 1, 3 + doneColumns.length)} returning (select count(*) from done) as done`,
  }
  const inserts = (['trail', 'outbox'] as const).map((table) => ({ table, ...insertsOf([table], approval.inserted) }))
  return {
    ready: prepared.ready,
    approve: (sequence) =>
      inTransaction(pool, async (client) => {
        const number = batchOf(sequence)
        const batch = (await run(client, readBatch, [tenant, number])).rows[0]
        const head = (await run(client, readHead, [tenant, numberOf(sequence)])).rows[0]
        if (batch.state !== 'inReview') throw new Error(`${number} is not in review.`)
        const changed = await run(client, approve, [tenant, number, batch.version, ...approval.approved])
        if (changed.rowCount !== 1) throw new Error(`${number} changed.`)
        const bulk = finished(linked(prepared.take(sequence), () => head))
        const [duty] = bulk.get('duties')!
        const next = await run(client, duties, [tenant, number, batch.round, ...approval.done, ...duty!])
        if (Number(next.rows[0].done) !== 1) throw new Error(`${number} has no review.`)
        for (const { table, name, text } of inserts) await run(client, { name, text }, bulk.get(table)!.flat())
      }),
  }
}

/**
 * Two statements, each its own transaction: one reads the batch and the head of the chain, one writes everything if the
 * batch is still as it was read.
 */
export function approvingInOne(pool: Pool, tenant: string, captured: CapturedApproval): Approving {
  const approval = approvalOf(captured, booleans)
  const prepared = new Prepared(approval.inserted)
  const read: Named = {
    name: 'read_batch_and_head',
    text: `select batch.*, head.position, head.digest from casekeep_batches as batch cross join lateral (
             select position, digest from casekeep_trail where tenant = batch.tenant and chain = batch."case"
             order by position desc limit 1) as head
           where batch.tenant = $1 and batch.number = $2`,
  }
  const inserted = ['duties', 'trail', 'outbox'] as const
  let last = 3
  const next = (count: number) => {
    const first = last + 1
    last += count
    return first
  }
  const sets = [
    assigned(approvedColumns, next(approvedColumns.length)),
    assigned(doneColumns, next(doneColumns.length)),
  ]
  const round = next(1)
  const parts = inserted.map((table) => {
    const rows = approval.inserted.captured(table).map(() => {
      const columnTypes = typesOf(table)
      const first = next(columnTypes.length)
      return `select ${columnTypes.map((type, index) => `$${first + index}::${type}`).join(', ')} from approved, done`
    })
    return `inserted_${table} as (insert into ${tableName(table)} (${names(table)}) ${rows.join(' union all ')})`
  })
  const write: Named = {
    name: 'approve_at_once',
    text: `with approved as (update casekeep_batches set ${sets[0]}, version = version + 1
             where tenant = $1 and number = $2 and version = $3 returning 1),
           done as (update casekeep_duties set ${sets[1]}, version = version + 1 from approved
             where tenant = $1 and subject = $2 and kind = 'review' and round = $${round} and state = 'open' returning 1),
           ${parts.join(', ')}
           select count(*) from done`,
  }
  return {
    ready: prepared.ready,
    approve: async (sequence) => {
      const number = batchOf(sequence)
      const batch = (await pool.query({ ...read, values: [tenant, number] })).rows[0]
      if (batch.state !== 'inReview') throw new Error(`${number} is not in review.`)
      const bulk = finished(linked(prepared.take(sequence), () => batch))
      const written = await pool.query({
        ...write,
        values: [
          tenant,
          number,
          batch.version,
          ...approval.approved,
          ...approval.done,
          batch.round,
          ...inserted.flatMap((table) => bulk.get(table)!.flat()),
        ],
      })
      if (Number(written.rows[0].count) !== 1) throw new Error(`${number} changed.`)
    },
  }
}
