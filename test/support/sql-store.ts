import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import { rowDecoder } from '../../adapters/sql/codec.ts'
import { dialectOf } from '../../adapters/sql/dialects/of.ts'
import { and, type Fragment, join as joined, raw, render, sql } from '../../adapters/sql/fragment.ts'
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

const ownFolder = () => mkdtemp(join(tmpdir(), 'casekeep-core-'))
const remove = (folder: string) => rm(folder, { recursive: true, force: true })

/** A file as it is after its migration, made once. To copy it is quicker than to make another. */
let blank: Promise<Uint8Array> | undefined

async function makeBlank(): Promise<Uint8Array> {
  const folder = await ownFolder()
  const file = join(folder, 'blank.db')
  const db = await openSqlite(file)
  await migrate(db)
  // Closing writes all of it into the one file.
  await db.destroy()
  const bytes = await readFile(file)
  await remove(folder)
  return bytes
}

/** A SQLite file of its own in the system's temporary folder. */
export async function openSqlStore(): Promise<OpenSqlStore> {
  blank ??= makeBlank()
  const bytes = await blank
  const folder = await ownFolder()
  const file = join(folder, 'records.db')
  await writeFile(file, bytes)
  const open = () => openSqlite(file)
  const leave = async (used: Kysely<unknown>) => {
    await used.destroy()
    await remove(folder)
  }
  return storeOn(await open(), { open, leave })
}

/** Databases that are empty again. To make one takes longer than to empty one. */
const free: Record<ServerName, { readonly db: Kysely<unknown>; readonly url: string }[]> = { postgres: [], mariadb: [] }
const endings: (() => Promise<void>)[] = []

/** Drops the databases of all server stores that were opened. At the end of a program, or of a process of tests. */
export async function dropServerStores(): Promise<void> {
  for (const list of Object.values(free)) for (const { db } of list.splice(0)) await db.destroy()
  for (const end of endings.splice(0)) await end()
}

/** Where the end of a process of tests looks for what is to be dropped. */
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
  for (const name of await filled(db)) await run(db, sql`delete from ${dialect.table(name)}`)
}

const sqlNames = [...tableNames.map((table) => shapes[table].name), 'series']

/** The tables that hold anything, by one question: most are empty, and each question of its own is a way to a server. */
async function filled(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  const dialect = dialectOf(db.getExecutor().adapter)
  const held = sqlNames.map((name) => sql`exists (select 1 from ${dialect.table(name)}) as "${raw(name)}"`)
  const [found] = await run(db, sql`select ${joined(held, ', ')}`)
  return new Set(sqlNames.filter((name) => Number(found![name]) === 1))
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
      const held = await filled(db)
      const series = await run(db, sql`select "tenant", "name", "value" from ${dialect.table('series')}`)
      return snapshotOf(
        async (table) => (held.has(shapes[table].name) ? rows(table) : []),
        Object.fromEntries(series.map(({ tenant, name, value }) => [`${tenant}/${name}`, Number(value)])),
      )
    },
    close: () => place.leave(db),
  }
}
