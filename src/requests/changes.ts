import { advanceRequest, advanceRequestItem } from '../engine/advance.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { invalid } from '../engine/parse.ts'
import type { RequestEvent, RequestState } from '../machines/request.ts'
import type { RequestItemEvent } from '../machines/request-item.ts'
import type { Change, Row } from '../storage.ts'
import { type RequestWork, requestFacts } from './facts.ts'
import { confirmUntil } from './fetching.ts'
import { never } from './never.ts'
import { isHidden } from './veil.ts'
import type { RequestSignature } from './view.ts'

export interface Amended<Table extends 'requests' | 'requestItems' | 'requestSteps'> {
  readonly row: Row<Table>
  readonly change: Change
}

/** An item after an event, with what else changes of it. */
export function advanceItem(
  item: Row<'requestItems'>,
  event: RequestItemEvent,
  patch: Partial<Row<'requestItems'>> = {},
): Amended<'requestItems'> {
  // Not by the document’s number, which may be above the clearance of who acts.
  const name = `${item.request}/${item.position}`
  const state = advanceRequestItem(name, item.state, event, { loan: item.kind === 'loan' })
  const renewing = renewingOf({ ...item, ...patch })
  return amend('requestItems', item, { state, ...patch, ...(renewing !== item.renewing && { renewing }) })
}

/** How far the renewals of an item have come: a register finds them by it. */
function renewingOf({ renewal, renewals }: Pick<Row<'requestItems'>, 'renewal' | 'renewals'>): Renewing {
  if (renewal === null) return renewals === 0 ? 'none' : 'granted'
  return renewals === 0 ? 'asked' : 'askedAgain'
}
export type Renewing = 'none' | 'asked' | 'granted' | 'askedAgain'

/** Items as they are after some of them were amended. */
export function itemsAfter(
  work: Pick<RequestWork, 'items'>,
  amended: readonly Amended<'requestItems'>[],
): readonly Row<'requestItems'>[] {
  return work.items.map((item) => amended.find(({ row }) => row.position === item.position)?.row ?? item)
}

/** Steps as they are after some of them were amended. */
export function stepsAfter(
  work: Pick<RequestWork, 'steps'>,
  amended: readonly Amended<'requestSteps'>[],
): readonly Row<'requestSteps'>[] {
  return work.steps.map((step) => amended.find(({ row }) => row.step === step.step)?.row ?? step)
}

/** Asked for or granted, and not yet handed over. */
export function isUnfetched({ state }: Pick<Row<'requestItems'>, 'state'>): boolean {
  return state === 'asked' || state === 'granted'
}

/** Handed over, and not yet confirmed. */
export function isOffered({ state }: Pick<Row<'requestItems'>, 'state'>): boolean {
  return state === 'offered'
}

/** The request after an event, by what its items and steps then are. */
export function advanceWork(
  work: RequestWork,
  event: RequestEvent,
  items: readonly Amended<'requestItems'>[],
  context: Context,
  patch: Partial<Row<'requests'>> = {},
  steps: readonly Row<'requestSteps'>[] = work.steps,
): Amended<'requests'> {
  const after = itemsAfter(work, items)
  const state = advanceRequest(work.request, event, requestFacts(after, steps))
  // What was fetched, or given up, cannot lapse any more.
  const isWaiting = state === 'submitted' || after.some(isUnfetched)
  const { expires = isWaiting ? work.request.expires : never } = patch
  const unconfirmed = after.filter(isOffered).map((item) => confirmUntil(work.request, item, context))
  return amend('requests', work.request, {
    state,
    ...ends(state, context),
    policy: context.policy.version,
    ...patch,
    expires: [expires, ...unconfirmed].sort()[0]!,
  })
}

/** What has ended waits for nothing any more. */
function ends(state: RequestState, { now }: Context): Partial<Row<'requests'>> {
  switch (state) {
    case 'rejected':
      return { closed: now, decided: now, step: 0 }
    case 'closed':
    case 'cancelled':
    case 'expired':
      return { closed: now, step: 0 }
    default:
      return {}
  }
}

/** Steps that nobody decides any more. */
export function dropSteps(steps: readonly Row<'requestSteps'>[]): readonly Amended<'requestSteps'>[] {
  return steps
    .filter(({ state }) => state === 'waiting' || state === 'open')
    .map((step) => amend('requestSteps', step, { state: 'dropped', nudge: never }))
}

/** People whose decision is waited for no more, as changes. */
export function dropApprovers(
  approvers: readonly Row<'requestApprovers'>[],
  which: (approver: Row<'requestApprovers'>) => boolean = () => true,
): readonly Change[] {
  return approvers
    .filter((one) => (one.state === 'open' || one.state === 'waiting') && which(one))
    .map((one) => amend('requestApprovers', one, { state: 'dropped' }).change)
}

/** The items that the actor may know of. */
export function knownItems({ items, hidden }: Pick<RequestWork, 'items' | 'hidden'>): readonly Row<'requestItems'>[] {
  return items.filter((item) => !isHidden(item, hidden))
}

/** The items of an act: those that are named, or all for which it is possible where none is. */
export function chosenItems(
  work: RequestWork,
  positions: readonly number[] | undefined,
  isMeant: (item: Row<'requestItems'>) => boolean,
  path: readonly (string | number)[] = ['items'],
): readonly Row<'requestItems'>[] {
  if (positions === undefined) return knownItems(work).filter(isMeant)
  return positions.map((position, index) => {
    if (positions.indexOf(position) < index) invalid([...path, index], 'twice', `${position} is named twice`)
    return chosenItem(work, position, [...path, index])
  })
}

/** The one item of an act. */
export function chosenItem(
  work: RequestWork,
  position: number,
  path: readonly (string | number)[] = ['item'],
): Row<'requestItems'> {
  const items = knownItems(work)
  const item = items.find((one) => one.position === position)
  if (item !== undefined) return item
  return invalid(
    path,
    'choice',
    `${position} is no item of ${work.request.number}`,
    items.map((one) => String(one.position)),
  )
}

export function signature(person: string, { now }: Context, form: string | undefined = undefined) {
  return { person, at: now, form: form ?? null } satisfies RequestSignature
}

export const changesOf = (amended: readonly { readonly change: Change }[]): readonly Change[] =>
  amended.map(({ change }) => change)
