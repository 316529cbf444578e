import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import type { DisposalState } from '../machines/disposal.ts'
import { orNull } from '../requests/never.ts'
import type { Json, Row } from '../storage.ts'
import { type Certificate, certificateSchema } from './certificate.ts'
import { documentsUpTo, pagesUpTo } from './held-by-level.ts'
import type { DisposalStep } from './steps.ts'

export const disposalStates = [
  'proposed',
  'appraising',
  'approving',
  'waiting',
  'executing',
  'executed',
  'aborted',
] as const satisfies readonly DisposalState[]
export const entryStates = ['listed', 'approved', 'done', 'extended', 'released'] as const
export type DisposalEntryState = (typeof entryStates)[number]
export const verdicts = ['open', 'destroy', 'extend', 'transfer'] as const
export type DisposalVerdict = (typeof verdicts)[number]

/** How a list was made: by what is due, or by cases that were named. */
export interface DisposalCriteria {
  /** The last due date that was looked for, `YYYY-MM-DD`. */
  readonly upTo: string
  readonly category: string | null
  /** The year in which it became due. */
  readonly year: number | null
  readonly department: string | null
  /** How many cases or kinds of documents were named; null where what is due was looked for. */
  readonly named: number | null
}

/** Somebody who sees to the execution (監銷), and when they signed. */
export interface DisposalWitness {
  readonly person: string
  /** UTC, ISO 8601; null until they have signed. */
  readonly signed: string | null
  /** SHA-256 of the signed form; null where they signed here themselves. */
  readonly form: string | null
}

/** Where, how and by whom a list is carried out (P9.2). */
export interface DisposalExecution {
  readonly place: string
  readonly method: string
  /** `personId` of who carries it out. */
  readonly operator: string
  readonly witnesses: readonly DisposalWitness[]
  /** UTC, ISO 8601. */
  readonly begun: string
  readonly begunBy: string
  /** How many lines the destruction list has. */
  readonly lines: number
}

/** The same as it is told. */
export interface ToldExecution extends Omit<DisposalExecution, 'lines'> {
  /** Null for who may not know of everything on the list. */
  readonly lines: number | null
}

/** A list of what is to be destroyed or handed on, as it is given out. */
export interface Disposal {
  readonly number: string
  readonly state: DisposalState
  readonly title: string
  /** Null for who knows only a part of it. */
  readonly criteria: DisposalCriteria | null
  /** The highest level of what stands on it. */
  readonly level: string
  /** How many entries it has, as far as the reader may know of them. */
  readonly entries: number
  /** UTC, ISO 8601. */
  readonly proposed: string
  readonly proposedBy: string
  readonly steps: readonly DisposalStep[]
  /** The first and the last day of its execution, `YYYY-MM-DD`; null before it is approved. */
  readonly from: string | null
  readonly lapses: string | null
  readonly execution: ToldExecution | null
  /** Null until it is certified, and for who may not know of everything on the list. */
  readonly certificate: Certificate | null
  /** Why it was sent back or aborted. */
  readonly reason: string | null
  readonly closed: string | null
  readonly policy: string
  readonly version: number
}

/** One thing on a list: a case, or the documents of one kind that have a period of their own. */
export interface DisposalEntry {
  readonly position: number
  readonly case: string
  /** Kind of document; null for the case itself. */
  readonly kind: string | null
  readonly category: string
  readonly department: string
  readonly level: string
  /** Since when it is due, `YYYY-MM-DD`. */
  readonly due: string
  readonly documents: number
  readonly pages: number
  readonly verdict: DisposalVerdict
  /** The last day until which it is kept longer. */
  readonly until: string | null
  readonly reason: string | null
  readonly appraisedBy: string | null
  readonly state: DisposalEntryState
  /** Of what was handed on: to whom, and the SHA-256 of the export and of the receipt. */
  readonly transfer: DisposalTransfer | null
  readonly version: number
}
export interface DisposalTransfer {
  readonly to: string
  readonly export: string
  readonly receipt: string
}

