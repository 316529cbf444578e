import { isSilent } from '../cases/gone.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import { type Reader, type Row, sees, tables } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { type HoldRow, keptBy, reachOf } from './reach.ts'

export type { HoldRow } from './reach.ts'

/**
 * The series whose lock is taken by whoever places or lifts a hold, and by whoever removes or shortens anything (`counts` of
 * their command): a hold that was placed a moment before is seen, and one that comes after waits. Nothing is counted by it.
 */
export const holdsSeries = 'holds'
export const heldOneAtATime = (): readonly string[] => [holdsSeries]

/** Every hold that is in force, whatever the actor may know of: what is held is held for all. */
export function findHolds(read: Reader, { tenant }: Pick<Context, 'tenant'>): Promise<readonly HoldRow[]> {
  return findAll(read, 'holds.all', { tenant, state: 'active' })
}

/** A hold as its reader may know it: `seen` are those of the cases it names that they may discover. */
export interface KnownHold {
  readonly hold: HoldRow
  readonly seen: ReadonlySet<string>
}

/**
 * Of these holds those that the actor may know: not those on a case that they may not discover, nor those that rest on a
 * field above their clearance (P1.4, P8.2).
 */
export async function findKnown(
  read: Reader,
  holds: readonly HoldRow[],
  context: Context,
): Promise<readonly KnownHold[]> {
  const { tenant, sight, actor, policy } = context
  const numbers = [...new Set(holds.flatMap(namedBy))]
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
    ['number', 'department', 'owner', 'level'],
  )
  const seen = new Set(
    files.flatMap((file) => (file !== null && sees(sight, file, tables.cases.sight) ? [file.number] : [])),
  )
  return holds.flatMap((hold) => {
    const reach = reachOf(hold)
    if (reach.scope === 'case' && !seen.has(reach.case)) return []
    const restricted = reach.scope === 'query' ? policy.categories[reach.category ?? '']?.restricted : undefined
    const isAbove = ({ asked }: { readonly asked: { readonly field: string } }) =>
      (restricted?.[asked.field] ?? 0) > actor.clearance
    return reach.scope === 'query' && reach.fields.some(isAbove) ? [] : [{ hold, seen }]
  })
}

/**
 * A hold on one case stands in the history of that case, beside the tenant's. A case that is destroyed is told nothing more:
 * its key is gone.
 */
export function toldIn(file: Pick<Row<'cases'>, 'number' | 'state' | 'fields'>): readonly string[] {
  return isSilent(file) ? [tenantChain] : [tenantChain, file.number]
}

function namedBy(hold: HoldRow): readonly string[] {
  return hold.scope === 'case' ? [hold.target!, ...keptBy(hold)] : keptBy(hold)
}

/** A hold of a number, or NOT_FOUND: alike for one that is not there and one that the actor may not know. */
export async function findHold(read: Reader, number: string, context: Context): Promise<KnownHold> {
  const hold = await read.get('holds', { tenant: context.tenant, number })
  const [known] = hold === null ? [] : await findKnown(read, [hold], context)
  return known ?? refuse('NOT_FOUND', { what: 'hold', number })
}
