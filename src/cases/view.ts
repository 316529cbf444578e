import * as z from 'zod'
import { upTo } from '../engine/by-level.ts'
import type { Context } from '../engine/context.ts'
import type { Told } from '../engine/readings.ts'
import { type CaseState, caseStates } from '../machines/case.ts'
import { oncePerPolicy } from '../policy/once.ts'
import type { UnreadableReason } from '../reasons.ts'
import type { Found, Json } from '../storage.ts'
import { unreadableWord, whyUnreadable } from '../unreadable.ts'

/** A case file as it is given out. */
export interface AnyCaseFile {
  readonly number: string
  readonly category: string
  readonly title: string
  readonly state: CaseState
  readonly department: string
  /** `personId` of who handles it. */
  readonly owner: string
  readonly level: string
  readonly fields: Readonly<Record<string, unknown>>
  /** Restricted fields above the reader's clearance; they are not in `fields`. */
  readonly withheld: readonly string[]
  /** Why its fields cannot be read, and none is told; not there where they can. */
  readonly unreadable?: UnreadableReason
  /** UTC, ISO 8601. */
  readonly opened: string
  readonly openedBy: string
  /** The day it ended; null while it has not. */
  readonly ended: string | null
  /** Why it was voided, merged, reopened or reassigned last. */
  readonly reason: string | null
  /** The case that took its place, where it was merged. */
  readonly mergedInto: string | null
  readonly absorbed: readonly string[]
  /** How many things of its checklist are missing that the reader may know of. */
  readonly lacking: number
  /** Version of the policy that decided last. */
  readonly policy: string
  readonly version: number
}

export const caseSchema = oncePerPolicy((policy) =>
  z
    .object({
      number: z.string(),
      category: z.enum(Object.keys(policy.categories) as [string, ...string[]]),
      title: z.string(),
      state: z.enum(caseStates),
      department: z.string(),
      owner: z.string(),
      level: z.string(),
      fields: z.record(z.string(), z.unknown()),
      withheld: z.array(z.string()),
      unreadable: unreadableWord.optional(),
      opened: z.string(),
      openedBy: z.string(),
      ended: z.string().nullable(),
      reason: z.string().nullable(),
      mergedInto: z.string().nullable(),
      absorbed: z.array(z.string()),
      lacking: z.int(),
      policy: z.string(),
      version: z.int(),
    })
    .meta({ id: 'CaseFile' }),
)

export function viewCase(row: Found<'cases.newest'>, { policy, actor }: Context): AnyCaseFile {
  const why = whyUnreadable(row.fields)
  // What is destroyed has none.
  const all = (why === null ? (row.fields ?? {}) : {}) as Readonly<Record<string, Json>>
  const restricted = policy.categories[row.category]?.restricted
  // Of a category that is no longer known, nobody can say what may be shown.
  const isWithheld = (name: string) => restricted === undefined || (restricted[name] ?? 0) > actor.clearance
  const withheld = Object.keys(all).filter(isWithheld)
  const fields = withheld.length === 0 ? all : without(withheld, all)
  return {
    number: row.number,
    category: row.category,
    title: row.title,
    state: row.state as AnyCaseFile['state'],
    department: row.department,
    owner: row.owner,
    level: policy.levels[row.level]!,
    fields,
    withheld,
    ...(why !== null && { unreadable: why.because }),
    opened: row.opened,
    openedBy: row.openedBy,
    ended: row.ended,
    reason: row.reason,
    mergedInto: row.mergedInto,
    absorbed: row.absorbed as readonly string[],
    lacking: upTo(actor.clearance, row.lackingAt),
    policy: row.policy,
    version: row.version,
  }
}

/** What a reader was told of a case, as far as it is confidential: its fields, at the highest level of one of them. */
export function toldOfCase(
  { number, category, level, fields }: AnyCaseFile,
  { policy }: Pick<Context, 'policy'>,
): Told {
  const names = Object.keys(fields)
  const restricted = policy.categories[category]?.restricted ?? {}
  const ranks = names.map((name) => restricted[name] ?? 0)
  // Of a case without fields nothing is told but what it is called.
  return { case: number, level: names.length === 0 ? -1 : Math.max(policy.levels.indexOf(level), ...ranks) }
}

function without(names: readonly string[], fields: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
