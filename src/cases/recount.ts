import { canonical } from '../canonical.ts'
import { closeDuty, dropDuties, openDuty } from '../duties/changes.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Row } from '../storage.ts'
import { checklistOf, completeness, lacksFinal } from './checklist.ts'
import { categoryOf } from './facts.ts'

/** What a case's own row may change to; what is counted follows from it. */
type CasePatch = Partial<
  Omit<Row<'cases'>, 'tenant' | 'number' | 'category' | 'lackingAt' | 'lackingFrom' | 'policy' | 'version'>
>

/**
 * The case after its row, its documents or both changed: its completeness counted again, and the duty to collect what
 * the end requires opened or ended as it follows from that (P1.3, P3.2). No change where all stays as it was.
 * `documents` are those of the case and of all merged into it, as they will be; `duties` are its open ones.
 */
export function recount(
  file: Row<'cases'>,
  patch: CasePatch,
  documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[],
  duties: readonly Row<'duties'>[],
  context: Context,
): { readonly row: Row<'cases'>; readonly changes: readonly Change[] } {
  const category = categoryOf(file, context)
  const lines = checklistOf(category, { ...file, ...patch }, documents)
  const counted = completeness(category, lines)
  const wanted = lacksFinal(lines)
  const open = duties.filter((duty) => duty.kind === 'collectFinal' && duty.subject === file.number)
  const same =
    Object.keys(patch).length === 0 &&
    canonical(counted.lackingAt) === canonical(file.lackingAt) &&
    wanted === open.length > 0
  if (same) return { row: file, changes: [] }
  const { row, change } = amend('cases', file, { ...patch, ...counted, policy: context.policy.version })
  return { row, changes: [change, ...settleFinal(row, wanted, open, context)] }
}

function settleFinal(
  row: Row<'cases'>,
  wanted: boolean,
  open: readonly Row<'duties'>[],
  context: Context,
): readonly Change[] {
  if (wanted && open.length === 0) {
    // The version of the case tells one such duty from the next.
    const duty = {
      kind: 'collectFinal',
      subject: row.number,
      round: row.version,
      since: row.ended!,
      file: row,
    } as const
    return [openDuty(duty, context)]
  }
  if (wanted) return []
  return row.state === 'ended' ? closeDuty(open, 'collectFinal', row.number, context) : dropDuties(open, context)
}
