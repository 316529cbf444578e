import * as z from 'zod'
import { may } from '../access/rules.ts'
import { type PlainDate, todayIn } from '../calendar/plain-date.ts'
import { atOnce } from '../engine/at-once.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Block, BlockReason } from '../reasons.ts'
import type { Change, Json, Reader, Row } from '../storage.ts'
import {
  agreementBlocks,
  type Confidentiality,
  type Covered,
  coverOf,
  findConfidentiality,
  guarding,
  warnedOutput,
  warningsOf,
} from './agreement.ts'
import { answersFor, mayAnswering } from './answering.ts'
import { findBorrowerUntil } from './borrower.ts'
import { type Amended, advanceItem, chosenItem } from './changes.ts'
import { findRequest, type RequestWork } from './facts.ts'
import { findWaiting } from './fetching.ts'
import { findLevels, raisedBlocks } from './raised.ts'
import { acted, itemInput, requestOutput } from './shared.ts'
import { dated, termsOf } from './terms.ts'
import type { DueDate } from './time/due.ts'
import { recallDue } from './time/recall.ts'
import { renewal, renewedDue } from './time/renewal.ts'
import type { AskedRenewal } from './view.ts'

interface Renewed extends RequestWork {
  readonly item: Row<'requestItems'>
  /** The level of its document now; null where that is gone. */
  readonly level: number | null
  /** How many others were granted the same original and wait for it. */
  readonly waiting: number
  /** What opens it to the borrower, where it is electronic. */
  readonly grant: Row<'grants'> | null
  readonly borrowerUntil: PlainDate | null
  readonly confidentiality: Confidentiality
}

async function findRenewed(
  read: Reader,
  input: { readonly request: string; readonly item: number },
  context: Context,
): Promise<Renewed> {
  const work = await findRequest(read, input.request, context)
  const item = chosenItem(work, input.item)
  const { tenant } = context
  const { person, request: of, position } = item
  const [others, grant, borrowerUntil, confidentiality, [level]] = await atOnce(
    findWaiting(read, item, context),
    item.medium === 'paper' ? null : read.get('grants', { tenant, person, request: of, item: position }),
    findBorrowerUntil(read, work.request, context),
    findConfidentiality(read, work.request, context),
    findLevels(read, [item], context),
  )
  const waiting = others.length
  return { ...work, item, level: level ?? null, waiting, grant, borrowerUntil, confidentiality }
}

/** What is open to download is open as long as it is due, longer or shorter than before. */
function openUntil({ grant }: Renewed, due: PlainDate): readonly Change[] {
  return grant === null || grant.until === due ? [] : [amend('grants', grant, { until: due }).change]
}

/** A renewal that may be: until when, and by which agreement. */
interface Renewable {
  readonly due: DueDate
  readonly cover: Covered
}

/**
 * What a renewal that was asked for on a day comes to, or all that stands against it at once: the rules of loans as of that
 * day, and the agreement, which has to be in force now and to hold until it would be due (P8.3). It is not shortened to
 * the end of the agreement: whoever signs anew may have it whole.
 */
function renewalOf(work: Renewed, askedOn: PlainDate, also: readonly Block[], context: Context): Renewable {
  const { request, item, waiting, borrowerUntil, confidentiality } = work
  const { calendar, policy } = context
  const { state, due, renewals, recalled } = item
  // The same length is that of the loan, where fewer days were asked for than may be.
  const days = policy.settings.loans.renewalDays === 'same' ? request.days : null
  const asked = { today: askedOn, days, state, due, renewals, recalled, waiting, borrowerUntil }
  const terms = termsOf(request, item, context)
  const answer = renewal(calendar, terms, asked)
  const wouldBe = renewedDue(calendar, terms, asked)
  const cover = coverOf(confidentiality, wouldBe && { due: wouldBe.due, asked: askedOn }, context)
  const blocks = [
    ...(wouldBe === null ? [] : agreementBlocks(confidentiality, cover)),
    ...(answer.possible ? [] : answer.blocks),
    ...raisedBlocks(item, work.level, context),
    ...also,
  ]
  if (answer.possible && blocks.length === 0) return { due: answer, cover }
  return refuse('BLOCKED', { what: 'request', number: request.number, blocks })
}

