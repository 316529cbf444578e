import type { Database } from 'better-sqlite3'
import type { Change } from '../../../src/storage.ts'
import { finished } from '../finish.ts'
import type { Opening } from '../hand.ts'
import { Prepared, Template } from '../template.ts'
import { booleans, inserts, takingOn } from './inserting.ts'

export function opening(database: Database, tenant: string, changes: readonly Change[]): Opening {
  const prepared = new Prepared(Template.of(changes, booleans))
  const insert = inserts(database)
  const take = takingOn(database)
  const open = database.transaction(() => {
    insert(finished(prepared.take(take(tenant, 1))))
  })
  return { ready: prepared.ready, open: async () => open.immediate() }
}
