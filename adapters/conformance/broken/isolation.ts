import type { Change, Key, Reader, Row, TableName, Unit } from '../../../src/storage.ts'
import { keyIn, remove } from '../changes.ts'
import type { PlainRow } from '../rows.ts'
import { type Break, type UnderWay, withAdapter, withTransactions } from './wrap.ts'

type Replace = Extract<Change, { readonly op: 'replace' }>

const nameOf = (table: TableName, key: unknown) =>
  JSON.stringify([table, Object.entries(keyIn(table, key as PlainRow)).sort()])

async function stored<T extends TableName>(unit: Unit, table: T, row: unknown): Promise<Row<T> | null> {
  return await unit.get(table, keyIn(table, row as PlainRow) as Key<T>)
}

/** An insert alone that met another, where works run at once, is answered as if it had been written. */
function overlooking(table: TableName): Break['broken'] {
  return withTransactions(() => ({
    unit: (unit, { isBeside }) => ({
      commit: async (changes) => {
        const clash = await unit.commit(changes)
        return isBeside && changes[0]?.op === 'insert' && changes[0].table === table ? null : clash
      },
    }),
  }))
}

/** Adapters that do well alone, and not where something runs beside them. */
export const isolationBreaks: readonly Break[] = [
  {
    name: 'reads what is not committed',
    breaks: 'nothing-uncommitted',
    broken: withAdapter(() => {
      let open: Unit | undefined
      const watched =
        <T>(work: (unit: Unit) => Promise<T>) =>
        async (unit: Unit): Promise<T> => {
          open = unit
          try {
            return await work(unit)
          } finally {
            open = undefined
          }
        }
      return (adapter) => ({
        ...adapter,
        read: (work) => (open === undefined ? adapter.read(work) : work(open)),
        transaction: (work) => adapter.transaction(watched(work)),
        ...(adapter.join && { join: (tx, work) => adapter.join!(tx, watched(work)) }),
      })
    }),
  },
  {
    name: 'reads a copy that lags behind while something is written',
    breaks: 'answered-is-committed',
    broken: withTransactions(() => {
      const unseen = new Set<string>()
      const reader = (inner: Reader): Partial<Reader> => ({
        get: async (table, key) => (unseen.has(nameOf(table, key)) ? null : await inner.get(table, key)),
      })
      return {
        unit: (unit) => ({
          commit: (changes) => {
            for (const change of changes)
              if (change.op === 'insert') for (const row of change.rows) unseen.add(nameOf(change.table, row))
            return unit.commit(changes)
          },
        }),
        readerBeside: reader,
        afterAll: () => unseen.clear(),
      }
    }),
  },
  {
    name: 'looks at the version before it waits for its turn, unless the work read the row',
    breaks: 'one-replaces',
    broken: withTransactions(() => ({
      unit: (unit, { isBeside }) => {
        const read = new Set<string>()
        const current = async (change: Replace): Promise<Change> => {
          if (!isBeside || read.has(nameOf(change.table, change.was))) return change
          const was = await stored(unit, change.table, change.was)
          return was === null ? change : ({ ...change, was } as Change)
        }
        return {
          get: (table, key) => {
            read.add(nameOf(table, key))
            return unit.get(table, key)
          },
          commit: async (changes) => {
            const written: Change[] = []
            for (const change of changes) written.push(change.op === 'replace' ? await current(change) : change)
            return await unit.commit(written)
          },
        }
      },
    })),
  },
  {
    name: 'takes an insert for written that met another at once (in the trail)',
    breaks: 'one-inserts',
    broken: overlooking('trail'),
  },
  {
    name: 'takes a unique value for free that another takes at once',
    breaks: 'one-takes-a-value',
    broken: overlooking('documents'),
  },
  {
    name: 'looks at what is expected before it waits for its turn',
    breaks: 'no-crossing',
    broken: withTransactions(() => {
      const replaced = new Map<string, number>()
      return {
        unit: (unit, { isBeside }) => ({
          commit: async (changes) => {
            const wasSo = (change: Change) =>
              isBeside &&
              change.op === 'expect' &&
              replaced.get(nameOf(change.table, change.was)) === change.was.version
            const clash = await unit.commit(changes.filter((change) => !wasSo(change)))
            for (const change of changes)
              if (clash === null && change.op === 'replace')
                replaced.set(nameOf(change.table, change.was), change.was.version)
            return clash
          },
        }),
        afterAll: () => replaced.clear(),
      }
    }),
  },
  {
    name: 'reads an old row of the current version where works run at once',
    breaks: 'no-change-lost',
    broken: withTransactions(() => {
      const old = new Map<string, object>()
      return {
        unit: (unit, { isBeside }) => ({
          get: async (table, key) => {
            const now = await unit.get(table, key)
            const name = nameOf(table, key)
            if (now === null || !('version' in now)) return now
            if (!isBeside || !old.has(name)) {
              old.set(name, now)
              return now
            }
            return { ...old.get(name)!, version: now.version } as unknown as typeof now
          },
        }),
        afterAll: () => old.clear(),
      }
    }),
  },
  {
    name: 'undoes the last work beside one that fails',
    breaks: 'fails-alone',
    broken: withTransactions(() => {
      const inserted = new Map<UnderWay, readonly Row<'cases'>[]>()
      let last: Row<'cases'>[] = []
      return {
        unit: (unit, transaction) => ({
          commit: (changes) => {
            const rows = changes.flatMap((change) =>
              change.op === 'insert' && change.table === 'cases' ? change.rows : [],
            )
            inserted.set(transaction, rows)
            return unit.commit(changes)
          },
        }),
        afterwards: async (failed, transaction, adapter) => {
          if (!failed) last = [...(inserted.get(transaction) ?? [])]
          else if (transaction.hasThrown && transaction.isBeside)
            await adapter.transaction((unit) => unit.commit(last.splice(0).map((row) => remove('cases', row))))
        },
      }
    }),
  },
]