/** Who borrowed asks for longer, before it is due and with the reason (P7.2); the archive decides where the policy says so. */
export const renew = command({
  name: 'requests.renew',
  summary: 'Ask to keep a loan longer, before it is due',
  logsRefusals: true,
  input: () => z.strictObject({ ...itemInput, reason, ...seenInput }),
  output: warnedOutput,
  facts: findRenewed,
  access: (work, _input, context) => mayAnswering('requests.renew', work, context),
  decide: (work, input, context) => {
    const { request, item } = work
    current('request', request.number, request, input.version)
    const before = item.renewal as unknown as AskedRenewal | null
    const twice: readonly Block[] = before === null ? [] : [{ because: 'renewalAsked', clause: 'P7.2', on: before.at }]
    const renewable = renewalOf(work, context.today, twice, context)
    if (context.policy.settings.loans.renewedBy === 'rules') return renewed(work, renewable, context)
    const { due } = renewable.due
    const asked: AskedRenewal = { reason: input.reason, at: context.now, due }
    const amended = advanceItem(item, 'renew', { renewal: asked as unknown as Json })
    const happened: DomainEvent = {
      type: 'renewal.asked',
      data: { request: request.number, item: item.position, due },
    }
    return covered(work, amended, happened, renewable.cover, [], context)
  },
})

function renewed(work: Renewed, { due: answer, cover }: Renewable, context: Context) {
  const { request, item } = work
  const { today } = context
  if (answer.due < today) {
    const blocks = [{ because: 'inThePast' as const, clause: 'P7.2', day: answer.due, today }]
    refuse('BLOCKED', { what: 'request', number: request.number, blocks })
  }
  const amended = advanceItem(item, 'renew', {
    renewal: null,
    renewals: item.renewals + 1,
    ...dated(item, answer, context.today, [], context),
  })
  const happened: DomainEvent = {
    type: 'renewal.granted',
    data: { request: request.number, item: item.position, due: answer.due },
  }
  return covered(work, amended, happened, cover, openUntil(work, answer.due), context)
}

/** A renewal that rests on an agreement, with what the policy only warns of. */
function covered(
  work: Renewed,
  amended: Amended<'requestItems'>,
  happened: DomainEvent,
  cover: Covered,
  also: readonly Change[],
  context: Context,
) {
  const { confidentiality } = work
  const changes = [...also, ...guarding(confidentiality, cover)]
  return warned(acted(work, 'renew', [amended], happened, context, { changes }), warningsOf(confidentiality, cover))
}

function warned<D extends { readonly result: object }>(decision: D, warnings: readonly BlockReason[]) {
  return { ...decision, result: { ...(decision.result as D['result']), warnings } }
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
  output: warnedOutput,
  facts: findRenewed,
  access: ({ request }, _input, { actor, policy }) => may('requests.decideRenewal', request.department, actor, policy),
  decide: (work, input, context) => {
    const { request, item } = work
    current('request', request.number, request, input.version)
    if (answersFor(work, context.actor.person)) refuse('SEPARATION', { pair: 'requesterAndApprover', clause: '§13' })
    const asked = item.renewal as unknown as AskedRenewal | null
    if (asked === null) {
      return refuse('NOT_READY', { what: 'request', number: request.number, lacks: ['renewalAsked'] })
    }
    if (input.verdict === 'grant') return renewed(work, granted(work, asked, context), context)
    if (input.reason === undefined) invalid(['reason'], 'required', 'is required of a refusal')
    const amended = advanceItem(item, 'renew', { renewal: null, remark: input.reason ?? null })
    const happened: DomainEvent = { type: 'renewal.refused', data: { request: request.number, item: item.position } }
    return warned(acted(work, 'renew', [amended], happened, context), [])
  },
})

/**
 * By the day on which it was asked for, since the calendar goes on meanwhile; who waits now, a recall since, or an
 * agreement that is over, stands in its way all the same.
 */
function granted(work: Renewed, { at }: AskedRenewal, context: Context): Renewable {
  return renewalOf(work, todayIn(context.policy.timeZone, new Date(at)), [], context)
}

/**
 * The archive calls a loan back: it is due earlier, never later (P7.2). What is overdue is called back as well, and stays as
 * late as it is.
 */
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
      // Who was told of the same day before is not told of it again.
      ...(due.due !== item.due && dated(item, due, today, [], context)),
    })
    const happened: DomainEvent = {
      type: 'loan.recalled',
      data: { request: request.number, item: item.position, due: due.due },
    }
    return acted(work, 'recall', [amended], happened, context, { changes: openUntil(work, due.due) })
  },
})
