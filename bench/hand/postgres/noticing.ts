import type { Pool } from 'pg'
import type { NoticeRun } from '../../captured-notices.ts'
import { today } from '../../office.ts'
import { finished } from '../finish.ts'
import type { Noticing } from '../hand.ts'
import { batchesOf, checkDue, mostTold } from '../notices.ts'
import { chainsIn, type Head, linked } from '../trail.ts'
import { booleans, inTransaction, type Named, run as runNamed, writeBulk } from './statements.ts'

const readDue: Named = {
  name: 'read_due',
  text: `select request, position, version from casekeep_request_items where tenant = $1 and notice <= $2
         order by notice, request, position limit ${mostTold} for update`,
}
const readHeads: Named = {
  name: 'read_heads',
  text: `select listed.chain, head.position, head.digest from unnest($2::text[]) as listed(chain) cross join lateral (
           select position, digest from casekeep_trail where tenant = $1 and chain = listed.chain
           order by position desc limit 1) as head`,
}
const note: Named = {
  name: 'note_sent',
  text: `update casekeep_request_items as item set notice = sent.notice, noticed = sent.noticed, version = item.version + 1
         from unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
           as sent(request, position, version, notice, noticed)
         where item.tenant = $1 and item.request = sent.request and item.position = sent.position
           and item.version = sent.version`,
}

/** `begin`, six statements, `commit`: what is due, the heads of its chains, then a statement for each table. */
export function noticing(pool: Pool, tenant: string, run: NoticeRun): Noticing {
  const batches = batchesOf(run, booleans)
  return {
    send: async () => {
      let sent = 0
      for (const batch of batches) {
        const { told } = batch
        await inTransaction(pool, async (client) => {
          checkDue((await runNamed(client, readDue, [tenant, today()])).rows, batch)
          const heads = new Map<string, Head>()
          for (const head of (await runNamed(client, readHeads, [tenant, chainsIn(batch.rows)])).rows)
            heads.set(head.chain, head)
          const { rowCount } = await runNamed(client, note, [
            tenant,
            told.map(({ request }) => request),
            told.map(({ position }) => position),
            told.map(({ version }) => version),
            told.map(({ notice }) => notice),
            told.map(({ noticed }) => noticed),
          ])
          if (rowCount !== told.length) throw new Error('A loan changed.')
          await writeBulk(client, finished(linked(batch.rows, (chain) => heads.get(chain))))
        })
        sent += told.length
      }
      return sent
    },
  }
}
