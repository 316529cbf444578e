import { isCasekeepError } from '../../src/errors.ts'
import type { Reader, Unit } from '../../src/storage.ts'
import type { OpenedStore } from './options.ts'
import type { Random } from './random.ts'
import type { Recorder } from './recorder.ts'
import type { Way } from './way.ts'

/** Of twenty that want one row each may be held up by each of the others. */
const mostAttempts = 40

type Working = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>

/** What a test works with: one empty store, entered by the adapter's own transactions or by joining those of the host. */
export interface Bench {
  /** For generated data. Whatever is drawn must be drawn before any of it is thinned by {@link Bench.several}. */
  readonly random: Random
  /**
   * The list as it is; or, while the kit looks for the smallest failure, some of it. A test puts through this whatever it
   * has several of, and must hold of a sound store with any part of it left out. Parts are left out from the beginning:
   * what is simplest stands last.
   */
  several<T>(list: readonly T[]): readonly T[]
  /** Stops a test that has found nothing to check in what was generated, unless some of it was left out. */
  shows(condition: boolean): void
  /** Work in a transaction of its own: the adapter's, or one of the host that commits after it. */
  readonly transaction: Working
  /**
   * As {@link Bench.transaction}, for works that meet others: it begins again while somebody else holds what it needs, as
   * the core does.
   */
  readonly contested: Working
  /** Reads in the way that is checked: by the adapter's `read`, or in a work that joined. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** Reads what is committed, by the adapter's `read`. */
  readCommitted<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** One transaction of the host, and the way to join it. */
  inHost(work: (join: Working) => Promise<void>): Promise<void>
  /** Opens the store again, as after the process had ended. */
  reopen(): Promise<void>
  /** What was handed to the kit. */
  readonly opened: Pick<OpenedStore, 'host' | 'reopen'> & { readonly adapter: OpenedStore['adapter'] }
}

/** Which of each list that a test has several of are kept, in the order in which it asks; all where nothing is said. */
export type Choices = readonly (readonly number[] | undefined)[]

export interface BenchParts<Tx> {
  readonly opened: OpenedStore<Tx>
  readonly way: Way
  readonly random: Random
  readonly recorder: Recorder
  readonly choices: Choices
  /** Hears how long each list is. */
  readonly onSeveral: (length: number) => void
}

export function benchOf<Tx>({ opened, way, random, recorder, choices, onSeveral }: BenchParts<Tx>): Bench {
  let { adapter } = opened
  let asked = 0

  const inHostOf = async (work: (tx: Tx) => Promise<void>) => opened.host!.transaction(work)
  const join = <T>(tx: Tx, work: (unit: Unit) => Promise<T>): Promise<T> =>
    recorder.step('joined', work, (watched) => adapter.join!(tx, watched))
  const joined: Working = async <T>(work: (unit: Unit) => Promise<T>) => {
    let answer: { readonly value: T } | undefined
    await inHostOf(async (tx) => {
      answer = { value: await join(tx, work) }
    })
    return answer!.value
  }
  const readCommitted: Bench['readCommitted'] = (work) =>
    recorder.step('read', work, (watched) => adapter.read(watched))

  const transaction: Working =
    way === 'joined' ? joined : (work) => recorder.step('transaction', work, (watched) => adapter.transaction(watched))
  const contested: Working = async (work) => {
    for (let attempts = 1; ; attempts++) {
      try {
        return await transaction(work)
      } catch (error) {
        const isHeld = isCasekeepError(error, 'CONFLICT') && error.details.because === 'held'
        if (!isHeld || attempts === mostAttempts) throw error
      }
    }
  }

  return {
    random,
    opened: opened as unknown as Bench['opened'],
    several: (list) => {
      onSeveral(list.length)
      const kept = choices[asked]
      asked += 1
      if (kept === undefined) return list
      const indexes = new Set(kept)
      return list.filter((_, index) => indexes.has(index))
    },
    shows: (condition) => {
      if (!condition && choices.length === 0)
        throw new Error('the generated data finds nothing: this test shows nothing')
    },
    transaction,
    contested,
    read: way === 'joined' ? joined : readCommitted,
    readCommitted,
    inHost: async (work) => {
      recorder.note('host begins')
      try {
        await inHostOf((tx) => work((joining) => join(tx, joining)))
        recorder.note('host commits')
      } catch (error) {
        recorder.note('host rolls back')
        throw error
      }
    },
    reopen: async () => {
      adapter = await opened.reopen!()
      recorder.note('opened again')
    },
  }
}
