import type { Kysely, Transaction } from 'kysely'
import { sqlAdapter } from '../../../adapters/sql/index.ts'
import { createArchive, standardPolicy } from '../../../src/index.ts'
import type { StorageAdapter } from '../../../src/storage.ts'
import { type HostTables, openPlace, type Place } from './place.ts'

export type HostTransaction = Transaction<HostTables>
type HostStorage = StorageAdapter<HostTransaction>
const policy = standardPolicy({ version: 'under-fire' })
const archiveOn = (storage: HostStorage) => createArchive({ policy, storage })

/** What one process works with: a host over a database, and casekeep in it. */
export interface Post {
  readonly db: Kysely<HostTables>
  readonly storage: HostStorage
  readonly archive: ReturnType<typeof archiveOn>
}

/** `connections`: how many the process keeps at most; SQLite has one. */
export async function takePost(place: Place, connections: number): Promise<Post> {
  const db = await openPlace(place, connections)
  // A host's own tables are in the type of its transactions, which casekeep does not look at.
  const storage = sqlAdapter(db) as HostStorage
  return { db, storage, archive: archiveOn(storage) }
}

const sales = { departments: ['sales'], roles: [], clearance: 'confidential' } as const

/** Accounts by which every act can be told apart. */
export const clerk = (id: string) => ({ id, ...sales })
export const head = (id: string) => ({ id, ...sales, roles: ['departmentHead'] as const })
export const archivist = (id: string) => ({
  id,
  departments: ['archive'],
  roles: ['archivist'] as const,
  clearance: 'secret',
})
