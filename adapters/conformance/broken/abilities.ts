import type { OpenStore } from '../options.ts'
import { type Break, withAdapter } from './wrap.ts'

/** Adapters that say that they can do what they cannot. */
export const abilityBreaks: readonly Break[] = [
  {
    name: 'says that it can join, and cannot',
    breaks: 'honest-abilities',
    broken: withAdapter(() => ({ join: _, ...adapter }) => ({
      ...adapter,
      supports: { ...adapter.supports, join: true },
    })),
  },
  {
    name: 'has no name',
    breaks: 'honest-abilities',
    broken: withAdapter(() => (adapter) => ({ ...adapter, name: '' })),
  },
  {
    name: 'says that it is durable, and is empty when it is opened again',
    breaks: 'survives',
    broken:
      <Tx>(open: OpenStore<Tx>) =>
      async () => {
        const { adapter, ...opened } = await open()
        const others: (() => Promise<void>)[] = []
        return {
          ...opened,
          adapter: { ...adapter, supports: { ...adapter.supports, durable: true } },
          reopen: async () => {
            const other = await open()
            others.push(() => other.close())
            return other.adapter
          },
          close: async () => {
            for (const close of others) await close()
            await opened.close()
          },
        }
      },
  },
  {
    name: 'begins its series anew when it is opened again',
    breaks: 'survives',
    broken:
      <Tx>(open: OpenStore<Tx>) =>
      async () => {
        const opened = await open()
        const { reopen } = opened
        if (reopen === undefined) return opened
        return {
          ...opened,
          reopen: async () => {
            const adapter = await reopen()
            const before = new Map<string, number>()
            return {
              ...adapter,
              transaction: (work) =>
                adapter.transaction((unit) =>
                  work({
                    ...unit,
                    take: async (tenant, series, count) => {
                      const name = JSON.stringify([tenant, series])
                      const first = await unit.take(tenant, series, count)
                      before.set(name, before.get(name) ?? first - 1)
                      return first - before.get(name)!
                    },
                  }),
                ),
            }
          },
        }
      },
  },
]
