import { cpus, release, totalmem, type } from 'node:os'
import { type Comparison, comparedBy } from './figures.ts'
import type { MeasuredSide, Measurement } from './results.ts'
import type { Outcome } from './run.ts'
import type { Scale } from './scale.ts'
import { type Spread, spreadOf } from './statistics.ts'

/** A measurement without its single rounds. */
export interface MeasuredIn extends Omit<Measurement, 'sides'> {
  /** Whether its sides are compared by their speed or by the time that they take. */
  readonly of: Comparison['of']
  readonly sides: readonly {
    readonly name: string
    readonly by: MeasuredSide['by']
    /** Milliseconds an act. */
    readonly perAct: Spread
  }[]
}

/** What is written down of a run. */
export interface Written {
  /** The day, `YYYY-MM-DD`. */
  readonly measured: string
  readonly scale: Scale['name']
  readonly rounds: number
  readonly machine: Readonly<Record<'processor' | 'memory' | 'system' | 'node', string>>
  readonly stores: Outcome['versions']
  readonly titles: Readonly<Record<string, string>>
  readonly measurements: readonly MeasuredIn[]
  readonly comparisons: readonly Comparison[]
  readonly failures: readonly string[]
}

export function writtenOf(
  { measurements, failures, versions }: Outcome,
  comparisons: readonly Comparison[],
  titles: Written['titles'],
  { name, rounds }: Scale,
  now: Date,
): Written {
  const processors = cpus()
  return {
    measured: now.toISOString().slice(0, 10),
    scale: name,
    rounds,
    machine: {
      processor: `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      system: `${type()} ${release()}`,
      node: process.version,
    },
    stores: versions,
    titles,
    measurements: measurements.map((one) => ({
      ...one,
      of: comparedBy(one.workload),
      sides: one.sides.map(({ perAct, ...side }) => ({ ...side, perAct: rounded(spreadOf(perAct)) })),
    })),
    comparisons: comparisons.map((one) => ({ ...one, ratio: rounded(one.ratio) })),
    failures: failures.map(({ where, error }) => `${where}: ${error instanceof Error ? error.message : String(error)}`),
  }
}

function rounded({ median, least, most }: Spread): Spread {
  const round = (value: number) => Math.round(value * 1000) / 1000
  return { median: round(median), least: round(least), most: round(most) }
}
