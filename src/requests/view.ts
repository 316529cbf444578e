import * as z from 'zod'
import { cleared } from '../cases/facts.ts'
import type { Context } from '../engine/context.ts'
import type { RequestState } from '../machines/request.ts'
import type { RequestItemState } from '../machines/request-item.ts'
import type { Role } from '../policy/settings.ts'
import type { Row } from '../storage.ts'
import { never, orNull } from './never.ts'
import { isOnScreen } from './on-screen.ts'
import { overdue } from './time/overdue.ts'

/** An act by a signed-in person, or the hash of a signed paper that the archivist entered. */
export interface RequestSignature {
  readonly person: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** SHA-256 of the signed form; null where the act itself is the signature. */
  readonly form: string | null
}

/** In what condition a document came back. */
export const conditions = ['complete', 'pagesMissing', 'damaged'] as const
export type Condition = (typeof conditions)[number]

/** A renewal that was asked for and is not decided (P7.2). */
export interface AskedRenewal {
  readonly reason: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** The new due date that it would come to, `YYYY-MM-DD`. */
  readonly due: string
}

/** One document of a request. */
export interface RequestItem {
  readonly position: number
  readonly case: string
  /** Number of the document. Null where it is above the reader's clearance and nothing was granted. */
  readonly document: string | null
  readonly medium: 'paper' | 'electronic'
  readonly state: RequestItemState
  /** Who reads or borrows. */
  readonly person: string
  /** Why it was refused, called back, lost or came to nothing. */
  readonly reason: string | null
  readonly offered: RequestSignature | null
  readonly received: RequestSignature | null
  readonly givenBack: RequestSignature | null
  readonly takenBack: RequestSignature | null
  /** The last day of the loan or reading, `YYYY-MM-DD`; null before the hand-over. */
  readonly due: string | null
  /** The due date rests on a year whose calendar is not published. */
  readonly provisional: boolean
  /** Out, and past its due date and the grace: never of what came back. */
  readonly overdue: boolean
  /** How late it is, or was when it came back: in working days, or as `loans.overdueCounts` says. */
  readonly late: number
  readonly renewals: number
  readonly renewal: AskedRenewal | null
  /** The day on which it was called back. */
  readonly recalled: string | null
  readonly condition: Condition | null
  readonly remark: string | null
  readonly settled: 'paid' | 'replaced' | null
  /** How many copies were made of it, and what the last ones were marked with. */
  readonly copies: number
  readonly copyMark: string | null
  readonly version: number
}

/** An item as one request tells it: who decides on it is told what it is, whether they may know of its case or not. */
export interface ToldItem extends RequestItem {
  /** Category of its case, kind and title of its document; null for all others, and of what is above their clearance. */
  readonly category: string | null
  readonly kind: string | null
  readonly title: string | null
  /** Its place among those who wait for its original, from 1; null where it does not wait for it. */
  readonly line: number | null
}

/** What somebody decided at a step. */
export interface StepDecision {
  readonly person: string
  /** In whose place, where a deputy decided. */
  readonly behalf: string | null
  /** UTC, ISO 8601. */
  readonly at: string
  readonly verdict: 'approve' | 'reject'
  readonly reason: string | null
  /** Positions of the items that were refused. */
  readonly refused: readonly number[]
}

/** One step of the chain of approvals (P6.2). */
export interface RequestStep {
  readonly step: number
  readonly role: Role
  /** Whose head decides; null where the role is nobody's department's. */
  readonly department: string | null
  /** Named people who decide; empty where the holders of the role do. */
  readonly people: readonly string[]
  readonly need: 'any' | 'all'
  readonly state: 'waiting' | 'open' | 'approved' | 'rejected' | 'dropped'
  /** The role that it moved up from, because the requester holds it (policy §13). */
  readonly movedFrom: Role | null
  readonly decisions: readonly StepDecision[]
}

/** Somebody from outside, as who decides has to know them: what a paper of theirs says is for who entered them (P6.1). */
export interface RequestOutsider {
  readonly person: string
  readonly name: string
  readonly organization: string
  /** `personId` of who sponsors them. */
  readonly sponsor: string
}

