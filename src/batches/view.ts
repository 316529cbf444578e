import * as z from 'zod'
import type { BatchState } from '../machines/batch.ts'
import type { Row } from '../storage.ts'

/** A batch as it is given out. */
export interface Batch {
  readonly number: string
  readonly case: string
  /** The first of its case, or an update (P10). */
  readonly kind: 'first' | 'update'
  readonly state: BatchState
  readonly department: string
  /** The earliest event of its documents, `YYYY-MM-DD`; null for a first batch. */
  readonly event: string | null
  readonly note: string | null
  /** UTC, ISO 8601. */
  readonly collected: string
  readonly collectedBy: string
  /** Who sorted it: none of them may review it (policy §13). */
  readonly sorters: readonly string[]
  /** How often it was submitted. */
  readonly round: number
  readonly submitted: string | null
  readonly reviewer: string | null
  readonly decided: string | null
  /** Why it came back last. */
  readonly reasons: readonly string[]
  /** Number of its transfer list. */
  readonly transfer: string | null
  readonly archived: string | null
  readonly policy: string
  readonly version: number
}

export const batchSchema = z
  .object({
    number: z.string(),
    case: z.string(),
    kind: z.enum(['first', 'update']),
    state: z.enum(['collecting', 'sorting', 'inReview', 'approved', 'transferred', 'archived', 'withdrawn']),
    department: z.string(),
    event: z.string().nullable(),
    note: z.string().nullable(),
    collected: z.string(),
    collectedBy: z.string(),
    sorters: z.array(z.string()),
    round: z.int(),
    submitted: z.string().nullable(),
    reviewer: z.string().nullable(),
    decided: z.string().nullable(),
    reasons: z.array(z.string()),
    transfer: z.string().nullable(),
    archived: z.string().nullable(),
    policy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Batch' })

export function viewBatch(row: Row<'batches'>): Batch {
  const { tenant: _tenant, sequence: _sequence, ...shown } = row
  return {
    ...shown,
    kind: row.kind as Batch['kind'],
    state: row.state as BatchState,
    sorters: row.sorters as readonly string[],
    reasons: row.reasons as readonly string[],
  }
}
