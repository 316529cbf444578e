import type { StoragePromise } from './promise.ts'
import type { Way } from './way.ts'

const ways: Readonly<Record<Way, string>> = {
  alone: 'in transactions of its own',
  joined: 'joined to transactions of the host',
}

/** An adapter broke a promise: which one, in which store, and the fewest calls found that show it. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
  readonly promise: StoragePromise
  /** The name of the store. */
  readonly store: string
  readonly way: Way
  /** Repeats the generated data: give it as `seed`. */
  readonly seed: number
  /** The calls with their answers, in ten lines at most. */
  readonly calls: readonly string[]

  constructor(
    broken: Pick<BrokenPromise, 'promise' | 'store' | 'way' | 'seed' | 'calls'>,
    options: { readonly cause: unknown },
  ) {
    const { promise, store, way, seed, calls } = broken
    const lines = [`${store} breaks a promise: ${promise.label}: ${promise.says}.`, ...calls]
    super([...lines, `  (${ways[way]}, seed ${seed})`].join('\n'), options)
    this.promise = promise
    this.store = store
    this.way = way
    this.seed = seed
    this.calls = calls
  }
}