/** A request to consult or to borrow, as it is given out. */
export interface Request {
  readonly number: string
  readonly kind: 'consultation' | 'loan'
  readonly state: RequestState
  readonly requester: string
  readonly department: string
  /** Who is to read or to borrow instead of the requester; null where nobody from outside is. */
  readonly outsider: RequestOutsider | null
  readonly purpose: string
  readonly description: string | null
  /** First and last day of a consultation, `YYYY-MM-DD`; of a loan the day on which it was asked for, and null. */
  readonly from: string
  readonly until: string | null
  /** Working days of a loan; null for as many as the policy allows. */
  readonly days: number | null
  readonly copies: { readonly asked: number; readonly allowed: number; readonly made: number }
  /** The highest of what is asked for; null while nothing of that is known to the reader. */
  readonly level: string | null
  readonly cases: readonly string[]
  /** UTC, ISO 8601. */
  readonly asked: string
  readonly decided: string | null
  readonly closed: string | null
  readonly reason: string | null
  /** The last day on which it waits for a decision or to be fetched; null where it waits for neither. */
  readonly expires: string | null
  readonly policy: string
  readonly version: number
}

const signature = z.object({ person: z.string(), at: z.string(), form: z.string().nullable() })
const kinds = ['consultation', 'loan'] as const
export const requestOutsiderSchema = z
  .object({ person: z.string(), name: z.string(), organization: z.string(), sponsor: z.string() })
  .meta({ id: 'RequestOutsider' })
export const requestStates = [
  'submitted',
  'deciding',
  'approved',
  'active',
  'closed',
  'rejected',
  'cancelled',
  'expired',
] as const satisfies readonly RequestState[]
export const requestItemStates = [
  'asked',
  'granted',
  'offered',
  'inReading',
  'out',
  'returning',
  'returned',
  'refused',
  'withdrawn',
  'expired',
  'lost',
  'settled',
] as const satisfies readonly RequestItemState[]

