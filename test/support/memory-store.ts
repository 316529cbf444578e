import { memoryAdapter } from '../../adapters/memory/index.ts'
import {
  type Change,
  type Key,
  type Row,
  type StorageAdapter,
  type TableName,
  tables,
  type Unit,
} from '../../src/storage.ts'
import { type Cells, type OpenStore, snapshotOf, sorted, tableNames } from './store.ts'

function keyOf<T extends TableName>(table: T, row: Row<T>): Key<T> {
  return Object.fromEntries(tables[table].key.map((column) => [column, (row as Cells)[column]])) as Key<T>
}

/** A taking that is undone says how far a series has come. */
const undone = new Error('undone')

/**
 * The memory adapter keeps its rows to itself. They are read back through it by the keys of everything that anybody
 * ever asked it to write, whether or not that was kept.
 */
export function openMemoryStore(): OpenStore {
  const adapter: StorageAdapter = memoryAdapter()
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
        if (change.op === 'erase') continue
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
