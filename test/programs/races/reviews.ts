import type { Progress } from '../try/progress.ts'
import type { Crew } from './crew.ts'
import { faultsOf } from './faults.ts'
import type { StoreName } from './place.ts'
import { readRecords } from './records.ts'
import { type RaceResult, resultOf } from './result.ts'
import type { Prepared, Reviewed } from './reviews-work.ts'
import { onStage } from './stage.ts'
import { count, countRefusal, newTally } from './tally.ts'
import type { RaceTasks } from './tasks.ts'

const callers = 4
/** What a reviewer who was not first may hear. */
const heardByLosers = ['ILLEGAL', 'STALE', 'CONTENTION']

/** P4.3: a reviewer in each process approves the same batch at once, again and again; each time exactly one does. */
export async function raceToReview(
  store: StoreName,
  crew: Crew<RaceTasks>,
  races: number,
  progress: Progress,
): Promise<RaceResult> {
  return await onStage(store, crew, async ({ db }) => {
    const prepared = await prepare(store, crew, races, progress)
    const began = performance.now()
    const tally = newTally()
    const times: number[] = []
    const faults: string[] = []
    let overlapping = 0
    for (const [index, { batch, version }] of prepared.entries()) {
      // Every other time all of them say what they saw.
      const seen = index % 2 === 0 ? null : version
      const reviewed = await crew.each('review', (member) => ({ batch, version: seen, member }))
      const winners = reviewed.filter(({ outcome }) => outcome === 'approved')
      if (winners.length !== 1) faults.push(`${batch} was approved ${winners.length} times`)
      for (const { outcome, began, ended } of reviewed) {
        if (outcome === 'approved') count(tally.done, outcome)
        else countRefusal(tally, 'approve', outcome)
        times.push(ended - began)
      }
      overlapping += losersWhoCompeted(reviewed)
      progress(`${store}: reviews`, index + 1, prepared.length)
    }
    tally.waits.approve = times
    const seconds = (performance.now() - began) / 1000
    const records = await readRecords(db)
    faults.push(...faultsOf(records), ...approvalFaults(records.rows.trail, prepared))
    const losers = prepared.length * (crew.size - 1)
    return resultOf(tally, { what: 'races', count: prepared.length }, seconds, faults, () => heardByLosers, {
      losersWhoBeganBeforeTheWinnerHadEnded: Math.round((100 * overlapping) / losers) / 100,
    })
  })
}

async function prepare(
  store: StoreName,
  crew: Crew<RaceTasks>,
  races: number,
  progress: Progress,
): Promise<readonly Prepared[]> {
  const share = Math.ceil(races / crew.size)
  let done = 0
  const prepared = await crew.each(
    'prepareReviews',
    (member) => ({ batches: share, callers, member }),
    (more) => {
      done += more
      progress(`${store}: batches brought to review`, done, share * crew.size)
    },
  )
  return prepared.flat().slice(0, races)
}

/** Who began after it was over did not race. */
function losersWhoCompeted(reviewed: readonly Reviewed[]): number {
  const winner = reviewed.find(({ outcome }) => outcome === 'approved')
  if (winner === undefined) return 0
  return reviewed.filter((one) => one !== winner && one.began < winner.ended).length
}

function approvalFaults(
  trail: readonly { readonly operation: string; readonly chain: string }[],
  prepared: readonly Prepared[],
): readonly string[] {
  const approvals: Record<string, number> = {}
  for (const { operation, chain } of trail) if (operation === 'batches.approve') count(approvals, chain)
  return prepared.flatMap(({ batch }) => {
    const chain = batch.slice(0, batch.lastIndexOf('-'))
    return approvals[chain] === 1 ? [] : [`the chain of ${chain} has ${approvals[chain] ?? 0} approvals`]
  })
}
