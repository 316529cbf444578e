import type { Bench } from './bench.ts'
import type { Way } from './way.ts'

/** One thing that the storage contract promises. */
export interface StoragePromise {
  /** Stable: what documents and reports name it by. */
  readonly id: string
  /** The table, list or count that this is about, where each has a promise of its own. */
  readonly of?: string
  /** `id`, or `id of table`. No two promises have the same. */
  readonly label: string
  /** The promise in a sentence, without its full stop. */
  readonly says: string
  readonly group: string
  /** How it is checked. */
  readonly ways: readonly Way[]
  /** Asked only of a store that supports this. */
  readonly needs?: 'durable'
}

/** A promise with the test of it, which throws where it is broken. */
export interface TestedPromise extends StoragePromise {
  test(bench: Bench): Promise<void>
}

/** What is said once of a whole group of promises. */
export type GroupOfPromises = Pick<StoragePromise, 'group' | 'ways'>

/** What is said of each. */
export type PromiseText = Pick<StoragePromise, 'id' | 'of' | 'says' | 'needs'>

export function promised(group: GroupOfPromises, text: PromiseText, test: TestedPromise['test']): TestedPromise {
  return { ...group, ...text, label: text.of === undefined ? text.id : `${text.id} of ${text.of}`, test }
}
