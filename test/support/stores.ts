import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { OpenedStore } from '../../adapters/conformance/index.ts'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import { encode, rowDecoder } from '../../adapters/sql/codec.ts'
import { migrate, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { shapes } from '../../adapters/sql/shapes.ts'
import {
  type Change,
  type Key,
  type Row,
  type StorageAdapter,
  type TableName,
  type TableSpec,
  tables,
  type Unit,
} from '../../src/storage.ts'

export const tableNames = Object.keys(tables) as TableName[]

/** Everything that a store holds: the rows of all tables, and the last number given of each series. */
export interface Snapshot {
  readonly rows: { readonly [T in TableName]: readonly Row<T>[] }
  readonly series: Readonly<Record<string, number>>
}

/** An empty store to test on, with a way past the library to what it holds. The conformance kit takes it as it is. */
export interface OpenStore extends OpenedStore {
  /** The raw rows of a table, of all tenants, in the order of their keys. */
  rows<T extends TableName>(table: T): Promise<readonly Row<T>[]>
  snapshot(): Promise<Snapshot>
  /** Writes a row past the library, in place of the one with its key. */
  put<T extends TableName>(table: T, row: Row<T>): Promise<void>
  /** Removes a row past the library. */
  remove<T extends TableName>(table: T, row: Row<T>): Promise<void>
}
export interface StoreKind {
  readonly name: string
  open(): Promise<OpenStore>
}
export interface OpenSqlStore extends OpenStore {
  readonly adapter: StorageAdapter<Transaction<unknown>>
  readonly db: Kysely<unknown>
}

type Cells = Readonly<Record<string, unknown>>

function keyOf<T extends TableName>(table: T, row: Row<T>): Key<T> {
  return Object.fromEntries(tables[table].key.map((column) => [column, (row as Cells)[column]])) as Key<T>
}

const sorted = <T extends TableName>(table: T, rows: readonly Row<T>[]): Row<T>[] => {
  const { key } = tables[table] as TableSpec
  const place = (row: Row<T>) =>
    key.map((column) => {
      const value = (row as Cells)[column]
      return typeof value === 'number' ? String(value).padStart(16, '0') : String(value)
    })
  return [...rows].sort((a, b) => (place(a).join('\0') < place(b).join('\0') ? -1 : 1))
}

async function snapshotOf(
  read: <T extends TableName>(table: T) => Promise<readonly Row<T>[]>,
  series: Readonly<Record<string, number>>,
): Promise<Snapshot> {
  const rows: Partial<Record<TableName, readonly unknown[]>> = {}
  for (const table of tableNames) rows[table] = await read(table)
  return { rows: rows as Snapshot['rows'], series }
}

/** A taking that is undone says how far a series has come. */
const undone = new Error('undone')

/**
 * The memory adapter keeps its rows to itself. They are read back through it by the keys of everything that anybody
 * ever asked it to write, whether or not that was kept.
 */
function watched(adapter: StorageAdapter): OpenStore {
  const keys = Object.fromEntries(tableNames.map((table) => [table, new Map<string, Cells>()])) as unknown as Readonly<
    Record<TableName, Map<string, Cells>>
  >
  const taken = new Map<string, readonly [tenant: string, series: string]>()
  const watch = (unit: Unit): Unit => ({
    ...unit,
    take: (tenant, series, count) => {
      taken.set(`${tenant}/${series}`, [tenant, series])
      return unit.take(tenant, series, count)
    },
    commit: (changes) => {
      for (const change of changes) {
        const rows = change.op === 'insert' ? change.rows : [change.was]
        for (const row of rows) {
          const key = keyOf(change.table, row as Row<typeof change.table>)
          keys[change.table].set(JSON.stringify(key), key as Cells)
        }
      }
      return unit.commit(changes)
    },
  })
  const rows = async <T extends TableName>(table: T): Promise<readonly Row<T>[]> => {
    const wanted = [...keys[table].values()] as unknown as Key<T>[]
    const found = await adapter.read((reader) => reader.getMany(table, wanted))
    return sorted(
      table,
      found.filter((row) => row !== null),
    )
  }
  const series = async () => {
    const last: Record<string, number> = {}
    for (const [name, [tenant, of]] of taken) {
      await adapter
        .transaction(async (unit) => {
          last[name] = (await unit.take(tenant, of, 1)) - 1
          throw undone
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error
        })
    }
    return Object.fromEntries(Object.entries(last).filter(([, value]) => value > 0))
  }
  const write = async (change: unknown) => {
    const clash = await adapter.transaction((unit) => watch(unit).commit([change as Change]))
    if (clash !== null) throw new Error(`could not write past the library: ${clash.because}`)
  }
  return {
    adapter: { ...adapter, transaction: (work) => adapter.transaction((unit) => work(watch(unit))) },
    rows,
    snapshot: async () => snapshotOf(rows, await series()),
    put: async (table, row) => {
      const [was] = await adapter.read((reader) => reader.getMany(table, [keyOf(table, row)]))
      await write(was ? { op: 'replace', table, was, row } : { op: 'insert', table, rows: [row] })
    },
    remove: (table, was) => write({ op: 'remove', table, was }),
    close: async () => {},
  }
}

/** A SQLite file of its own in the system's temporary folder. */
export async function openSqlStore(): Promise<OpenSqlStore> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-core-'))
  let db = await openSqlite(join(folder, 'records.db'))
  await migrate(db)
  const run = async (text: string, parameters: readonly unknown[] = []) =>
    (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...parameters]))).rows
  const rows = async <T extends TableName>(table: T): Promise<readonly Row<T>[]> => {
    const { name, columns } = shapes[table]
    const list = columns.map((column) => `"${column.name}" as "${column.property}"`)
    const found = await run(`select ${list.join(', ')} from "${name}"`)
    return sorted(table, found.map(rowDecoder(shapes[table])) as unknown as Row<T>[])
  }
  const remove = async <T extends TableName>(table: T, row: Row<T>) => {
    const { name, key } = shapes[table]
    const where = key.map((column) => `"${column.name}" = ?`).join(' and ')
    await run(
      `delete from "${name}" where ${where}`,
      key.map((column) => encode(column, (row as Cells)[column.property])),
    )
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
      db = await openSqlite(join(folder, 'records.db'))
      return sqlAdapter(db)
    },
    rows,
    remove,
    put: async (table, row) => {
      await remove(table, row)
      const { name, columns } = shapes[table]
      await run(
        `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        columns.map((column) => encode(column, (row as Cells)[column.property])),
      )
    },
    snapshot: async () => {
      const series = await run('select tenant, name, value from casekeep_series')
      return snapshotOf(
        rows,
        Object.fromEntries(series.map(({ tenant, name, value }) => [`${tenant}/${name}`, Number(value)])),
      )
    },
    close: async () => {
      await db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Where one test body runs, and what `npm run conformance` checks: another database is another line. */
export const stores: readonly StoreKind[] = [
  { name: 'memory', open: async () => watched(memoryAdapter()) },
  { name: 'SQLite', open: openSqlStore },
]
