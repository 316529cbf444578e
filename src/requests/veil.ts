import { keepsOrAudits } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { type Json, type Reader, type Row, sees, tables } from '../storage.ts'
import type { StepDecision } from './view.ts'

/*
 * Who asks in words is told what the archive found only as far as it is granted to them (P1.4). Until then, and for ever
 * where it is refused, the cases that they may not discover are not there for them: neither shown nor counted.
 */

/** Numbers of cases that are hidden from who asked in words. */
export type Hidden = ReadonlySet<string>
export const nothingHidden: Hidden = new Set()

type Asked = Pick<Row<'requests'>, 'requester' | 'description' | 'cases'>
type Item = Row<'requestItems'>

/** Of the cases that were found for what the actor asked in words, those that they may not discover. */
export async function findHidden(read: Reader, requests: readonly Asked[], context: Context): Promise<Hidden> {
  const { tenant, sight } = context
  const numbers = [
    ...new Set(requests.filter((one) => isInWords(one, context)).flatMap(({ cases }) => cases as readonly string[])),
  ]
  if (numbers.length === 0) return nothingHidden
  const { department, level, person } = tables.cases.sight
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
    [department, level, person],
  )
  const isKnown = (file: (typeof files)[number]) => file !== null && sees(sight, file, tables.cases.sight)
  return new Set(numbers.filter((_, index) => !isKnown(files[index]!)))
}

/** The archive knows what it found, and auditors see all. */
function isInWords({ requester, description }: Asked, { actor, policy }: Context): boolean {
  return description !== null && requester === actor.person && !keepsOrAudits(actor, policy)
}

/** What is or was granted is known. */
export function isHidden({ case: file, granted }: Item, hidden: Hidden): boolean {
  return granted === null && hidden.has(file)
}

/** A request as who may not know all that was found for it is told of it. */
export function toldRequest(request: Row<'requests'>, items: readonly Item[], hidden: Hidden): Row<'requests'> {
  const all = request.cases as readonly string[]
  if (!all.some((file) => hidden.has(file))) return request
  const told = items.filter((item) => !isHidden(item, hidden))
  const cases = all.filter((file) => !hidden.has(file) || told.some((item) => item.case === file))
  // As it stood before anything was found.
  return { ...request, cases, level: Math.max(0, ...told.map(({ level }) => level)) }
}

/** A step of which nobody learns how much was refused that they may not know of. */
export function toldStep(step: Row<'requestSteps'>, items: readonly Item[], hidden: Hidden): Row<'requestSteps'> {
  if (hidden.size === 0) return step
  const isTold = (position: number) => items.some((item) => item.position === position && !isHidden(item, hidden))
  const decisions = (step.decisions as unknown as readonly StepDecision[]).map((decision) => ({
    ...decision,
    refused: decision.refused.filter(isTold),
  }))
  return { ...step, decisions: decisions as unknown as Json }
}

/** Requests of a list as the actor is told of them. */
export async function toldRequests(
  read: Reader,
  requests: readonly Row<'requests'>[],
  context: Context,
): Promise<readonly Row<'requests'>[]> {
  const hidden = await findHidden(read, requests, context)
  if (hidden.size === 0) return requests
  const { tenant } = context
  const itemsOf = ({ number, decided }: Row<'requests'>) =>
    // Before the last decision nothing is granted.
    decided === null ? [] : findAll(read, 'items.ofRequest', { tenant, request: number })
  const hide = requests.map((request) => (isInWords(request, context) ? hidden : nothingHidden))
  const items = await atOnce(...requests.map((request, index) => (hide[index]!.size === 0 ? [] : itemsOf(request))))
  return requests.map((request, index) => toldRequest(request, items[index]!, hide[index]!))
}

/** Items of a list as far as the actor may know of them. */
export async function toldItems(read: Reader, items: readonly Item[], context: Context): Promise<readonly Item[]> {
  const { tenant, actor, policy } = context
  const open = items.filter(({ granted }) => granted === null)
  if (open.length === 0 || keepsOrAudits(actor, policy)) return items
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
