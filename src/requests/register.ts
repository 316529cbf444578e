import * as z from 'zod'
import { mayOfAll } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, day, numberOf, pageSize } from '../engine/inputs.ts'
import { type Asked, findAll, findKept, findMerged, type Page, pageOf } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { RequestItemState } from '../machines/request-item.ts'
import type { Reader, Row } from '../storage.ts'
import type { Renewing } from './changes.ts'
import { findItemsOf } from './of-document.ts'
import { findOutsiders } from './outsiders.ts'
import { latestOverdue } from './time/latest-overdue.ts'
import { toldItems } from './veil.ts'
import {
  type RequestItem,
  type RequestOutsider,
  requestItemSchema,
  requestItemStates,
  requestOutsiderSchema,
  viewRequestItem,
  viewRequestOutsider,
} from './view.ts'

/** A line of the register of loans or consultations (P6.2, P7.2). */
export interface RegisterLine {
  readonly request: string
  /** `personId` of who asked. */
  readonly requester: string
  /** Who reads or borrows, where that is somebody from outside. */
  readonly outsider: RequestOutsider | null
  readonly item: RequestItem
}

const filters = {
  kind: z.enum(['consultation', 'loan']),
  scope: z.enum(['mine', 'all']).default('all').meta({
    description: 'mine: what I asked for, and what is for outsiders whom I sponsor; all: everything that I may know of',
  }),
  state: z
    .enum(requestItemStates)
    .optional()
    .meta({ description: 'Loans that are out, or consultations in reading, where left out' }),
  renewal: z
    .enum(['asked', 'granted'])
    .optional()
    .meta({ description: 'asked: only what is to be renewed and waits for that; granted: only what was renewed' }),
  overdueOn: day().optional().meta({
    description: 'Only what is still out and overdue on this day: now, where that is today, and else at its end',
  }),
  case: numberOf('case').optional().meta({ description: 'Only what is of this case, as its documents are numbered' }),
  document: numberOf('document').optional().meta({ description: 'Only what is of this document' }),
  dueFrom: day().optional().meta({ description: 'Only what is due on this day or later' }),
  dueTo: day().optional().meta({ description: 'Only what is due on this day or earlier' }),
}
const filterInput = z.strictObject(filters)
type Filters = z.output<typeof filterInput>

