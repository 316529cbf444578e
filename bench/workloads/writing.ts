import type { Progress } from '../../test/programs/try/progress.ts'
import type { Database } from '../databases/database.ts'
import type { MeasuredSide, Measurement, WorkloadId } from '../results.ts'
import { interleave, type Pace, type Side } from '../rounds.ts'
import { type CountedTable, checkSameRows, nameOf } from '../same-rows.ts'
import type { Scale } from '../scale.ts'

/** A side that writes into a tenant of its own. */
export interface WritingSide extends Side {
  readonly by: MeasuredSide['by']
  readonly tenant: string
}

/** Tenants of one length, so that all write as many characters. */
export const tenantOf = (workload: WorkloadId, side: number) => `${workload.toLowerCase()}-${side}`

/** The sequences that come next, for one tenant. */
export function counter(): (count: number) => readonly number[] {
  let last = 0
  return (count) => Array.from({ length: count }, () => ++last)
}

/**
 * As the server does by itself every minute, where that is not turned off: a plan that was made for an empty table reads
 * all of it, and the sides that prepare their statements have such plans.
 */
export async function settle(
  { query, spelling }: Pick<Database, 'query' | 'spelling'>,
  tables: readonly CountedTable[],
): Promise<void> {
  for (const text of spelling.analyze(tables.map(nameOf))) await query(text)
}

/** Measures sides that write by turns, and checks that they wrote the same. */
export async function measureTurns(
  database: Database,
  workload: WorkloadId,
  what: string,
  sides: readonly WritingSide[],
  tables: readonly CountedTable[],
  pace: Pace,
  tell: Progress,
): Promise<Measurement> {
  const { store } = database
  const timed = await interleave(
    sides,
    pace,
    (done, of) => tell(`${store} ${workload} ${what}: turns`, done, of),
    () => settle(database, tables),
  )
  const tenants = sides.map(({ tenant }) => tenant)
  await checkSameRows(database, tables, tenants)
  const measured = timed.map(({ name, perAct }, index) => ({ name, by: sides[index]!.by, perAct }))
  return { workload, store, what, items: 1, sides: measured }
}

/** The same with one caller, and with many at once. */
export async function* measureCallers(
  database: Database,
  workload: WorkloadId,
  sides: readonly WritingSide[],
  tables: readonly CountedTable[],
  { rounds, warmUp, writes }: Pick<Scale, 'rounds' | 'warmUp' | 'writes'>,
  tell: Progress,
): AsyncIterable<Measurement> {
  for (const { callers, acts } of writes) {
    const what = callers === 1 ? '1 caller' : `${callers} callers`
    yield await measureTurns(database, workload, what, sides, tables, { rounds, warmUp, acts, callers }, tell)
  }
}
