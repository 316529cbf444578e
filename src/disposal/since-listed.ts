import type { Context } from '../engine/context.ts'
import { isArchived } from '../machines/document.ts'
import type { Row } from '../storage.ts'
import type { DisposalBlock } from './blocks.ts'
import type { Candidate } from './candidate.ts'
import { documentsUpTo } from './held-by-level.ts'
import type { DisposalExecution } from './view.ts'

/**
 * What has changed of an entry since it was listed, and since witnesses were named, that would let more go than was appraised
 * and approved (P9.2), or paper without a witness: a case on a list may still be given what its end requires.
 */
export function sinceListed(
  entry: Pick<Row<'disposalEntries'>, 'documents' | 'byLevel'>,
  { file, kind, documents }: Candidate,
  execution: DisposalExecution,
  { policy, actor }: Pick<Context, 'policy' | 'actor'>,
): readonly DisposalBlock[] {
  const about = { case: file.number, kind: kind === '' ? null : kind, clause: 'P9.2' } as const
  const archived = documents.filter(isArchived)
  const blocks: DisposalBlock[] = []
  if (archived.length > entry.documents) {
    // How many there are is told as far as the actor may know of them.
    const listed = documentsUpTo(actor.clearance, entry)
    const known = archived.filter(({ level }) => level <= actor.clearance)
    blocks.push({ because: 'addedSince', ...about, listed, documents: known.length })
  }
  const { witnesses: needed } = policy.settings.disposal
  if (execution.witnesses.length < needed && archived.some(({ medium }) => medium === 'paper')) {
    blocks.push({ because: 'witnessesMissing', ...about, needed })
  }
  return blocks
}
