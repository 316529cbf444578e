import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { rowDecoder } from '../../adapters/sql/codec.ts'
import { dialectOf } from '../../adapters/sql/dialects/of.ts'
import { and, type Fragment, join as joined, render, sql } from '../../adapters/sql/fragment.ts'
import { type HostTransaction, migrate, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { selected } from '../../adapters/sql/rows.ts'
import { found, shapes } from '../../adapters/sql/shapes.ts'
import type { Row, StorageAdapter, TableName } from '../../src/storage.ts'
import { freshDatabase, openServer, type ServerName } from './servers.ts'
import { type Cells, type OpenStore, snapshotOf, sorted, tableNames } from './store.ts'

export interface OpenSqlStore extends OpenStore {
  readonly adapter: StorageAdapter<Transaction<unknown> | HostTransaction>
  readonly db: Kysely<unknown>
}

/** An empty, migrated database, and what becomes of it afterwards. */
interface Place {
  open(): Promise<Kysely<unknown>>
  leave(db: Kysely<unknown>): Promise<void>
}

/** A SQLite file of its own in the system's temporary folder. */
export async function openSqlStore(): Promise<OpenSqlStore> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-core-'))
  const open = () => openSqlite(join(folder, 'records.db'))
  const db = await open()
  await migrate(db)
  const leave = async (used: Kysely<unknown>) => {
    await used.destroy()
    await rm(folder, { recursive: true, force: true })
  }
  return storeOn(db, { open, leave })
}

/** Databases that are empty again. To make one takes longer than to empty one. */
const free: Record<ServerName, { readonly db: Kysely<unknown>; readonly url: string }[]> = { postgres: [], mariadb: [] }
const endings: (() => Promise<void>)[] = []

/** Drops the databases of all server stores that were opened. At the end of a test file or program. */
export async function dropServerStores(): Promise<void> {
  for (const list of Object.values(free)) for (const { db } of list.splice(0)) await db.destroy()
  for (const end of endings.splice(0)) await end()
}

/** Where the end of a test file looks for what is to be dropped. */
Object.assign(globalThis, { [Symbol.for('casekeep.test.server-stores')]: dropServerStores })

/** A database of its own on a server. */
export async function openServerStore(server: ServerName): Promise<OpenSqlStore> {
  const used = free[server].pop() ?? (await makeDatabase(server))
  return storeOn(used.db, {
    open: async () => openServer(server, used.url),
    leave: async (db) => {
      await emptied(db)
      free[server].push({ db, url: used.url })
    },
  })
}

async function makeDatabase(server: ServerName) {
  const { url, drop } = await freshDatabase(server)
  endings.push(drop)
  const db = openServer(server, url)
  await migrate(db)
  return { db, url }
}

async function emptied(db: Kysely<unknown>): Promise<void> {
  const dialect = dialectOf(db.getExecutor().adapter)
  for (const name of [...tableNames.map((table) => shapes[table].name), 'series'])
    await run(db, sql`delete from ${dialect.table(name)}`)
}

/** Runs a piece of SQL past the adapter. */
async function run(db: Kysely<unknown>, fragment: Fragment): Promise<Record<string, unknown>[]> {
  const { text, parameters } = render(dialectOf(db.getExecutor().adapter), fragment)
  return (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, parameters))).rows
}

function storeOn(opened: Kysely<unknown>, place: Place): OpenSqlStore {
  let db = opened
  const dialect = dialectOf(db.getExecutor().adapter)
  const rows = async <T extends TableName>(table: T): Promise<readonly Row<T>[]> => {
    const shape = shapes[table]
    const all = await run(db, sql`select ${selected(dialect, shape)} from ${dialect.table(shape.name)} as ${found}`)
    return sorted(table, all.map(rowDecoder(shape.columns)) as unknown as Row<T>[])
  }
  const remove = async <T extends TableName>(table: T, row: Row<T>) => {
    const { name, key } = shapes[table]
    const of = key.map((column) => sql`${column.sql} = ${{ value: column.encode((row as Cells)[column.property]) }}`)
    await run(db, sql`delete from ${dialect.table(name)} where ${and(of)}`)
  }
  return {
    adapter: sqlAdapter(db),
    get db() {
      return db
    },
    // What is handed to `work` goes back to the `join` of this adapter alone.
    host: { transaction: (work) => db.transaction().execute(work as (tx: Transaction<unknown>) => Promise<void>) },
    reopen: async () => {
      await db.destroy()
      db = await place.open()
      return sqlAdapter(db)
    },
    rows,
    remove,
    put: async (table, row) => {
      await remove(table, row)
      const { name, columns } = shapes[table]
      const names = columns.map((column) => column.sql)
      const values = columns.map((column) => [{ value: column.encode((row as Cells)[column.property]) }])
      await run(db, sql`insert into ${dialect.table(name)} (${joined(names, ', ')}) values (${joined(values, ', ')})`)
    },
    snapshot: async () => {
      const series = await run(db, sql`select "tenant", "name", "value" from ${dialect.table('series')}`)
      return snapshotOf(
        rows,
        Object.fromEntries(series.map(({ tenant, name, value }) => [`${tenant}/${name}`, Number(value)])),
      )
    },
    close: () => place.leave(db),
  }
}
