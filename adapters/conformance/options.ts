import type { StorageAdapter } from '../../src/storage.ts'

/** A host with transactions of its own, which casekeep's work can join. */
export interface Host<Tx> {
  /** Commits when `work` answers, rolls back when it throws, and then throws the same. */
  transaction(work: (tx: Tx) => Promise<void>): Promise<void>
}

/** One empty store. */
export interface OpenedStore<Tx = never> {
  readonly adapter: StorageAdapter<Tx>
  /** Closes the store and removes what is left of it. */
  close(): Promise<void>
  /** Where the adapter supports `durable`: ends every connection, as if the process had ended, and opens the store again. */
  reopen?(): Promise<StorageAdapter<Tx>>
  /** Where the adapter supports `join`. */
  readonly host?: Host<Tx>
}

/** Opens an empty store; called anew for each promise, and for each attempt at a shorter failure. */
export type OpenStore<Tx = never> = () => Promise<OpenedStore<Tx>>

/** Which store is checked, and how. */
export interface CheckOptions<Tx = never> {
  /** Names the store in what is reported. */
  readonly name: string
  readonly open: OpenStore<Tx>
  /** Repeats the generated data of a run that failed; it stands in the failure. */
  readonly seed?: number
  /**
   * Milliseconds that may go into looking for fewer calls that break the same promise; 2000 unless given. Should stay
   * well below the time that the test runner gives a test.
   */
  readonly patience?: number
}

/** What the kit needs of a test runner. Any will do. */
export interface ConformanceOptions<Tx = never> extends CheckOptions<Tx> {
  describe(name: string, body: () => void): void
  it(name: string, body: () => Promise<void>): void
}
