import type { Change, Reader, StorageAdapter, Unit } from '../../src/storage.ts'
import { equal } from './assertions.ts'
import { Random } from './random.ts'

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

/** What the kit needs. Any test runner will do. */
export interface ConformanceOptions<Tx = never> {
  /** Names the adapter in the reports. */
  readonly name: string
  describe(name: string, body: () => void): void
  it(name: string, body: () => Promise<void>): void
  /** Opens an empty store for each test. */
  open(): Promise<OpenedStore<Tx>>
  /** Repeats the generated data of a run that failed; it stands in the failure. */
  readonly seed?: number
}

/** What a test works with: the store, entered by the adapter's own transactions or by joining those of the host. */
export interface Bench {
  readonly random: Random
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T>
}

/** What a test about a particular ability works with. */
export interface OpenBench<Tx> extends Bench {
  readonly opened: OpenedStore<Tx>
}

/** Registers one promise and the test of it. */
export type Promises = (promise: string, test: (bench: Bench) => Promise<void>) => void

/** Registers one promise about a particular ability. */
export type OpenPromises<Tx> = (promise: string, test: (bench: OpenBench<Tx>) => Promise<void>) => void

/** A test on a fresh store, whose failure says which promise was broken, and by which data. */
export function testOf<Tx>(
  options: ConformanceOptions<Tx>,
  promise: string,
  enter: (opened: OpenedStore<Tx>) => Bench['transaction'],
  test: (bench: OpenBench<Tx>) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const seed = options.seed ?? Math.floor(Math.random() * 0x1_0000_0000)
    const opened = await options.open()
    try {
      await test({
        opened,
        random: new Random(seed),
        read: (work) => opened.adapter.read(work),
        transaction: enter(opened),
      })
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${options.name} breaks a promise: ${promise}. ${message} (seed ${seed})`, { cause })
    } finally {
      await opened.close()
    }
  }
}

/** Enters by the adapter's own transactions. */
export function alone<Tx>({ adapter }: OpenedStore<Tx>): Bench['transaction'] {
  return (work) => adapter.transaction(work)
}

/** Enters by a transaction of the host, one for each work. */
export function joined<Tx>({ adapter, host }: OpenedStore<Tx>): Bench['transaction'] {
  return async <T>(work: (unit: Unit) => Promise<T>) => {
    let answer: { readonly value: T } | undefined
    await host!.transaction(async (tx) => {
      answer = { value: await adapter.join!(tx, work) }
    })
    return answer!.value
  }
}

/** Writes changes that must not clash. */
export async function write(bench: Bench, changes: readonly Change[]): Promise<void> {
  equal(await bench.transaction((unit) => unit.commit(changes)), null, 'these changes clash with nothing')
}
