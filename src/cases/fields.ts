import type { Context } from '../engine/context.ts'
import { invalid, parseInput } from '../engine/parse.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Json } from '../storage.ts'

/** Refuses fields above the actor's clearance: who may not know them may not set them either (P8.2). */
export function checkRestricted(
  fields: Readonly<Record<string, unknown>>,
  category: ResolvedCategory,
  { operation, actor, policy }: Context,
): void {
  for (const name of Object.keys(fields)) {
    const level = category.restricted[name] ?? 0
    if (level > actor.clearance) {
      const because = { reason: 'clearance', of: 'field', field: name, level: policy.levels[level]! } as const
      refuse('FORBIDDEN', { operation, clause: 'P8.2', ...because })
    }
  }
}

/** The fields of a case with some of them changed, checked whole by their category; null takes a field out. */
export function mergeFields(known: Json, patch: Readonly<Record<string, unknown>>, category: ResolvedCategory): Json {
  const fields: Record<string, unknown> = { ...(known as object) }
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(category.fields.shape, name)) {
      invalid(['fields', name], 'unknown_key', 'is not a known key', Object.keys(category.fields.shape))
    }
    if (value === null) delete fields[name]
    else fields[name] = value
  }
  try {
    return parseInput(category.fields, fields) as Json
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
    return refuse('INVALID_INPUT', {
      issues: error.details.issues.map((issue) => ({ ...issue, path: ['fields', ...issue.path] })),
    })
  }
}
