import * as z from 'zod'
import { keepsOrAudits } from '../access/rules.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import { cursor, day, pageSize } from '../engine/inputs.ts'
import { findAll, findMerged, findPage } from '../engine/pages.ts'
import type { Reader, Row } from '../storage.ts'
import { findRequest } from './facts.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'
import {
  type RequestItem,
  requestItemSchema,
  requestItemStates,
  requestSchema,
  requestStates,
  viewRequest,
  viewRequestItem,
} from './view.ts'

export const get = query({
  name: 'requests.get',
  summary: 'One request with its items and its approvals',
  input: () => z.strictObject({ request: requestNumber() }),
  output: requestOutput,
  answer: async (read, input, context) => shown(await findRequest(read, input.request, context), {}, context),
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
    const whose = input.scope === 'mine' || !keepsOrAudits(actor, context.policy) ? { requester: actor.person } : {}
    const page = await findPage(
      read,
      'requests.newest',
      { equal: { tenant, ...state, ...whose } },
      input.limit,
      input.after,
    )
    return { items: page.items.map((row) => viewRequest(row, context)), next: page.next }
  },
})

export const waiting = query({
  name: 'requests.waiting',
  summary: 'Requests that wait for your decision',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(requestSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor } = context
    const page = await findMerged(
      read,
      'steps.ofRole',
      (await rolesOf(context)).map(([role, department]) => ({
        equal: { tenant, state: 'open', named: false, role, department },
      })),
      input.limit,
      input.after,
    )
    // Those for which somebody is named are few: they stand on the first page.
    const named = input.after === undefined ? await findNamed(read, context) : []
    const numbers = [...new Set([...named, ...page.items.map(({ request }) => request)])].sort()
    const rows = await read.getMany(
      'requests',
      numbers.map((number) => ({ tenant, number })),
    )
    const items = rows.flatMap((row) =>
      row === null || row.requester === actor.person ? [] : [viewRequest(row, context)],
    )
    return { items, next: page.next }
  },
})

/** The roles in which an actor decides, each with the department for which it counts. */
async function rolesOf(context: Context): Promise<readonly (readonly [string, string])[]> {
  const { actor } = context
  const roles: (readonly [string, string])[] = actor.roles
    .filter((role) => role !== 'departmentHead')
    .map((role) => [role, ''] as const)
  for (const department of actor.departments) {
    if (actor.roles.includes('departmentHead') || (await inPlaceOfHead(department, context)) !== null) {
      roles.push(['departmentHead', department])
    }
  }
  return roles
}

async function findNamed(read: Reader, { tenant, actor }: Context): Promise<readonly string[]> {
  const rows = await findAll(read, 'approvers.ofPerson', { tenant, person: actor.person, state: 'open' })
  return rows.map(({ request }) => request)
}

/** A line of the register of loans or consultations (P6.2, P7.2). */
export interface RegisterLine {
  readonly request: string
  readonly item: RequestItem
}

export const register = query({
  name: 'requests.register',
  summary: 'The register of loans or consultations: what is granted, out, overdue or back',
  input: () =>
    z.strictObject({
      kind: z.enum(['consultation', 'loan']),
      state: z
        .enum(requestItemStates)
        .optional()
        .meta({ description: 'Loans that are out, or consultations in reading, where left out' }),
      dueFrom: day().optional().meta({ description: 'Only what is due on this day or later' }),
      dueTo: day().optional().meta({ description: 'Only what is due on this day or earlier' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () =>
    z.object({
      items: z.array(z.object({ request: z.string(), item: requestItemSchema })),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context) => {
    const { tenant, actor } = context
    const { dueFrom: from, dueTo: to, kind } = input
    const state = input.state ?? (kind === 'loan' ? 'out' : 'inReading')
    const range = from === undefined && to === undefined ? {} : { range: { ...(from && { from }), ...(to && { to }) } }
    const page = keepsOrAudits(actor, context.policy)
      ? await findPage(read, 'items.due', { equal: { tenant, kind, state }, ...range }, input.limit, input.after)
      : await findPage(
          read,
          'items.ofPerson',
          { equal: { tenant, person: actor.person, kind, state }, ...range },
          input.limit,
          input.after,
        )
    return { items: page.items.map((row) => line(row, context)), next: page.next }
  },
})

const line = (row: Row<'requestItems'>, context: Context): RegisterLine => ({
  request: row.request,
  item: viewRequestItem(row, context),
})
