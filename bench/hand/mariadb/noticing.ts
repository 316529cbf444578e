import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import type { NoticeRun } from '../../captured-notices.ts'
import { today } from '../../office.ts'
import { finished } from '../finish.ts'
import type { Noticing } from '../hand.ts'
import { batchesOf, checkDue, type DueRow, mostTold, type NoticeBatch, type Told } from '../notices.ts'
import { chainsIn, type Head, linked } from '../trail.ts'
import { booleans, inTransaction, writeBulk } from './statements.ts'

/** `begin`; what is due; the heads of its chains; the loans, in one list; a statement for each table; `commit`. */
export function noticing(pool: Pool, tenant: string, run: NoticeRun): Noticing {
  const batches = batchesOf(run, booleans)
  return {
    send: async () => {
      for (const batch of batches)
        await inTransaction(pool, async (connection) => {
          await sendSome(connection, tenant, batch)
        })
      return batches.reduce((sum, { told }) => sum + told.length, 0)
    },
  }
}

async function sendSome(connection: PoolConnection, tenant: string, batch: NoticeBatch): Promise<void> {
  const [due] = await connection.execute<(RowDataPacket & DueRow)[]>(
    `select request, position, version from casekeep_request_items where tenant = ? and notice <= ?
     order by notice, request, position limit ${mostTold} for update`,
    [tenant, today()],
  )
  checkDue(due, batch)
  const heads = await headsOf(connection, tenant, chainsIn(batch.rows))
  if (batch.told.length > 0) await note(connection, tenant, batch.told)
  await writeBulk(connection, finished(linked(batch.rows, (chain) => heads.get(chain))))
}

/** The driver writes the lists into the text: no list in one parameter compares by the columns' own collation. */
async function headsOf(
  connection: PoolConnection,
  tenant: string,
  chains: readonly string[],
): Promise<ReadonlyMap<string, Head>> {
  const [rows] = await connection.query<(RowDataPacket & Head & { readonly chain: string })[]>(
    `select head.chain, head.position, head.digest from (
       select chain, max(position) as position from casekeep_trail where tenant = ? and chain in (?) group by chain
     ) as last straight_join casekeep_trail as head
     on head.tenant = ? and head.chain = last.chain and head.position = last.position`,
    [tenant, chains, tenant],
  )
  return new Map(rows.map((row) => [row.chain, row]))
}

async function note(connection: PoolConnection, tenant: string, told: readonly Told[]): Promise<void> {
  const rows = told.map(({ request, position, version, notice, noticed }) => [
    request,
    position,
    version,
    notice,
    noticed,
  ])
  const [first, ...others] = rows.map(
    () => 'select ? as request, ? as position, ? as version, ? as notice, ? as noticed',
  )
  const [{ affectedRows }] = await connection.query<ResultSetHeader>(
    `update (${[first, ...others].join(' union all ')}) as sent straight_join casekeep_request_items as item
       on item.tenant = ? and item.request = sent.request and item.position = sent.position and item.version = sent.version
     set item.notice = sent.notice, item.noticed = sent.noticed, item.version = item.version + 1`,
    [...rows.flat(), tenant],
  )
  if (affectedRows !== told.length) throw new Error('A loan changed.')
}
