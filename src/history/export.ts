import * as z from 'zod'
import { query } from '../engine/command.ts'
import { cursor, pageSize } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import type { Json } from '../storage.ts'
import { whyUnreadable } from '../unreadable.ts'
import { onlyForAuditors } from './proofs.ts'

/** An entry as it is verified elsewhere. What changed is in it where that was asked for, and can be read. */
export interface ExportedEntry {
  readonly chain: string
  readonly position: number
  readonly format: number
  /** UTC, ISO 8601. */
  readonly at: string
  readonly actor: string
  readonly person: string
  readonly behalf: string | null
  readonly operation: string
  readonly policy: string
  readonly commitment: string
  readonly previous: string
  readonly digest: string
  /** Place in the tree of the checkpoints, from 0; null while it has none. */
  readonly leaf: number | null
  /** What changed, with its salt; not there where it is withheld or destroyed. */
  readonly detail?: Json
  readonly salt?: string
}

export const exportTrail = query({
  name: 'trail.export',
  summary: 'The whole trail, chain by chain, to be verified elsewhere',
  input: () =>
    z.strictObject({
      details: z.boolean().default(false).meta({ description: 'What changed, too: for who is cleared for everything' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () =>
    z.object({
      items: z.array(
        z
          .object({
            chain: z.string(),
            position: z.int(),
            format: z.int(),
            at: z.string(),
            actor: z.string(),
            person: z.string(),
            behalf: z.string().nullable(),
            operation: z.string(),
            policy: z.string(),
            commitment: z.string(),
            previous: z.string(),
            digest: z.string(),
            leaf: z.int().nullable(),
            detail: z.unknown().optional(),
            salt: z.string().optional(),
          })
          .meta({ id: 'ExportedEntry' }),
      ),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context) => {
    onlyForAuditors('trail.export', context)
    const { tenant, actor, policy, operation } = context
    // What changed may be of any level.
    if (input.details && actor.clearance < policy.levels.length - 1) {
      const because = { reason: 'clearance', of: 'document', field: null, level: policy.levels.at(-1)! } as const
      refuse('FORBIDDEN', { operation, clause: 'P8.2', ...because })
    }
    const page = await findPage(read, 'trail.whole', { equal: { tenant } }, input.limit, input.after)
    const keys = page.items.map(({ chain, position }) => ({ tenant, chain, position }))
    const leaves = await read.getMany('leaves', keys, ['index'])
    return {
      items: page.items.map(({ tenant: _, detail, salt, ...header }, index): ExportedEntry => {
        const isTold = input.details && salt !== null && detail !== null && whyUnreadable(detail) === null
        return { ...header, leaf: leaves[index]?.index ?? null, ...(isTold && { detail, salt }) }
      }),
      next: page.next,
    }
  },
  tells: {
    list: true,
    of: ({ items }, input, { policy }) => {
      const chains = new Set(items.filter(({ detail }) => detail !== undefined).map(({ chain }) => chain))
      return input.details ? [...chains].map((chain) => ({ case: chain, level: policy.levels.length - 1 })) : []
    },
  },
})
