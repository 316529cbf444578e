import { isGone, isUnknown } from '../cases/gone.ts'
import type { Context } from '../engine/context.ts'
import { resultOf } from '../keeping/recalculate.ts'
import type { Block } from '../reasons.ts'
import { type Candidate, unfinishedOf } from './candidate.ts'

/** A reason against disposal, with what it is about. */
export interface DisposalBlock extends Block {
  readonly case: string
  /** Kind of document; null for the case itself. */
  readonly kind: string | null
}

/**
 * Everything that keeps a case, or the documents of a kind, from being put on a list or carried out (P9.2): all reasons at
 * once. `holds` are the numbers of the holds that cover it, `on` the list that it stands on; null where it is to be put on
 * one.
 */
export function blocksOf(
  candidate: Candidate,
  { holds, on }: { readonly holds: readonly string[]; readonly on: string | null },
  context: Pick<Context, 'today'>,
): readonly DisposalBlock[] {
  const { file, kind } = candidate
  const about = { case: file.number, kind: kind === '' ? null : kind }
  const blocks: readonly Block[] = [
    ...(isAbsent(candidate) ? [{ because: 'gone', clause: 'P9.2' } as const] : dateBlocks(candidate, on, context)),
    ...(isUnknown(file) ? [{ because: 'unreadable', clause: 'P9.2' } as const] : []),
    ...holds.map((hold) => ({ because: 'held', clause: 'P9.2', hold }) as const),
    ...candidate.requests.map((by) => ({ because: 'onLoan', clause: 'P7.2', by }) as const),
    ...unfinishedOf(candidate).map((by) => ({ because: 'unfinishedBatch', clause: 'P4.3', by }) as const),
    ...candidate.neededBy.map((by) => ({ because: 'neededBy', clause: 'P9.1', by }) as const),
  ]
  return blocks.map((block) => ({ ...block, ...about }))
}

/** A case that was opened in error, became part of another or is gone already; or a kind of which nothing is there. */
function isAbsent({ file, kind, row, documents }: Candidate): boolean {
  if (kind !== '') return row === null && documents.length === 0
  return file.state === 'voided' || isGone(file)
}

function dateBlocks({ file, row }: Candidate, on: string | null, { today }: Pick<Context, 'today'>): readonly Block[] {
  const blocks: Block[] = []
  if (file.state === 'open') blocks.push({ because: 'notEnded', clause: 'P9.1' })
  if (row === null) {
    if (blocks.length === 0) blocks.push({ because: 'noDate', clause: 'P9.1' })
    return blocks
  }
  // What stands on a list goes on being reckoned.
  const { state } = resultOf(row)
  if (state === 'undecided') blocks.push({ because: 'noDate', clause: 'P9.1' })
  if (state === 'permanent') blocks.push({ because: 'permanent', clause: 'P9.1' })
  if (state === 'dated' && row.due > today) blocks.push({ because: 'notDue', clause: 'P9.1', due: row.due })
  if (row.disposal !== on) {
    if (row.disposal !== null) blocks.push({ because: 'listed', clause: 'P9.2', disposal: row.disposal })
    else blocks.push({ because: 'noDate', clause: 'P9.2' })
  }
  return blocks
}
