import { type PlainDate, todayIn } from '../calendar/plain-date.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import type { Block } from '../reasons.ts'
import type { Reader, Row } from '../storage.ts'
import { never } from './never.ts'
import type { RequestSignature } from './view.ts'

/** What an item that was granted waits for. */
export interface InLine {
  /** The paper original; null for what is electronic, and for what is gone. */
  readonly original: Row<'originals'> | null
  /** Items of other requests that were granted the same original before this one. */
  readonly before: readonly Row<'requestItems'>[]
}

export async function findInLine(
  read: Reader,
  items: readonly Row<'requestItems'>[],
  context: Context,
): Promise<readonly InLine[]> {
  const { tenant } = context
  const findBefore = async (item: Row<'requestItems'>) => {
    if (item.medium !== 'paper') return []
    const equal = { tenant, case: item.case, document: item.document, state: 'granted' }
    const waiting = await read.find('items.ofDocument', { equal, limit: 500 })
    return waiting.filter((one) => one.request !== item.request && comesBefore(one, item))
  }
  const [originals, before] = await atOnce(
    read.getMany(
      'originals',
      items.map(({ case: file, document }) => ({ tenant, case: file, position: document })),
    ),
    atOnce(...items.map(findBefore)),
  )
  const standing = await findStanding(read, before.flat(), context)
  return items.map((item, index) => {
    const original = item.medium === 'paper' ? originals[index]! : null
    return {
      original,
      before: before[index]!.filter((one) => keeps(one, standing.get(one.request)!, original, context)),
    }
  })
}

type Standing = Pick<Row<'requests'>, 'number' | 'from' | 'until' | 'expires'>

/** How the requests of items stand. */
async function findStanding(
  read: Reader,
  items: readonly Row<'requestItems'>[],
  { tenant }: Pick<Context, 'tenant'>,
): Promise<ReadonlyMap<string, Standing>> {
  const numbers = [...new Set(items.map(({ request }) => request))]
  const requests = await read.getMany(
    'requests',
    numbers.map((number) => ({ tenant, number })),
    ['number', 'from', 'until', 'expires'],
  )
  return new Map(requests.map((request) => [request!.number, request!]))
}

/** Whether an original is kept for an item now: that has not lapsed, and its reading has begun and is not over. */
function keeps(
  item: Row<'requestItems'>,
  request: Standing,
  original: Row<'originals'> | null,
  context: Context,
): boolean {
  const { today } = context
  if (today < request.from || today > request.until) return false
  return today <= fetchUntil(request, item, { original, before: [] }, context)
}

/** Items of other requests that want one that is out, before their days are over. */
export async function findWaiting(
  read: Reader,
  { request, case: file, document, medium }: Row<'requestItems'>,
  context: Context,
): Promise<readonly Row<'requestItems'>[]> {
  // What is electronic is open to as many as it was granted to.
  if (medium !== 'paper') return []
  const equal = { tenant: context.tenant, case: file, document, state: 'granted' }
  const granted = await read.find('items.ofDocument', { equal, limit: 500 })
  const others = granted.filter((one) => one.request !== request)
  const standing = await findStanding(read, others, context)
  return others.filter((one) => context.today <= standing.get(one.request)!.until)
}

/** Those who wait for one original are served in the order in which it was granted to them. */
function comesBefore(one: Row<'requestItems'>, other: Row<'requestItems'>): boolean {
  const [a, b] = [one.granted ?? '', other.granted ?? '']
  return a < b || (a === b && one.request < other.request)
}

/**
 * The last day on which an item can be fetched (§13). The days count from when it can be had: it is granted, its reading
 * has begun, and its original stands ready. While somebody else has that or comes first, it does not lapse.
 */
export function fetchUntil(
  request: Pick<Row<'requests'>, 'from' | 'expires'>,
  item: Row<'requestItems'>,
  { original, before }: InLine,
  { calendar, policy }: Context,
): PlainDate {
  if (before.length > 0 || original?.state === 'out') return never
  const dayOf = (moment: string) => todayIn(policy.timeZone, new Date(moment))
  const ready = [request.from, item.granted, original?.state === 'onShelf' ? original.since : null]
    .flatMap((from) => (from === null ? [] : from.length > 10 ? dayOf(from) : from))
    .sort()
    .at(-1)!
  const { day } = calendar.addWorkingDays(ready, policy.settings.requests.unfetchedExpires)
  return request.expires === never || day > request.expires ? day : request.expires
}

/**
 * The last day on which who was handed something confirms that they have it (§13): they have as long for that as for fetching
 * it, and for a reading no longer than it lasts.
 */
export function confirmUntil(
  { until }: Pick<Row<'requests'>, 'until'>,
  item: Row<'requestItems'>,
  { calendar, policy }: Pick<Context, 'calendar' | 'policy'>,
): PlainDate {
  const { at } = item.offered as unknown as RequestSignature
  const offered = todayIn(policy.timeZone, new Date(at))
  const { day } = calendar.addWorkingDays(offered, policy.settings.requests.unfetchedExpires)
  return day < until ? day : until
}

/** That the days of a reading are over. */
export function overBlocks({ until }: Pick<Row<'requests'>, 'until'>, { today }: Context): readonly Block[] {
  return today > until ? [{ because: 'over', clause: 'P6.2', until }] : []
}

/** That what was handed over was not confirmed in time, whether what lets it lapse has run or not. */
export function unconfirmedBlocks(
  request: Pick<Row<'requests'>, 'until'>,
  items: readonly Row<'requestItems'>[],
  context: Context,
): readonly Block[] {
  const { today } = context
  const [first] = items.map((item) => confirmUntil(request, item, context)).sort()
  if (first === undefined || today <= first) return []
  return today > request.until ? overBlocks(request, context) : [{ because: 'expired', clause: '§13', until: first }]
}
