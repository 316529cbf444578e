import * as z from 'zod'
import { mayOfAll } from '../access/rules.ts'
import { query } from '../engine/command.ts'
import { cursor, pageSize } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { findRequest } from './facts.ts'
import { findOutsiders } from './outsiders.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'
import { tellItems } from './told-items.ts'
import { toldRequests } from './veil.ts'
import { requestSchema, requestStates, toldItemSchema, viewRequest } from './view.ts'

export const get = query({
  name: 'requests.get',
  summary: 'One request with its items and its approvals',
  input: () => z.strictObject({ request: requestNumber() }),
  output: () => requestOutput().extend({ items: z.array(toldItemSchema) }),
  answer: async (read, input, context) => {
    const work = await findRequest(read, input.request, context)
    const whole = shown(work, {}, context)
    return { ...whole, items: await tellItems(read, work, whole.items, context) }
  },
})

export const list = query({
  name: 'requests.list',
  summary: 'Requests, newest first: one’s own, or all',
  input: () =>
    z.strictObject({
      scope: z
        .enum(['mine', 'all'])
        .default('mine')
        .meta({ description: 'mine: what I asked for; all: everything that I may know of' }),
      state: z.enum(requestStates).optional(),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(requestSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor } = context
    const state = input.state === undefined ? {} : { state: input.state }
    // Who may not see all of them sees their own, whatever they ask for.
    const whose =
      input.scope === 'mine' || !mayOfAll('requests.list', actor, context.policy) ? { requester: actor.person } : {}
    const page = await findPage(
      read,
      'requests.newest',
      { equal: { tenant, ...state, ...whose } },
      input.limit,
      input.after,
    )
    const told = await toldRequests(read, page.items, context)
    const outsiders = await findOutsiders(
      read,
      told.map(({ outsider }) => outsider),
      context,
    )
    return {
      items: told.map((row) => viewRequest(row, outsiders.get(row.outsider) ?? null, context)),
      next: page.next,
    }
  },
})
