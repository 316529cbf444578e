import type * as z from 'zod'
import { type InputIssue, refuse } from '../errors.ts'

const maxDepth = 32
const maxNodes = 200_000

/**
 * Parses an input, or refuses it with all that is wrong.
 * @throws {CasekeepError} `INVALID_INPUT`
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const strange = findStrange(input)
  if (strange !== null) refuse('INVALID_INPUT', { issues: [strange] })
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  return refuse('INVALID_INPUT', { issues: parsed.error.issues.flatMap(toIssues) })
}

/** An issue of a rule that needs facts, for the same error that parsing gives. */
export function invalid(path: InputIssue['path'], rule: string, message: string, accepted?: readonly string[]): never {
  return refuse('INVALID_INPUT', { issues: [{ path, rule, message, ...(accepted && { accepted }) }] })
}

function toIssues(issue: z.core.$ZodIssue): InputIssue[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const one = (rule: string, message: string, accepted?: readonly string[]): InputIssue[] => [
    { path, rule, message, ...(accepted && { accepted }) },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], rule: 'unknown_key', message: 'is not a known key' }))
    case 'invalid_type':
      return issue.input === undefined
        ? one('required', `is required: ${issue.expected}`)
        : one('type', `must be ${issue.expected}`, [issue.expected])
    case 'invalid_value':
      return one('choice', 'is not one of the possible values', issue.values.map(String))
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const options = (issue as { options?: readonly unknown[] }).options
        return one('choice', 'is not one of the possible values', options?.map(String))
      }
      // Of a union without a discriminator, the branch that came furthest says most.
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
      return nearest.flatMap((inner) =>
        toIssues({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue),
      )
    }
    case 'too_big':
      return one('too_big', issue.message, [`at most ${issue.maximum}`])
    case 'too_small':
      return one('too_small', issue.message, [`at least ${issue.minimum}`])
    case 'custom':
      return one(
        typeof issue.params?.rule === 'string' ? issue.params.rule : 'rule',
        issue.message,
        issue.params?.accepted as readonly string[] | undefined,
      )
    default:
      return one(issue.code === 'invalid_format' ? 'format' : issue.code, issue.message)
  }
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

/** What no schema should have to meet: prototypes, cycles, endless depth, values that are not data. */
function findStrange(input: unknown): InputIssue | null {
  let nodes = 0
  const visit = (value: unknown, path: readonly (string | number)[]): InputIssue | null => {
    if (++nodes > maxNodes) return { path: [], rule: 'too_big', message: 'holds too much' }
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
      return { path, rule: 'type', message: `must be data, not a ${typeof value}` }
    }
    if (typeof value !== 'object' || value === null) return null
    if (path.length >= maxDepth) return { path, rule: 'too_deep', message: `is nested more than ${maxDepth} deep` }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const found = visit(value[index], [...path, index])
        if (found !== null) return found
      }
      return null
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) {
      return { path, rule: 'type', message: 'must be a plain object' }
    }
    for (const key of Object.keys(value)) {
      if (key === '__proto__') return { path: [...path, key], rule: 'unknown_key', message: 'is not a known key' }
      const found = visit((value as Record<string, unknown>)[key], [...path, key])
      if (found !== null) return found
    }
    return null
  }
  return visit(input, [])
}
