import * as z from 'zod'
import { mayOfAll } from '../access/rules.ts'
import { query } from '../engine/command.ts'
import { cursor, pageSize } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import type { RefusalRecord } from '../errors.ts'

/** One line of the refusal log. */
export type Refusal = Omit<RefusalRecord, 'tenant'>

export const list = query({
  name: 'refusals.list',
  summary: 'What was refused to whom, newest first',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () =>
    z.object({
      items: z.array(
        z
          .object({
            id: z.string(),
            at: z.string(),
            actor: z.string(),
            person: z.string(),
            operation: z.string(),
            code: z.string(),
            about: z.string().nullable(),
            details: z.unknown(),
          })
          .meta({ id: 'Refusal' }),
      ),
      next: z.string().nullable(),
    }),
  answer: async (read, input, { tenant, actor, policy }) => {
    // It tells of what is hidden from most: for those who answer for the archive, and who audit it.
    if (!mayOfAll('refusals.list', actor, policy)) return { items: [], next: null }
    const page = await findPage(read, 'refusals.newest', { equal: { tenant } }, input.limit, input.after)
    return {
      items: page.items.map(({ tenant: _, ...refusal }): Refusal => refusal),
      next: page.next,
    }
  },
})
