import type { StoreName } from './databases/database.ts'

export const workloadIds = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8'] as const
export type WorkloadId = (typeof workloadIds)[number]

/** One side of a measurement. */
export interface MeasuredSide {
  readonly name: string
  readonly by: 'casekeep' | 'hand'
  /** Milliseconds an act, round by round. */
  readonly perAct: readonly number[]
}

/** What a piece of work read to do what it did. */
export interface Touched {
  /** How many things it did. */
  readonly done: number
  /** How many rows of the tables were read for them, all of its statements together. */
  readonly read: number
  /** Each way to a table, as the database tells it. */
  readonly ways: readonly string[]
}

/** Several ways of doing the same work, measured by turns. */
export interface Measurement {
  readonly workload: WorkloadId
  readonly store: StoreName
  /** What was done, such as `1 caller`. */
  readonly what: string
  /** How many cases the tables hold, or loans, where that matters. */
  readonly cases?: number
  readonly touched?: Touched
  /** How many things an act does. */
  readonly items: number
  readonly sides: readonly MeasuredSide[]
}
