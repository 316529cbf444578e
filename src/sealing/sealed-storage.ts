import { atOnce } from '../engine/at-once.ts'
import {
  type Key,
  type QuerySpec,
  queries,
  type Reader,
  type Row,
  type StorageAdapter,
  type TableName,
  tables,
  type Unit,
} from '../storage.ts'
import { checkKeyring } from './check-keyring.ts'
import { openRows, ownerOf } from './open-rows.ts'
import { OperationKeys } from './operation-keys.ts'
import { sealChanges } from './seal-changes.ts'
import { type Cells, sealedSpec } from './sealed-columns.ts'
import { mustBeSealing, type Sealing } from './sealing.ts'

/**
 * A store in which confidential values are sealed: everything that is written through it is, and everything that is read
 * through it is opened. Nobody above it knows. The first use checks that the keyring is the right one.
 *
 * Keys are fetched within the transactions of the store: a key store must answer as quickly as a database.
 */
export function sealedStorage<Tx>(storage: StorageAdapter<Tx>, sealing: Sealing): StorageAdapter<Tx> {
  mustBeSealing(sealing)
  let checking: Promise<void> | undefined
  const checked = async () => {
    checking ??= checkKeyring(sealing).catch((error: unknown) => {
      // The next use looks again.
      checking = undefined
      throw error
    })
    await checking
  }
  /** Runs a work with keys that are forgotten with it. */
  const withKeys = async <T>(work: (keys: OperationKeys) => Promise<T>): Promise<T> => {
    const keys = new OperationKeys(sealing)
    try {
      return await work(keys)
    } finally {
      keys.forget()
    }
  }
  const sealedUnit = (unit: Unit, keys: OperationKeys): Unit => ({
    ...sealedReader(unit, keys, sealing),
    take: (tenant, series, count) => unit.take(tenant, series, count),
    commit: async (changes) => await unit.commit(await sealChanges(changes, unit, keys)),
  })
  const { join } = storage
  return {
    name: storage.name,
    supports: storage.supports,
    ...(storage.hash && { hash: storage.hash }),
    read: async (work) => {
      await checked()
      return await storage.read((reader) => withKeys((keys) => work(sealedReader(reader, keys, sealing))))
    },
    transaction: async (work, options) => {
      await checked()
      return await storage.transaction((unit) => withKeys((keys) => work(sealedUnit(unit, keys))), options)
    },
    ...(join && {
      join: async (tx, work) => {
        await checked()
        return (await join.call(storage, tx, (unit) => withKeys((keys) => work(sealedUnit(unit, keys))))) as never
      },
    }),
  }
}

function sealedReader(reader: Reader, keys: OperationKeys, { plain = 'read' }: Sealing): Reader {
  return {
    get: async (table, key) => {
      const spec = sealedSpec(table)
      if (spec === undefined) return await reader.get(table, key)
      // The key is asked for with the row, and whether or not there is one: what is absent answers like what is hidden.
      const owner = ownerOf(spec, key as Cells)
      const names = owner === null ? [] : [{ tenant: (key as Cells).tenant as string, ...owner }]
      const [row] = await atOnce(reader.get(table, key), keys.find(names))
      if (row === null) return null
      return (await openRows(spec, [row as Cells], keys, plain))[0] as never
    },
    getMany: async <T extends TableName, C extends keyof Row<T>>(
      table: T,
      wanted: readonly Key<T>[],
      columns?: readonly C[],
    ) => {
      const spec = sealedSpec(table)
      const asked = columns as readonly string[] | undefined
      if (spec === undefined || !(asked?.some((column) => spec.columns.includes(column)) ?? true)) {
        return await reader.getMany(table, wanted, columns)
      }
      const all = asked && [...new Set([...asked, ...spec.columns])]
      const found = await reader.getMany(table, wanted, all as readonly (keyof Row<T>)[] | undefined)
      const rows = await openRows(spec, found.filter((row) => row !== null) as readonly Cells[], keys, plain)
      let next = 0
      const told = asked && new Set<string>([...asked, ...tables[table].key])
      return found.map((row) => (row === null ? null : only(told, rows[next++]!))) as never
    },
    find: async (query, find) => {
      const { from, columns }: QuerySpec = queries[query]
      const spec = sealedSpec(from)
      const rows = await reader.find(query, find)
      if (spec === undefined || !(columns?.includes(spec.into) ?? true)) return rows
      return (await openRows(spec, rows as readonly Cells[], keys, plain)) as never
    },
    summarize: (summary, filter) => reader.summarize(summary, filter),
  }
}

function only(columns: ReadonlySet<string> | undefined, row: Cells): Cells {
  return columns === undefined ? row : Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column)))
}
