import type { Kysely } from 'kysely'
import type { Dialect } from '../../../adapters/sql/dialects/dialect.ts'
import { dialectOf } from '../../../adapters/sql/dialects/of.ts'
import { migrate, openSqlite } from '../../../adapters/sql/index.ts'
import { available, freshDatabase, openServer, type ServerName } from '../../support/servers.ts'
import { fill } from './fill.ts'

/** A database with many rows in every table. */
export interface Place {
  readonly db: Kysely<unknown>
  readonly dialect: Dialect
  close(): Promise<void>
}

async function filled(db: Kysely<unknown>, close: () => Promise<void>): Promise<Place> {
  const dialect = dialectOf(db.getExecutor().adapter)
  await migrate(db)
  await fill(db, dialect)
  return { db, dialect, close }
}

async function onServer(server: ServerName): Promise<Place> {
  const { url, drop } = await freshDatabase(server)
  const db = openServer(server, url, 1)
  return filled(db, async () => {
    await db.destroy()
    await drop()
  })
}

/** Every database that is there, and how it is opened. */
export const places: (readonly [name: string, open: () => Promise<Place>])[] = [
  [
    'SQLite',
    async () => {
      const db = await openSqlite(':memory:')
      return filled(db, () => db.destroy())
    },
  ],
]
for (const [server, name] of [
  ['postgres', 'PostgreSQL'],
  ['mariadb', 'MariaDB'],
] as const)
  if (await available(server)) places.push([name, () => onServer(server)])
