import * as z from 'zod'
import { findCase } from '../cases/facts.ts'
import { query } from '../engine/command.ts'
import { cursor, numberOf, pageSize } from '../engine/inputs.ts'
import { findAll, findPage } from '../engine/pages.ts'
import type { UnreadableReason } from '../reasons.ts'
import type { Row } from '../storage.ts'
import { unreadableWord, whyUnreadable } from '../unreadable.ts'
import { findDocument } from './facts.ts'
import { documentSchema, viewDocument } from './view.ts'

export const get = query({
  name: 'documents.get',
  summary: 'One document by its number',
  input: () => z.strictObject({ document: numberOf('document') }),
  output: (policy) => z.object({ document: documentSchema(policy) }),
  answer: async (read, input, context) => {
    const { document } = await findDocument(read, input.document, context)
    return { document: viewDocument(document, context) }
  },
})

export const list = query({
  name: 'documents.list',
  summary: 'The documents of a case, in the order of collection',
  input: () => z.strictObject({ case: numberOf('case'), after: cursor, limit: pageSize }),
  output: (policy) => z.object({ items: z.array(documentSchema(policy)), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    // What is above the actor's clearance is left out by the query, so that no page is shorter for it.
    const find = { equal: { tenant: context.tenant, case: file.number }, range: { to: context.actor.clearance } }
    const page = await findPage(read, 'documents.ofCase', find, input.limit, input.after)
    return { items: page.items.map((row) => viewDocument(row, context)), next: page.next }
  },
})

/** A document's metadata as it was before a correction. */
export interface DocumentRevision {
  readonly revision: number
  /** The columns that a correction could change then, as they were. */
  readonly content: Readonly<Record<string, unknown>>
  /** Why it was corrected. */
  readonly reason: string
  /** UTC, ISO 8601. */
  readonly at: string
  readonly by: string
  /** Why its content cannot be read, and none is told; not there where it can. */
  readonly unreadable?: UnreadableReason
}

export const revisions = query({
  name: 'documents.revisions',
  summary: 'What the catalogue said of a document before each correction',
  input: () => z.strictObject({ document: numberOf('document') }),
  output: () =>
    z.object({
      revisions: z.array(
        z.object({
          revision: z.int(),
          content: z.record(z.string(), z.unknown()),
          reason: z.string(),
          at: z.string(),
          by: z.string(),
          unreadable: unreadableWord.optional(),
        }),
      ),
    }),
  answer: async (read, input, context) => {
    const { document } = await findDocument(read, input.document, context)
    const { tenant, position } = document
    const rows = await findAll(read, 'revisions.ofDocument', { tenant, case: document.case, position })
    const { levels } = context.policy
    // The level of what cannot be read is not known: it may have been the highest.
    const levelOf = (row: Row<'documentRevisions'>) =>
      whyUnreadable(row.content) === null ? (row.content as { readonly level: number }).level : levels.length - 1
    const visible = rows.filter((row) => levelOf(row) <= context.actor.clearance)
    return {
      revisions: visible.map(({ revision, content, reason, at, by }): DocumentRevision => {
        const why = whyUnreadable(content)
        if (why !== null) return { revision, content: {}, reason, at, by, unreadable: why.because }
        const known = content as Readonly<Record<string, unknown>> & { readonly level: number }
        return { revision, content: { ...known, level: levels[known.level] }, reason, at, by }
      }),
    }
  },
})
