import { abilityPromises, durablePromises } from './ability-promises.ts'
import {
  alone,
  type Bench,
  type ConformanceOptions,
  joined,
  type OpenBench,
  type OpenedStore,
  testOf,
} from './bench.ts'
import { changePromises } from './change-promises.ts'
import { isolationPromises } from './isolation-promises.ts'
import { joinedPromises } from './joined-promises.ts'
import { numberPromises } from './number-promises.ts'
import { queryPromises } from './query-promises.ts'
import { rowPromises } from './rows-promises.ts'

const groups = [
  ['rows', rowPromises],
  ['changes', changePromises],
  ['numbers', numberPromises],
  ['queries and counts', queryPromises],
  ['isolation', isolationPromises],
] as const

/**
 * Every promise of the storage contract as a test, for any adapter and any test runner. What an adapter says that it
 * does not support is not asked of it.
 *
 * @example
 * ```ts
 * import { describe, it } from 'vitest'
 *
 * storageConformance({
 *   name: 'mine',
 *   describe,
 *   it,
 *   open: async () => ({ adapter: myAdapter(), close: async () => {} }),
 * })
 * ```
 */
export function storageConformance<Tx = never>(options: ConformanceOptions<Tx>): void {
  const { name, describe, it } = options

  const promises =
    (enter: (opened: OpenedStore<Tx>) => Bench['transaction'], isAsked: (opened: OpenedStore<Tx>) => boolean) =>
    (promise: string, test: (bench: OpenBench<Tx>) => Promise<void>) =>
      it(
        promise,
        testOf(options, promise, enter, async (bench) => {
          if (isAsked(bench.opened)) await test(bench)
        }),
      )
  const canJoin = ({ adapter }: OpenedStore<Tx>) => adapter.supports.join
  const isDurable = ({ adapter }: OpenedStore<Tx>) => adapter.supports.durable

  describe(`${name}, in transactions of its own`, () => {
    for (const [group, register] of groups) describe(group, () => register(promises(alone, () => true)))
    describe('abilities', () => {
      abilityPromises(promises(alone, () => true))
      durablePromises(promises(alone, isDurable))
    })
  })
  describe(`${name}, joined to transactions of the host`, () => {
    for (const [group, register] of groups) describe(group, () => register(promises(joined, canJoin)))
    describe('the host', () => joinedPromises(promises(joined, canJoin)))
  })
}
