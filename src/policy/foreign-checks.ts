import type * as z from 'zod'
import { isOwnCheck } from '../own-checks.ts'
import { oncePerPolicy } from './once.ts'

/**
 * Whether the fields of a policy's categories hold code that is not this library's: nobody knows whether it answers
 * with a promise. A schema without such code can be run in the quicker of zod's two ways.
 */
export const holdsForeignChecks = oncePerPolicy((policy) =>
  Object.values(policy.categories).some(({ fields }) => isForeign(fields, new Set())),
)

/** What zod calls and does not wait for: words for a fault, how a text is trimmed, and whether a check is for a value. */
const neverAwaited: readonly string[] = ['error', 'tx', 'when']

function isForeign(part: unknown, seen: Set<unknown>): boolean {
  if (typeof part === 'function' && !('_zod' in part)) return !isOwnCheck(part)
  if (typeof part !== 'object' || part === null || seen.has(part)) return false
  seen.add(part)
  if (Array.isArray(part)) return part.some((each) => isForeign(each, seen))
  const { def } = '_zod' in part ? (part as z.core.$ZodTypes)._zod : { def: part }
  // Written as `check` and not as `refine`, it is not in the definition.
  if ('check' in def && def.check === 'custom' && !('fn' in def && typeof def.fn === 'function')) return true
  return Object.entries(def).some(([name, value]) => !neverAwaited.includes(name) && isForeign(value, seen))
}
