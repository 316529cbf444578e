import { mix, prepareWorlds } from './mixes-work.ts'
import { takeNumbers } from './numbers-work.ts'
import { prepareLots } from './originals-prepare.ts'
import { raceForOriginal } from './originals-work.ts'
import { prepareReviews, review } from './reviews-work.ts'

/** What a process of the crew can be told to do. */
export const raceTasks = {
  takeNumbers,
  prepareReviews,
  review,
  prepareWorlds,
  mix,
  prepareLots,
  raceForOriginal,
}
export type RaceTasks = typeof raceTasks
