import type { Json } from '../storage.ts'

/** How much there is of something, by the rank of the level from which on one may know of it. */
export type ByLevel<Count = number> = Readonly<Record<string, Count>>

/** Counts things by their level. */
export function byLevel(levels: readonly number[]): ByLevel {
  const counts: Record<string, number> = {}
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1
  return counts
}

/** How many there are that somebody of this clearance may know of (P1.4). */
export function upTo(clearance: number, counts: Json): number {
  return sumUpTo(clearance, counts as ByLevel, (count) => count)
}

/** The sum of a part of each count, of those that somebody of this clearance may know of. */
export function sumUpTo<Count>(clearance: number, counts: ByLevel<Count>, part: (count: Count) => number): number {
  return Object.entries(counts).reduce(
    (sum, [level, count]) => (Number(level) <= clearance ? sum + part(count) : sum),
    0,
  )
}

/** The highest level at which something is counted; 0 where nothing is. */
export function highestLevel(counts: Json): number {
  return Math.max(0, ...Object.keys(counts as ByLevel).map(Number))
}
