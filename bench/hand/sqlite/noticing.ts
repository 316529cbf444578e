import type { Database } from 'better-sqlite3'
import type { NoticeRun } from '../../captured-notices.ts'
import { today } from '../../office.ts'
import { finished } from '../finish.ts'
import type { Noticing } from '../hand.ts'
import { batchesOf, checkDue, type DueRow, mostTold, type NoticeBatch } from '../notices.ts'
import { type Head, linked } from '../trail.ts'
import { booleans, inserts } from './inserting.ts'

export function noticing(database: Database, tenant: string, run: NoticeRun): Noticing {
  const batches = batchesOf(run, booleans)
  const insert = inserts(database)
  const readDue = database.prepare<[string, string], DueRow>(
    `select request, position, version from casekeep_request_items where tenant = ? and notice <= ?
     order by notice, request, position limit ${mostTold}`,
  )
  const readHead = database.prepare<[string, string], Head>(
    'select position, digest from casekeep_trail where tenant = ? and chain = ? order by position desc limit 1',
  )
  const note = database.prepare(
    `update casekeep_request_items set notice = ?, noticed = ?, version = version + 1
     where tenant = ? and request = ? and position = ? and version = ?`,
  )
  const sendSome = database.transaction((batch: NoticeBatch) => {
    checkDue(readDue.all(tenant, today()), batch)
    for (const { request, position, version, notice, noticed } of batch.told)
      if (note.run(notice, noticed, tenant, request, position, version).changes !== 1)
        throw new Error(`${request} changed.`)
    insert(finished(linked(batch.rows, (chain) => readHead.get(tenant, chain))))
  })
  return {
    send: async () => {
      for (const batch of batches) sendSome.immediate(batch)
      return batches.reduce((sum, { told }) => sum + told.length, 0)
    },
  }
}
