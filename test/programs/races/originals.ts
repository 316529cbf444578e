import { Random } from '../../../adapters/conformance/random.ts'
import type { Progress } from '../try/progress.ts'
import type { Crew } from './crew.ts'
import { faultsOf } from './faults.ts'
import { followedBy, type Letter, lettersOf, partsFor } from './originals-lot.ts'
import type { Lot } from './originals-prepare.ts'
import { done, type Followed, type Part, type Raced } from './originals-work.ts'
import type { StoreName } from './place.ts'
import { readRecords } from './records.ts'
import { type RaceResult, resultOf } from './result.ts'
import { onStage } from './stage.ts'
import { type Tally, together } from './tally.ts'
import type { RaceTasks } from './tasks.ts'
import { watchHoldings } from './watch.ts'

/** About as many races as the requests for one lot are good for; what is called off is handed over again. */
const racesInLot = 75
/** One snapshot for so many races at least: a thousand of a whole run. */
const racesInSnapshot = 10

/** What a loser, and whoever is at another item of the same request, may hear. */
const heardByLosers = ['BLOCKED: out', 'BLOCKED: waitedFor', 'BLOCKED: lost', 'ILLEGAL', 'NOT_READY', 'STALE']
const allowed = (kind: string) => {
  if (kind === 'hand over') return [...heardByLosers, 'CONTENTION']
  return kind === 'take back or lose' ? ['ILLEGAL', 'CONTENTION'] : ['CONTENTION']
}

/**
 * P7.2: one paper original was granted to many, and all who keep the archive hand it over at once; each time exactly one
 * does. What was handed over comes back, is called off, called back, lost and found meanwhile, and somebody looks
 * all the time whether everything that was taken in is in one place.
 */
export async function raceForOriginals(
  store: StoreName,
  crew: Crew<RaceTasks>,
  races: number,
  seed: number,
  progress: Progress,
): Promise<RaceResult> {
  return await onStage(store, crew, async ({ db }) => {
    const lots = await prepare(store, crew, races, progress)
    const began = performance.now()
    const watch = watchHoldings(db)
    const run = new Run(crew, new Random(seed), races, (count) => progress(`${store}: originals`, count, races))
    for (const lot of lots) await run.race(lot)
    const seconds = (performance.now() - began) / 1000
    const { snapshots, differing, faults: seen } = await watch.stop()
    const records = await readRecords(db)
    const faults = [...run.faults, ...seen, ...faultsOf(records)]
    if (run.count !== races) faults.push(`${run.count} races were run for ${races}: the lots were used up`)
    const told = records.rows.trail.filter(({ operation }) => operation === 'requests.handOver').length
    if (told !== races) faults.push(`the trail tells of ${told} originals handed over in ${races} races`)
    if (snapshots < races / racesInSnapshot) faults.push(`only ${snapshots} snapshots were taken`)
    const figures = {
      losersWhoBeganBeforeTheWinnerHadEnded: run.overlapping,
      snapshots,
      snapshotsThatDiffer: differing,
    }
    return resultOf(together(run.tallies), { what: 'races', count: run.count }, seconds, faults, allowed, figures)
  })
}

async function prepare(
  store: StoreName,
  crew: Crew<RaceTasks>,
  races: number,
  progress: Progress,
): Promise<readonly Lot[]> {
  const lots = Math.ceil(races / racesInLot)
  let count = 0
  const made = await crew.each(
    'prepareLots',
    (member) => ({ lots: Math.floor((lots + member) / crew.size), member }),
    (more) => {
      count += more
      progress(`${store}: lots granted`, count, lots)
    },
  )
  return made.flat()
}

/** A letter that was handed over, and by whom of the crew: they do with it what comes next. */
interface Pending {
  readonly letter: Letter
  readonly followed: Followed
  readonly member: number
}

class Run {
  readonly tallies: Tally[] = []
  readonly faults: string[] = []
  count = 0
  readonly #crew: Crew<RaceTasks>
  readonly #random: Random
  readonly #races: number
  readonly #tell: (count: number) => void
  #pending: Pending | null = null
  #losers = 0
  #competed = 0

  constructor(crew: Crew<RaceTasks>, random: Random, races: number, tell: (count: number) => void) {
    this.#crew = crew
    this.#random = random
    this.#races = races
    this.#tell = tell
  }

  /** Share of the losers who began before it was over: the others did not race. */
  get overlapping(): number {
    return Math.round((100 * this.#competed) / Math.max(1, this.#losers)) / 100
  }

  /** Races for every letter of a lot in turn, until none is left that anybody is to get. */
  async race(lot: Lot): Promise<void> {
    const letters = lettersOf(lot)
    let turn = 0
    while (this.count < this.#races) {
      turn += 1
      const free = letters.filter((letter) => letter.queue.length > 0 && letter !== this.#pending?.letter)
      if (free.length > 0) await this.#raceFor(free[turn % free.length]!, lot)
      else if (this.#pending !== null) await this.#round(null)
      else return
    }
    if (this.#pending !== null) await this.#round(null)
  }

  async #raceFor(letter: Letter, lot: Lot): Promise<void> {
    const parts = partsFor(letter, this.#crew.size, this.#random)
    const raced = await this.#round(parts)
    const name = `${lot.case} ${letter.item}`
    const isHandOver = (index: number) => parts[index]!.act.startsWith('handOver')
    const winners = raced.flatMap(({ outcome }, index) => (outcome === done && isHandOver(index) ? [index] : []))
    if (winners.length !== 1) this.faults.push(`${name} was handed over ${winners.length} times in one race`)
    this.count += 1
    this.#tell(this.count)
    const winner = winners[0]
    if (winner === undefined) return
    const { granted } = parts[winner]!
    if (granted !== letter.queue[0]) this.faults.push(`${name} was handed over for ${granted.request} out of turn`)
    this.#losers += parts.filter((_, index) => isHandOver(index)).length - 1
    this.#competed += raced.filter(
      ({ began }, index) => index !== winner && isHandOver(index) && began < raced[winner]!.ended,
    ).length
    this.#pending = { letter, followed: followedBy(letter, granted, this.#random), member: winner }
  }

  /** All at once: the parts of a race, and what the winner of the one before does with what they got. */
  async #round(parts: readonly Part[] | null): Promise<readonly Raced[]> {
    const pending = this.#pending
    this.#pending = null
    const raced = await this.#crew.each('raceForOriginal', (member) => ({
      member,
      part: parts?.[member] ?? null,
      follow: pending?.member === member ? pending.followed : null,
    }))
    for (const { tally, whereabouts } of raced) {
      this.tallies.push(tally)
      if (whereabouts !== null) pending!.letter.place = whereabouts
    }
    return raced
  }
}
