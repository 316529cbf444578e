import * as z from 'zod'
import { allowed, forbidden, type Verdict } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { type RequestState, requestTable } from '../machines/request.ts'
import { legal } from '../machines/step.ts'
import type { Change, Json, Row } from '../storage.ts'
import { answersFor, mayAnswering } from './answering.ts'
import {
  type Amended,
  advanceItem,
  advanceWork,
  changesOf,
  chosenItems,
  dropApprovers,
  dropSteps,
  isUnfetched,
  stepsAfter,
} from './changes.ts'
import { chainsFor, findRequest, type RequestWork } from './facts.ts'
import { mostItems } from './most-items.ts'
import { never } from './never.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'
import { decidesAnother } from './standing.ts'
import type { StepDecision } from './view.ts'

/** Whose turn it is decides: all of it or parts of it, or sends it back with reasons (P6.2, P7.2). */
export const decide = command({
  name: 'requests.decide',
  summary: 'Approve a request, in whole or in part, or reject it',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      request: requestNumber(),
      verdict: z.enum(['approve', 'reject']),
      refuse: z
        .array(z.strictObject({ item: z.int().min(1), reason }))
        .max(mostItems)
        .default([])
        .meta({ description: 'Items that are not approved, each with its reason' }),
      reason: note.optional().meta({ description: 'Required of a rejection' }),
      copies: z
        .int()
        .min(0)
        .max(9999)
        .optional()
        .meta({ description: 'Copies that are permitted; as many as were asked for where left out' }),
      ...seenInput,
    }),
  output: requestOutput,
  facts: (read, input, context) => findRequest(read, input.request, context),
  access: (work, _input, context) => mayDecide(work, context),
  decide: (work, input, context) => {
    const { request, standing } = work
    current('request', request.number, request, input.version)
    const step = openStep(work, 'decide', context)
    if (step.named && !isWaitedFor(work, step)) undecidable(work, 'decide')
    if (input.verdict === 'reject') {
      if (input.reason === undefined) invalid(['reason'], 'required', 'is required of a rejection')
      if (input.refuse.length > 0)
        invalid(['refuse'], 'verdict', 'goes with an approval: a rejection refuses all items')
    }
    const refusedItems = chosenItems(
      work,
      input.refuse.map(({ item }) => item),
      () => false,
      ['refuse'],
    )
    const items = refusedItems.map((item, index) =>
      advanceItem(item, 'refuse', { reason: input.refuse[index]!.reason }),
    )
    const decision: StepDecision = {
      person: context.actor.person,
      behalf: standing!.behalf,
      at: context.now,
      verdict: input.verdict,
      reason: input.reason ?? null,
      refused: refusedItems.map(({ position }) => position),
    }
    if (input.verdict === 'approve')
      return approve(work, step, decision, items, copiesAllowed(request, input.copies), context)
    const rejected = work.items.filter(({ state }) => state === 'asked')
    const all = rejected.map((item) => advanceItem(item, 'refuse', { reason: decision.reason }))
    return ended(work, step, decision, all, context)
  },
})

/**
 * The step is decided by whose turn it is, and never by who asked, nor in their place; nor, where the policy keeps them apart,
 * by who decided another step of it (policy §13).
 */
export function mayDecide(work: RequestWork, context: Context): Verdict {
  const { actor } = context
  const { request, steps, standing } = work
  if (answersFor(work, actor.person) || answersFor(work, standing?.behalf)) {
    return { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'requesterAndApprover' }
  }
  if (standing === null) return forbidden('P6.2', { reason: 'relation', relations: ['approver'], department: '' })
  return decidesAnother(steps, request.step, actor.person, standing.behalf, context)
    ? { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'approverAndApprover' }
    : allowed
}

/** That nobody decided it in time, whether what lets it lapse has run or not. */
export function refuseLapsed({ number, expires: until }: Row<'requests'>, { today }: Context): void {
  if (today <= until) return
  refuse('BLOCKED', { what: 'request', number, blocks: [{ because: 'lapsed', clause: '§13', until }] })
}

