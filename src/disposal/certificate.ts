import * as z from 'zod'

/** What is certified of a disposal, for ever (P9.2). */
export interface Certificate {
  readonly format: 'casekeep.certificate.1'
  readonly number: string
  readonly title: string
  readonly proposed: { readonly by: string; readonly at: string }
  readonly approvals: readonly {
    readonly step: number
    readonly role: string
    readonly person: string
    readonly behalf: string | null
    readonly at: string
  }[]
  readonly place: string
  readonly method: string
  readonly operator: string
  readonly witnesses: readonly { readonly person: string; readonly signed: string; readonly form: string | null }[]
  /** UTC, ISO 8601. */
  readonly begun: string
  /** When the last of it was carried out; null where nothing was. */
  readonly executed: string | null
  readonly counts: {
    /** Cases that are gone, and documents with them or by themselves. */
    readonly cases: number
    readonly documents: number
    readonly pages: number
    /** Entries, by what became of them. */
    readonly destroyed: number
    readonly transferred: number
    readonly extended: number
    readonly released: number
  }
  /** The destruction list: how many lines, and the SHA-256 of its canonical JSON (RFC 8785), as `disposals.destroyed` tells it. */
  readonly list: { readonly lines: number; readonly digest: string }
  /** What was handed on: to whom, and the SHA-256 of the export and of the receipt. */
  readonly transfers: readonly {
    readonly entry: number
    readonly to: string
    readonly export: string
    readonly receipt: string
  }[]
  readonly certified: { readonly by: string; readonly at: string }
  readonly policy: string
}

const signed = z.object({ by: z.string(), at: z.string() })
export const certificateSchema = z
  .object({
    format: z.literal('casekeep.certificate.1'),
    number: z.string(),
    title: z.string(),
    proposed: signed,
    approvals: z.array(
      z.object({
        step: z.int(),
        role: z.string(),
        person: z.string(),
        behalf: z.string().nullable(),
        at: z.string(),
      }),
    ),
    place: z.string(),
    method: z.string(),
    operator: z.string(),
    witnesses: z.array(z.object({ person: z.string(), signed: z.string(), form: z.string().nullable() })),
    begun: z.string(),
    executed: z.string().nullable(),
    counts: z.object({
      cases: z.int(),
      documents: z.int(),
      pages: z.int(),
      destroyed: z.int(),
      transferred: z.int(),
      extended: z.int(),
      released: z.int(),
    }),
    list: z.object({ lines: z.int(), digest: z.string() }),
    transfers: z.array(z.object({ entry: z.int(), to: z.string(), export: z.string(), receipt: z.string() })),
    certified: signed,
    policy: z.string(),
  })
  .meta({ id: 'DisposalCertificate' })
