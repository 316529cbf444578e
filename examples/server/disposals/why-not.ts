import { type CasekeepError, type Disposal, errorSentence, type RefusedDisposalAct } from 'casekeep'
import { eachBlock } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import type { WholeDisposal } from './whole.ts'

/** An act that somebody would look for, and why it is not there: a sentence each. */
export interface WhyNotDisposal {
  readonly operation: RefusedDisposalAct['operation']
  readonly reasons: readonly string[]
}

/** In which states somebody looks for an act. In others nobody asks why it is not there. */
const lookedFor: { readonly [O in RefusedDisposalAct['operation']]?: readonly Disposal['state'][] } = {
  'disposals.submit': ['proposed', 'appraising', 'waiting'],
  'disposals.decide': ['approving'],
  'disposals.begin': ['waiting'],
  'disposals.execute': ['executing'],
  'disposals.witness': ['executing'],
  'disposals.certify': ['executing'],
  'disposals.abort': ['executing'],
}

/** What the reader would do and cannot yet. What their part in it never allows is nothing they look for. */
export function whyNotDisposal(
  { disposal, possible }: Pick<WholeDisposal, 'disposal' | 'possible'>,
  visit: SignedIn,
): readonly WhyNotDisposal[] {
  return possible.refused.flatMap((act) => {
    if (!told.has(act.code) || lookedFor[act.operation]?.includes(disposal.state) !== true) return []
    if (act.code === 'SEPARATION' && !holdsAStep(disposal, visit)) return []
    return [{ operation: act.operation, reasons: reasonsOf(act, disposal.number, visit) }]
  })
}
const told: ReadonlySet<string> = new Set(['BLOCKED', 'SEPARATION', 'NOT_READY'])

/** Whoever decides no step of any list does not look for that here. */
function holdsAStep({ steps }: Disposal, { person }: SignedIn): boolean {
  return steps.some(({ role, people }) => people.includes(person.id) || person.roles.includes(role))
}

/** The refusal of one act, as whoever comes to its address is told. */
export function reasonsAgainstDisposal(
  operation: RefusedDisposalAct['operation'],
  refused: readonly RefusedDisposalAct[],
  number: string,
  visit: SignedIn,
): readonly string[] {
  // What is wrong with an input that nobody typed is no reason.
  const against = refused.filter((act) => act.operation === operation && act.code !== 'INVALID_INPUT')
  return [...new Set(against.flatMap((act) => reasonsOf(act, number, visit)))]
}

function reasonsOf({ code, operation, details }: RefusedDisposalAct, number: string, visit: SignedIn) {
  const whole = { ...details, operation, number }
  if (code === 'BLOCKED') {
    return eachBlock(whole as unknown as CasekeepError<'BLOCKED'>['details'], visit).reasons.map(begun)
  }
  return [errorSentence({ code, details: whole } as unknown as CasekeepError, visit.language, visit.naming.ofHost)]
}

/** A reason that stands alone begins like a sentence. */
export const begun = (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
