import * as z from 'zod'
import { query } from '../engine/command.ts'
import { cursor, department, numberOf, pageSize } from '../engine/inputs.ts'
import { findMerged } from '../engine/pages.ts'
import { findItems, findTransfer, seesTransfer } from './facts.ts'
import { itemSchema, transferSchema, viewItem, viewTransfer } from './view.ts'

export const get = query({
  name: 'transfers.get',
  summary: 'One transfer list with its batches',
  input: () => z.strictObject({ transfer: numberOf('transfer') }),
  output: () => z.object({ transfer: transferSchema, items: z.array(itemSchema) }),
  answer: async (read, input, context) => {
    const transfer = await findTransfer(read, input.transfer, context)
    const { seen } = await findItems(read, transfer.number, context)
    return { transfer: viewTransfer(transfer), items: seen.map((item) => viewItem(item, context)) }
  },
})

export const list = query({
  name: 'transfers.list',
  summary: 'Transfer lists, newest first',
  input: () =>
    z.strictObject({
      department: department.optional(),
      state: z.enum(['sent', 'received']).optional(),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(transferSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, sight, actor } = context
    const state = input.state === undefined ? {} : { state: input.state }
    const departments = input.department === undefined ? actor.departments : [input.department]
    const range = { to: actor.clearance }
    const finds =
      sight.all && input.department === undefined
        ? [{ equal: { tenant, ...state }, range }]
        : departments
            .filter((department) => seesTransfer({ department, level: 0 }, context))
            .map((department) => ({ equal: { tenant, department, ...state }, range }))
    const page = await findMerged(read, 'transfers.newest', finds, input.limit, input.after)
    return { items: page.items.map(viewTransfer), next: page.next }
  },
})
