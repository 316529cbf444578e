import type { Change, Reader, StorageAdapter, TableName, Unit } from '../../../src/storage.ts'
import { keyIn } from '../changes.ts'
import type { OpenedStore, OpenStore } from '../options.ts'
import type { PlainRow } from '../rows.ts'
import type { Break } from './wrap.ts'

/** How a break changes the joining of a store, and what happens when a transaction of the host ends. */
interface JoinBreak<Tx> {
  readonly join: <T>(tx: Tx, work: (unit: Unit) => Promise<T>) => Promise<T>
  readonly read?: StorageAdapter<Tx>['read']
  readonly afterwards?: (tx: Tx, failed: boolean) => Promise<void>
}

/** Changes nothing but how work joins. A store that cannot join stays as it is. */
type JoinableAdapter<Tx> = StorageAdapter<Tx> & Required<Pick<StorageAdapter<Tx>, 'join'>>

function withJoin(change: <Tx>(adapter: JoinableAdapter<Tx>) => JoinBreak<Tx>): Break['broken'] {
  return <Tx>(open: OpenStore<Tx>) =>
    async (): Promise<OpenedStore<Tx>> => {
      const opened = await open()
      const { adapter, host } = opened
      if (adapter.join === undefined || host === undefined) return opened
      const { join, read, afterwards } = change({ ...adapter, join: adapter.join })
      return {
        ...opened,
        adapter: { ...adapter, join, ...(read && { read }) },
        host: {
          transaction: async (work) => {
            let ended: Tx | undefined
            let failed = true
            try {
              await host.transaction((tx) => {
                ended = tx
                return work(tx)
              })
              failed = false
            } finally {
              if (ended !== undefined) await afterwards?.(ended, failed)
            }
          },
        },
      }
    }
}

/** A unit that tells of what was written by it. */
function telling(unit: Unit, tell: (changes: readonly Change[]) => void): Unit {
  return {
    ...unit,
    commit: async (changes) => {
      const clash = await unit.commit(changes)
      if (clash === null) tell(changes)
      return clash
    },
  }
}

const nameOf = (table: TableName, key: unknown) =>
  JSON.stringify([table, Object.entries(keyIn(table, key as PlainRow)).sort()])

/** The rows of inserts, by their names. */
const insertedBy = (changes: readonly Change[]) =>
  changes.flatMap((change) =>
    change.op === 'insert' ? change.rows.map((row) => [nameOf(change.table, row), row as unknown] as const) : [],
  )

/** Adapters that do well alone, and not in a transaction of the host. */
export const hostBreaks: readonly Break[] = [
  {
    name: 'commits by itself what joined',
    breaks: 'undone-with-host',
    broken: withJoin((adapter) => {
      const written = new Map<unknown, Change[]>()
      return {
        join: async (tx, work) => {
          let mine: readonly Change[] = []
          const answer = await adapter.join(tx, (unit) =>
            work(
              telling(unit, (changes) => {
                mine = changes
              }),
            ),
          )
          written.set(tx, [...(written.get(tx) ?? []), ...mine])
          return answer
        },
        afterwards: async (tx, failed) => {
          const changes = written.get(tx) ?? []
          if (failed && changes.length > 0) await adapter.transaction((unit) => unit.commit(changes))
        },
      }
    }),
  },
  {
    name: 'leaves in the transaction of the host what a work wrote that failed',
    breaks: 'joined-fails-alone',
    broken: withJoin((adapter) => ({
      join: async (tx, work) => {
        let written: readonly Change[] = []
        try {
          return await adapter.join(tx, (unit) =>
            work(
              telling(unit, (changes) => {
                written = changes
              }),
            ),
          )
        } catch (error) {
          if (written.length > 0) await adapter.join(tx, (unit) => unit.commit(written))
          throw error
        }
      },
    })),
  },
  {
    name: 'leaves a gap in the transaction of the host where a work fails',
    breaks: 'joined-no-gap',
    broken: withJoin((adapter) => ({
      join: async (tx, work) => {
        const taken: (readonly [string, string, number])[] = []
        try {
          return await adapter.join(tx, (unit) =>
            work({
              ...unit,
              take: (...given) => {
                taken.push(given)
                return unit.take(...given)
              },
            }),
          )
        } catch (error) {
          for (const given of taken) await adapter.join(tx, (unit) => unit.take(...given))
          throw error
        }
      },
    })),
  },
  {
    name: 'runs works that join one transaction at once',
    breaks: 'joined-in-turn',
    broken: withJoin((adapter) => {
      const running = new Map<unknown, number>()
      return {
        join: async (tx, work) => {
          const others = running.get(tx) ?? 0
          running.set(tx, others + 1)
          // Each call stands in line for itself, and so the works do not.
          const call =
            <A extends unknown[], R>(of: (unit: Unit) => (...given: A) => Promise<R>) =>
            (...given: A) =>
              adapter.join(tx, (unit) => of(unit)(...given))
          const loose = {
            get: call((unit) => unit.get),
            getMany: call((unit) => unit.getMany),
            find: call((unit) => unit.find),
            summarize: call((unit) => unit.summarize),
            take: call((unit) => unit.take),
            commit: call((unit) => unit.commit),
          } as unknown as Unit
          try {
            return others === 0 ? await adapter.join(tx, work) : await work(loose)
          } finally {
            running.set(tx, running.get(tx)! - 1)
          }
        },
      }
    }),
  },
  {
    name: 'reads in a later work what was there before the host began',
    breaks: 'joined-sees-earlier',
    broken: withJoin((adapter) => {
      const unseen = new Map<unknown, Set<string>>()
      return {
        join: (tx, work) => {
          const mine = unseen.get(tx) ?? new Set()
          unseen.set(tx, mine)
          return adapter.join(tx, (unit) =>
            work({
              ...telling(unit, (changes) => {
                for (const [name] of insertedBy(changes)) mine.add(name)
              }),
              get: async (table, key) => (mine.has(nameOf(table, key)) ? null : await unit.get(table, key)),
            }),
          )
        },
      }
    }),
  },
  {
    name: 'shows to others what joined, before the host commits',
    breaks: 'unseen-before-host',
    broken: withJoin((adapter) => {
      const shown = new Map<string, unknown>()
      return {
        join: async (tx, work) => {
          let written: readonly Change[] = []
          const answer = await adapter.join(tx, (unit) =>
            work(
              telling(unit, (changes) => {
                written = changes
              }),
            ),
          )
          for (const [name, row] of insertedBy(written)) shown.set(name, row)
          return answer
        },
        read: (work) => {
          if (shown.size === 0) return adapter.read(work)
          const seen = new Map(shown)
          const reader: Reader = {
            get: async (table, key) =>
              (seen.get(nameOf(table, key)) as never) ?? (await adapter.read((inner) => inner.get(table, key))),
            getMany: (...given) => adapter.read((inner) => inner.getMany(...given)),
            find: (...given) => adapter.read((inner) => inner.find(...given)),
            summarize: (...given) => adapter.read((inner) => inner.summarize(...given)),
          }
          return work(reader)
        },
        afterwards: async () => shown.clear(),
      }
    }),
  },
]
