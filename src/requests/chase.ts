import * as z from 'zod'
import { may } from '../access/rules.ts'
import { addDays, todayIn } from '../calendar/plain-date.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput } from '../engine/inputs.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { advanceItem, advanceWork, changesOf } from './changes.ts'
import { findParts, type RequestWork } from './facts.ts'
import { findHolders, findUnfetched, hasLess, lapse, readyAgain, type Unfetched } from './lapse.ts'
import { never } from './never.ts'
import { isOnScreen } from './on-screen.ts'
import { type Notice, type NoticeKind, nextNotice, noticeKinds, noticesFor } from './time/notices.ts'
import { nothingHidden } from './veil.ts'

/** A notice that went out. */
export interface SentNotice {
  readonly request: string
  readonly item: number
  readonly kind: NoticeKind
}
/** Somebody was reminded of a step, or it was escalated. */
export interface SentNudge {
  readonly request: string
  readonly step: number
  readonly kind: 'remind' | 'escalate'
}
export interface Chased {
  /** Requests that lapsed, or whose unfetched items did. */
  readonly expired: readonly string[]
  readonly nudges: readonly SentNudge[]
  readonly notices: readonly SentNotice[]
  /** Electronic items whose days are over. */
  readonly ended: readonly { readonly request: string; readonly item: number }[]
  /** There is more: run it again. */
  readonly more: boolean
}

interface ChaseFacts {
  readonly expired: readonly Unfetched[]
  readonly steps: readonly { readonly step: Row<'requestSteps'>; readonly cases: readonly string[] }[]
  readonly items: readonly Row<'requestItems'>[]
  readonly ended: readonly Ended[]
  /** Who has something that was handed over and not confirmed in time. */
  readonly borrowers: readonly Row<'borrowers'>[]
  readonly more: boolean
}
/** A request with electronic items whose days are over, and what opened them. */
interface Ended {
  readonly work: RequestWork
  readonly items: readonly Row<'requestItems'>[]
  readonly grants: readonly Row<'grants'>[]
}

/**
 * What time alone brings about: what was not decided or not fetched lapses, approvers are reminded and their superiors
 * told, borrowers and then their heads get their notices (P1.5, P7.2, §13). Each is one event in the outbox, in the
 * commit that notes that it was sent, so that none is sent twice, however many run this at once. Run it once a day or
 * more often; it touches only what is due.
 */
export const chase = command({
  name: 'requests.chase',
  summary: 'Send the reminders and notices that are due, and let lapse what was not decided or fetched in time',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      limit: z.int().min(1).max(500).default(100).meta({ description: 'How many of each at most' }),
      ...commandInput,
    }),
  output: () =>
    z.object({
      expired: z.array(z.string()),
      nudges: z.array(z.object({ request: z.string(), step: z.int(), kind: z.enum(['remind', 'escalate']) })),
      notices: z.array(z.object({ request: z.string(), item: z.int(), kind: z.enum(noticeKinds) })),
      ended: z.array(z.object({ request: z.string(), item: z.int() })),
      more: z.boolean(),
    }),
  facts: (read, { limit }, context) => findDue(read, limit, context),
  access: (_facts, _input, { actor, policy }) => may('requests.chase', '', actor, policy),
  decide: ({ expired, steps, items, ended, borrowers, more }, _input, context) => {
    const lapses = expired.map((one) => lapse(one, context))
    const nudges = steps.map(({ step, cases }) => ({ cases, ...nudge(step, context) }))
    const notices = items.map((item) => noticed(item, context))
    const ends = ended.map((one) => end(one, context))
    const chains = [
      ...expired.flatMap(({ work }) => work.request.cases as readonly string[]),
      ...nudges.flatMap(({ cases }) => cases),
      ...items.map((item) => item.case),
      ...ended.flatMap(({ work }) => work.request.cases as readonly string[]),
    ]
    return {
      // First the one of no case, by which the events are named: whoever runs this need not know of any.
      chains: [...new Set([tenantChain, ...chains])],
      changes: [
        ...lapses.flatMap(({ changes }) => changes),
        ...readyAgain(lapses, context),
        ...hasLess(borrowers, lapses),
        ...nudges.map(({ change }) => change),
        ...notices.map(({ change }) => change),
        ...ends.flatMap(({ changes }) => changes),
      ],
      events: [
        ...lapses.flatMap(({ event }) => event ?? []),
        ...nudges.map(({ event }) => event),
        ...notices.flatMap(({ event }) => event ?? []),
        ...ends.map(({ event }) => event),
      ],
      result: {
        expired: lapses.flatMap(({ request, event }) => (event === null ? [] : request)),
        nudges: nudges.map(({ sent }) => sent),
        notices: notices.flatMap(({ sent }) => sent ?? []),
        ended: ended.flatMap(({ items }) => items.map(({ request, position }) => ({ request, item: position }))),
        more,
      },
    }
  },
})

