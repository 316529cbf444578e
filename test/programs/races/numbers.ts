import { insert } from '../../../src/engine/changes.ts'
import type { Progress } from '../try/progress.ts'
import type { Crew } from './crew.ts'
import { faultsOf, type TakenNumbers } from './faults.ts'
import { hostGaveWay } from './host.ts'
import { noteFaults } from './note-faults.ts'
import { numberTaken, seriesInRace, thereAlready } from './numbers-work.ts'
import type { StoreName } from './place.ts'
import { type Records, readRecords } from './records.ts'
import { type RaceResult, resultOf } from './result.ts'
import { onStage } from './stage.ts'
import { together } from './tally.ts'
import type { RaceTasks } from './tasks.ts'

/** Calls of each process that wait at once. */
const callers = 4

/** Commands begin again by themselves; what uses the store as they do, or within the host's transaction, does not. */
const allowed = (kind: string) => {
  if (kind.includes('host')) return ['CONFLICT', ...hostGaveWay]
  return kind === 'open' ? ['CONTENTION'] : ['CONFLICT']
}

/** P2.2: many processes take numbers of four series, a tenth of them is undone, and none is missing or given twice. */
export async function raceForNumbers(
  store: StoreName,
  crew: Crew<RaceTasks>,
  numbers: number,
  seed: number,
  progress: Progress,
): Promise<RaceResult> {
  return await onStage(store, crew, async ({ db, storage }) => {
    const first = { tenant: 'main', id: thereAlready, type: numberTaken, at: new Date().toISOString(), data: {} }
    await storage.transaction((unit) => unit.commit([insert('outbox', first)]))
    const began = performance.now()
    let done = 0
    const share = Math.ceil(numbers / crew.size)
    const tallies = await crew.each(
      'takeNumbers',
      (index) => ({ numbers: share, callers, seed: seed * 100 + index }),
      (more) => {
        done += more
        progress(`${store}: numbers`, done, share * crew.size)
      },
    )
    const seconds = (performance.now() - began) / 1000
    const tally = together(tallies)
    const { records, taken } = withoutTaken(await readRecords(db))
    const given = [...records.series].reduce((sum, [name, last]) => sum + (seriesInRace.includes(name) ? last : 0), 0)
    const faults = [...faultsOf(records, taken), ...noteFaults(records)]
    if (given !== share * crew.size) faults.push(`${given} numbers were given for ${share * crew.size}`)
    return resultOf(tally, { what: 'numbers', count: given }, seconds, faults, allowed)
  })
}

/** The numbers that were taken for no case, apart from the rest. */
function withoutTaken(records: Records): { readonly records: Records; readonly taken: TakenNumbers } {
  const taken = new Map<string, number[]>()
  const outbox: (typeof records.rows.outbox)[number][] = []
  for (const row of records.rows.outbox) {
    if (row.type !== numberTaken) outbox.push(row)
    else if (row.id !== thereAlready) {
      const { series, number } = row.data as { readonly series: string; readonly number: number }
      taken.set(series, [...(taken.get(series) ?? []), number])
    }
  }
  return { records: { ...records, rows: { ...records.rows, outbox } }, taken }
}
