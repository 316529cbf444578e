import { amend, insert } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { type Range, rangesBetween, sizeOf } from '../numbering/gaps.ts'
import type { Change, Reader, Row } from '../storage.ts'

type Gap = Row<'registerGaps'>

const pageOfGaps = 500

/** The gaps of a series that hold one of the numbers wanted, which ascend. */
export async function findGaps(
  read: Reader,
  series: string,
  wanted: readonly number[],
  { tenant }: Context,
): Promise<readonly Gap[]> {
  const found: Gap[] = []
  let next = 0
  while (next < wanted.length) {
    // What lies between two numbers wanted is skipped as far as a page does not show it anyway.
    const page = await read.find('gaps.ofSeries', {
      equal: { tenant, series },
      range: { from: wanted[next]! },
      limit: pageOfGaps,
    })
    for (const gap of page) {
      while (next < wanted.length && wanted[next]! < gap.first) next++
      if (next === wanted.length) return found
      if (wanted[next]! > gap.last) continue
      found.push(gap)
      while (next < wanted.length && wanted[next]! <= gap.last) next++
    }
    if (page.length < pageOfGaps) return found
  }
  return found
}

/** What an import does to the gaps of a series. */
export interface GapWork {
  readonly changes: readonly Change[]
  /** How many numbers were found unused. */
  readonly unused: number
  /** How many of those found unused before are used now. */
  readonly filled: number
}

/**
 * The gaps of a series after numbers of an old register came in: of those that are there nothing is left but what is
 * still unused, and what lies between the numbers above the last is unused too. `legacy` ascends; of each number up
 * to `last` one of the gaps holds it.
 */
export function fillGaps(
  series: string,
  gaps: readonly Gap[],
  legacy: readonly number[],
  last: number,
  reason: string | null,
  { tenant, now, actor }: Context,
): GapWork {
  const changes: Change[] = []
  const added: Gap[] = []
  let filled = 0
  for (const gap of gaps) {
    const within = legacy.filter((number) => number >= gap.first && number <= gap.last)
    filled += within.length
    const left = rangesBetween(gap, within)
    const stays = left.find(({ first }) => first === gap.first)
    changes.push(
      stays === undefined
        ? { op: 'remove', table: 'registerGaps', was: gap }
        : amend('registerGaps', gap, { last: stays.last }).change,
    )
    for (const range of left) if (range !== stays) added.push({ ...gap, ...range, version: 1 })
  }
  const above = legacy.filter((number) => number > last)
  const unused: readonly Range[] = rangesBetween({ first: last + 1, last: above.at(-1) ?? last }, above)
  for (const range of unused) {
    added.push({ tenant, series, ...range, reason, recorded: now, recordedBy: actor.person, version: 1 })
  }
  if (added.length > 0) changes.push(insert('registerGaps', ...added))
  return { changes, unused: sizeOf(unused), filled }
}
