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
  /** `speed`: casekeep's speed by the other's; `time`: casekeep's time by the other's; `rows`: how many rows by how many. */
  readonly of: 'speed' | 'time' | 'rows'
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

/** How much longer the same takes where there is more of everything. */
interface Growth {
  readonly workload: WorkloadId
  readonly from: number
  readonly to: number
  /** Beside what the hand-written side takes longer, which pays as well for pages that lie further apart. */
  readonly besideHand: boolean
  /** Only reported where left out. */
  readonly most?: number
}
const growths: readonly Growth[] = [
  { workload: 'W3', from: 100_000, to: million, besideHand: false, most: 1.5 },
  { workload: 'W7', from: 10_000, to: million, besideHand: false },
  { workload: 'W7', from: 10_000, to: million, besideHand: true, most: 1.5 },
  { workload: 'W8', from: 10_000, to: million, besideHand: true },
]

/**
 * What may be read for each thing that is done. Of a notice: the loan, the head of its case's chain, the loan again when it
 * is changed, and a few in all. Of what is due: its row, on MariaDB once more by its key, its case for the title, and a few
 * in all.
 */
const mostRead: Readonly<Partial<Record<WorkloadId, number>>> = { W7: 4, W8: 3.1 }
const rowsRead = 'rows read'
const thingsDone: Readonly<Partial<Record<WorkloadId, string>>> = { W7: 'notices sent', W8: 'due entries told' }

/** Reading is compared by its time, and so is a notice run; other writing by its speed. */
export function comparedBy(workload: WorkloadId): 'speed' | 'time' {
  return ['W3', 'W4', 'W6', 'W7', 'W8'].includes(workload) ? 'time' : 'speed'
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
  return [
    ...compared.map((one) => judged.get(one) ?? one),
    ...growths.flatMap((growth) => growthIn(growth, measurements, scale)),
    ...rowsIn(measurements),
  ]
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

/** Not measured by turns: the tables grow only once. */
function growthIn(
  { workload, from, to, besideHand, most }: Growth,
  measurements: readonly Measurement[],
  scale: Scale['name'],
): readonly Comparison[] {
  const alike = measurements.filter((one) => one.workload === workload)
  const sizes = [...new Set(alike.map(({ cases }) => cases ?? 0))].sort((a, b) => a - b)
  const [small, large] = scale === 'full' ? [from, to] : [sizes.at(-2), sizes.at(-1)]
  return alike
    .filter(({ cases }) => cases === large)
    .flatMap((after) => {
      const before = alike.find((one) => one.cases === small && one.store === after.store && one.what === after.what)
      const [mine, less] = [after, before].map((one) => one && timesOf(one, besideHand))
      if (mine === undefined || less === undefined) return []
      const middle = median(less)
      const ratio = spreadOf(mine.map((value) => value / middle))
      const wanted = most === undefined ? null : { most }
      const smaller = small!.toLocaleString('en-US')
      const comparison: Comparison = {
        workload,
        store: after.store,
        what: after.what,
        cases: large!,
        casekeep: after.sides.find(({ by }) => by === 'casekeep')!.name,
        against: besideHand ? `by hand, growing from ${smaller} too` : `the same over ${smaller}`,
        of: 'time',
        ratio,
        wanted,
        verdict:
          wanted === null ? 'reported' : scale !== 'full' ? 'not judged' : reaches(ratio, wanted) ? 'met' : 'missed',
      }
      return [comparison]
    })
}

/** What casekeep took round by round, in milliseconds or by what the hand-written side took; undefined without sides. */
function timesOf({ sides }: Measurement, besideHand: boolean): readonly number[] | undefined {
  const mine = sides.find(({ by }) => by === 'casekeep')?.perAct
  const hand = sides.find(({ by }) => by === 'hand')?.perAct
  if (!besideHand) return mine
  return mine !== undefined && hand !== undefined ? mine.map((value, round) => value / hand[round]!) : undefined
}

/**
 * How many rows were read for each thing that was done, where that was counted. A database rightly reads all of a small
 * table: the largest is judged, in a quick look too, since nothing is timed.
 */
function rowsIn(measurements: readonly Measurement[]): readonly Comparison[] {
  return measurements.flatMap((one): readonly Comparison[] => {
    const { workload, store, what, cases = 0, touched } = one
    if (touched === undefined) return []
    const alike = measurements.filter((other) => other.workload === workload && other.store === store)
    const isLargest = cases === Math.max(...alike.map((other) => other.cases ?? 0))
    const ratio = spreadOf([touched.read / touched.done])
    const wanted = isLargest ? { most: mostRead[workload]! } : null
    const verdict = wanted === null ? 'reported' : reaches(ratio, wanted) ? 'met' : 'missed'
    const sides = { casekeep: rowsRead, against: thingsDone[workload]! }
    return [{ workload, store, what, cases, ...sides, of: 'rows', ratio, wanted, verdict }]
  })
}
