import * as z from 'zod'
import { upTo } from '../engine/by-level.ts'
import type { Context } from '../engine/context.ts'
import type { TransferState } from '../machines/transfer.ts'
import type { Json, Row } from '../storage.ts'

/** A side of a transfer list that has signed: a signed-in person, and the signed paper's hash where there is one. */
export interface Signature {
  readonly person: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** SHA-256 of the signed form; null where the act itself is the signature. */
  readonly form: string | null
}

/** A transfer list as it is given out. */
export interface Transfer {
  readonly number: string
  readonly state: TransferState
  readonly department: string
  readonly note: string | null
  readonly sent: Signature
  /** The archive's last signature; null until it has checked anything. */
  readonly received: Signature | null
  readonly policy: string
  readonly version: number
}

/** One batch on a list. */
export interface TransferItem {
  readonly position: number
  readonly batch: string
  readonly case: string
  /** How many documents it holds that the reader may know of, by their levels as the list was sent. */
  readonly documents: number
  readonly state: 'sent' | 'accepted' | 'refused'
  readonly reasons: readonly string[]
}

const signature = z.object({ person: z.string(), at: z.string(), form: z.string().nullable() })
export const transferSchema = z
  .object({
    number: z.string(),
    state: z.enum(['sent', 'received']),
    department: z.string(),
    note: z.string().nullable(),
    sent: signature,
    received: signature.nullable(),
    policy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Transfer' })
export const itemSchema = z
  .object({
    position: z.int(),
    batch: z.string(),
    case: z.string(),
    documents: z.int(),
    state: z.enum(['sent', 'accepted', 'refused']),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'TransferItem' })

export function viewTransfer(row: Row<'transfers'>): Transfer {
  return {
    number: row.number,
    state: row.state as TransferState,
    department: row.department,
    note: row.note,
    sent: readSignature(row.sentSignature)!,
    received: readSignature(row.receivedSignature),
    policy: row.policy,
    version: row.version,
  }
}

export function viewItem(row: Row<'transferItems'>, { actor }: Pick<Context, 'actor'>): TransferItem {
  const { position, batch } = row
  return {
    position,
    batch,
    case: row.case,
    documents: upTo(actor.clearance, row.byLevel),
    state: row.state as TransferItem['state'],
    reasons: row.reasons as readonly string[],
  }
}

function readSignature(signature: Json): Signature | null {
  return signature as unknown as Signature | null
}
