import type * as z from 'zod'
import type { PolicyFault } from '../errors.ts'

/** A fault whose path is not yet written out. */
export interface FoundFault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What a schema finds wrong with a value: each unknown key and each wrong part under a path of its own. */
export function faultsBy(schema: z.ZodType, value: unknown): FoundFault[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.flatMap(toFaults)
}

/** Faults as the error carries them, below a path; `whole` names the value itself where that has no path. */
export function written(faults: readonly FoundFault[], base: readonly PropertyKey[], whole: string): PolicyFault[] {
  return faults.map(({ path, message }) => ({ path: [...base, ...path].map(String).join('.') || whole, message }))
}

/** A copy in which the faulty parts are `undefined`, so that the rest can be looked at all the same. */
export function withoutFaulty(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0) return value
  if (paths.some((path) => path.length === 0) || typeof value !== 'object' || value === null) return undefined
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<PropertyKey, unknown>
  for (const key of new Set(paths.map((path) => path[0]!))) {
    copy[key] = withoutFaulty(
      copy[key],
      paths.filter((path) => path[0] === key).map((path) => path.slice(1)),
    )
  }
  return copy
}

function toFaults(issue: z.core.$ZodIssue): FoundFault[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is not a known key' }))
  }
  if (issue.code === 'invalid_union') {
    // A branch that the value fits as a whole, if not in all parts, says most; else the union has words of its own.
    const nearest = issue.errors
      .filter((errors) => errors.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
      .sort((a, b) => a.length - b.length)[0]
    if (nearest !== undefined) {
      return nearest.flatMap(toFaults).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
    }
  }
  return [{ path, message: issue.message }]
}