/** How far a list has come, counted over the entries that the reader may know of. */
export interface DisposalCounts {
  readonly unappraised: number
  readonly listed: number
  readonly approved: number
  readonly done: number
  readonly extended: number
  readonly released: number
  readonly documents: number
  readonly pages: number
}

/** One line of the destruction list (銷毀清冊). */
export interface DestroyedLine {
  readonly position: number
  /** Position of its entry. */
  readonly entry: number
  readonly how: 'destroyed' | 'transferred'
  readonly case: string
  /** Number of the document; of the case's own line the case's. */
  readonly number: string
  readonly category: string
  /** Kind of document; null for the case itself. */
  readonly kind: string | null
  readonly title: string | null
  /** `YYYY-MM-DD`: of the document, or the end of the case. */
  readonly date: string | null
  readonly pages: number | null
  readonly medium: 'paper' | 'electronic' | null
  readonly level: string
  readonly hash: string | null
  /** UTC, ISO 8601. */
  readonly at: string
}

const witnessSchema = z.object({ person: z.string(), signed: z.string().nullable(), form: z.string().nullable() })
const executionSchema = z
  .object({
    place: z.string(),
    method: z.string(),
    operator: z.string(),
    witnesses: z.array(witnessSchema),
    begun: z.string(),
    begunBy: z.string(),
    lines: z.int().nullable(),
  })
  .meta({ id: 'DisposalExecution' })
