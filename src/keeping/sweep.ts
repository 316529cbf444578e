import * as z from 'zod'
import { may } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, cursor, pageSize } from '../engine/inputs.ts'
import { findPage, type Page } from '../engine/pages.ts'
import type { Policy } from '../policy/policy.ts'
import type { Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { whyUnreadable } from '../unreadable.ts'
import { againCase } from './dependents.ts'
import { findKeptCase, type KeptCase } from './facts.ts'
import { onceEach } from './recalculate.ts'

/** Which ended cases are looked at, page by page. */
export const sweptInput = (policy: Policy) => ({
  category: z.enum(Object.keys(policy.categories) as [string, ...string[]]).optional(),
  after: cursor,
  limit: pageSize,
})
export interface Swept {
  readonly category?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/**
 * One page of the cases that have ended and that the actor may discover, with all that their dates rest on. A case that
 * cannot be read is left out: its date stays as it is.
 */
export async function findSwept(
  read: Reader,
  { category, after, limit }: Swept,
  context: Context,
): Promise<Page<KeptCase> & { readonly looked: number }> {
  const { tenant, sight } = context
  const equal = { tenant, state: 'ended', ...(category !== undefined && { category }) }
  const page = await findPage(read, 'cases.newest', { equal, sight }, limit, after)
  const files = await read.getMany(
    'cases',
    page.items.map(({ number }) => ({ tenant, number })),
  )
  // One that is no longer ended, of what was read a moment ago, has no date.
  const ended = files.filter((file): file is Row<'cases'> => file?.state === 'ended')
  const readable = ended.filter(({ fields }) => whyUnreadable(fields) === null)
  const items = await atOnce(...readable.map((file) => findKeptCase(read, file, context)))
  return { items, looked: page.items.length, next: page.next }
}

/** What a page of the sweep came to. */
export interface Recalculation {
  readonly looked: number
  /** Numbers of the cases of which something was written anew. */
  readonly changed: readonly string[]
  /** Where to go on; null: all are done. */
  readonly next: string | null
}

/**
 * After a change of the policy, or for cases that ended before dates were kept: computes them anew, page by page. What stands
 * on a disposal keeps its rule, and so does every date where the policy says that it holds for new ones alone (P9.1).
 */
export const recalculate = command({
  name: 'retention.recalculate',
  summary: 'Compute the dates of ended cases anew by the present policy, page by page',
  input: (policy) => z.strictObject({ ...sweptInput(policy), ...commandInput }),
  output: () => z.object({ looked: z.int(), changed: z.array(z.string()), next: z.string().nullable() }),
  facts: async (read, input, context) => {
    // Whoever may not sees nothing of how many there are.
    if (!may('retention.recalculate', '', context.actor, context.policy).allowed) return null
    return await findSwept(read, input, context)
  },
  access: (_page, _input, { actor, policy }) => may('retention.recalculate', '', actor, policy),
  decide: (page, _input, context) => {
    const { items, looked, next } = page!
    const again = items.map((one) => againCase(one, [], context))
    const changed = again.flatMap(({ chains }) => chains)
    return {
      // What became of each stands in its own chain; that all were looked at in the tenant's.
      chains: [tenantChain, ...changed],
      changes: onceEach(again.flatMap(({ changes }) => changes)),
      events: [
        { type: 'retention.recalculated', data: { looked, changed: changed.length } },
        ...again.flatMap(({ events }) => events),
      ],
      result: { looked, changed, next } satisfies Recalculation,
    }
  },
})
