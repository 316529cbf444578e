import type { Kysely, Transaction } from 'kysely'
import { describe, it } from 'vitest'
import { storageConformance } from '../../adapters/conformance/index.ts'
import { migrate, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { sqliteFile } from './sqlite-file.ts'

storageConformance<Transaction<unknown>>({
  name: 'SQLite',
  describe,
  it,
  open: async () => {
    const { file, remove } = await sqliteFile()
    let db: Kysely<unknown> = await openSqlite(file)
    await migrate(db)
    return {
      adapter: sqlAdapter(db),
      host: { transaction: (work) => db.transaction().execute(work) },
      reopen: async () => {
        await db.destroy()
        db = await openSqlite(file)
        return sqlAdapter(db)
      },
      close: async () => {
        await db.destroy()
        await remove()
      },
    }
  },
})
