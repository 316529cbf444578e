import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import type { DocumentState } from '../machines/document.ts'
import { oncePerPolicy } from '../policy/once.ts'
import type { Row } from '../storage.ts'
import { type Channel, channels, type Medium, media } from './schema.ts'

/** A document as it is given out. */
export interface CaseDocument<Kind extends string = string> {
  readonly case: string
  /** Order of collection in the case, from 1. */
  readonly position: number
  /** Given after screening; null until then, and for ever where it was screened out before. */
  readonly number: string | null
  readonly batch: string
  readonly state: DocumentState
  readonly kind: Kind
  readonly title: string
  readonly author: string | null
  readonly reference: string | null
  /** `YYYY-MM-DD`. */
  readonly date: string | null
  /** The date was given as a month and counts as its last day. */
  readonly dateMonthOnly: boolean
  readonly event: string | null
  readonly eventMonthOnly: boolean
  readonly channel: Channel
  readonly medium: Medium
  readonly pages: number | null
  readonly original: boolean
  readonly copyReason: string | null
  readonly originalAt: string | null
  readonly level: string
  readonly important: boolean
  readonly mark: string | null
  readonly hash: string | null
  readonly handedInBy: string | null
  /** Why it was taken out while sorting; null unless it was. */
  readonly screened: {
    readonly because: 'duplicate' | 'invalid'
    readonly note: string | null
    /** Position of the document that it repeats. */
    readonly duplicateOf: number | null
  } | null
  readonly revises: string | null
  readonly revisedBy: string | null
  /** UTC, ISO 8601. */
  readonly collected: string
  readonly collectedBy: string
  /** Counts the corrections of its metadata, from 1. */
  readonly revision: number
  readonly version: number
}

export const documentSchema = oncePerPolicy((policy) =>
  z
    .object({
      case: z.string(),
      position: z.int(),
      number: z.string().nullable(),
      batch: z.string(),
      state: z.enum(['collected', 'screenedOut', 'numbered', 'archived', 'superseded', 'voided', 'withdrawn']),
      kind: z.string(),
      title: z.string(),
      author: z.string().nullable(),
      reference: z.string().nullable(),
      date: z.string().nullable(),
      dateMonthOnly: z.boolean(),
      event: z.string().nullable(),
      eventMonthOnly: z.boolean(),
      channel: z.enum(channels),
      medium: z.enum(media),
      pages: z.int().nullable(),
      original: z.boolean(),
      copyReason: z.string().nullable(),
      originalAt: z.string().nullable(),
      level: z.enum(policy.levels as [string, ...string[]]),
      important: z.boolean(),
      mark: z.string().nullable(),
      hash: z.string().nullable(),
      handedInBy: z.string().nullable(),
      screened: z
        .object({
          because: z.enum(['duplicate', 'invalid']),
          note: z.string().nullable(),
          duplicateOf: z.int().nullable(),
        })
        .nullable(),
      revises: z.string().nullable(),
      revisedBy: z.string().nullable(),
      collected: z.string(),
      collectedBy: z.string(),
      revision: z.int(),
      version: z.int(),
    })
    .meta({ id: 'Document' }),
)

export function viewDocument(row: Row<'documents'>, { policy }: Context): CaseDocument {
  const { screening, screeningNote, duplicateOf } = row
  return {
    case: row.case,
    position: row.position,
    number: row.number,
    batch: row.batch,
    state: row.state as DocumentState,
    kind: row.kind,
    title: row.title,
    author: row.author,
    reference: row.reference,
    date: row.date,
    dateMonthOnly: row.dateMonthOnly,
    event: row.event,
    eventMonthOnly: row.eventMonthOnly,
    channel: row.channel as Channel,
    medium: row.medium as Medium,
    pages: row.pages,
    original: row.original,
    copyReason: row.copyReason,
    originalAt: row.originalAt,
    level: policy.levels[row.level]!,
    important: row.important,
    mark: row.mark,
    hash: row.hash,
    handedInBy: row.handedInBy,
    screened:
      screening === null ? null : { because: screening as 'duplicate' | 'invalid', note: screeningNote, duplicateOf },
    revises: row.revises,
    revisedBy: row.revisedBy,
    collected: row.collected,
    collectedBy: row.collectedBy,
    revision: row.revision,
    version: row.version,
  }
}