const criteriaSchema = z.object({
  upTo: z.string(),
  category: z.string().nullable(),
  year: z.int().nullable(),
  department: z.string().nullable(),
  named: z.int().nullable(),
})
export const disposalStepSchema = z
  .object({
    step: z.int(),
    role: z.string(),
    department: z.string().nullable(),
    people: z.array(z.string()),
    need: z.enum(['any', 'all']),
    state: z.enum(['waiting', 'open', 'approved', 'rejected']),
    movedFrom: z.string().nullable(),
    decisions: z.array(
      z.object({
        person: z.string(),
        behalf: z.string().nullable(),
        at: z.string(),
        verdict: z.enum(['approve', 'reject']),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DisposalStep' })

export const disposalSchema = z
  .object({
    number: z.string(),
    state: z.enum(disposalStates),
    title: z.string(),
    criteria: criteriaSchema.nullable(),
    level: z.string(),
    entries: z.int(),
    proposed: z.string(),
    proposedBy: z.string(),
    steps: z.array(disposalStepSchema),
    from: z.string().nullable(),
    lapses: z.string().nullable(),
    execution: executionSchema.nullable(),
    certificate: certificateSchema.nullable(),
    reason: z.string().nullable(),
    closed: z.string().nullable(),
    policy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Disposal' })

export const entrySchema = z
  .object({
    position: z.int(),
    case: z.string(),
    kind: z.string().nullable(),
    category: z.string(),
    department: z.string(),
    level: z.string(),
    due: z.string(),
    documents: z.int(),
    pages: z.int(),
    verdict: z.enum(verdicts),
    until: z.string().nullable(),
    reason: z.string().nullable(),
    appraisedBy: z.string().nullable(),
    state: z.enum(entryStates),
    transfer: z.object({ to: z.string(), export: z.string(), receipt: z.string() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'DisposalEntry' })

export const countsSchema = z
  .object({
    unappraised: z.int(),
    listed: z.int(),
    approved: z.int(),
    done: z.int(),
    extended: z.int(),
    released: z.int(),
    documents: z.int(),
    pages: z.int(),
  })
  .meta({ id: 'DisposalCounts' })

export const lineSchema = z
  .object({
    position: z.int(),
    entry: z.int(),
    how: z.enum(['destroyed', 'transferred']),
    case: z.string(),
    number: z.string(),
    category: z.string(),
    kind: z.string().nullable(),
    title: z.string().nullable(),
    date: z.string().nullable(),
    pages: z.int().nullable(),
    medium: z.enum(['paper', 'electronic']).nullable(),
    level: z.string(),
    hash: z.string().nullable(),
    at: z.string(),
  })
  .meta({ id: 'DestroyedLine' })

export const stepsOf = ({ steps }: Pick<Row<'disposals'>, 'steps'>) => steps as unknown as readonly DisposalStep[]
export const executionOf = ({ execution }: Pick<Row<'disposals'>, 'execution'>) =>
  execution as unknown as DisposalExecution | null
export const asJson = (value: object) => value as unknown as Json

type Entry = Row<'disposalEntries'>

function viewExecution(row: Pick<Row<'disposals'>, 'execution'>, counts: boolean): Disposal['execution'] {
  const execution = executionOf(row)
  return execution === null || counts ? execution : { ...execution, lines: null }
}

/**
 * A list as its reader knows it: `seen` are the entries that they may know of, `whole` that they know all that is said of it,
 * `counts` that they may know of every document on it, and so of how many there are.
 */
export function viewDisposal(
  row: Row<'disposals'>,
  {
    seen,
    whole,
    counts,
  }: { readonly seen: readonly Pick<Entry, 'level'>[]; readonly whole: boolean; readonly counts: boolean },
  { policy }: Context,
): Disposal {
  const level = whole ? row.level : Math.max(0, ...seen.map((entry) => entry.level))
  return {
    number: row.number,
    state: row.state as DisposalState,
    title: row.title,
    criteria: whole ? (row.criteria as unknown as DisposalCriteria) : null,
    level: policy.levels[level]!,
    entries: whole ? row.entries : seen.length,
    proposed: row.proposed,
    proposedBy: row.proposedBy,
    steps: stepsOf(row),
    from: orNull(row.from),
    lapses: orNull(row.lapses),
    execution: viewExecution(row, counts),
    certificate: whole && counts ? (row.certificate as unknown as Certificate | null) : null,
    reason: row.reason,
    closed: row.closed,
    policy: row.policy,
    version: row.version,
  }
}

export function viewEntry(row: Entry, { policy, actor }: Context): DisposalEntry {
  return {
    position: row.position,
    case: row.case,
    kind: row.kind === '' ? null : row.kind,
    category: row.category,
    department: row.department,
    level: policy.levels[row.level]!,
    due: row.due,
    documents: documentsUpTo(actor.clearance, row),
    pages: pagesUpTo(actor.clearance, row),
    verdict: row.verdict as DisposalVerdict,
    until: row.until,
    reason: row.reason,
    appraisedBy: row.appraisedBy,
    state: row.state as DisposalEntryState,
    transfer: row.export as unknown as DisposalTransfer | null,
    version: row.version,
  }
}

export function countEntries(entries: readonly Entry[], { actor }: Pick<Context, 'actor'>): DisposalCounts {
  const are = (state: DisposalEntryState) => entries.filter((entry) => entry.state === state)
  const stay = entries.filter(({ state }) => state !== 'released')
  return {
    unappraised: are('listed').filter(({ verdict }) => verdict === 'open').length,
    listed: are('listed').length,
    approved: are('approved').length,
    done: are('done').length,
    extended: are('extended').length,
    released: are('released').length,
    documents: stay.reduce((sum, entry) => sum + documentsUpTo(actor.clearance, entry), 0),
    pages: stay.reduce((sum, entry) => sum + pagesUpTo(actor.clearance, entry), 0),
  }
}

export function viewLine(row: Row<'destroyed'>, { policy }: Pick<Context, 'policy'>): DestroyedLine {
  return {
    position: row.position,
    entry: row.entry,
    how: row.how as DestroyedLine['how'],
    case: row.case,
    number: row.number,
    category: row.category,
    kind: row.kind,
    title: row.title,
    date: row.date,
    pages: row.pages,
    medium: row.medium as DestroyedLine['medium'],
    level: policy.levels[row.level]!,
    hash: row.hash,
    at: row.at,
  }
}
