import type { Progress } from '../test/programs/try/progress.ts'
import type { Database } from './databases/database.ts'
import type { Measurement, WorkloadId } from './results.ts'
import type { Scale } from './scale.ts'

interface Named {
  readonly id: WorkloadId
  readonly title: string
}

/** Writes, on an empty database of its own. Each measurement is given as soon as it is there: the next may fail. */
export interface WritingWorkload extends Named {
  readonly kind: 'writing'
  run(database: Database, scale: Scale, tell: Progress): AsyncIterable<Measurement>
}

/** Reads what was filled in, over and over as it grows. */
export interface ReadingWorkload extends Named {
  readonly kind: 'reading'
  run(database: Database, cases: number, scale: Scale, tell: Progress): AsyncIterable<Measurement>
}

/** Something that is measured: casekeep against what somebody would write by hand. */
export type Workload = WritingWorkload | ReadingWorkload
