import * as z from 'zod'
import { is } from '../access/rules.ts'
import { isApart } from '../approvals/apart.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, pageSize } from '../engine/inputs.ts'
import { type Asked, findKept, findMerged } from '../engine/pages.ts'
import type { Found, Reader } from '../storage.ts'
import { answersFor } from './answering.ts'
import { findOutsiders } from './outsiders.ts'
import { decidesAnother, decisionOf } from './standing.ts'
import { type Request, requestSchema, viewRequest } from './view.ts'

/** A request that waits for the decision of who asks. */
export interface WaitingRequest extends Request {
  /** Since when it has been this step's turn; UTC, ISO 8601. */
  readonly since: string
  /** In whose place they would decide it today; null in their own right. */
  readonly behalf: string | null
}

export const waiting = query({
  name: 'requests.waiting',
  summary: 'Requests that wait for your decision, the longest first',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () =>
    z.object({
      items: z.array(requestSchema.extend({ since: z.string(), behalf: z.string().nullable() })),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context) => {
    const turns = await turnsOf(read, context)
    const lists = turns.map(({ list }) => list)
    return await findKept(
      (limit, after) => findMerged<TurnQuery>(read, 'steps.ofRole', lists, limit, after),
      (rows) => view(read, rows, turns, context),
      input.limit,
      input.after,
    )
  },
})

type TurnQuery = 'steps.ofRole' | 'approvers.ofPerson'
type TurnRow = Found<TurnQuery>

/** Open steps that an actor decides by one right, as `standingAt` has it of a single step. */
interface Turn {
  readonly list: Asked & { readonly query: TurnQuery }
  /** The head of a department, or who is named, in whose place they act; null in their own right. */
  readonly behalf: string | null
  readonly holds: (row: TurnRow) => boolean
}

/** By role, as head of a department, by name, and in the place of heads and of named people who are away today. */
async function turnsOf(read: Reader, context: Context): Promise<readonly Turn[]> {
  const { tenant, actor, policy, directory, today } = context
  const open = { tenant, state: 'open' }
  const [ofHeads, ofNamed] = await atOnce(
    read.summarize('steps.byDepartment', { equal: { ...open, named: false, role: 'departmentHead' } }),
    read.summarize('approvers.byPerson', { equal: open }),
  )
  const departments = ofHeads.map(({ by }) => by.department as string)
  const isHead = (department: string) => is('head', department, actor, policy)
  const others = departments.filter((department) => !isHead(department))
  const heads = await directory.headsOf(others)
  const named = ofNamed.map(({ by }) => by.person as string).sort()
  const principals = new Set([...heads, ...named].filter((person) => person !== null && person !== actor.person))
  const away = await directory.standsInFor(actor.person, [...principals] as string[], today)
  const isMine = (person: string | null) => person !== null && (person === actor.person || away.includes(person))
  const inPlaceOf = (person: string | null) => (person === actor.person ? null : person)
  // Of several by whom one could decide a step, oneself comes first, as when it is decided.
  const mine = named.filter(isMine).sort((one, other) => Number(other === actor.person) - Number(one === actor.person))
  return [
    ...actor.roles.filter((role) => role !== 'departmentHead').map((role) => ofRole(open, role, '', null)),
    ...departments.filter(isHead).map((department) => ofRole(open, 'departmentHead', department, null)),
    ...others.flatMap((department, index) => {
      const head = heads[index]!
      return isMine(head) ? [ofRole(open, 'departmentHead', department, inPlaceOf(head))] : []
    }),
    ...mine.map((person) => ofPerson(open, person, inPlaceOf(person))),
  ]
}

type Open = { readonly tenant: string; readonly state: string }

function ofRole(open: Open, role: string, department: string, behalf: string | null): Turn {
  return {
    list: { query: 'steps.ofRole', equal: { ...open, named: false, role, department } },
    behalf,
    holds: (row) => 'role' in row && row.role === role && row.department === department,
  }
}

function ofPerson(open: Open, person: string, behalf: string | null): Turn {
  return {
    list: { query: 'approvers.ofPerson', equal: { ...open, person } },
    behalf,
    holds: (row) => 'person' in row && row.person === person,
  }
}

/** But for one's own, also of whom one stands in for, and for what one has decided already in somebody's place. */
async function view(
  read: Reader,
  rows: readonly TurnRow[],
  turns: readonly Turn[],
  context: Context,
): Promise<readonly WaitingRequest[]> {
  const { tenant, actor } = context
  // The steps before, of which who decided one may decide no other.
  const before = rows.map(({ request, step }) =>
    Array.from({ length: step - 1 }, (_, index) => ({ tenant, request, step: index + 1 })),
  )
  const [requests, steps, decided] = await atOnce(
    read.getMany(
      'requests',
      rows.map(({ request }) => ({ tenant, number: request })),
    ),
    read.getMany(
      'requestSteps',
      rows.map(({ request, step }) => ({ tenant, request, step })),
      ['decisions'],
    ),
    isApart(context.policy) ? read.getMany('requestSteps', before.flat(), ['request', 'step', 'decisions']) : [],
  )
  const outsiders = await findOutsiders(
    read,
    requests.map((request) => request?.outsider ?? null),
    context,
  )
  return rows.flatMap((row, index) => {
    const [request, step] = [requests[index], steps[index]]
    const { behalf } = turns.find(({ holds }) => holds(row))!
    if (request == null || step == null) return []
    const outsider = outsiders.get(request.outsider) ?? null
    const work = { request, outsider }
    if (answersFor(work, actor.person) || answersFor(work, behalf)) return []
    const others = decided.flatMap((one) => (one?.request === row.request ? one : []))
    if (decidesAnother(others, row.step, actor.person, behalf, context)) return []
    if (decisionOf(step, actor.person) !== null || request.expires < context.today) return []
    return [{ ...viewRequest(request, outsider, context), since: row.opened, behalf }]
  })
}
