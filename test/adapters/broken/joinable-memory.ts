import type { OpenedStore } from '../../../adapters/conformance/index.ts'
import { openUnit, Store } from '../../../adapters/memory/unit.ts'
import type { StorageAdapter, Unit } from '../../../src/storage.ts'

/** A transaction of a host that has nothing but what casekeep keeps in it. */
export interface MemoryTransaction {
  readonly undo: (() => void)[]
  last: Promise<unknown>
}

/**
 * The rows of the memory adapter under a host with transactions, which outlive their adapter: every promise is asked of
 * it, and none needs a disk.
 */
export async function joinableMemory(): Promise<OpenedStore<MemoryTransaction>> {
  const store = new Store()
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work)
    line = mine.catch(() => undefined)
    return mine
  }

  const host = {
    transaction: (work: (tx: MemoryTransaction) => Promise<void>) =>
      inLine(async () => {
        const tx: MemoryTransaction = { undo: [], last: Promise.resolve() }
        try {
          await work(tx)
        } catch (error) {
          for (const undo of tx.undo.reverse()) undo()
          throw error
        }
      }),
  }
  const inSavepoint = async <T>(tx: MemoryTransaction, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const { unit, mayBeKept, undo, close } = openUnit(store)
    try {
      const answer = await work(unit)
      if (mayBeKept()) tx.undo.push(undo)
      else undo()
      return answer
    } catch (error) {
      undo()
      throw error
    } finally {
      close()
    }
  }
  const join = <T>(tx: MemoryTransaction, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const mine = tx.last.then(() => inSavepoint(tx, work))
    tx.last = mine.catch(() => undefined)
    return mine
  }

  const open = (): StorageAdapter<MemoryTransaction> => ({
    name: 'joinable memory',
    supports: { join: true, durable: true },
    read: (work) =>
      inLine(async () => {
        const { unit, close } = openUnit(store)
        try {
          return await work(unit)
        } finally {
          close()
        }
      }),
    transaction: async <T>(work: (unit: Unit) => Promise<T>) => {
      let answer: { readonly value: T } | undefined
      await host.transaction(async (tx) => {
        answer = { value: await join(tx, work) }
      })
      return answer!.value
    },
    join,
  })
  return { adapter: open(), host, reopen: async () => open(), close: async () => {} }
}
