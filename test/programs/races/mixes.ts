import type { Progress } from '../try/progress.ts'
import type { Crew } from './crew.ts'
import { faultsOf } from './faults.ts'
import { hostGaveWay } from './host.ts'
import { endsWithin } from './in-time.ts'
import { noteFaults } from './note-faults.ts'
import type { StoreName } from './place.ts'
import { readRecords } from './records.ts'
import { type RaceResult, resultOf } from './result.ts'
import { onStage } from './stage.ts'
import { type Tally, together } from './tally.ts'
import type { RaceTasks } from './tasks.ts'

/** Acts of each process in a round. */
const acts = 4
/** Milliseconds after which a round counts as stuck: every database breaks a deadlock long before. */
const patience = 120_000
/** What an act may be refused with where others are at the same things. */
const allowed = (kind: string) => [
  ...['ILLEGAL', 'NOT_READY', 'INVALID_INPUT'],
  ...(kind.includes('host') ? ['CONFLICT', ...hostGaveWay] : ['CONTENTION']),
]

/** P1.2, P2.2: acts on several cases, in opposite orders and all at once: each ends, whole or not at all. */
export async function raceInMixes(
  store: StoreName,
  crew: Crew<RaceTasks>,
  rounds: number,
  seed: number,
  progress: Progress,
): Promise<RaceResult> {
  return await onStage(store, crew, async ({ db }) => {
    const share = Math.ceil(rounds / crew.size)
    progress(`${store}: cases opened for the mixes`, 0, rounds)
    const worlds = (await crew.each('prepareWorlds', (member) => ({ worlds: share, member }))).flat().slice(0, rounds)
    const began = performance.now()
    const tallies: Tally[] = []
    for (const [index, world] of worlds.entries()) {
      const round = crew.each('mix', (member) => ({
        world,
        acts,
        member,
        seed: (seed * 10_000 + index) * 100 + member,
      }))
      if (!(await endsWithin(patience, round))) throw new Error(`round ${index + 1} did not end`)
      tallies.push(...(await round))
      progress(`${store}: mixes`, index + 1, worlds.length)
    }
    const seconds = (performance.now() - began) / 1000
    const records = await readRecords(db)
    const faults = [...faultsOf(records), ...noteFaults(records)]
    const what = { what: 'acts', count: worlds.length * crew.size * acts }
    return resultOf(together(tallies), what, seconds, faults, allowed)
  })
}
