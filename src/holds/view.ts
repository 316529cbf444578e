import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import type { KnownHold } from './facts.ts'
import { type AskedCondition, type HoldKind, type HoldState, holdKinds, holdStates, keptBy, reachOf } from './reach.ts'

/** What a hold covers: a case, a person’s cases, or whatever a query finds, now and later. */
export type HoldCover =
  | { readonly scope: 'case'; readonly case: string }
  | {
      readonly scope: 'person'
      /** `personId`: cases that are theirs. */
      readonly person: string
      /** What fields call them that tell whom a case is about. */
      readonly subject: string
    }
  | {
      readonly scope: 'query'
      readonly category: string | null
      readonly department: string | null
      readonly owner: string | null
      /** The beginning of the title. */
      readonly title: string | null
      readonly fields: readonly AskedCondition[]
    }

/** A hold (凍結銷毀): nothing that it covers is destroyed, handed on or lent until it is lifted. */
export interface Hold {
  readonly number: string
  readonly kind: HoldKind
  readonly on: HoldCover
  /** Cases that it covered before something of them changed, and covers still; those that the reader may know of. */
  readonly kept: readonly string[]
  readonly reason: string
  /** When it is to be looked at again, `YYYY-MM-DD`. It goes on after that day. */
  readonly review: string
  /** That day has come, and it is in force. */
  readonly reviewDue: boolean
  readonly state: HoldState
  /** UTC, ISO 8601. */
  readonly placed: string
  readonly placedBy: string
  readonly lifted: string | null
  readonly liftedBy: string | null
  readonly liftReason: string | null
  readonly policy: string
  readonly version: number
}

const bound = z.union([z.string(), z.number()])
const coverSchema = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('case'), case: z.string() }),
  z.object({ scope: z.literal('person'), person: z.string(), subject: z.string() }),
  z.object({
    scope: z.literal('query'),
    category: z.string().nullable(),
    department: z.string().nullable(),
    owner: z.string().nullable(),
    title: z.string().nullable(),
    fields: z.array(
      z.object({ field: z.string(), equals: bound.optional(), from: bound.optional(), to: bound.optional() }),
    ),
  }),
])

export const holdSchema = z
  .object({
    number: z.string(),
    kind: z.enum(holdKinds),
    on: coverSchema,
    kept: z.array(z.string()),
    reason: z.string(),
    review: z.string(),
    reviewDue: z.boolean(),
    state: z.enum(holdStates),
    placed: z.string(),
    placedBy: z.string(),
    lifted: z.string().nullable(),
    liftedBy: z.string().nullable(),
    liftReason: z.string().nullable(),
    policy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Hold' })

export function viewHold({ hold, seen }: KnownHold, { today }: Pick<Context, 'today'>): Hold {
  return {
    number: hold.number,
    kind: hold.kind as HoldKind,
    on: coverOf(hold),
    kept: keptBy(hold).filter((number) => seen.has(number)),
    reason: hold.reason,
    review: hold.review,
    reviewDue: hold.state === 'active' && hold.review <= today,
    state: hold.state as HoldState,
    placed: hold.placed,
    placedBy: hold.placedBy,
    lifted: hold.lifted,
    liftedBy: hold.liftedBy,
    liftReason: hold.liftReason,
    policy: hold.policy,
    version: hold.version,
  }
}

function coverOf(hold: KnownHold['hold']): HoldCover {
  const reach = reachOf(hold)
  return reach.scope === 'query' ? { ...reach, fields: reach.fields.map(({ asked }) => asked) } : reach
}
