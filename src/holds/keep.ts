import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change } from '../storage.ts'
import { type HeldCase, holdsOn } from './holds-on.ts'
import { type HoldRow, keptBy, reachOf, targetOf } from './reach.ts'

/**
 * For who decided by these holds: meanwhile none of them was told to keep a case that it covered no longer. One on a case
 * covers its number, whatever changes.
 */
export function unchanged(holds: readonly HoldRow[]): readonly Change[] {
  return holds.filter(({ scope }) => scope !== 'case').map((was): Change => ({ op: 'expect', table: 'holds', was }))
}

/**
 * What a hold covers does not leave it by another owner, another department or another entry: the hold keeps its number. Of a
 * case that became part of another, `row` is the one that remains.
 */
export function keepHeld(
  holds: readonly HoldRow[],
  was: HeldCase,
  row: HeldCase,
  context: Pick<Context, 'policy'>,
): readonly Change[] {
  const still = new Set(holdsOn(row, holds, context))
  return holdsOn(was, holds, context)
    .filter((hold) => !still.has(hold))
    .map((hold) => amend('holds', hold, targetOf(reachOf(hold), [...keptBy(hold), row.number])).change)
}
