import { checkPromise } from './check.ts'
import type { ConformanceOptions } from './options.ts'
import { testedPromises } from './promises/index.ts'
import type { Way } from './way.ts'

const ways: readonly (readonly [Way, string])[] = [
  ['alone', 'in transactions of its own'],
  ['joined', 'joined to transactions of the host'],
]

/**
 * Every promise of the storage contract as a test named for it, for any adapter and any test runner. What an adapter
 * says that it does not support is not asked of it. A test fails with a {@link BrokenPromise}.
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
  for (const [way, says] of ways)
    describe(`${name}, ${says}`, () => {
      const asked = testedPromises.filter((promise) => promise.ways.includes(way))
      for (const group of new Set(asked.map((promise) => promise.group)))
        describe(group, () => {
          for (const promise of asked.filter((one) => one.group === group))
            it(`${promise.label}: ${promise.says}`, async () => {
              const verdict = await checkPromise(options, promise, way)
              if (verdict.outcome === 'broken') throw verdict.error
            })
        })
    })
}
