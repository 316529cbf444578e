import type { StorageAdapter } from '../../../src/storage.ts'
import { type Break, type UnderWay, withTransactions, withUnits } from './wrap.ts'

interface Taken {
  readonly tenant: string
  readonly series: string
  readonly count: number
}

/** The numbers that a transaction took are lost, where it ended so. */
function losing(
  isLost: (failed: boolean, transaction: UnderWay & { hasClashed: boolean }) => boolean,
): Break['broken'] {
  return withTransactions(() => {
    const taken = new Map<UnderWay, Taken[]>()
    const clashed = new Set<UnderWay>()
    return {
      unit: (unit, transaction) => ({
        take: (tenant, series, count) => {
          taken.set(transaction, [...(taken.get(transaction) ?? []), { tenant, series, count }])
          return unit.take(tenant, series, count)
        },
        commit: async (changes) => {
          const clash = await unit.commit(changes)
          if (clash !== null) clashed.add(transaction)
          return clash
        },
      }),
      afterwards: async (failed, transaction, adapter: StorageAdapter) => {
        if (!isLost(failed, { ...transaction, hasClashed: clashed.has(transaction) })) return
        for (const { tenant, series, count } of taken.get(transaction) ?? [])
          await adapter.transaction((unit) => unit.take(tenant, series, count))
      },
    }
  })
}

/** Adapters that cannot count. */
export const numberBreaks: readonly Break[] = [
  {
    name: 'goes on by a hundred at most, however many are taken',
    breaks: 'series-goes-on',
    broken: withUnits(() => (unit) => ({
      take: (tenant, series, count) => unit.take(tenant, series, Math.min(count, 100)),
    })),
  },
  {
    name: 'takes a number where none is wanted',
    breaks: 'none-taken',
    broken: withUnits(() => (unit) => ({
      take: (tenant, series, count) => unit.take(tenant, series, Math.max(count, 1)),
    })),
  },
  {
    name: 'counts one series for all tenants',
    breaks: 'series-apart',
    broken: withUnits(() => (unit) => ({ take: (_, series, count) => unit.take('', series, count) })),
  },
  {
    name: 'leaves a gap where a work throws',
    breaks: 'no-gap',
    broken: losing((failed, { hasThrown }) => failed && hasThrown),
  },
  {
    name: 'leaves a gap where a commit clashes',
    breaks: 'no-gap',
    broken: losing((failed, { hasClashed }) => !failed && hasClashed),
  },
  {
    name: 'gives a number twice where works run at once',
    breaks: 'no-number-twice',
    broken: withTransactions(() => ({
      unit: (unit, { isBeside }) => ({
        take: async (...given) => Math.max(1, (await unit.take(...given)) - (isBeside ? 1 : 0)),
      }),
    })),
  },
]
