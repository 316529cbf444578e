import type { Agreement, PlainDate } from 'casekeep'
import { addDays } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'

/** How an agreement stands: what ends soon is in force. */
export type Standing = 'inForce' | 'endsSoon' | 'over' | 'ended'

export const standingWords = {
  inForce: 'agreementInForce',
  endsSoon: 'agreementEndsSoon',
  over: 'agreementOver',
  ended: 'agreementEnded',
} as const satisfies Readonly<Record<Standing, WordKey>>

/** So many days before its end it is time to sign another one. */
const soon = 30

export function standingOf({ until, ended }: Pick<Agreement, 'until' | 'ended'>, today: PlainDate): Standing {
  if (ended !== null) return 'ended'
  if (until === null) return 'inForce'
  if (until < today) return 'over'
  return until <= addDays(today, soon) ? 'endsSoon' : 'inForce'
}

export function isHeld(agreement: Agreement, today: PlainDate): boolean {
  const standing = standingOf(agreement, today)
  return standing === 'inForce' || standing === 'endsSoon'
}

/** All that somebody signed, the newest first. */
export async function agreementsOf({ desk }: SignedIn, person: string): Promise<readonly Agreement[]> {
  const all = await gatherAll((after) => desk.agreements.list({ person, after, limit: 200 }))
  return [...all].sort((one, other) => other.signed.localeCompare(one.signed))
}
