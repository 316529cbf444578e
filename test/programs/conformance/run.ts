import {
  type BrokenAdapter,
  brokenAdapters,
  type CheckOptions,
  checkStorage,
  storagePromises,
  type Verdict,
} from '../../../adapters/conformance/index.ts'
import { joinableMemory, type MemoryTransaction } from '../../adapters/broken/joinable-memory.ts'
import type { Progress } from '../try/progress.ts'
import type { Options } from './options.ts'

/** What the kit says of one store. */
export interface CheckedStore {
  readonly name: string
  readonly verdicts: readonly Verdict[]
}
/** What the kit says of an adapter that breaks one promise on purpose. */
export interface CheckedBroken extends CheckedStore {
  readonly breaks: string
}
export interface Outcome {
  readonly seed: number
  readonly stores: readonly CheckedStore[]
  readonly broken: readonly CheckedBroken[]
}

/** How many verdicts there are on one store. */
const checks = storagePromises.flatMap(({ ways }) => ways).length

/** Checks the stores, and then the broken adapters. */
export async function run(
  { stores, broken, seed }: Pick<Options, 'stores' | 'broken' | 'seed'>,
  progress: Progress,
  adapters: readonly BrokenAdapter<MemoryTransaction>[] = brokenAdapters(joinableMemory),
): Promise<Outcome> {
  const checkedStores: CheckedStore[] = []
  for (const { name, open } of stores) {
    const verdicts = await verdictsOn({ name, open, seed }, (done) => progress(`${name}: promises`, done, checks))
    checkedStores.push({ name, verdicts })
  }
  const checkedBroken: CheckedBroken[] = []
  for (const { name, breaks, open } of broken ? adapters : []) {
    progress('broken adapters', checkedBroken.length, adapters.length)
    // What is broken on purpose needs no shorter message.
    checkedBroken.push({ name, breaks, verdicts: await verdictsOn({ name, open, seed, patience: 0 }) })
  }
  return { seed, stores: checkedStores, broken: checkedBroken }
}

async function verdictsOn<Tx>(options: CheckOptions<Tx>, tell: (done: number) => void = () => {}): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for await (const verdict of checkStorage(options)) {
    verdicts.push(verdict)
    tell(verdicts.length)
  }
  return verdicts
}
