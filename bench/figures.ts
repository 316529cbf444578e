import type { StoreName } from './databases/database.ts'
import type { Measurement, WorkloadId } from './results.ts'
import type { Scale } from './scale.ts'
import { median, ratiosOf, type Spread, spreadOf } from './statistics.ts'

/** What is wanted of a ratio. Of speeds: at least; of times: at most. */
export type Bound = { readonly least: number } | { readonly most: number }

/** A figure that casekeep is to reach. */
export interface Target {
  readonly workload: WorkloadId
  readonly stores: readonly StoreName[]
  /** The measurements it is about, by what was done; all of the workload where left out. */
  readonly what?: string
  /** By which hand-written program; any where left out. */
  readonly hand?: string
  /** The ways of opening the database that count, of which the best must reach it; any where left out. */
  readonly casekeep?: readonly string[]
  /** It means something only over so many cases. */
  readonly cases?: number
  readonly bound: Bound
}

export type Verdict = 'met' | 'missed' | 'not judged' | 'reported'

/** One way of casekeep's beside one by hand. */
export interface Comparison {
  readonly workload: WorkloadId
  readonly store: StoreName
  readonly what: string
  readonly cases?: number
  readonly casekeep: string
  readonly against: string
  /** `speed`: casekeep's speed by the other's; `time`: casekeep's time by the other's. */
  readonly of: 'speed' | 'time'
  readonly ratio: Spread
  readonly wanted: Bound | null
  readonly verdict: Verdict
}

const kept = ['casekeep, statements kept', 'casekeep, kept and pipelined']
const all: readonly StoreName[] = ['sqlite', 'postgres', 'mariadb']
const million = 1_000_000

export const targets: readonly Target[] = [
  ...(['W1', 'W2'] as const).flatMap((workload): Target[] => [
    { workload, stores: ['postgres'], hand: 'six statements', casekeep: ['casekeep'], bound: { least: 0.85 } },
    { workload, stores: ['postgres'], hand: 'six statements', casekeep: kept, bound: { least: 1 } },
    { workload, stores: ['postgres'], what: '1 caller', hand: 'one CTE', casekeep: kept, bound: { least: 0.5 } },
    { workload, stores: ['postgres'], what: '16 callers', hand: 'one CTE', casekeep: kept, bound: { least: 0.75 } },
    { workload, stores: ['sqlite'], what: '1 caller', bound: { least: 0.7 } },
    { workload, stores: ['sqlite'], what: '16 callers', bound: { least: 1.5 } },
  ]),
  { workload: 'W3', stores: all, bound: { most: 1.3 } },
  { workload: 'W4', stores: all, cases: million, bound: { most: 2 } },
  { workload: 'W5', stores: all, bound: { least: 0.6 } },
  { workload: 'W6', stores: all, cases: million, bound: { most: 1.3 } },
]

/** A list over a million cases is to take hardly longer than over a tenth of them. */
const growth = { workload: 'W3', from: 100_000, to: million, most: 1.5 } as const

/** Reading is compared by its time, writing by its speed. */
export function comparedBy(workload: WorkloadId): Comparison['of'] {
  return ['W3', 'W4', 'W6'].includes(workload) ? 'time' : 'speed'
}

export function reaches({ median }: Spread, bound: Bound): boolean {
  return 'least' in bound ? median >= bound.least : median <= bound.most
}

/** Everything that can be compared, with a verdict where a figure is wanted. */
export function compare(
  measurements: readonly Measurement[],
  scale: Scale['name'],
  wanted: readonly Target[] = targets,
): readonly Comparison[] {
  const compared = measurements.flatMap(comparisonsIn)
  const judged = new Map<Comparison, Comparison>()
  for (const target of wanted) {
    for (const measurement of measurements) {
      const mine = compared.filter(
        (one) => one.store === measurement.store && one.what === measurement.what && one.cases === measurement.cases,
      )
      judge(
        target,
        mine.filter((one) => isAbout(target, one)),
        scale,
        judged,
      )
    }
  }
  return [...compared.map((one) => judged.get(one) ?? one), ...growthIn(measurements, scale)]
}

function comparisonsIn(measurement: Measurement): readonly Comparison[] {
  const { workload, store, what, cases, sides } = measurement
  const of = comparedBy(workload)
  return sides
    .filter(({ by }) => by === 'casekeep')
    .flatMap((mine) =>
      sides
        .filter(({ by }) => by === 'hand')
        .map(
          (other): Comparison => ({
            workload,
            store,
            what,
            ...(cases !== undefined && { cases }),
            casekeep: mine.name,
            against: other.name,
            of,
            ratio: of === 'time' ? ratiosOf(mine.perAct, other.perAct) : ratiosOf(other.perAct, mine.perAct),
            wanted: null,
            verdict: 'reported',
          }),
        ),
    )
}

function isAbout(target: Target, one: Comparison): boolean {
  return (
    target.workload === one.workload &&
    target.stores.includes(one.store) &&
    (target.what ?? one.what) === one.what &&
    (target.hand ?? one.against) === one.against &&
    (target.casekeep ?? [one.casekeep]).includes(one.casekeep)
  )
}

/** The best of several ways is judged; the others are only reported. */
function judge(
  { bound, cases }: Target,
  candidates: readonly Comparison[],
  scale: Scale['name'],
  into: Map<Comparison, Comparison>,
): void {
  const better = 'least' in bound ? -1 : 1
  const [best] = [...candidates].sort((a, b) => better * (a.ratio.median - b.ratio.median))
  if (best === undefined) return
  // A quick look tells roughly how quick it is, and no more.
  const isJudged = scale === 'full' && (cases === undefined || best.cases === cases)
  const verdict = !isJudged ? 'not judged' : reaches(best.ratio, bound) ? 'met' : 'missed'
  into.set(best, { ...best, wanted: bound, verdict })
}

/** How much longer the same takes over ten times as many. Not measured by turns: the tables grow only once. */
function growthIn(measurements: readonly Measurement[], scale: Scale['name']): readonly Comparison[] {
  const { workload, from, to, most } = growth
  const lists = measurements.filter((one) => one.workload === workload)
  const sizes = [...new Set(lists.map(({ cases }) => cases ?? 0))].sort((a, b) => a - b)
  const [small, large] = scale === 'full' ? [from, to] : [sizes.at(-2), sizes.at(-1)]
  return lists
    .filter(({ cases }) => cases === large)
    .flatMap((after) => {
      const before = lists.find((one) => one.cases === small && one.store === after.store && one.what === after.what)
      const [mine, less] = [after, before].map((one) => one?.sides.find(({ by }) => by === 'casekeep'))
      if (mine === undefined || less === undefined) return []
      const middle = median(less.perAct)
      const ratio = spreadOf(mine.perAct.map((value) => value / middle))
      const wanted = { most }
      const comparison: Comparison = {
        workload,
        store: after.store,
        what: after.what,
        cases: large!,
        casekeep: mine.name,
        against: `the same over ${small!.toLocaleString('en-US')}`,
        of: 'time',
        ratio,
        wanted,
        verdict: scale !== 'full' ? 'not judged' : reaches(ratio, wanted) ? 'met' : 'missed',
      }
      return [comparison]
    })
}
