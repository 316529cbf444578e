import { mayOfAll } from '../access/rules.ts'
import type { Standing } from '../approvals/standing.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import type { RequestFacts } from '../machines/request.ts'
import { openRequestItemStates, type RequestItemState } from '../machines/request-item.ts'
import type { Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { answersFor } from './answering.ts'
import { standingAt } from './standing.ts'
import { findHidden, type Hidden } from './veil.ts'

/** What every act of a request rests on. */
export interface RequestWork {
  readonly request: Row<'requests'>
  readonly items: readonly Row<'requestItems'>[]
  readonly steps: readonly Row<'requestSteps'>[]
  readonly approvers: readonly Row<'requestApprovers'>[]
  /** How the actor may decide the step whose turn it is; null where they may not. */
  readonly standing: Standing | null
  /** Whether the actor decides or decided a step of it, and does not answer for it. */
  readonly decides: boolean
  /** Who is to read or to borrow instead of who asked; null where that is who asked. */
  readonly outsider: Row<'outsiders'> | null
  /** Cases that were found for it and that the actor may not know of before something of them is granted (P1.4). */
  readonly hidden: Hidden
}

/**
 * A request, or NOT_FOUND for whom it is none of their business: it is known to who asked, to who sponsors the outsider
 * that it is for, to who decides or decided a step of it, to the archive and to auditors.
 */
export async function findRequest(read: Reader, number: string, context: Context): Promise<RequestWork> {
  const { tenant, actor, policy } = context
  const [request, parts] = await atOnce(read.get('requests', { tenant, number }), findParts(read, { tenant, number }))
  const { steps, approvers } = parts
  if (request === null) return refuse('NOT_FOUND', { what: 'request', number })
  const [outsider, ...standings] = await atOnce(
    request.outsider === null ? null : read.get('outsiders', { tenant, person: request.outsider }),
    ...steps.map((step) => standingAt(step, approvers, context)),
  )
  const mayDecide = standings.some((standing) => standing !== null)
  const answers = outsider?.sponsor === actor.person && !mayDecide
  const knows = request.requester === actor.person || mayDecide || answers || mayOfAll('requests.get', actor, policy)
  if (!knows) return refuse('NOT_FOUND', { what: 'request', number })
  // Who answers for the outsider is told of it as who asked.
  const hidden = await findHidden(read, [answers ? { ...request, requester: actor.person } : request], context)
  const turn = steps.findIndex(({ step }) => step === request.step)
  const decides = mayDecide && !answersFor({ request, outsider }, actor.person)
  return { request, ...parts, standing: standings[turn] ?? null, decides, outsider, hidden }
}

/** What belongs to a request. */
export async function findParts(
  read: Reader,
  { tenant, number }: Pick<Row<'requests'>, 'tenant' | 'number'>,
): Promise<Pick<RequestWork, 'items' | 'steps' | 'approvers'>> {
  const [items, steps, approvers] = await atOnce(
    findAll(read, 'items.ofRequest', { tenant, request: number }),
    findAll(read, 'steps.ofRequest', { tenant, request: number }),
    findAll(read, 'approvers.ofRequest', { tenant, request: number }),
  )
  return { items, steps, approvers }
}

/** What the guards of a request ask, of its items and steps as they are after an act. */
export function requestFacts(
  items: readonly Pick<Row<'requestItems'>, 'state'>[],
  steps: readonly Pick<Row<'requestSteps'>, 'state'>[],
): RequestFacts {
  return {
    open: items.filter(({ state }) => openRequestItemStates.includes(state as RequestItemState)).length,
    steps: steps.filter(({ state }) => state === 'waiting' || state === 'open').length,
  }
}

/** A request is told of in the chains of its cases; while it is about none, in that of the tenant. */
export function chainsOf(cases: readonly string[]): readonly string[] {
  return cases.length > 0 ? [...new Set(cases)] : [tenantChain]
}

/**
 * The same for an act of somebody who may not know all of them: events are named by the first chain, which must then be
 * that of no case.
 */
export function chainsFor({ request, hidden }: Pick<RequestWork, 'request' | 'hidden'>): readonly string[] {
  const cases = chainsOf(request.cases as readonly string[])
  return hidden.cases.size > 0 ? [tenantChain, ...cases] : cases
}
