/** Databases of a test's own that hosts open, beside casekeep's tables. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, type Kysely } from 'kysely'
import { openSqlite } from '../../../adapters/sql/index.ts'
import { available, freshDatabase, openServer } from '../../support/servers.ts'
import { createDeals, type DatabaseName } from './hosts.ts'

export interface Place {
  /** Of SQLite the file. */
  readonly url: string
  /** Another connection, which sees what is committed. */
  readonly outside: Kysely<unknown>
  /** The rows of the host's table, as another connection sees them. */
  deals(): Promise<readonly string[]>
  /** Empties that table. */
  clear(): Promise<void>
  drop(): Promise<void>
}

/** Whether a database is there to test on; that a server is not is said aloud. */
export async function isThere(database: DatabaseName): Promise<boolean> {
  return database === 'sqlite' || (await available(database))
}

/** An empty database with the host's own table. */
export async function openPlace(database: DatabaseName): Promise<Place> {
  const { url, remove } = await emptyDatabase(database)
  const outside = database === 'sqlite' ? await openSqlite(url) : openServer(database, url)
  const run = async (text: string) => (await outside.executeQuery<{ id: string }>(CompiledQuery.raw(text))).rows
  await run(createDeals)
  return {
    url,
    outside,
    deals: async () => (await run('select id from deals order by id')).map(({ id }) => id),
    clear: async () => {
      await run('delete from deals')
    },
    drop: async () => {
      await outside.destroy()
      await remove()
    },
  }
}

async function emptyDatabase(database: DatabaseName): Promise<{ url: string; remove: () => Promise<void> }> {
  if (database === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'casekeep-host-'))
    return { url: join(folder, 'records.db'), remove: () => rm(folder, { recursive: true, force: true }) }
  }
  const { url, drop } = await freshDatabase(database)
  return { url, remove: drop }
}
