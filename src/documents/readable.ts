import * as z from 'zod'
import { is } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { cleared } from '../cases/facts.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { numberOf } from '../engine/inputs.ts'
import { isArchived } from '../machines/document.ts'
import type { Row } from '../storage.ts'
import { findDocument } from './facts.ts'
import { liveGrant } from './grants.ts'

/** Whether somebody may read what a document contains, and why. */
export interface Readable {
  readonly case: string
  /** The level of the document. */
  readonly level: string
  readonly readable: boolean
  /** By what right; null where they may not. */
  readonly by: 'archive' | 'department' | 'request' | null
  /** The request that opened it, and the last day on which it is open. */
  readonly request: string | null
  readonly until: PlainDate | null
  /** It may be taken along, and not only be looked at. */
  readonly download: boolean
  readonly clause: string
}

/**
 * Whether the actor may read the contents now: what a host asks before it shows them. The archive may, and the department
 * what it still works on; what is archived opens to nobody else but by a request, its own department included unless the
 * policy says otherwise (P6.1, P8.2).
 */
export const readable = query({
  name: 'documents.readable',
  summary: 'Whether you may read the contents of a document now, by what right and until when',
  input: () => z.strictObject({ document: numberOf('document') }),
  output: () =>
    z.object({
      case: z.string(),
      level: z.string(),
      readable: z.boolean(),
      by: z.enum(['archive', 'department', 'request']).nullable(),
      request: z.string().nullable(),
      until: z.string().nullable(),
      download: z.boolean(),
      clause: z.string(),
    }),
  answer: async (read, input, context): Promise<Readable> => {
    const { file, document } = await findDocument(read, input.document, context)
    const of = { case: file.number, level: context.policy.levels[document.level]! }
    const standing = rightOf(file, document, context)
    if (standing !== null) {
      const { by, clause } = standing
      return { ...of, readable: true, by, request: null, until: null, download: by === 'archive', clause }
    }
    const grant = await liveGrant(read, document, context)
    if (grant === null) {
      return { ...of, readable: false, by: null, request: null, until: null, download: false, clause: 'P6.1' }
    }
    const { request, until, right, item: position } = grant
    const item = await read.get('requestItems', { tenant: context.tenant, request, position })
    // What was approved for one level is not approved for a higher one.
    if (item !== null && document.level > item.level) {
      return { ...of, readable: false, by: null, request: null, until: null, download: false, clause: 'P8.2' }
    }
    return { ...of, readable: true, by: 'request', request, until, download: right === 'download', clause: 'P6.2' }
  },
  // Who may open it now is taken to read it: what the host shows, it shows by this answer.
  tells: {
    list: false,
    of: ({ readable, case: file, level }, { document }, { policy }) =>
      readable ? [{ case: file, document, level: policy.levels.indexOf(level) }] : [],
  },
})

/** A right that needs no request. */
function rightOf(file: Row<'cases'>, document: Row<'documents'>, context: Context) {
  const { actor, policy } = context
  if (!cleared(document, context)) return null
  if (is('archive', file.department, actor, policy)) return { by: 'archive' as const, clause: 'P5.1' }
  if (!is('responsible', file.department, actor, policy)) return null
  if (!isArchived(document)) return { by: 'department' as const, clause: 'P4.1' }
  return policy.settings.ownDepartmentReads === 'contents' ? { by: 'department' as const, clause: 'P6.1' } : null
}
