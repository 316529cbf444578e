import { isCasekeepError } from '../../src/errors.ts'

/** What an act was refused with: code and details; the error itself if it is not casekeep's. */
export function refusal(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return isCasekeepError(error) ? { code: error.code, details: error.details } : error
  }
  return 'not refused'
}

/** INVALID_INPUT with one issue of this rule; written out, because matchers do not cross processes. */
export function invalidRule(act: () => unknown): string | unknown {
  const refused = refusal(act) as { code?: string; details?: { issues?: { rule: string }[] } }
  return refused.code === 'INVALID_INPUT' ? refused.details?.issues?.map((issue) => issue.rule).join() : refused
}
