import * as z from 'zod'
import { enforce, may } from '../access/rules.ts'
import { findCase } from '../cases/facts.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, day, numberOf, pageSize } from '../engine/inputs.ts'
import { findKept, findPage } from '../engine/pages.ts'
import { findHold, findKnown } from './facts.ts'
import { holdsOn } from './holds-on.ts'
import { holdStates } from './reach.ts'
import { holdSchema, viewHold } from './view.ts'

export const get = query({
  name: 'holds.get',
  summary: 'One hold',
  input: () => z.strictObject({ hold: numberOf('hold') }),
  output: () => z.object({ hold: holdSchema }),
  answer: async (read, input, context) => {
    checkKnows(context)
    return { hold: viewHold(await findHold(read, input.hold, context), context) }
  },
})

export const list = query({
  name: 'holds.list',
  summary: 'Holds, in the order in which they are to be looked at again',
  input: () =>
    z.strictObject({
      state: z.enum(holdStates).default('active'),
      case: numberOf('case').optional().meta({ description: 'Only those that cover this case' }),
      reviewTo: day().optional().meta({ description: 'Only those that are to be looked at again by this day' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(holdSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    checkKnows(context)
    const file = input.case === undefined ? null : await findCase(read, input.case, context)
    const find = {
      equal: { tenant: context.tenant, state: input.state },
      ...(input.reviewTo !== undefined && { range: { to: input.reviewTo } }),
    }
    const page = await findKept(
      (limit, after) => findPage(read, 'holds.all', find, limit, after),
      async (holds) => await findKnown(read, file === null ? holds : holdsOn(file, holds, context), context),
      input.limit,
      input.after,
    )
    return { items: page.items.map((known) => viewHold(known, context)), next: page.next }
  },
})

/** What is held, and why, is told to the archive and to who audits it. */
function checkKnows({ operation, actor, policy }: Context): void {
  enforce(may('holds.list', '', actor, policy), operation)
}