export const register = query({
  name: 'requests.register',
  summary: 'The register of loans or consultations: what is granted, out, overdue, lost or back',
  input: () => z.strictObject({ ...filters, after: cursor, limit: pageSize }),
  output: () =>
    z.object({
      items: z.array(
        z.object({
          request: z.string(),
          requester: z.string(),
          outsider: requestOutsiderSchema.nullable(),
          item: requestItemSchema,
        }),
      ),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context) => {
    const { items, next } = await findRows(read, input, input.limit, input.after, context)
    return { items: await view(read, items, context), next }
  },
})

export const count = query({
  name: 'requests.count',
  summary: 'How many lines the register would have',
  input: () => filterInput,
  output: () => z.object({ count: z.int() }),
  answer: async (read, input, context) => {
    if (seesAll(input, context) && !isNamed(input)) {
      const counted = await atOnce(...conditions(input, context).map((each) => read.summarize('items.count', each)))
      return { count: counted.flat().reduce((sum, group) => sum + group.count, 0) }
    }
    // One's own are few, and some of them are told by rules that no count can ask for.
    let count = 0
    let after: string | undefined
    do {
      const page: Page<Row<'requestItems'>> = await findRows(read, input, 500, after, context)
      count += page.items.length
      after = page.next ?? undefined
    } while (after !== undefined)
    return { count }
  },
})

/** Who may not see all of it sees their own, whatever they ask for. */
function seesAll({ scope }: Filters, { actor, policy }: Context): boolean {
  return scope === 'all' && mayOfAll('requests.register', actor, policy)
}

type Line = 'items.due' | 'items.ofRequester' | 'items.ofPerson'

async function findRows(
  read: Reader,
  input: Filters,
  limit: number,
  after: string | undefined,
  context: Context,
): Promise<Page<Row<'requestItems'>>> {
  const each = conditions(input, context)
  if (isNamed(input)) return pageOf('items.due', await findNamed(read, input, each, context), limit, after)
  if (seesAll(input, context)) return await findMerged(read, 'items.due', each, limit, after)
  const { tenant, actor } = context
  const sponsored = await findAll(read, 'outsiders.all', { tenant, sponsor: actor.person })
  const lists = each.flatMap(({ equal, ...range }) => [
    { query: 'items.ofRequester' as const, equal: { ...equal, requester: actor.person }, ...range },
    ...sponsored.map(({ person }) => ({ query: 'items.ofPerson' as const, equal: { ...equal, person }, ...range })),
  ])
  return await findKept(
    (most, from) => findMerged<Line>(read, 'items.ofRequester', lists, most, from),
    (rows) =>
      toldItems(
        read,
        rows.filter((row) => isOwn(row, context)),
        context,
      ),
    limit,
    after,
  )
}

function isNamed({ case: file, document }: Filters): boolean {
  return file !== undefined || document !== undefined
}

/** The lines of one document or case are few: they are found whole, and the filters looked at here. */
async function findNamed(
  read: Reader,
  input: Filters,
  each: readonly Asked[],
  context: Context,
): Promise<readonly Row<'requestItems'>[]> {
  const { case: file, document } = input
  if (file !== undefined && document !== undefined) {
    invalid(['document'], 'oneOf', 'must be left out where a case is named', ['case', 'document'])
  }
  const items = await findItemsOf(read, input, stateOf(input), context)
  const rows = items.filter((row) => each.some((asked) => fits(row, asked)))
  if (seesAll(input, context)) return rows
  const { tenant, actor } = context
  const sponsored = await findAll(read, 'outsiders.all', { tenant, sponsor: actor.person })
  const own = rows.filter(
    (row) =>
      row.requester === actor.person || (sponsored.some(({ person }) => person === row.person) && isOwn(row, context)),
  )
  return await toldItems(read, own, context)
}

/** Whether a row is what is asked of a list. */
function fits(row: Row<'requestItems'>, { equal, range }: Asked): boolean {
  const is = row as Readonly<Record<string, unknown>>
  if (Object.entries(equal).some(([column, value]) => is[column] !== value)) return false
  const { from, to } = range ?? {}
  return (from === undefined || row.due >= from) && (to === undefined || row.due <= to)
}

/** Of what others asked for an outsider whom one sponsors now: what was granted. */
function isOwn({ requester, granted }: Row<'requestItems'>, { actor }: Context): boolean {
  return requester === actor.person || granted !== null
}

/** The state that is asked for: out or in reading where none is named. */
function stateOf({ kind, state }: Pick<Filters, 'kind'> & Partial<Pick<Filters, 'state'>>): RequestItemState {
  return state ?? (kind === 'loan' ? 'out' : 'inReading')
}

/** What is asked of every list that the lines are looked for in: one for each way in which a renewal can stand. */
function conditions(input: Filters, context: Context): readonly Asked[] {
  const { kind, renewal, overdueOn } = input
  const { tenant, calendar, policy, now, today } = context
  const whileOut = stateOf({ kind })
  const state = stateOf(input)
  const to = [input.dueTo].filter((last) => last !== undefined)
  if (overdueOn !== undefined) {
    if (state !== whileOut) invalid(['state'], 'choice', 'nothing in this state is overdue', [whileOut])
    const latest = latestOverdue(calendar, policy, kind, overdueOn === today ? now : overdueOn)
    if (latest === null) return []
    to.push(latest)
  }
  const range = { ...(input.dueFrom && { from: input.dueFrom }), ...(to.length > 0 && { to: to.sort()[0]! }) }
  const asked: Asked = {
    // What is read on screen is closed by its date, and never overdue.
    equal: { tenant, kind, state, ...(overdueOn !== undefined && kind === 'consultation' && { medium: 'paper' }) },
    ...(Object.keys(range).length > 0 && { range }),
  }
  if (renewal === undefined) return [asked]
  const ways: readonly Renewing[] = [renewal, 'askedAgain']
  return ways.map((renewing) => ({ ...asked, equal: { ...asked.equal, renewing } }))
}

async function view(
  read: Reader,
  rows: readonly Row<'requestItems'>[],
  context: Context,
): Promise<readonly RegisterLine[]> {
  const borrowers = rows.map(({ person, requester }) => (person === requester ? null : person))
  const outsiders = await findOutsiders(read, borrowers, context)
  return rows.map((row, index): RegisterLine => {
    const outsider = outsiders.get(borrowers[index]!)
    return {
      request: row.request,
      requester: row.requester,
      outsider: outsider === undefined ? null : viewRequestOutsider(outsider),
      item: viewRequestItem(row, context),
    }
  })
}
