import type { Progress } from '../try/progress.ts'
import { compiled } from './compiled.ts'
import { Crew } from './crew.ts'
import { raceInMixes } from './mixes.ts'
import { raceForNumbers } from './numbers.ts'
import { type Options, type Race, races } from './options.ts'
import { raceForOriginals } from './originals.ts'
import { availableStores, type StoreName } from './place.ts'
import type { RaceResult } from './result.ts'
import { raceToReview } from './reviews.ts'
import type { RaceTasks } from './tasks.ts'

/** What was raced for; a race that nothing was raced for is left out. */
export type RacesOfStore = Readonly<Partial<Record<Race, RaceResult>>>
export interface Outcome {
  readonly seed: number
  readonly processes: number
  readonly stores: Readonly<Partial<Record<StoreName, RacesOfStore>>>
}

export async function run(
  { stores, sizes, seed }: Pick<Options, 'stores' | 'sizes' | 'seed'>,
  progress: Progress,
  processes = 8,
): Promise<Outcome> {
  const results: Partial<Record<StoreName, RacesOfStore>> = {}
  const program = await compiled(new URL('./process.ts', import.meta.url))
  const crew = new Crew<RaceTasks>(program.file, processes)
  try {
    for (const store of await availableStores(stores)) {
      const run: { readonly [R in Race]: () => Promise<RaceResult> } = {
        numbers: () => raceForNumbers(store, crew, sizes.numbers, seed, progress),
        reviews: () => raceToReview(store, crew, sizes.reviews, progress),
        mixes: () => raceInMixes(store, crew, sizes.mixes, seed, progress),
        originals: () => raceForOriginals(store, crew, sizes.originals, seed, progress),
      }
      const done: Partial<Record<Race, RaceResult>> = {}
      for (const race of races) if (sizes[race] > 0) done[race] = await run[race]()
      results[store] = done
    }
  } finally {
    await crew.dismiss()
    await program.remove()
  }
  return { seed, processes, stores: results }
}

/** What was run before, with what was run now in its place. */
export function together(before: Outcome | null, now: Outcome): Outcome {
  if (before === null) return now
  const stores = Object.entries(now.stores).map(([store, races]) => [
    store,
    { ...before.stores[store as StoreName], ...races },
  ])
  return { ...now, stores: { ...before.stores, ...Object.fromEntries(stores) } }
}

/** Nothing was wrong anywhere, and something was asked. */
export function isGood({ stores }: Outcome): boolean {
  const all = Object.values(stores).flatMap((store) => Object.values(store) as RaceResult[])
  return all.length > 0 && all.every(({ faults }) => faults.length === 0)
}
