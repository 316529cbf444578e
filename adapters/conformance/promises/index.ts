import type { TestedPromise } from '../promise.ts'
import { abilityPromises } from './abilities.ts'
import { changePromises } from './changes.ts'
import { hostPromises } from './host.ts'
import { isolationPromises } from './isolation.ts'
import { numberPromises } from './numbers.ts'
import { queryPromises } from './queries.ts'
import { rowPromises } from './rows.ts'
import { workPromises } from './works.ts'

/** Every promise with the test of it, in the order in which they rest on each other. */
export const testedPromises: readonly TestedPromise[] = [
  ...rowPromises,
  ...changePromises,
  ...workPromises,
  ...numberPromises,
  ...queryPromises,
  ...isolationPromises,
  ...abilityPromises,
  ...hostPromises,
]