export const requestSchema = z
  .object({
    number: z.string(),
    kind: z.enum(kinds),
    state: z.enum(requestStates),
    requester: z.string(),
    department: z.string(),
    outsider: requestOutsiderSchema.nullable(),
    purpose: z.string(),
    description: z.string().nullable(),
    from: z.string(),
    until: z.string().nullable(),
    days: z.int().nullable(),
    copies: z.object({ asked: z.int(), allowed: z.int(), made: z.int() }),
    level: z.string().nullable(),
    cases: z.array(z.string()),
    asked: z.string(),
    decided: z.string().nullable(),
    closed: z.string().nullable(),
    reason: z.string().nullable(),
    expires: z.string().nullable(),
    policy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Request' })
export const requestItemSchema = z
  .object({
    position: z.int(),
    case: z.string(),
    document: z.string().nullable(),
    medium: z.enum(['paper', 'electronic']),
    state: z.enum(requestItemStates),
    person: z.string(),
    reason: z.string().nullable(),
    offered: signature.nullable(),
    received: signature.nullable(),
    givenBack: signature.nullable(),
    takenBack: signature.nullable(),
    due: z.string().nullable(),
    provisional: z.boolean(),
    overdue: z.boolean(),
    late: z.int(),
    renewals: z.int(),
    renewal: z.object({ reason: z.string(), at: z.string(), due: z.string() }).nullable(),
    recalled: z.string().nullable(),
    condition: z.enum(conditions).nullable(),
    remark: z.string().nullable(),
    settled: z.enum(['paid', 'replaced']).nullable(),
    copies: z.int(),
    copyMark: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'RequestItem' })
export const toldItemSchema = requestItemSchema
  .extend({
    category: z.string().nullable(),
    kind: z.string().nullable(),
    title: z.string().nullable(),
    line: z.int().nullable(),
  })
  .meta({ id: 'ToldItem' })
export const requestStepSchema = z
  .object({
    step: z.int(),
    role: z.string(),
    department: z.string().nullable(),
    people: z.array(z.string()),
    need: z.enum(['any', 'all']),
    state: z.enum(['waiting', 'open', 'approved', 'rejected', 'dropped']),
    movedFrom: z.string().nullable(),
    decisions: z.array(
      z.object({
        person: z.string(),
        behalf: z.string().nullable(),
        at: z.string(),
        verdict: z.enum(['approve', 'reject']),
        reason: z.string().nullable(),
        refused: z.array(z.int()),
      }),
    ),
  })
  .meta({ id: 'RequestStep' })

export type KnownOutsider = Pick<Row<'outsiders'>, keyof RequestOutsider>

export function viewRequest(row: Row<'requests'>, outsider: KnownOutsider | null, { policy }: Context): Request {
  return {
    number: row.number,
    kind: row.kind as Request['kind'],
    state: row.state as RequestState,
    requester: row.requester,
    department: row.department,
    outsider: outsider && viewRequestOutsider(outsider),
    purpose: row.purpose,
    description: row.description,
    from: row.from,
    until: orNull(row.until),
    days: row.days,
    copies: { asked: row.copiesAsked, allowed: row.copiesAllowed, made: row.copiesMade },
    level: (row.cases as readonly string[]).length === 0 ? null : policy.levels[row.level]!,
    cases: row.cases as readonly string[],
    asked: row.asked,
    decided: row.decided,
    closed: row.closed,
    reason: row.reason,
    expires: orNull(row.expires),
    policy: row.policy,
    version: row.version,
  }
}

export function viewRequestOutsider({ person, name, organization, sponsor }: KnownOutsider): RequestOutsider {
  return { person, name, organization, sponsor }
}

/** What was granted is known to whom it was granted and to who asked for them, whatever its level. */
const ungranted: readonly RequestItemState[] = ['asked', 'refused', 'withdrawn', 'expired']

export function viewRequestItem(row: Row<'requestItems'>, context: Context): RequestItem {
  const state = row.state as RequestItemState
  const isTheirs = row.person === context.actor.person || row.requester === context.actor.person
  const known = cleared(row, context) || (isTheirs && row.granted !== null && !ungranted.includes(state))
  return {
    position: row.position,
    case: row.case,
    document: known ? row.number : null,
    medium: row.medium as RequestItem['medium'],
    state,
    person: row.person,
    reason: row.reason,
    offered: row.offered as unknown as RequestSignature | null,
    received: row.received as unknown as RequestSignature | null,
    givenBack: row.givenBack as unknown as RequestSignature | null,
    takenBack: row.takenBack as unknown as RequestSignature | null,
    due: orNull(row.due),
    provisional: row.provisional,
    ...lateness(row, context),
    renewals: row.renewals,
    renewal: row.renewal as unknown as AskedRenewal | null,
    recalled: row.recalled,
    condition: row.condition as Condition | null,
    remark: row.remark,
    settled: row.settled as RequestItem['settled'],
    copies: row.copies,
    copyMark: row.copyMark,
    version: row.version,
  }
}

/** How late it is, or was when it came back. What is lost is no longer late. */
function lateness(row: Row<'requestItems'>, { calendar, policy, now }: Context): Pick<RequestItem, 'overdue' | 'late'> {
  if (isOnScreen(row)) return { overdue: false, late: 0 }
  const isOut = row.state === 'out' || row.state === 'inReading'
  const back = (row.givenBack ?? row.takenBack) as unknown as RequestSignature | null
  if (row.due === never || (!isOut && back === null)) return { overdue: false, late: 0 }
  const asked = { kind: row.kind as RequestItemKind, due: row.due, at: now, returned: isOut ? null : back!.at }
  const { overdue: isOverdue, late } = overdue(calendar, policy, asked)
  return { overdue: isOverdue, late }
}
type RequestItemKind = Request['kind']

/** Who decides it or decided it. Who handed it on does not any more; of a step that came to nothing all are told. */
function peopleOf(
  { step, state }: Row<'requestSteps'>,
  approvers: readonly Row<'requestApprovers'>[],
): readonly string[] {
  const own = approvers.filter((one) => one.step === step)
  const staying = own.filter((one) => one.state !== 'dropped')
  return (state === 'dropped' || staying.length === 0 ? own : staying).map(({ person }) => person)
}

export function viewRequestStep(row: Row<'requestSteps'>, approvers: readonly Row<'requestApprovers'>[]): RequestStep {
  return {
    step: row.step,
    role: row.role as Role,
    department: row.department === '' ? null : row.department,
    people: peopleOf(row, approvers),
    need: row.need as RequestStep['need'],
    state: row.state as RequestStep['state'],
    movedFrom: row.movedFrom as Role | null,
    decisions: row.decisions as unknown as readonly StepDecision[],
  }
}
