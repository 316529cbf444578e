import type { Change } from '../../../src/storage.ts'
import { type Break, withAdapter, withDoors, withTransactions, withUnits } from './wrap.ts'

/** Adapters that let a work do more or less than it should. */
export const workBreaks: readonly Break[] = [
  {
    name: 'wraps what a work throws in an error of its own',
    breaks: 'thrown-as-it-is',
    broken: withDoors(
      () => (door) => (work) =>
        door(work).catch((cause: unknown) => {
          throw new Error('the transaction failed', { cause })
        }),
    ),
  },
  {
    name: 'does not undo what a work wrote that throws (to the outbox)',
    breaks: 'thrown-is-undone',
    broken: withTransactions(() => {
      let written: readonly Change[] = []
      return {
        unit: (unit) => ({
          commit: (changes) => {
            written = changes.filter(({ table }) => table === 'outbox')
            return unit.commit(changes)
          },
        }),
        afterwards: async (failed, _, adapter) => {
          if (failed && written.length > 0) await adapter.transaction((unit) => unit.commit(written))
          written = []
        },
      }
    }),
  },
  {
    name: 'runs a work again that threw what looks like a busy database',
    breaks: 'runs-once',
    broken: withDoors(
      () => (door) => (work) =>
        door(work).catch((error: unknown) => {
          if ((Object(error) as { code?: unknown }).code !== 'SQLITE_BUSY') throw error
          return door(work)
        }),
    ),
  },
  {
    name: 'answers nothing where nothing was written',
    breaks: 'work-that-only-reads',
    broken: withAdapter(() => (adapter) => ({
      ...adapter,
      transaction: async <T>(work: Parameters<typeof adapter.transaction<T>>[0]) => {
        let hasWritten = false
        const answer = await adapter.transaction((unit) =>
          work({
            ...unit,
            take: (...given) => {
              hasWritten = true
              return unit.take(...given)
            },
            commit: (changes) => {
              hasWritten = true
              return unit.commit(changes)
            },
          }),
        )
        return hasWritten ? answer : (undefined as T)
      },
    })),
  },
  {
    name: 'finds nothing in a work that has taken a number',
    breaks: 'reads-in-a-work',
    broken: withUnits(() => (unit) => {
      let hasTaken = false
      return {
        take: (...given) => {
          hasTaken = true
          return unit.take(...given)
        },
        find: async (...given) => (hasTaken ? [] : await unit.find(...given)),
      }
    }),
  },
]
