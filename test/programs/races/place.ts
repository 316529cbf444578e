import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { keepStatements, openSqlite } from '../../../adapters/sql/index.ts'
import { available, freshDatabase, openMariadb, openPostgres } from '../../support/servers.ts'

export const storeNames = ['sqlite', 'postgres', 'mariadb'] as const
export type StoreName = (typeof storeNames)[number]

/** A database that several processes open. */
export interface Place {
  readonly store: StoreName
  /** The file of SQLite, the address of a server's. */
  readonly at: string
  /** PostgreSQL: with statements that are kept, and sent without waiting for each other. */
  readonly keeps?: boolean
}
export interface OwnPlace {
  readonly place: Place
  /** After everybody has closed it. */
  remove(): Promise<void>
}

/** The host's own table, which stands in the same database. */
export interface HostTables {
  /** One row a transaction of the host's: the account that acted in it, and the ids of the events that it was told. */
  host_notes: { account: string; events: string }
}

/** The stores whose servers answer. */
export async function availableStores(asked: readonly StoreName[]): Promise<readonly StoreName[]> {
  const answers = await Promise.all(asked.map((store) => store === 'sqlite' || available(store)))
  return asked.filter((_store, index) => answers[index])
}

/** An empty database. */
export async function freshPlace(store: StoreName): Promise<OwnPlace> {
  if (store === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'casekeep-'))
    const place = { store, at: join(folder, 'records.db') }
    return { place, remove: () => rm(folder, { recursive: true, force: true }) }
  }
  const { url, drop } = await freshDatabase(store)
  return { place: { store, at: url }, remove: drop }
}

/** As a host opens it. `connections`: SQLite has one a process. */
export async function openPlace({ store, at, keeps }: Place, connections?: number): Promise<Kysely<HostTables>> {
  if (store === 'sqlite') return await openSqlite<HostTables>(at)
  if (store === 'mariadb') return openMariadb<HostTables>(at, connections)
  return openPostgres<HostTables>(at, connections, (pool) =>
    keeps ? keepStatements(pool, { pipelining: true }) : pool,
  )
}

/** Makes the host's table. */
export async function makeHostTables(db: Kysely<HostTables>): Promise<void> {
  await db.schema
    .createTable('host_notes')
    .addColumn('account', 'varchar(100)', (column) => column.primaryKey())
    .addColumn('events', 'text', (column) => column.notNull())
    .execute()
}
