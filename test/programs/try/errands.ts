import type { Step } from './clock.ts'
import type { Filled } from './policy.ts'

/** What becomes of a request to borrow, in turn. */
export const loanManners = [
  'returned',
  'stillOut',
  'renewed',
  'overdue',
  'rejected',
  'described',
  'inPart',
  'lost',
  'recalled',
  'notFetched',
] as const
/** What becomes of a request to consult, in turn. */
export const readingManners = [
  'returned',
  'onScreen',
  'described',
  'rejected',
  'copied',
  'notGivenBack',
  'undecided',
  'nothingFound',
  'withdrawn',
  'inPart',
] as const
export type Manner = (typeof loanManners)[number] | (typeof readingManners)[number]

/** Somebody's way to some documents: who asks for what, and what becomes of it. */
export interface Errand {
  /** By which it is known again: made of what never changes once it is archived. */
  readonly name: string
  readonly kind: 'loan' | 'consultation'
  readonly manner: Manner
  /** The category of the case, and the number of the case within it. */
  readonly category: Filled
  readonly sequence: number
  readonly title: string
  /** One or two documents of the case. */
  readonly documents: readonly string[]
  /** Who took the first order that the case tells of; null where it tells of none. */
  readonly taker: string | null
}

/** Acts come in the order of their days; what is asked late goes its way on later days. */
export function stepsOf({
  manner,
}: Pick<Errand, 'manner'>): Readonly<Record<'ask' | 'head' | 'chief' | 'handOver', Step>> {
  return manner === 'stillOut' || manner === 'onScreen'
    ? { ask: 'askLate', head: 'headLate', chief: 'chiefLate', handOver: 'handOverLate' }
    : { ask: 'ask', head: 'head', chief: 'chief', handOver: 'handOver' }
}
