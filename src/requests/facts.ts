import { is, keepsOrAudits } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import type { RequestFacts } from '../machines/request.ts'
import { openRequestItemStates, type RequestItemState } from '../machines/request-item.ts'
import type { Role } from '../policy/settings.ts'
import type { Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'

/** What every act of a request rests on. */
export interface RequestWork {
  readonly request: Row<'requests'>
  readonly items: readonly Row<'requestItems'>[]
  readonly steps: readonly Row<'requestSteps'>[]
  readonly approvers: readonly Row<'requestApprovers'>[]
  /** How the actor may decide the step whose turn it is; null where they may not. */
  readonly standing: Standing | null
}

/** By what right somebody decides a step. */
export interface Standing {
  /** In whose place; null in one's own right. */
  readonly behalf: string | null
  /** The named person whose decision it is; null where the role decides. */
  readonly named: string | null
}

/**
 * A request, or NOT_FOUND for whom it is none of their business: it is known to who asked, to who decides or decided a
 * step of it, to the archive and to auditors.
 */
export async function findRequest(read: Reader, number: string, context: Context): Promise<RequestWork> {
  const { tenant, actor, policy } = context
  const [request, parts] = await atOnce(read.get('requests', { tenant, number }), findParts(read, { tenant, number }))
  const { steps, approvers } = parts
  if (request === null) return refuse('NOT_FOUND', { what: 'request', number })
  const standings = new Map<number, Standing>()
  for (const step of steps) {
    const standing = await standingAt(step, approvers, context)
    if (standing !== null) standings.set(step.step, standing)
  }
  const knows = request.requester === actor.person || standings.size > 0 || keepsOrAudits(actor, policy)
  if (!knows) return refuse('NOT_FOUND', { what: 'request', number })
  return { request, ...parts, standing: standings.get(request.step) ?? null }
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

/** How an actor may decide a step: as one who is named for it, as holder of its role, or in the place of one of these. */
async function standingAt(
  step: Row<'requestSteps'>,
  approvers: readonly Row<'requestApprovers'>[],
  context: Context,
): Promise<Standing | null> {
  const { actor, directory, today, policy } = context
  if (step.named) {
    const named = approvers.filter((one) => one.step === step.step).map(({ person }) => person)
    if (named.includes(actor.person)) return { behalf: null, named: actor.person }
    for (const person of named) {
      if ((await directory.deputiesOf(person, today)).includes(actor.person)) return { behalf: person, named: person }
    }
    return null
  }
  if (step.role !== 'departmentHead') {
    return actor.roles.includes(step.role as Role) ? { behalf: null, named: null } : null
  }
  if (is('head', step.department, actor, policy)) return { behalf: null, named: null }
  const head = (await inPlaceOfHead(step.department, context))?.actor.actsFor?.person
  return head === undefined ? null : { behalf: head === actor.person ? null : head, named: null }
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
