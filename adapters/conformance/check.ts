import { Breach } from './assertions.ts'
import { benchOf, type Choices } from './bench.ts'
import { BrokenPromise } from './broken-promise.ts'
import type { CheckOptions, OpenedStore } from './options.ts'
import type { StoragePromise, TestedPromise } from './promise.ts'
import { testedPromises } from './promises/index.ts'
import { Random } from './random.ts'
import { Recorder } from './recorder.ts'
import { type Run, smallest } from './shrink.ts'
import { storyOf } from './story.ts'
import type { Way } from './way.ts'

/** What came of one promise. What an adapter says that it does not support is not asked of it. */
export type Verdict = { readonly promise: StoragePromise; readonly way: Way } & (
  | { readonly outcome: 'kept' | 'not asked' }
  | { readonly outcome: 'broken'; readonly error: BrokenPromise }
)

const defaultPatience = 2_000

/** Every promise of the storage contract, in the order in which they are checked. */
export const storagePromises: readonly StoragePromise[] = testedPromises

/**
 * Checks one promise after another, in each way that it can be kept, and says what came of each. Needs no test runner.
 *
 * @example
 * ```ts
 * for await (const verdict of checkStorage({ name: 'mine', open }))
 *   if (verdict.outcome === 'broken') console.error(verdict.error.message)
 * ```
 */
export async function* checkStorage<Tx = never>(options: CheckOptions<Tx>): AsyncGenerator<Verdict> {
  for (const way of ['alone', 'joined'] as const)
    for (const promise of testedPromises)
      if (promise.ways.includes(way)) yield await checkPromise(options, promise, way)
}

/** Checks one promise. Where it is broken, looks for fewer calls that break it too. */
export async function checkPromise<Tx>(options: CheckOptions<Tx>, promise: TestedPromise, way: Way): Promise<Verdict> {
  const seed = options.seed ?? Math.floor(Math.random() * 0x1_0000_0000)
  const first = await attempt(options, promise, way, { seed, choices: [], copies: false })
  if (first === 'not asked') return { promise, way, outcome: 'not asked' }
  if (first.failure === undefined) return { promise, way, outcome: 'kept' }
  const { error: firstError } = first.failure
  const until = Date.now() + (options.patience ?? defaultPatience)
  const found = await smallest<Failed>(
    { ...first, fails: true },
    async (choices) => {
      const run = await attempt(options, promise, way, { seed, choices, copies: true })
      if (run === 'not asked') return { ...first, choices, fails: false }
      return { ...run, fails: run.failure !== undefined && isAlike(run.failure.error, firstError) }
    },
    () => Date.now() < until,
  )
  const { error: cause } = found.failure ?? first.failure
  const calls = storyOf(found.recorder, cause)
  const error = new BrokenPromise({ promise, store: options.name, way, seed, calls }, { cause })
  return { promise, way, outcome: 'broken', error }
}

interface Attempt {
  readonly failure: { readonly error: unknown } | undefined
  readonly choices: Choices
  readonly lengths: readonly number[]
  readonly recorder: Recorder
}
type Failed = Attempt & Run

/** One run of a test on a fresh store. */
async function attempt<Tx>(
  { open }: CheckOptions<Tx>,
  promise: TestedPromise,
  way: Way,
  { seed, choices, copies }: { readonly seed: number; readonly choices: Choices; readonly copies: boolean },
): Promise<Attempt | 'not asked'> {
  const opened = await open()
  if (!isAsked(promise, way, opened)) {
    await opened.close()
    return 'not asked'
  }
  const recorder = new Recorder(copies)
  const lengths: number[] = []
  const onSeveral = (length: number) => lengths.push(length)
  let failure: Attempt['failure']
  try {
    await promise.test(benchOf({ opened, way, random: new Random(seed), recorder, choices, onSeveral }))
  } catch (error) {
    failure = { error }
  }
  try {
    await opened.close()
  } catch (error) {
    // What was found out is not hidden by a store that cannot even be closed after it.
    failure ??= { error }
  }
  return { failure, choices, lengths, recorder }
}

function isAsked<Tx>({ needs }: StoragePromise, way: Way, { adapter, host, reopen }: OpenedStore<Tx>): boolean {
  const { supports, join } = adapter
  if (needs === 'durable' && !(supports.durable && reopen)) return false
  // An adapter that says that it can join, and gives no way to, breaks one promise and not all of them.
  return way === 'alone' || (supports.join && typeof join === 'function' && host !== undefined)
}

/** The same thing went wrong: a promise was seen broken, or the adapter threw the same. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one instanceof Breach || other instanceof Breach) return one instanceof Breach && other instanceof Breach
  const named = (error: unknown) => {
    const { name, code, message } = Object(error) as { name?: unknown; code?: unknown; message?: unknown }
    return code === undefined ? `${name} ${message}` : `${name} ${code}`
  }
  return named(one) === named(other)
}
