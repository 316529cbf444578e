import { type CasekeepError, errorSentence, type RefusedAct, type RequestItem, type WholeRequest } from 'casekeep'
import { eachBlock } from '../forms.ts'
import type { SignedIn } from '../visit.ts'

/** An act that somebody would look for on the page of a request, and why it is not there: a sentence each. */
export interface WhyNot {
  readonly operation: RefusedAct['operation']
  readonly items: readonly RequestItem[]
  readonly reasons: readonly string[]
}

/** Of which items somebody looks for an act. Of others nobody asks why it is not there. */
const lookedFor: { readonly [O in RefusedAct['operation']]?: (item: RequestItem) => boolean } = {
  'requests.handOver': ({ state }) => state === 'granted',
  'requests.takeBack': ({ state }) => state === 'returning',
  'requests.renew': ({ state }) => state === 'out',
  'requests.decideRenewal': ({ renewal }) => renewal !== null,
}

/** What the reader would do and the policy does not let them. What their part in it never allows is nothing they look for. */
export function whyNot(
  refused: readonly RefusedAct[],
  { request, items }: WholeRequest,
  visit: SignedIn,
): readonly WhyNot[] {
  return refused.flatMap((act) => {
    const isLookedFor = lookedFor[act.operation]
    if (isLookedFor === undefined || (act.code !== 'BLOCKED' && act.code !== 'SEPARATION')) return []
    const about = items.filter((item) => act.items.includes(item.position) && isLookedFor(item))
    if (about.length === 0) return []
    return [{ operation: act.operation, items: about, reasons: reasonsOf(act, request.number, visit) }]
  })
}

/** The refusals of one act, as whoever comes to its address is told. */
export function reasonsAgainst(
  operation: RefusedAct['operation'],
  refused: readonly RefusedAct[],
  request: string,
  visit: SignedIn,
): readonly string[] {
  // What is wrong with an input that nobody typed is no reason.
  const against = refused.filter((act) => act.operation === operation && act.code !== 'INVALID_INPUT')
  return [...new Set(against.flatMap((act) => reasonsOf(act, request, visit)))]
}

function reasonsOf({ code, operation, details }: RefusedAct, request: string, visit: SignedIn): readonly string[] {
  const whole = { ...details, operation, number: request }
  if (code === 'BLOCKED') {
    return eachBlock(whole as CasekeepError<'BLOCKED'>['details'], visit).reasons.map(begun)
  }
  return [errorSentence({ code, details: whole } as unknown as CasekeepError, visit.language, visit.naming.ofHost)]
}

/** A reason that stands alone begins like a sentence. */
const begun = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
