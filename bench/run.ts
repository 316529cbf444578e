import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Progress } from '../test/programs/try/progress.ts'
import type { StoreName } from './databases/database.ts'
import { onDatabase } from './databases/open.ts'
import { fill } from './filled/fill.ts'
import type { Measurement } from './results.ts'
import type { Scale } from './scale.ts'
import type { ReadingWorkload, Workload, WritingWorkload } from './workload.ts'

/** A part that did not come to its end. What was measured before it counts. */
export interface Failure {
  readonly where: string
  readonly error: unknown
}
export interface Outcome {
  readonly measurements: readonly Measurement[]
  readonly failures: readonly Failure[]
  /** What was measured on, by the store. */
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Runs workloads on databases. What fails is told at the end, and the others go on. */
export async function run(
  stores: readonly StoreName[],
  workloads: readonly Workload[],
  scale: Scale,
  today: string,
  tell: Progress,
): Promise<Outcome> {
  allowCollecting()
  const measurements: Measurement[] = []
  const failures: Failure[] = []
  const versions: Record<string, Readonly<Record<string, string>>> = {}
  const attempt = async (where: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      failures.push({ where, error })
    }
  }
  const gather = async (some: AsyncIterable<Measurement>) => {
    for await (const measurement of some) measurements.push(measurement)
  }
  const reading = workloads.filter((one): one is ReadingWorkload => one.kind === 'reading')
  const writing = workloads.filter((one): one is WritingWorkload => one.kind === 'writing')
  for (const store of stores) {
    for (const workload of writing) {
      await attempt(`${store} ${workload.id}`, () =>
        onDatabase(store, async (database) => {
          versions[store] = database.versions
          await gather(workload.run(database, scale, tell))
        }),
      )
    }
    if (reading.length === 0) continue
    await attempt(`${store} filling`, () =>
      onDatabase(store, async (database) => {
        versions[store] = database.versions
        let there = 0
        for (const cases of scale.filled) {
          tell(`${store}: filling cases`, there, cases)
          await fill(database, there + 1, cases, today)
          there = cases
          for (const workload of reading)
            await attempt(`${store} ${workload.id}, ${cases} cases`, () =>
              gather(workload.run(database, cases, scale, tell)),
            )
        }
      }),
    )
  }
  return { measurements, failures, versions }
}

/** So that no side pays for what another left behind; otherwise an option of Node that nobody remembers. */
function allowCollecting(): void {
  setFlagsFromString('--expose-gc')
  Object.assign(globalThis, { gc: runInNewContext('gc') })
}