/** The step whose turn it is; ILLEGAL where it is nobody's, BLOCKED where it has lapsed. */
export function openStep(work: RequestWork, event: 'decide' | 'reassign', context: Context): Row<'requestSteps'> {
  refuseLapsed(work.request, context)
  const { request, steps } = work
  const step = steps.find((one) => one.step === request.step && one.state === 'open')
  return step ?? undecidable(work, event)
}

/** Of named people each decides once. */
export function isWaitedFor({ approvers, standing }: RequestWork, { step }: Row<'requestSteps'>): boolean {
  return approvers.some((one) => one.step === step && one.state === 'open' && one.person === standing?.named)
}

export function undecidable({ request }: RequestWork, event: 'decide' | 'reassign'): never {
  const state = request.state as RequestState
  const possible = legal(requestTable, state).filter((other) => other !== 'decide' && other !== 'reassign')
  return refuse('ILLEGAL', { what: 'request', number: request.number, state, event, legal: possible })
}

function copiesAllowed({ copiesAsked, copiesAllowed }: Row<'requests'>, given: number | undefined): number {
  const most = Math.min(copiesAsked, copiesAllowed)
  if (given === undefined) return most
  return given <= most
    ? given
    : invalid(['copies'], 'too_big', `must be at most ${most}: more were not asked for, or not permitted before`, [
        `at most ${most}`,
      ])
}

/** Nothing of the request is left to be granted: it ends here. */
function ended(
  work: RequestWork,
  step: Row<'requestSteps'>,
  decision: StepDecision,
  items: readonly Amended<'requestItems'>[],
  context: Context,
) {
  const { request } = work
  const state = decision.verdict === 'reject' ? 'rejected' : 'approved'
  const decided = amend('requestSteps', step, { state, nudge: never, decisions: withDecision(step, decision) })
  const steps = [decided, ...dropSteps(work.steps.filter((one) => one.step !== step.step))]
  const patch = { reason: decision.reason, copiesAllowed: 0 }
  const after = advanceWork(work, 'decide', items, context, patch, stepsAfter(work, steps))
  return {
    chains: chainsFor(work),
    changes: [after.change, ...changesOf(steps), ...changesOf(items), ...closeApprovers(work, step, decision, 'over')],
    events: [{ type: 'request.rejected' as const, data: { request: request.number, step: step.step } }],
    result: shown(work, { request: after, items, steps }, context),
  }
}

function approve(
  work: RequestWork,
  step: Row<'requestSteps'>,
  decision: StepDecision,
  refused: readonly Amended<'requestItems'>[],
  copies: number,
  context: Context,
) {
  const { request } = work
  const remaining = work.items.filter(
    ({ state, position }) => state === 'asked' && !refused.some(({ row }) => row.position === position),
  )
  if (remaining.length === 0) return ended(work, step, decision, refused, context)
  const waitedFor = work.approvers.filter((one) => one.step === step.step && one.state === 'open')
  const isDone = !step.named || step.need === 'any' || waitedFor.length === 1
  const decided = amend('requestSteps', step, {
    decisions: withDecision(step, decision),
    ...(isDone && { state: 'approved', nudge: never }),
  })
  const next = isDone ? work.steps.find((one) => one.step > step.step && one.state === 'waiting') : undefined
  const steps = [decided, ...(next === undefined ? [] : [openedStep(next, context)])]
  const isLast = isDone && next === undefined
  const granted = isLast ? remaining.map((item) => advanceItem(item, 'grant', { granted: context.now })) : []
  const items = [...refused, ...granted]
  const patch = {
    copiesAllowed: copies,
    step: isLast ? 0 : (next?.step ?? step.step),
    ...(isLast && { decided: context.now }),
    ...(isDone && {
      expires: isLast ? expiry('unfetchedExpires', context, request.from) : expiry('undecidedExpires', context),
    }),
  }
  const after = advanceWork(work, 'decide', items, context, patch, stepsAfter(work, steps))
  return {
    chains: chainsFor(work),
    changes: [
      after.change,
      ...changesOf(steps),
      ...changesOf(items),
      ...closeApprovers(work, step, decision, isDone ? 'done' : 'open'),
      ...(next === undefined ? [] : openApprovers(work, next.step, context)),
    ],
    events: [
      isLast
        ? { type: 'request.approved' as const, data: { request: request.number } }
        : { type: 'request.decided' as const, data: { request: request.number, step: step.step } },
    ],
    result: shown(work, { request: after, items, steps }, context),
  }
}

