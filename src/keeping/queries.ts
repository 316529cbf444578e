import * as z from 'zod'
import { findCase, findDocuments } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, day, department, numberOf, pageSize } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { findHolds, findKnown } from '../holds/facts.ts'
import { holdsOn } from '../holds/holds-on.ts'
import { type HoldKind, holdKinds } from '../holds/reach.ts'
import type { Policy } from '../policy/policy.ts'
import { never } from '../requests/never.ts'
import { type RetentionAction, retentionActions } from '../retention/rule.ts'
import { type FilterArguments, type Row, sees, tables } from '../storage.ts'
import { findKeeping, type Relation, relations } from './facts.ts'
import { type FactKind, factKinds } from './known.ts'
import {
  dueLineSchema,
  type KeptUntil,
  keptUntilSchema,
  type RetentionRowState,
  retentionStates,
  viewDue,
} from './view.ts'
import { viewAll } from './view-all.ts'

/** Something that was recorded of a case for its retention. */
export interface RecordedFact {
  readonly fact: FactKind
  /** What it is called; null where a case has one of the kind. */
  readonly name: string | null
  /** Its days, and how somebody knows. */
  readonly content: Readonly<Record<string, unknown>>
}
/** Another case on whose end it may rest, or whose documents it needs. */
export interface CaseRelation {
  readonly relation: Relation
  readonly case: string
  readonly title: string
  /** The day it ended; null while it goes on. */
  readonly ended: string | null
}
/** A hold that covers a case. */
export interface KeptByHold {
  readonly hold: string
  readonly kind: HoldKind
  /** When it is to be looked at again. */
  readonly review: string
}
/** Until when a case is kept, and everything that this rests on. */
export interface CaseRetention {
  readonly case: string
  /** The day it ended; null while it goes on: then the answer is what would hold if nothing else became known. */
  readonly ended: string | null
  /** The case itself first, then kinds of its documents that have a rule of their own. */
  readonly kept: readonly KeptUntil[]
  readonly facts: readonly RecordedFact[]
  readonly relations: readonly CaseRelation[]
  readonly holds: readonly KeptByHold[]
}

export const get = query({
  name: 'retention.get',
  summary: 'Until when a case is kept, and why: rule, facts, steps, citations, and the date before the last change',
  input: () => z.strictObject({ case: numberOf('case') }),
  output: () =>
    z.object({
      case: z.string(),
      ended: z.string().nullable(),
      kept: z.array(keptUntilSchema),
      facts: z.array(
        z
          .object({
            fact: z.enum(factKinds),
            name: z.string().nullable(),
            content: z.record(z.string(), z.unknown()),
          })
          .meta({ id: 'RecordedFact' }),
      ),
      relations: z.array(
        z
          .object({
            relation: z.enum(relations),
            case: z.string(),
            title: z.string(),
            ended: z.string().nullable(),
          })
          .meta({ id: 'CaseRelation' }),
      ),
      holds: z.array(
        z.object({ hold: z.string(), kind: z.enum(holdKinds), review: z.string() }).meta({ id: 'KeptByHold' }),
      ),
    }),
  answer: async (read, input, context): Promise<CaseRetention> => {
    const file = await findCase(read, input.case, context)
    const [keeping, holds] = await atOnce(findKeeping(read, file, context), findHolds(read, context))
    const seen = keeping.relations.filter(({ other }) => sees(context.sight, other, tables.cases.sight))
    const documents = keeping.rows.length > 0 ? [] : await findDocuments(read, file, context)
    const known = await findKnown(read, file.fields === null ? [] : holdsOn(file, holds, context), context)
    return {
      case: file.number,
      ended: file.ended,
      kept: viewAll(file, keeping, documents, context),
      facts: keeping.facts.map(viewFact),
      relations: seen.map(({ row, other }) => ({
        relation: row.relation as Relation,
        case: other.number,
        title: other.title,
        ended: other.ended,
      })),
      holds: known.map(({ hold: { number, kind, review } }) => ({ hold: number, kind: kind as HoldKind, review })),
    }
  },
})

function viewFact({ kind, name, content }: Row<'retentionFacts'>): RecordedFact {
  return { fact: kind as FactKind, name: name === '' ? null : name, content: content as RecordedFact['content'] }
}

/** What a list of dates can be narrowed by. */
const filters = (policy: Policy) => ({
  state: z.enum(retentionStates).default('dated').meta({ description: 'dated where left out; listed: on a disposal' }),
  category: z.enum(Object.keys(policy.categories) as [string, ...string[]]).optional(),
  department: department.optional(),
  action: z.enum(retentionActions).optional(),
  dueFrom: day().optional().meta({ description: 'Only what is due on this day or later' }),
  dueTo: day().optional().meta({ description: 'Only what is due on this day or earlier' }),
})
interface Filters {
  readonly state: RetentionRowState
  readonly category?: string | undefined
  readonly department?: string | undefined
  readonly action?: RetentionAction | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
}

function filterOf({ state, category, department, action, dueFrom, dueTo }: Filters, context: Context): FilterArguments {
  const { tenant, sight } = context
  return {
    equal: {
      tenant,
      state,
      ...(category !== undefined && { category }),
      ...(department !== undefined && { department }),
      ...(action !== undefined && { action }),
    },
    ...((dueFrom !== undefined || dueTo !== undefined) && {
      range: { ...(dueFrom !== undefined && { from: dueFrom }), ...(dueTo !== undefined && { to: dueTo }) },
    }),
    sight,
  }
}

export const due = query({
  name: 'retention.due',
  summary: 'What is due for disposal, the longest first; or what has no date, is kept for ever or stands on a disposal',
  input: (policy) => z.strictObject({ ...filters(policy), after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(dueLineSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    // Dates that lie ahead are listed where they are asked for.
    const dueTo = input.dueTo ?? (input.state === 'dated' && input.dueFrom === undefined ? context.today : undefined)
    const page = await findPage(read, 'retention.due', filterOf({ ...input, dueTo }, context), input.limit, input.after)
    const { tenant } = context
    const files = await read.getMany(
      'cases',
      page.items.map((row) => ({ tenant, number: row.case })),
      ['title'],
    )
    return { items: page.items.map((row, at) => viewDue(row, files[at]?.title ?? '', context)), next: page.next }
  },
})

/** How many are due in a month. */
export interface DueMonth {
  /** `YYYY-MM`; null: without a date. */
  readonly month: string | null
  readonly count: number
}

export const count = query({
  name: 'retention.count',
  summary: 'How many cases, and kinds of documents, are due in each month',
  input: (policy) => z.strictObject(filters(policy)),
  output: () =>
    z.object({ count: z.int(), months: z.array(z.object({ month: z.string().nullable(), count: z.int() })) }),
  answer: async (read, input, context) => {
    const groups = await read.summarize('retention.byMonth', filterOf(input, context))
    const months = groups
      .map(({ by, count }) => ({ by: by.month as string, count }))
      .sort((one, other) => (one.by < other.by ? -1 : 1))
      .map(({ by, count }): DueMonth => ({ month: by === never.slice(0, 7) ? null : by, count }))
    return { count: months.reduce((sum, each) => sum + each.count, 0), months }
  },
})
