import * as z from 'zod'
import { is } from '../access/rules.ts'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { findCase } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import { cursor, day, department, numberOf, pageSize } from '../engine/inputs.ts'
import { findMerged } from '../engine/pages.ts'
import type { FilterArguments, Reader, Row } from '../storage.ts'
import { type DutyKind, dutyKinds } from './kinds.ts'
import { type DutyPerson, waitedFor } from './people.ts'

/** Something to be done by a day, with what that day rests on. */
export interface Duty {
  readonly kind: DutyKind
  /** Number of the case or batch that it is about. */
  readonly subject: string
  readonly case: string
  /** Title of the case. */
  readonly title: string
  readonly department: string
  readonly owner: string
  /** The day from which its working days count, `YYYY-MM-DD`. */
  readonly since: string
  /** The last day on which it is in time. */
  readonly due: string
  readonly late: boolean
  /** The due date rests on a year whose calendar is not published. */
  readonly provisional: boolean
  /** Working days that the policy allows. */
  readonly allowed: number
  readonly clause: string
  /** Version of the policy that set the date. */
  readonly policy: string
  /** Whom it waits for, by the directory; null where that was not asked. Nobody where it is the archive's. */
  readonly people: readonly DutyPerson[] | null
}

const duty = z
  .object({
    kind: z.enum(Object.keys(dutyKinds) as [DutyKind, ...DutyKind[]]),
    subject: z.string(),
    case: z.string(),
    title: z.string(),
    department: z.string(),
    owner: z.string(),
    since: z.string(),
    due: z.string(),
    late: z.boolean(),
    provisional: z.boolean(),
    allowed: z.int(),
    clause: z.string(),
    policy: z.string(),
    people: z
      .array(
        z.object({
          person: z.string(),
          name: z.string().nullable(),
          email: z.string().nullable(),
          as: z.enum(['owner', 'head', 'deputy']),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'Duty' })

const filters = {
  scope: z
    .enum(['mine', 'all'])
    .default('mine')
    .meta({ description: 'mine: what I may do myself; all: everything that I may know of' }),
  department: department.optional(),
  case: numberOf('case').optional().meta({ description: 'Only the duties of this case, whosever they are' }),
  late: z.boolean().optional().meta({ description: 'Only what is overdue, or only what is not' }),
  dueFrom: day().optional().meta({ description: 'Only what is due on this day or later' }),
  dueTo: day().optional().meta({ description: 'Only what is due on this day or earlier' }),
}
interface Filters {
  readonly scope: 'mine' | 'all'
  readonly department?: string | undefined
  readonly case?: string | undefined
  readonly late?: boolean | undefined
  readonly dueFrom?: PlainDate | undefined
  readonly dueTo?: PlainDate | undefined
}

type DutyFind = {
  readonly name: 'duties.all' | 'duties.ofAudience'
  readonly filter: FilterArguments
}

type Dues = Pick<Filters, 'late' | 'dueFrom' | 'dueTo'>

/** The days that all of these filters leave. */
function dueRange({ late, dueFrom, dueTo }: Dues, { today }: Context): Pick<FilterArguments, 'range'> {
  const from = [dueFrom, late === false ? today : undefined].filter((day) => day !== undefined).sort()
  const to = [dueTo, late === true ? addDays(today, -1) : undefined].filter((day) => day !== undefined).sort()
  if (from.length === 0 && to.length === 0) return {}
  return { range: { ...(from.length > 0 && { from: from.at(-1)! }), ...(to.length > 0 && { to: to[0]! }) } }
}

/** The queries that make up a worklist: one for each thing that the actor is to somebody's cases. */
async function worklist(input: Filters, context: Context): Promise<readonly DutyFind[]> {
  const { tenant, sight, actor, policy } = context
  const find = (audience: string | null, department: string | undefined): DutyFind => ({
    name: audience === null ? 'duties.all' : 'duties.ofAudience',
    filter: {
      equal: {
        tenant,
        state: 'open',
        ...(audience !== null && { audience }),
        ...(department !== undefined && { department }),
      },
      ...dueRange(input, context),
      sight,
    },
  })
  if (input.scope === 'all') return [find(null, input.department)]
  const finds = is('archive', '', actor, policy) ? [find('archive', input.department)] : []
  // A role that reviews for every department does so without belonging to it; no duty may be counted twice.
  const reviewsAll = is('reviewer', '', { ...actor, departments: [] }, policy)
  if (reviewsAll) finds.push(find('reviewer', input.department))
  const departments = actor.departments.filter((one) => input.department === undefined || one === input.department)
  const reviewed = await atOnce(...departments.map((one) => !reviewsAll && reviewsIn(one, context)))
  return [
    ...finds,
    ...departments.flatMap((one, index) => [
      find('responsible', one),
      ...(reviewed[index] ? [find('reviewer', one)] : []),
    ]),
  ]
}

/** In one's own right, or in the place of the head. */
async function reviewsIn(department: string, context: Context): Promise<boolean> {
  if (is('reviewer', department, context.actor, context.policy)) return true
  const deputy = await inPlaceOfHead(department, context)
  return deputy !== null && is('reviewer', department, deputy.actor, context.policy)
}

async function view(
  read: Reader,
  rows: readonly Row<'duties'>[],
  withPeople: boolean,
  context: Context,
): Promise<readonly Duty[]> {
  const { tenant, today } = context
  const files = await read.getMany(
    'cases',
    rows.map((row) => ({ tenant, number: row.case })),
    ['title'],
  )
  const people = withPeople ? await waitedFor(rows, context) : null
  return rows.map((row, index) => ({
    kind: row.kind as DutyKind,
    subject: row.subject,
    case: row.case,
    title: files[index]?.title ?? '',
    department: row.department,
    owner: row.owner,
    since: row.since,
    due: row.due,
    late: today > row.due,
    provisional: row.provisional,
    allowed: row.allowed,
    clause: row.clause,
    policy: row.policy,
    people: people && people[index]!,
  }))
}

export const list = query({
  name: 'duties.list',
  summary: 'What is to be done, earliest first: the worklist of the actor, or all that they may know of',
  input: () =>
    z.strictObject({
      ...filters,
      people: z.boolean().default(false).meta({ description: 'Whether each says whom it waits for' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(duty), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    if (input.case !== undefined) {
      const file = await findCase(read, input.case, context)
      const department = input.department === undefined ? {} : { department: input.department }
      const equal = { tenant: context.tenant, case: file.number, state: 'open', ...department }
      const find = { equal, ...dueRange(input, context) }
      const page = await findMerged(read, 'duties.ofCase', [find], input.limit, input.after)
      return { items: await view(read, page.items, input.people, context), next: page.next }
    }
    const finds = await worklist(input, context)
    const name = finds[0]?.name ?? 'duties.ofAudience'
    const page = await findMerged(
      read,
      name,
      finds.map(({ filter }) => filter),
      input.limit,
      input.after,
    )
    return { items: await view(read, page.items, input.people, context), next: page.next }
  },
})

/** How many duties of a kind are open, and how many of them are late. */
export interface DutyCount {
  readonly kind: DutyKind
  readonly open: number
  readonly late: number
}

export const count = query({
  name: 'duties.count',
  summary: 'How many duties are open and how many of them are late, by kind',
  input: () => {
    const { scope, department, dueFrom, dueTo } = filters
    return z.strictObject({ scope, department, dueFrom, dueTo })
  },
  output: () =>
    z.object({
      open: z.int(),
      late: z.int(),
      kinds: z.array(z.object({ kind: z.string(), open: z.int(), late: z.int() })),
    }),
  answer: async (read, input, context) => {
    const kinds = new Map<DutyKind, { open: number; late: number }>()
    const finds = await worklist(input, context)
    const late = dueRange({ ...input, late: true }, context)
    const summarize = (range: Pick<FilterArguments, 'range'>) =>
      atOnce(...finds.map(({ filter }) => read.summarize('duties.byKind', { ...filter, ...range })))
    const [ofOpen, ofLate] = await atOnce(summarize({}), summarize(late))
    for (const [which, groups] of [
      ['open', ofOpen.flat()],
      ['late', ofLate.flat()],
    ] as const) {
      for (const group of groups) {
        const kind = group.by.kind as DutyKind
        const counted = kinds.get(kind) ?? { open: 0, late: 0 }
        counted[which] += group.count
        kinds.set(kind, counted)
      }
    }
    const all = [...kinds].map(([kind, counted]): DutyCount => ({ kind, ...counted }))
    return {
      open: all.reduce((sum, one) => sum + one.open, 0),
      late: all.reduce((sum, one) => sum + one.late, 0),
      kinds: all,
    }
  },
})
