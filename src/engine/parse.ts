import type * as z from 'zod'
import { type InputIssue, isCasekeepError, refuse } from '../errors.ts'
import { type Ran, runSchema } from '../policy/run-schema.ts'

const maxDepth = 32
const maxNodes = 200_000

/**
 * Parses an input, or refuses it with all that is wrong. What it returns shares nothing with the input: it is a copy,
 * read once, of what JSON could hold, so that neither getters nor later changes make it another. `foreign`: the schema
 * may hold checks that are not this library's.
 * @throws {CasekeepError} `INVALID_INPUT`; `INVALID_POLICY` for a field whose check answers with a promise
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, foreign = true): T {
  return parsePlain(schema, plainCopy(input), foreign)
}

/** As {@link parseInput}, for what {@link plainCopy} gave. */
export function parsePlain<T>(schema: z.ZodType<T>, data: unknown, foreign: boolean): T {
  const { value, issues } = check(schema, data, foreign)
  return issues.length === 0 ? value : refuse('INVALID_INPUT', { issues })
}

/**
 * What a schema finds wrong with an input, as {@link parseInput} would refuse it: for whoever shows it before anything
 * is sent. Empty where nothing is.
 * @throws {CasekeepError} `INVALID_INPUT` for what is no plain data, `INVALID_POLICY` as {@link parseInput}
 * @example
 * const collect = archive.operations.find(({ name }) => name === 'batches.collect')!
 * inputIssues(collect.input, { case: 'KH0001', documents: [] }) // [{ path: ['documents'], rule: 'required', … }]
 */
export function inputIssues(schema: z.ZodType, input: unknown): readonly InputIssue[] {
  return check(schema, plainCopy(input), true).issues
}

interface Checked<T> {
  readonly value: T
  readonly issues: readonly InputIssue[]
}

/** The checks of a category's fields are the host's own code, which can fail. */
function check<T>(schema: z.ZodType<T>, data: unknown, foreign: boolean): Checked<T> {
  let ran: Ran<T> | null
  try {
    ran = runSchema(schema, data, foreign)
  } catch (cause) {
    if (isCasekeepError(cause)) throw cause
    const issues = [{ path: [], rule: 'check', message: 'could not be checked: a check of the policy failed on it' }]
    return refuse('INVALID_INPUT', { issues }, { cause })
  }
  if (ran !== null) return { value: ran.value, issues: ran.issues.flatMap(toIssues) }
  const faults = [{ path: 'categories', message: 'a check of a field is asynchronous: input is checked at once' }]
  return refuse('INVALID_POLICY', { faults })
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
        ? one('required', 'is required')
        : one('type', `must be ${expected[issue.expected] ?? issue.expected}`, [issue.expected])
    case 'invalid_value':
      return one('choice', 'is not one of the possible values', issue.values.map(String))
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const options = (issue as { options?: readonly unknown[] }).options
        return one('choice', 'is not one of the possible values', options?.map(String))
      }
      if (issue.input === undefined) return one('required', 'is required')
      // Of a union without a discriminator, the branch that came furthest says most.
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
      return nearest.flatMap((inner) =>
        toIssues({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue),
      )
    }
    case 'too_big':
      return one('too_big', said(issue, bound(issue.origin, `at most ${issue.maximum}`)), [`at most ${issue.maximum}`])
    case 'too_small':
      // An empty text or list where something has to be is no matter of size.
      if (issue.minimum === 1 && (issue.origin === 'string' || issue.origin === 'array')) {
        return one('required', 'is required')
      }
      return one('too_small', said(issue, bound(issue.origin, `at least ${issue.minimum}`)), [
        `at least ${issue.minimum}`,
      ])
    case 'custom':
      return one(
        typeof issue.params?.rule === 'string' ? issue.params.rule : 'rule',
        issue.message,
        issue.params?.accepted as readonly string[] | undefined,
      )
    case 'invalid_format':
      return one('format', said(issue, 'is not well-formed'))
    case 'not_multiple_of':
      return one('not_multiple_of', said(issue, `must be a multiple of ${issue.divisor}`))
    default:
      return one(issue.code, said(issue, 'holds something that is not well-formed'))
  }
}

/** What a schema calls its types, in words. */
const expected: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  date: 'a date',
}

/** What zod says of its own accord is for programmers; a message that a category was given stays. */
function said(issue: z.core.$ZodIssue, inOurWords: string): string {
  return /^(Too (big|small)|Invalid)\b/.test(issue.message) ? inOurWords : issue.message
}

function bound(origin: string, limit: string): string {
  if (origin === 'string') return `must have ${limit} characters`
  return origin === 'array' || origin === 'set' || origin === 'map' ? `must have ${limit} entries` : `must be ${limit}`
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

/**
 * Copies what JSON could hold, and refuses what no schema should have to meet: prototypes, cycles, endless depth,
 * holes, values that are not data, and whatever fails when it is read.
 */
export function plainCopy(input: unknown): unknown {
  let nodes = 0
  /** Where the copy is: one list for all, since only a fault asks for it. */
  const path: (string | number)[] = []
  let strange: InputIssue | undefined
  const stop = (issue: InputIssue): never => {
    strange = issue
    throw issue
  }
  const here = (rule: string, message: string) => stop({ path: [...path], rule, message })
  const copy = (value: unknown): unknown => {
    if (++nodes > maxNodes) stop({ path: [], rule: 'too_big', message: 'holds too much' })
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      here('type', `must be data, not a ${typeof value}`)
    if (typeof value === 'number' && !Number.isFinite(value)) here('type', 'must be a finite number')
    if (typeof value !== 'object' || value === null) return value
    if (path.length >= maxDepth) here('too_deep', `is nested more than ${maxDepth} deep`)
    if (Array.isArray(value)) {
      const items: unknown[] = []
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        const item: unknown = value[index]
        if (item === undefined) here('required', 'is required: a list has no holes')
        items.push(copy(item))
        path.pop()
      }
      return items
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) here('type', 'must be a plain object')
    const members: Record<string, unknown> = {}
    for (const key of Object.keys(value)) {
      path.push(key)
      if (key === '__proto__') here('unknown_key', 'is not a known key')
      members[key] = copy((value as Record<string, unknown>)[key])
      path.pop()
    }
    return members
  }
  try {
    return copy(input)
  } catch (cause) {
    if (strange !== undefined) return refuse('INVALID_INPUT', { issues: [strange] })
    return refuse('INVALID_INPUT', { issues: [{ path, rule: 'type', message: 'cannot be read' }] }, { cause })
  }
}
