import * as z from 'zod'
import { contentHash, dayOrMonth, numberOf, text } from '../engine/inputs.ts'
import type { Policy } from '../policy/policy.ts'

/** How documents reach the collecting department (P3.4). */
export const channels = ['handover', 'minutes', 'email', 'sharedFolder', 'internalSystem', 'other'] as const
export type Channel = (typeof channels)[number]
export const media = ['paper', 'electronic'] as const
export type Medium = (typeof media)[number]

const onPaper: readonly Channel[] = ['handover', 'minutes']
/** The medium of a document whose channel alone was given. */
export function mediumOf(channel: Channel): Medium {
  return onPaper.includes(channel) ? 'paper' : 'electronic'
}

/** A document on its way in: what a catalogue says of it. */
export interface NewDocument<Kind extends string = string> {
  readonly kind: Kind
  /** Up to 300 characters. */
  readonly title: string
  readonly channel: Channel
  /** By the channel where left out: what is handed over is paper, what is sent is electronic. */
  readonly medium?: Medium | undefined
  readonly author?: string | undefined
  /** The reference that its author gave it (文號). */
  readonly reference?: string | undefined
  /** When it was made, `YYYY-MM-DD`, or `YYYY-MM`, which counts as the month's last day. Never in the future. */
  readonly date?: string | undefined
  /** When what it records happened; the update deadline counts from it. Never in the future. */
  readonly event?: string | undefined
  readonly pages?: number | undefined
  /** `false`: a copy, which says why and where the original is. */
  readonly original?: boolean | undefined
  readonly copyReason?: string | undefined
  readonly originalAt?: string | undefined
  /** At least the level of its kind, which is taken where left out. */
  readonly level?: string | undefined
  /** By its kind where left out. */
  readonly important?: boolean | undefined
  /** What is written on it; the category's mark where it is important and this is left out. */
  readonly mark?: string | undefined
  /** SHA-256 of its content. */
  readonly hash?: string | undefined
  /** Who handed it in to the collecting department (P3.1). */
  readonly handedInBy?: string | undefined
  /** Number of the archived document that it revises (P10.3). */
  readonly revises?: string | undefined
}

/** What can be said of a document, apart from its kind; shared by collecting, arranging and correcting. */
export const describedBy = (policy: Policy) => ({
  title: text(300),
  author: text(200).optional(),
  reference: text(200).optional(),
  date: dayOrMonth().optional(),
  pages: z.int().min(1).max(1_000_000).optional(),
  original: z.boolean().optional(),
  copyReason: text(500).optional(),
  originalAt: text(500).optional(),
  level: z.enum(policy.levels as [string, ...string[]]).optional(),
  important: z.boolean().optional(),
  mark: text(200).optional(),
})

const newDocument = (policy: Policy, kinds: readonly string[]) =>
  z.strictObject({
    kind: z.enum(kinds as [string, ...string[]]),
    channel: z.enum(channels),
    medium: z.enum(media).optional(),
    ...describedBy(policy),
    event: dayOrMonth().optional(),
    hash: contentHash.optional(),
    handedInBy: text(200).optional(),
    revises: numberOf('document').optional(),
  })

export const newDocuments = (policy: Policy, kinds: readonly string[]) =>
  z.array(newDocument(policy, kinds)).min(1).max(500)

/** Every document kind of every category. */
export function allKinds(policy: Policy): readonly string[] {
  return [...new Set(Object.values(policy.categories).flatMap((category) => Object.keys(category.kinds)))]
}
