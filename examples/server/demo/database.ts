import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PlainDate, Policy, Sha256 } from 'casekeep'
import { migrate, openSqlite, sqlAdapter } from 'casekeep/sql'
import { sql } from 'kysely'
import { seed } from './seed.ts'

interface DemoDatabase {
  readonly file: string
  readonly policy: Policy
  readonly hash?: Sha256
  /** Makes it again where it is there. */
  readonly fresh?: boolean
  readonly cases?: number
  readonly onDay?: (day: PlainDate) => void
}

/**
 * Opens the demo's database, and makes it where it is not there. It is made under another name and gets its own when
 * it is whole: one that was interrupted is made again.
 */
export async function openDemo({ file, policy, hash, fresh = false, cases, onDay }: DemoDatabase) {
  const making = `${file}.making`
  remove(making)
  if (fresh) remove(file)
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const db = await openSqlite(making)
    try {
      await migrate(db)
      // Nothing counts before it is whole, so nothing is waited for on the way, and nobody need be warned of that.
      await sql`pragma synchronous = off`.execute(db)
      await seed({
        policy,
        storage: sqlAdapter(db, { warn: () => {} }),
        ...(hash && { hash }),
        ...(cases !== undefined && { cases }),
        ...(onDay && { onDay }),
      })
      await sql`pragma synchronous = full`.execute(db)
    } finally {
      await db.destroy()
    }
    renameSync(making, file)
  }
  const db = await openSqlite(file)
  await migrate(db)
  return db
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
}
