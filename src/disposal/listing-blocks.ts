import type { Context } from '../engine/context.ts'
import { findKeeping } from '../keeping/facts.ts'
import { computeAll, kindsOf, resultOf } from '../keeping/recalculate.ts'
import type { Reader } from '../storage.ts'
import { whyUnreadable } from '../unreadable.ts'
import { blocksOf, type DisposalBlock } from './blocks.ts'
import type { Candidate } from './candidate.ts'

/** Everything that keeps it from being put on a new list: all reasons at once. `holds` are the numbers of those that cover it. */
export async function listingBlocks(
  read: Reader,
  candidate: Candidate,
  holds: readonly string[],
  context: Context,
): Promise<readonly DisposalBlock[]> {
  const blocks = blocksOf(candidate, { holds, on: null }, context)
  // What is not due by its own date need not be computed anew.
  const isDated = blocks.every(({ because }) => because !== 'notDue' && because !== 'noDate' && because !== 'permanent')
  return isDated ? [...blocks, ...(await outdated(read, candidate, context))] : blocks
}

/**
 * That by the present policy something of it is kept longer than was computed by an earlier one. Where a policy holds for
 * all that stands on no disposal (P12.3), nothing is listed by a date that it would move, whether the sweep has come to it
 * or not.
 */
async function outdated(
  read: Reader,
  { file, kind, row, all }: Candidate,
  context: Context,
): Promise<readonly DisposalBlock[]> {
  const { policy, today } = context
  if (row === null || row.disposal !== null || resultOf(row).policy === policy.version) return []
  // Of what is gone, or cannot be read, there is nothing to compute by.
  if (file.state !== 'ended' || whyUnreadable(file.fields) !== null) return []
  const keeping = await findKeeping(read, file, context)
  const known = new Set(keeping.rows.map((each) => each.kind))
  const isKept = computeAll(file, keeping, kindsOf(all), context).some(
    ({ kind: of, result }) =>
      // With its case goes what has no date of its own yet.
      (of === kind || (kind === '' && !known.has(of))) && (result.due === null || result.due > today),
  )
  return isKept ? [{ because: 'outdated', clause: 'P12.3', case: file.number, kind: kind === '' ? null : kind }] : []
}
