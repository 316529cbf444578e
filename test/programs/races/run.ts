import type { Progress } from '../try/progress.ts'
import { compiled } from './compiled.ts'
import { Crew } from './crew.ts'
import { raceInMixes } from './mixes.ts'
import { raceForNumbers } from './numbers.ts'
import type { Options } from './options.ts'
import { raceForOriginals } from './originals.ts'
import { availableStores, type StoreName } from './place.ts'
import type { RaceResult } from './result.ts'
import { raceToReview } from './reviews.ts'
import type { RaceTasks } from './tasks.ts'

export interface RacesOfStore {
  readonly numbers: RaceResult
  readonly reviews: RaceResult
  readonly mixes: RaceResult
  readonly originals: RaceResult
}
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
      results[store] = {
        numbers: await raceForNumbers(store, crew, sizes.numbers, seed, progress),
        reviews: await raceToReview(store, crew, sizes.reviews, progress),
        mixes: await raceInMixes(store, crew, sizes.mixes, seed, progress),
        originals: await raceForOriginals(store, crew, sizes.originals, seed, progress),
      }
    }
  } finally {
    await crew.dismiss()
    await program.remove()
  }
  return { seed, processes, stores: results }
}

/** Nothing was wrong anywhere, and something was asked. */
export function isGood({ stores }: Outcome): boolean {
  const races = Object.values(stores).flatMap((store) => Object.values(store) as RaceResult[])
  return races.length > 0 && races.every(({ faults }) => faults.length === 0)
}
