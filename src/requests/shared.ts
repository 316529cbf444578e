import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import { numberOf } from '../engine/inputs.ts'
import type { DomainEvent } from '../events/event.ts'
import type { RequestEvent } from '../machines/request.ts'
import type { Change, Row } from '../storage.ts'
import { type Amended, advanceWork, changesOf, itemsAfter, stepsAfter } from './changes.ts'
import { chainsFor, type RequestWork } from './facts.ts'
import { mostItems } from './most-items.ts'
import { isHidden, toldRequest, toldSteps } from './veil.ts'
import {
  type Request,
  type RequestItem,
  type RequestStep,
  requestItemSchema,
  requestSchema,
  requestStepSchema,
  type ToldItem,
  viewRequest,
  viewRequestItem,
  viewRequestStep,
} from './view.ts'

/** The number of a request of either kind. */
export const requestNumber = () => numberOf('consultation', 'loan')

/** The items of an act by their positions; all for which it is possible where none is named. */
export const itemsInput = {
  items: z
    .array(z.int().min(1))
    .min(1)
    .max(mostItems)
    .optional()
    .meta({ description: 'Positions of the items; all for which it is possible where left out' }),
}
/** The request and the one item that an act is about. */
export const itemInput = {
  request: requestNumber(),
  item: z.int().min(1).meta({ description: 'Position of the item' }),
}

/** A request as every act of it answers: whole, as it is now. */
export interface WholeRequest {
  readonly request: Request
  readonly items: readonly RequestItem[]
  readonly steps: readonly RequestStep[]
}
/** A request as it is looked up. */
export interface ToldRequest extends WholeRequest {
  readonly items: readonly ToldItem[]
}
export const requestOutput = () =>
  z.object({ request: requestSchema, items: z.array(requestItemSchema), steps: z.array(requestStepSchema) })

/** A request as it is after some of its rows were amended. */
export function shown(
  work: RequestWork,
  amended: {
    readonly request?: Amended<'requests'>
    readonly items?: readonly Amended<'requestItems'>[]
    readonly steps?: readonly Amended<'requestSteps'>[]
  },
  context: Context,
): WholeRequest {
  const { hidden } = work
  const items = itemsAfter(work, amended.items ?? [])
  const steps = stepsAfter(work, amended.steps ?? [])
  return {
    request: viewRequest(toldRequest(amended.request?.row ?? work.request, items, hidden), work.outsider, context),
    items: items.filter((item) => !isHidden(item, hidden)).map((item) => viewRequestItem(item, context)),
    steps: toldSteps(steps, items, hidden).map((step) => viewRequestStep(step, work.approvers)),
  }
}

/** What an act with some items comes to: they and their request after it, and with them whatever else changes. */
export function acted(
  work: RequestWork,
  event: RequestEvent,
  items: readonly Amended<'requestItems'>[],
  happened: DomainEvent,
  context: Context,
  more: { readonly patch?: Partial<Row<'requests'>>; readonly changes?: readonly Change[] } = {},
) {
  const request = advanceWork(work, event, items, context, more.patch)
  return {
    chains: chainsFor(work),
    changes: [request.change, ...changesOf(items), ...(more.changes ?? [])],
    events: [happened],
    result: shown(work, { request, items }, context),
  }
}

/** That something happened to items of a request. */
export function happenedTo(
  type: DomainEvent['type'],
  { request }: Pick<RequestWork, 'request'>,
  items: readonly Amended<'requestItems'>[],
): DomainEvent {
  return { type, data: { request: request.number, items: items.map(({ row }) => row.position) } }
}
