import type { Reader, StorageAdapter, Unit } from '../../../src/storage.ts'
import type { OpenedStore, OpenStore } from '../options.ts'

/** One way to break a sound store, of whatever host. */
export interface Break {
  /** What it does, after "an adapter that". */
  readonly name: string
  /** The label of the promise that it breaks: this one, and no other. */
  readonly breaks: string
  readonly broken: <Tx>(open: OpenStore<Tx>) => OpenStore<Tx>
}

/** How one door of the adapter is passed: work goes in, what came of it comes out. */
export type Door = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>

/** A store with another adapter in front of its own; what it knows of one store it keeps when that is opened again. */
export function withAdapter(change: () => <Tx>(adapter: StorageAdapter<Tx>) => StorageAdapter<Tx>): Break['broken'] {
  return (open) => async () => {
    const opened = await open()
    const changed = change()
    return {
      ...opened,
      adapter: changed(opened.adapter),
      ...(opened.reopen && { reopen: async () => changed(await opened.reopen!()) }),
    }
  }
}

/** Changes some calls of every reader and every unit. `change` is made anew for each store. */
export function withUnits(change: () => (unit: Unit) => Partial<Unit>): Break['broken'] {
  return withAdapter(() => {
    const changed = change()
    const over = (unit: Unit): Unit => ({ ...unit, ...changed(unit) })
    return (adapter) => ({
      ...adapter,
      // A reader is a unit that takes and commits nothing.
      read: (work) => adapter.read((reader) => work(over(reader as Unit))),
      transaction: (work) => adapter.transaction((unit) => work(over(unit))),
      ...(adapter.join && { join: (tx, work) => adapter.join!(tx, (unit) => work(over(unit))) }),
    })
  })
}

/** Changes how work is let in, by a transaction of the adapter's own or one of the host. */
export function withDoors(change: () => (door: Door) => Door): Break['broken'] {
  return withAdapter(() => {
    const changed = change()
    return (adapter) => ({
      ...adapter,
      transaction: changed((work) => adapter.transaction(work)),
      ...(adapter.join && { join: (tx, work) => changed((inner) => adapter.join!(tx, inner))(work) }),
    })
  })
}

/** A transaction that is under way: one of the adapter's own, or one of the host's that work joined. */
export interface UnderWay {
  /** Others had begun when it began, and had not ended. */
  readonly isBeside: boolean
  /** A work in it threw. */
  hasThrown: boolean
}

export interface TransactionBreak {
  readonly unit: (unit: Unit, transaction: UnderWay) => Partial<Unit>
  /** A reader that began while others were under way. */
  readonly readerBeside?: (reader: Reader) => Partial<Reader>
  /** When a transaction has ended, and its caller does not know yet. The adapter is the sound one. */
  readonly afterwards?: (failed: boolean, transaction: UnderWay, adapter: StorageAdapter) => Promise<void>
  /** When none is under way any more. */
  readonly afterAll?: () => void
}

/** Changes the units of transactions that are known, and what happens when they end. `change` is made for each store. */
export function withTransactions(change: () => TransactionBreak): Break['broken'] {
  return <Tx>(open: OpenStore<Tx>) =>
    async (): Promise<OpenedStore<Tx>> => {
      const { adapter, host, ...rest } = await open()
      const { unit: changed, readerBeside, afterwards, afterAll } = change()
      let underWay = 0
      const joinable = new Map<Tx, UnderWay>()

      const entering = async <T>(enter: (transaction: UnderWay) => Promise<T>): Promise<T> => {
        const transaction = { isBeside: underWay > 0, hasThrown: false }
        let failed = true
        underWay += 1
        try {
          const answer = await enter(transaction)
          failed = false
          return answer
        } finally {
          await afterwards?.(failed, transaction, adapter)
          underWay -= 1
          if (underWay === 0) afterAll?.()
        }
      }
      const working =
        <T>(work: (unit: Unit) => Promise<T>, transaction: UnderWay) =>
        async (unit: Unit): Promise<T> => {
          try {
            return await work({ ...unit, ...changed(unit, transaction) })
          } catch (error) {
            transaction.hasThrown = true
            throw error
          }
        }

      return {
        ...rest,
        adapter: {
          ...adapter,
          read: (work) => {
            const isBeside = underWay > 0
            return adapter.read((reader) => work(isBeside ? { ...reader, ...readerBeside?.(reader) } : reader))
          },
          transaction: (work) => entering((transaction) => adapter.transaction(working(work, transaction))),
          ...(adapter.join && { join: (tx, work) => adapter.join!(tx, working(work, joinable.get(tx)!)) }),
        },
        ...(host && {
          host: {
            transaction: (work) =>
              entering((transaction) =>
                host.transaction((tx) => {
                  joinable.set(tx, transaction)
                  return work(tx)
                }),
              ),
          },
        }),
      }
    }
}