function withDecision(step: Row<'requestSteps'>, decision: StepDecision): Json {
  return [...(step.decisions as readonly Json[]), decision as unknown as Json]
}

/** The one whose decision it was has decided; others need not any more, where the step or the request is over. */
function closeApprovers(
  work: RequestWork,
  step: Row<'requestSteps'>,
  { person, behalf, verdict }: StepDecision,
  then: 'open' | 'done' | 'over',
): readonly Change[] {
  const isOwn = (one: Row<'requestApprovers'>) =>
    one.step === step.step && one.state === 'open' && one.person === (behalf ?? person)
  const state = verdict === 'approve' ? 'approved' : 'rejected'
  return [
    ...work.approvers.filter(isOwn).map((one) => amend('requestApprovers', one, { state }).change),
    ...(then === 'open' ? [] : dropApprovers(work.approvers, (one) => one.step === step.step && !isOwn(one))),
    ...(then === 'over' ? dropApprovers(work.approvers, (one) => one.step !== step.step) : []),
  ]
}

function openApprovers(work: RequestWork, step: number, { now }: Context): readonly Change[] {
  return work.approvers
    .filter((one) => one.step === step && one.state === 'waiting')
    .map((one) => amend('requestApprovers', one, { state: 'open', opened: now }).change)
}

/** A step whose turn has come: somebody is reminded of it after a while. */
function openedStep(step: Row<'requestSteps'>, context: Context): Amended<'requestSteps'> {
  return amend('requestSteps', step, { state: 'open', opened: context.now, nudge: firstNudge(context) })
}

export function firstNudge({ calendar, today, policy }: Context): string {
  return calendar.addWorkingDays(today, policy.settings.approvals.remindAfter).day
}

/** The last day on which it waits. A reading that begins later is fetched later. */
export function expiry(
  which: 'undecidedExpires' | 'unfetchedExpires',
  { calendar, today, policy }: Context,
  from: PlainDate = today,
): string {
  return calendar.addWorkingDays(from > today ? from : today, policy.settings.requests[which]).day
}

/** Who asked gives it up: all that was not fetched. What is out comes back as ever. */
export const withdraw = command({
  name: 'requests.withdraw',
  summary: 'Give up a request, or what was not fetched of it',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), reason: note.optional(), ...seenInput }),
  output: requestOutput,
  facts: (read, input, context) => findRequest(read, input.request, context),
  access: (work, _input, context) => mayAnswering('requests.withdraw', work, context),
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const items = work.items
      .filter(isUnfetched)
      .map((item) => advanceItem(item, 'withdraw', { reason: input.reason ?? null }))
    if (request.state === 'active' && items.length === 0) {
      refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['somethingUnfetched'] })
    }
    const steps = dropSteps(work.steps)
    const patch = { ...(input.reason !== undefined && { reason: input.reason }), expires: never }
    const after = advanceWork(work, 'withdraw', items, context, patch, stepsAfter(work, steps))
    return {
      chains: chainsFor(work),
      changes: [after.change, ...changesOf(steps), ...changesOf(items), ...dropApprovers(work.approvers)],
      events: [{ type: 'request.withdrawn' as const, data: { request: request.number } }],
      result: shown(work, { request: after, items, steps }, context),
    }
  },
})
