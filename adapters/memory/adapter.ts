import type { StorageAdapter } from '../../src/storage.ts'
import { openUnit, Store } from './unit.ts'

/**
 * Keeps the records in the memory of this process, for tests and demonstrations: nothing survives it. It is also the model
 * for whoever writes an adapter, and keeps every promise of the contract in the simplest way. All work stands in one
 * line, so that nothing ever meets what another has not committed; work that waits for other work of the same
 * adapter therefore waits for ever.
 */
export function memoryAdapter(): StorageAdapter {
  const store = new Store()
  let line: Promise<unknown> = Promise.resolve()

  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work)
    line = mine.catch(() => undefined)
    return mine
  }

  return {
    name: 'memory',
    supports: { join: false, durable: false },

    read: (work) =>
      inLine(async () => {
        const { unit, close } = openUnit(store)
        try {
          return await work(unit)
        } finally {
          close()
        }
      }),

    transaction: (work) =>
      inLine(async () => {
        const { unit, mayBeKept, undo, close } = openUnit(store)
        try {
          const answer = await work(unit)
          if (!mayBeKept()) undo()
          return answer
        } catch (error) {
          undo()
          throw error
        } finally {
          close()
        }
      }),
  }
}
