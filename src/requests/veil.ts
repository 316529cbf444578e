import { mayOfAll } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { type Reader, type Row, sees, tables } from '../storage.ts'

/*
 * Who asks in words is told what the archive found only as far as it is granted to them (P1.4). Until then, and for ever
 * where it is refused, what they may not discover is not there for them: neither shown nor counted, nor told by the level
 * or the chain of approvals that follows from it.
 */

/** What is hidden from who asked in words. */
export interface Hidden {
  /** Numbers of cases. */
  readonly cases: ReadonlySet<string>
  /** Documents above this level. */
  readonly above: number
}
export const nothingHidden: Hidden = { cases: new Set(), above: Number.POSITIVE_INFINITY }

type Asked = Pick<Row<'requests'>, 'requester' | 'description' | 'cases'>
type Item = Row<'requestItems'>

/** Of what was found for what the actor asked in words, what they may not discover. */
export async function findHidden(read: Reader, requests: readonly Asked[], context: Context): Promise<Hidden> {
  const { tenant, sight, actor } = context
  const inWords = requests.filter((one) => isInWords(one, context))
  const numbers = [...new Set(inWords.flatMap(({ cases }) => cases as readonly string[]))]
  if (numbers.length === 0) return nothingHidden
  const { department, level, person } = tables.cases.sight
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
    [department, level, person],
  )
  const isKnown = (file: (typeof files)[number]) => file !== null && sees(sight, file, tables.cases.sight)
  return { cases: new Set(numbers.filter((_, index) => !isKnown(files[index]!))), above: actor.clearance }
}

/** The archive knows what it found, and auditors see all. */
function isInWords({ requester, description }: Asked, { actor, policy }: Context): boolean {
  return description !== null && requester === actor.person && !mayOfAll('requests.get', actor, policy)
}

/** What is or was granted is known. */
export function isHidden({ case: file, level, granted }: Item, { cases, above }: Hidden): boolean {
  return granted === null && (cases.has(file) || level > above)
}

/** What was found for what the actor asked in words, and is not wholly told. */
const hidesSome = (items: readonly Item[], hidden: Hidden) => items.some((item) => isHidden(item, hidden))

/** A request as who may not know all that was found for it is told of it. */
export function toldRequest(request: Row<'requests'>, items: readonly Item[], hidden: Hidden): Row<'requests'> {
  const all = request.cases as readonly string[]
  const isUntold = hidden !== nothingHidden && (items.length === 0 || hidesSome(items, hidden))
  if (!isUntold && !all.some((file) => hidden.cases.has(file))) return request
  const told = items.filter((item) => !isHidden(item, hidden))
  // As it stood before anything was found.
  const cases = all.filter((file) => told.some((item) => item.case === file))
  return { ...request, cases, level: Math.max(0, ...told.map(({ level }) => level)) }
}

/** The chain of approvals as who asked in words is told of it: it says of what level and category things are. */
export function toldSteps(
  steps: readonly Row<'requestSteps'>[],
  items: readonly Item[],
  hidden: Hidden,
): readonly Row<'requestSteps'>[] {
  return hidesSome(items, hidden) ? [] : steps
}

/** Requests of a list as the actor is told of them. */
export async function toldRequests(
  read: Reader,
  requests: readonly Row<'requests'>[],
  context: Context,
): Promise<readonly Row<'requests'>[]> {
  const hidden = await findHidden(read, requests, context)
  if (hidden === nothingHidden) return requests
  const { tenant } = context
  const itemsOf = ({ number, cases }: Row<'requests'>) =>
    (cases as readonly string[]).length === 0 ? [] : findAll(read, 'items.ofRequest', { tenant, request: number })
  const hide = requests.map((request) => (isInWords(request, context) ? hidden : nothingHidden))
  const items = await atOnce(
    ...requests.map((request, index) => (hide[index] === nothingHidden ? [] : itemsOf(request))),
  )
  return requests.map((request, index) => toldRequest(request, items[index]!, hide[index]!))
}

/** Items of a list as far as the actor may know of them. */
export async function toldItems(read: Reader, items: readonly Item[], context: Context): Promise<readonly Item[]> {
  const { tenant, actor, policy } = context
  const open = items.filter(({ granted }) => granted === null)
  if (open.length === 0 || mayOfAll('requests.get', actor, policy)) return items
  const numbers = [...new Set(open.map(({ request }) => request))]
  const found = await read.getMany(
    'requests',
    numbers.map((number) => ({ tenant, number })),
    ['number', 'description', 'cases'],
  )
  // Who answers for an outsider is told of what was asked for them as who asked.
  const requests = found.flatMap((request) => (request === null ? [] : { ...request, requester: actor.person }))
  const hidden = await findHidden(read, requests, context)
  const inWords = new Set(requests.filter((request) => isInWords(request, context)).map(({ number }) => number))
  return items.filter((item) => !(inWords.has(item.request) && isHidden(item, hidden)))
}