async function findDue(read: Reader, limit: number, context: Context): Promise<ChaseFacts> {
  const { tenant, today } = context
  // The last day is in time.
  const before = { equal: { tenant }, range: { to: addDays(today, -1) }, limit }
  const until = { equal: { tenant }, range: { to: today }, limit }
  const requests = await read.find('requests.expiring', before)
  const nudged = await read.find('steps.nudged', until)
  const noticed = await read.find('items.noticed', until)
  const expired: Unfetched[] = []
  for (const request of requests) {
    expired.push(await findUnfetched(read, asTime(request, await findParts(read, request)), context))
  }
  const lapses = new Set(requests.map(({ number }) => number))
  const isOver = (item: Row<'requestItems'>) => isOnScreen(item) && item.state === 'inReading'
  // A request changes once at a time: what else is over of one that lapses is for the next run.
  const over = noticed.filter((item) => isOver(item) && !lapses.has(item.request))
  const ended: Ended[] = []
  for (const number of new Set(over.map(({ request }) => request))) {
    ended.push(
      await findEnded(
        read,
        tenant,
        number,
        over.filter(({ request }) => request === number),
      ),
    )
  }
  // What lapses needs no reminder any more.
  const others = nudged.filter(({ request }) => !lapses.has(request))
  const about = await read.getMany(
    'requests',
    others.map(({ request }) => ({ tenant, number: request })),
  )
  const steps = others.map((step, index) => ({ step, cases: (about[index]?.cases ?? []) as readonly string[] }))
  const items = noticed.filter((item) => !isOver(item))
  const isLeft = over.length + items.length < noticed.length
  return {
    expired,
    steps,
    items,
    ended,
    borrowers: await findHolders(read, expired, tenant),
    more: isLeft || [requests, nudged, noticed].some((rows) => rows.length === limit),
  }
}

async function findEnded(
  read: Reader,
  tenant: string,
  number: string,
  items: readonly Row<'requestItems'>[],
): Promise<Ended> {
  const request = await read.get('requests', { tenant, number })
  const grants: Row<'grants'>[] = []
  for (const { person, position } of items) {
    const grant = await read.get('grants', { tenant, person, request: number, item: position })
    if (grant !== null) grants.push(grant)
  }
  return { work: asTime(request!, await findParts(read, request!)), items, grants }
}

/** A request as time finds it, which decides nothing and from which nothing is hidden. */
function asTime(request: Row<'requests'>, parts: Awaited<ReturnType<typeof findParts>>): RequestWork {
  return { request, ...parts, standing: null, decides: false, outsider: null, hidden: nothingHidden }
}

/** What was open on screen is closed: nobody has to bring anything back. */
function end(
  { work, items, grants }: Ended,
  context: Context,
): { readonly changes: readonly Change[]; readonly event: DomainEvent } {
  const back = items.map((item) => advanceItem(item, 'takeBack', { renewal: null, notice: never }))
  const after = advanceWork(work, 'takeBack', back, context)
  const closed = grants.map((was): Change => ({ op: 'remove', table: 'grants', was }))
  return {
    changes: [after.change, ...changesOf(back), ...closed],
    event: {
      type: 'request.returned',
      data: { request: work.request.number, items: items.map(({ position }) => position) },
    },
  }
}

/** First whoever decides is reminded; then who stands above them is told. */
function nudge(step: Row<'requestSteps'>, { calendar, policy }: Context) {
  const { remindAfter, escalateAfter } = policy.settings.approvals
  const kind: SentNudge['kind'] = step.nudges === 0 && remindAfter < escalateAfter ? 'remind' : 'escalate'
  const opened = todayIn(policy.timeZone, new Date(step.opened))
  const next = kind === 'remind' ? calendar.addWorkingDays(opened, escalateAfter).day : never
  const sent: SentNudge = { request: step.request, step: step.step, kind }
  const { change } = amend('requestSteps', step, { nudge: next, nudges: step.nudges + 1 })
  const type = kind === 'remind' ? 'request.reminded' : 'request.escalated'
  const event: DomainEvent = { type, data: { request: step.request, step: step.step, role: step.role } }
  return { sent, change, event }
}

/** The notice that is due of an item, and the next one. None is sent that no longer makes sense. */
function noticed(item: Row<'requestItems'>, { calendar, policy, today }: Context) {
  const kind = item.kind as 'consultation' | 'loan'
  const all = noticesFor(calendar, policy.settings, { kind, due: item.due, since: '0001-01-01' })
  // Those before the one that is due were sent, or not wanted when the due date was set.
  const open = all.filter(({ day }) => day >= item.notice)
  const isOut = item.state === 'out' || item.state === 'inReading'
  const due = isOut ? nextNotice(open, [], today) : null
  if (due === null || due.day > today) {
    return { change: amend('requestItems', item, { notice: due?.day ?? never }).change, event: null, sent: null }
  }
  const next: Notice | null = nextNotice(open, [due.kind], today)
  const { change } = amend('requestItems', item, { notice: next?.day ?? never, noticed: due.kind })
  const sent: SentNotice = { request: item.request, item: item.position, kind: due.kind }
  const event: DomainEvent = {
    type: 'loan.noticed',
    data: { request: item.request, item: item.position, kind: due.kind, due: item.due, person: item.person },
  }
  return { change, event, sent }
}
