import type { Progress } from '../../test/programs/try/progress.ts'
import type { Database } from '../databases/database.ts'
import { levels, tenant } from '../filled/company.ts'
import { openArchive } from '../office.ts'
import type { Measurement, WorkloadId } from '../results.ts'
import { interleave, type Pace, type Side } from '../rounds.ts'

/** An archive over the filled tables, with its policy stored: as where anything was ever done. */
export async function openFilled({ hosts }: Database) {
  // One way of opening will do: of lists and counts no statement is kept.
  const archive = openArchive(hosts[0]!.storage, tenant)
  const administrator = archive.as({ id: 'ida', departments: [], roles: ['administrator'] })
  const { versions } = await administrator.policies.list().catch(() => ({ versions: [] }))
  if (versions.length === 0) await administrator.departments.record({ department: 'sales', name: 'Sales' })
  return archive
}

/** No level is hidden from an archivist. */
export const archivistsLevel = levels - 1

export interface Question<Kept, ByHand> {
  readonly what: string
  /** The same question of several people, asked by turns. */
  readonly asked: readonly { readonly casekeep: () => Promise<Kept>; readonly hand: () => Promise<ByHand> }[]
  /** What both answers must have in common. */
  readonly says: { readonly casekeep: (answer: Kept) => unknown; readonly hand: (answer: ByHand) => unknown }
}

/** Measures how long an answer takes, once both sides have answered each question alike. */
export async function measureReading<Kept, ByHand>(
  database: Database,
  workload: WorkloadId,
  { what, asked, says }: Question<Kept, ByHand>,
  cases: number,
  pace: Omit<Pace, 'callers'>,
  tell: Progress,
): Promise<Measurement> {
  for (const one of asked) {
    const kept = JSON.stringify(says.casekeep(await one.casekeep()))
    const byHand = JSON.stringify(says.hand(await one.hand()))
    if (kept !== byHand) throw new Error(`${what}: casekeep answered ${kept}, and by hand it is ${byHand}.`)
  }
  const side = (name: string, by: 'casekeep' | 'hand'): Side => {
    let next = 0
    return { name, act: () => asked[next++ % asked.length]![by]() }
  }
  const sides = [side('casekeep', 'casekeep'), side('by hand', 'hand')]
  const timed = await interleave(sides, { ...pace, callers: 1 }, (done, of) =>
    tell(`${database.store} ${workload} ${what}, ${cases} cases: turns`, done, of),
  )
  return {
    workload,
    store: database.store,
    what,
    cases,
    items: 1,
    sides: timed.map(({ name, perAct }, index) => ({ name, by: index === 0 ? 'casekeep' : 'hand', perAct })),
  }
}
