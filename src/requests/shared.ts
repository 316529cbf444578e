import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import { numberOf } from '../engine/inputs.ts'
import type { Amended } from './changes.ts'
import type { RequestWork } from './facts.ts'
import {
  type Request,
  type RequestItem,
  type RequestStep,
  requestItemSchema,
  requestSchema,
  requestStepSchema,
  viewRequest,
  viewRequestItem,
  viewRequestStep,
} from './view.ts'

/** The number of a request of either kind. */
export const requestNumber = () => numberOf('consultation', 'loan')

/** A request as every act of it answers: whole, as it is now. */
export interface WholeRequest {
  readonly request: Request
  readonly items: readonly RequestItem[]
  readonly steps: readonly RequestStep[]
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
  const { items = [], steps = [] } = amended
  return {
    request: viewRequest(amended.request?.row ?? work.request, context),
    items: work.items.map((item) =>
      viewRequestItem(items.find(({ row }) => row.position === item.position)?.row ?? item, context),
    ),
    steps: work.steps.map((step) =>
      viewRequestStep(steps.find(({ row }) => row.step === step.step)?.row ?? step, work.approvers),
    ),
  }
}
