import { isCasekeepError, type RequestStep } from 'casekeep'
import type { Office } from '../office.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** How far a request comes before its story ends; `over` is all the way. */
export type Stage =
  | 'asked'
  | 'headApproved'
  | 'toLeadership'
  | 'granted'
  | 'offered'
  | 'out'
  | 'renewal'
  | 'givenBack'
  | 'lost'
  | 'over'

/** What every part of a story needs. */
export interface Scene {
  readonly office: Office
  readonly time: Timeline
  readonly random: Random
  /** Who asks. */
  readonly who: string
  readonly stage: Stage
}

export const hourOf = (random: Random) => random.between(0, 3)

/** Who decides a step. */
export function approverOf({ role, department }: RequestStep, office: Office): string {
  switch (role) {
    case 'archiveHead':
      return 'li.kuohua'
    case 'departmentHead':
      return office.head(department ?? '') ?? 'chang.juilin'
    case 'seniorLeadership':
      return 'kao.minghsien'
    default:
      return 'chang.juilin'
  }
}

/** Who stands at the desk of the archive: never the one who asks. */
export function archivistFor(who: string): string {
  return who === 'lin.hsiuying' ? 'li.kuohua' : 'lin.hsiuying'
}

/** Does something that the library may not allow now; whether it was allowed. */
export async function allowed(act: () => Promise<unknown>): Promise<boolean> {
  return (await ifAllowed(async () => [await act()])) !== null
}

/** What it came to; null where it was not allowed. */
export async function ifAllowed<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act()
  } catch (error) {
    // It lapsed meanwhile, somebody else has it, it is on hold, or its time is over.
    if (isCasekeepError(error) && ['BLOCKED', 'NOT_READY', 'ILLEGAL'].includes(error.code)) return null
    throw error
  }
}
