import { sqlAdapter } from 'casekeep/sql'
import { type Dialect, Kysely } from 'kysely'
import type { Sent } from '../plans/account.ts'
import type { Heard } from './database.ts'

/** A host on a connection of its own, which tells of each statement once it was run. */
export function heardOn(dialect: Dialect, hear: (sent: Sent) => void): Heard {
  const db = new Kysely<unknown>({
    dialect,
    log: ({ query }) => hear({ text: query.sql, parameters: query.parameters as Sent['parameters'] }),
  })
  return { storage: sqlAdapter(db), close: () => db.destroy() }
}
