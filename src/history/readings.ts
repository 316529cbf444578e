import * as z from 'zod'
import { enforce, may, mayOfAll } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { query } from '../engine/command.ts'
import { cursor, day, numberOf, pageSize, personId } from '../engine/inputs.ts'
import { findKept, findPage } from '../engine/pages.ts'

/** Who was told something confidential, and when. */
export interface Reading {
  readonly id: string
  /** UTC, ISO 8601. */
  readonly at: string
  readonly actor: string
  readonly person: string
  readonly operation: string
  /** Number of the case; null of a list. */
  readonly case: string | null
  /** Number of the document whose contents were opened. */
  readonly document: string | null
  /** Numbers of the cases of which something confidential was told. */
  readonly cases: readonly string[]
  /** The highest level of what was told. */
  readonly level: string
}

export const readings = query({
  name: 'trail.readings',
  summary: 'Who was told something confidential, newest first: yourself, or anybody for the archive and auditors',
  input: () =>
    z.strictObject({
      case: numberOf('case').optional().meta({ description: 'Only of one case; lists are left out' }),
      person: personId.optional().meta({ description: 'Only by one person; your own where you may not see others’' }),
      from: day().optional(),
      to: day().optional(),
      after: cursor,
      limit: pageSize,
    }),
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
            case: z.string().nullable(),
            document: z.string().nullable(),
            cases: z.array(z.string()),
            level: z.string(),
          })
          .meta({ id: 'Reading' }),
      ),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context) => {
    const { tenant, actor, policy, operation } = context
    const mayAll = mayOfAll('trail.readings', actor, policy)
    const person = input.person ?? (mayAll ? undefined : actor.person)
    enforce(may('trail.readings', '', actor, policy, person), operation)
    if (input.case !== undefined) await findCase(read, input.case, context)
    const equal = {
      tenant,
      ...(input.case !== undefined && { case: input.case }),
      ...(person !== undefined && { person }),
    }
    // An id begins with its moment; all that begins with a day comes before the day with a `~`.
    const range = {
      ...(input.from !== undefined && { from: input.from }),
      ...(input.to !== undefined && { to: `${input.to}~` }),
    }
    const page = await findKept(
      (limit, after) => findPage(read, 'readings.newest', { equal, range }, limit, after),
      async (rows) => rows.filter(({ level }) => level <= actor.clearance),
      input.limit,
      input.after,
    )
    return {
      items: page.items.map(
        ({ tenant: _, ...row }): Reading => ({
          ...row,
          cases: row.cases as readonly string[],
          level: policy.levels[row.level]!,
        }),
      ),
      next: page.next,
    }
  },
})
