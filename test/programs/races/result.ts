import { type Counts, type Tally, type Waits, waitsOf } from './tally.ts'

/** What came of one race on one store. */
export interface RaceResult {
  /** How many of what were raced for. */
  readonly what: string
  readonly count: number
  readonly seconds: number
  /** Acts that were done, by kind. */
  readonly done: Counts
  /** Acts that were refused, by kind and code. */
  readonly refused: Readonly<Record<string, Counts>>
  /** Milliseconds from the call to its answer, by kind. */
  readonly waits: Readonly<Record<string, Waits>>
  /** Further figures of the race. */
  readonly figures: Readonly<Record<string, number>>
  /** Everything that was wrong afterwards; empty where the figure is met. */
  readonly faults: readonly string[]
}

/** More would only hide the first. */
const mostFaults = 50

/** The refusals that an act of a kind may end in; any other is a fault. */
export type Allowed = (kind: string) => readonly string[]

export function resultOf(
  tally: Tally,
  raced: { readonly what: string; readonly count: number },
  seconds: number,
  faults: readonly string[],
  allowed: Allowed,
  figures: Readonly<Record<string, number>> = {},
): RaceResult {
  const strange = Object.entries(tally.refused).flatMap(([kind, names]) =>
    Object.entries(names).flatMap(([name, times]) =>
      allowed(kind).includes(name) ? [] : [`${kind}: ${times} times ${name}`],
    ),
  )
  return {
    ...raced,
    seconds: Math.round(seconds),
    done: tally.done,
    refused: tally.refused,
    waits: Object.fromEntries(Object.entries(tally.waits).map(([kind, times]) => [kind, waitsOf(times)])),
    figures,
    faults: [...strange, ...faults].slice(0, mostFaults),
  }
}
