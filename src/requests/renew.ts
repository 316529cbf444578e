import * as z from 'zod'
import { may } from '../access/rules.ts'
import { todayIn } from '../calendar/plain-date.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Json, Reader, Row } from '../storage.ts'
import { advanceItem, chosenItems } from './changes.ts'
import { findRequest, type RequestWork } from './facts.ts'
import { acted, itemInput, requestOutput } from './shared.ts'
import { dated, termsOf } from './terms.ts'
import type { DueDate } from './time/due.ts'
import { recallDue } from './time/recall.ts'
import { renewal } from './time/renewal.ts'
import type { AskedRenewal } from './view.ts'

interface Renewed extends RequestWork {
  readonly item: Row<'requestItems'>
  /** How many others were granted the same original and wait for it. */
  readonly waiting: number
}

async function findRenewed(
  read: Reader,
  input: { readonly request: string; readonly item: number },
  context: Context,
): Promise<Renewed> {
  const work = await findRequest(read, input.request, context)
  const [item] = chosenItems(work, [input.item], () => false, ['item'])
  const { case: file, document } = item!
  const equal = { tenant: context.tenant, case: file, document, state: 'granted' }
  const granted = await read.find('items.ofDocument', { equal, limit: 500 })
  return { ...work, item: item!, waiting: granted.filter(({ request }) => request !== work.request.number).length }
}

/** What a renewal today would come to, or all that stands against it at once. */
function renewalOf({ request, item, waiting }: Renewed, context: Context): DueDate {
  const { calendar, today, policy } = context
  const { state, due, renewals, recalled } = item
  // The same length is that of the loan, where fewer days were asked for than may be.
  const days = policy.settings.loans.renewalDays === 'same' ? request.days : null
  const asked = { today, days, state, due, renewals, recalled, waiting, borrowerUntil: null }
  const answer = renewal(calendar, termsOf(request, item, context), asked)
  return answer.possible
    ? answer
    : refuse('BLOCKED', { what: 'request', number: request.number, blocks: answer.blocks })
}

/** Who borrowed asks for longer, before it is due and with the reason (P7.2); the archive decides where the policy says so. */
export const renew = command({
  name: 'requests.renew',
  summary: 'Ask to keep a loan longer, before it is due',
  logsRefusals: true,
  input: () => z.strictObject({ ...itemInput, reason, ...seenInput }),
  output: requestOutput,
  facts: findRenewed,
  access: ({ request }, _input, { actor, policy }) => may('requests.renew', '', actor, policy, request.requester),
  decide: (work, input, context) => {
    const { request, item } = work
    current('request', request.number, request, input.version)
    const answer = renewalOf(work, context)
    if (item.renewal !== null) {
      refuse('BLOCKED', {
        what: 'request',
        number: request.number,
        blocks: [{ because: 'renewalAsked', clause: 'P7.2', on: (item.renewal as unknown as AskedRenewal).at }],
      })
    }
    if (context.policy.settings.loans.renewedBy === 'rules') return renewed(work, answer, context)
    const asked: AskedRenewal = { reason: input.reason, at: context.now, due: answer.due }
    const amended = advanceItem(item, 'renew', { renewal: asked as unknown as Json })
    const happened: DomainEvent = {
      type: 'renewal.asked',
      data: { request: request.number, item: item.position, due: answer.due },
    }
    return acted(work, 'renew', [amended], happened, context)
  },
})

function renewed(work: Renewed, answer: DueDate, context: Context) {
  const { request, item } = work
  const amended = advanceItem(item, 'renew', {
    renewal: null,
    renewals: item.renewals + 1,
    ...dated(item, answer, context.today, [], context),
  })
  const happened: DomainEvent = {
    type: 'renewal.granted',
    data: { request: request.number, item: item.position, due: answer.due },
  }
  return acted(work, 'renew', [amended], happened, context)
}

/** The archive grants a renewal that was asked for in time, or refuses it with the reason. */
export const decideRenewal = command({
  name: 'requests.decideRenewal',
  summary: 'Grant or refuse a renewal that was asked for',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      ...itemInput,
      verdict: z.enum(['grant', 'refuse']),
      reason: note.optional().meta({ description: 'Required of a refusal' }),
      ...seenInput,
    }),
  output: requestOutput,
  facts: findRenewed,
  access: ({ request }, _input, { actor, policy }) => may('requests.decideRenewal', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request, item } = work
    current('request', request.number, request, input.version)
    if (request.requester === context.actor.person)
      refuse('SEPARATION', { pair: 'requesterAndApprover', clause: '§13' })
    const asked = item.renewal as unknown as AskedRenewal | null
    if (asked === null) {
      return refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['renewalAsked'] })
    }
    // It was asked for in time: what stood in its way then was said then, and the calendar goes on meanwhile.
    if (input.verdict === 'grant') return renewed(work, granted(work, asked, context), context)
    if (input.reason === undefined) invalid(['reason'], 'required', 'is required of a refusal')
    const amended = advanceItem(item, 'renew', { renewal: null, remark: input.reason ?? null })
    const happened: DomainEvent = { type: 'renewal.refused', data: { request: request.number, item: item.position } }
    return acted(work, 'renew', [amended], happened, context)
  },
})

/** By the day on which it was asked for; who waits now, or a recall since, stands in its way all the same. */
function granted(work: Renewed, asked: AskedRenewal, context: Context): DueDate {
  const { policy } = context
  const today = todayIn(policy.timeZone, new Date(asked.at))
  return renewalOf(work, { ...context, today })
}

/** The archive calls a loan back: it is due earlier, never later (P7.2). */
export const recall = command({
  name: 'requests.recall',
  summary: 'Call a loan back before it is due',
  logsRefusals: true,
  input: () => z.strictObject({ ...itemInput, reason, ...seenInput }),
  output: requestOutput,
  facts: findRenewed,
  access: ({ request }, _input, { actor, policy }) => may('requests.recall', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request, item } = work
    const { calendar, today } = context
    current('request', request.number, request, input.version)
    if (item.recalled !== null) {
      const blocks = [{ because: 'recalled' as const, clause: 'P7.2', on: item.recalled }]
      refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    }
    const due = recallDue(calendar, termsOf(request, item, context), { due: item.due, today })
    const amended = advanceItem(item, 'recall', {
      recalled: today,
      renewal: null,
      reason: input.reason,
      ...dated(item, due, today, [], context),
    })
    const happened: DomainEvent = {
      type: 'loan.recalled',
      data: { request: request.number, item: item.position, due: due.due },
    }
    return acted(work, 'recall', [amended], happened, context)
  },
})
