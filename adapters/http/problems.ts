import * as z from 'zod'
import type { ErrorCode, ErrorDetails } from '../../src/errors.ts'

/** What HTTP itself refuses, before the archive is asked or after it failed. */
export interface TransportDetails {
  MALFORMED_JSON: Nothing
  UNSUPPORTED_MEDIA_TYPE: { readonly accepted: readonly string[] }
  TOO_LARGE: { readonly limit: number }
  NO_SUCH_ROUTE: Nothing
  METHOD_NOT_ALLOWED: { readonly allowed: readonly string[] }
  INTERNAL: Nothing
}
type Nothing = Readonly<Record<never, never>>

/** One thing wrong with an input, as clients get it. */
export interface InputError {
  readonly path: readonly (string | number)[]
  /** The same as a JSON pointer (RFC 6901) into the operation's input; empty for the whole of it. */
  readonly pointer: string
  readonly rule: string
  /** In the actor's language. */
  readonly message: string
  readonly accepted?: readonly string[] | undefined
}

/** Faults of the host or its database: clients get the code and a sentence, `onError` gets the rest. */
type Hidden =
  | 'INVALID_POLICY'
  | 'POLICY_CHANGED'
  | 'SCHEMA_MISSING'
  | 'SCHEMA_BEHIND'
  | 'SCHEMA_AHEAD'
  | 'STORAGE'
  | 'UNAUTHENTICATED'
type Shown<C extends ErrorCode> = C extends 'INVALID_INPUT'
  ? { readonly errors: readonly InputError[] }
  : C extends Hidden
    ? Nothing
    : ErrorDetails[C]

/** What a problem says as data, by code. */
export type ProblemDetails = { readonly [C in ErrorCode]: Shown<C> } & TransportDetails
/** Every code of a problem: those of the library, and a few of HTTP's own. */
export type ProblemCode = ErrorCode | keyof TransportDetails

interface Kind<Details> {
  readonly status: number
  /** In English and the same for every problem of a code; `detail` speaks the actor's language. */
  readonly title: string
  readonly details: z.ZodType<Details>
}

const nothing = z.strictObject({})
const texts = z.array(z.string())
const numbered = { what: z.string(), number: z.string() }
const inputError = z
  .strictObject({
    path: z.array(z.union([z.string(), z.int()])),
    pointer: z.string().meta({ description: "JSON pointer into the operation's input; empty for the whole of it" }),
    rule: z.string().meta({ description: 'The rule that was broken, in a short stable word' }),
    message: z.string().meta({ description: "What is wrong, in the actor's language" }),
    accepted: texts.optional().meta({ description: 'What would be accepted, where that can be listed' }),
  })
  .meta({ id: 'InputError' })

/** The one table of problems: a code without a status, a title and the form of its details does not compile. */
export const problems: { readonly [C in ProblemCode]: Kind<ProblemDetails[C]> } = {
  INVALID_INPUT: {
    status: 422,
    title: 'The input breaks a rule',
    details: z.strictObject({ errors: z.array(inputError) }),
  },
  NOT_FOUND: { status: 404, title: 'Not found', details: z.strictObject(numbered) },
  FORBIDDEN: {
    status: 403,
    title: 'Not allowed',
    details: z.strictObject({ operation: z.string(), clause: z.string(), reason: z.string() }),
  },
  WRONG_DEPARTMENT: {
    status: 422,
    title: 'The department cannot be responsible',
    details: z.strictObject({ department: z.string(), accepted: texts }),
  },
  SEPARATION: {
    status: 403,
    title: 'Never one person',
    details: z.strictObject({ pair: z.string(), clause: z.string() }),
  },
  ILLEGAL: {
    status: 409,
    title: 'Not possible in this state',
    details: z.strictObject({ ...numbered, state: z.string(), event: z.string(), legal: texts }),
  },
  NOT_READY: {
    status: 409,
    title: 'Something must be done first',
    details: z.strictObject({ ...numbered, lacks: texts }),
  },
  STALE: {
    status: 412,
    title: 'Changed since it was read',
    details: z.strictObject({ ...numbered, given: z.int(), current: z.int() }),
  },
  DUPLICATE: {
    status: 409,
    title: 'In the case already',
    details: z.strictObject({ duplicates: z.array(z.strictObject({ index: z.int(), of: z.string() })) }),
  },
  NUMBERS_EXHAUSTED: {
    status: 409,
    title: 'No number is left',
    details: z.strictObject({ series: z.string(), last: z.string() }),
  },
  CALENDAR_UNPUBLISHED: {
    status: 503,
    title: 'The working days of a year are not published',
    details: z.strictObject({ year: z.int(), published: z.array(z.int()) }),
  },
  INVALID_POLICY: { status: 500, title: 'The policy cannot be run', details: nothing },
  POLICY_CHANGED: { status: 500, title: 'The policy needs a new version', details: nothing },
  CONFLICT: {
    status: 409,
    title: 'Somebody else was first',
    details: z.strictObject({ table: z.string(), because: z.enum(['taken', 'changed']) }),
  },
  CONTENTION: { status: 503, title: 'Too many at once', details: z.strictObject({ attempts: z.int() }) },
  SCHEMA_MISSING: { status: 503, title: 'The database is not ready', details: nothing },
  SCHEMA_BEHIND: { status: 503, title: 'The database is not ready', details: nothing },
  SCHEMA_AHEAD: { status: 503, title: 'The database is not ready', details: nothing },
  STORAGE: { status: 503, title: 'The database failed', details: nothing },
  UNAUTHENTICATED: { status: 401, title: 'Not signed in', details: nothing },
  MALFORMED_JSON: { status: 400, title: 'The body is not JSON', details: nothing },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is of another type',
    details: z.strictObject({ accepted: texts }),
  },
  TOO_LARGE: { status: 413, title: 'The body is too large', details: z.strictObject({ limit: z.int() }) },
  NO_SUCH_ROUTE: { status: 404, title: 'No such address', details: nothing },
  METHOD_NOT_ALLOWED: { status: 405, title: 'No such method here', details: z.strictObject({ allowed: texts }) },
  INTERNAL: { status: 500, title: 'Something went wrong', details: nothing },
}

/** Every code, in the order of the table. */
export const problemCodes = Object.keys(problems) as readonly ProblemCode[]

/**
 * The `type` of a problem: a tag URI (RFC 4151), which names a kind of problem for ever and is not an address.
 * @example
 * problemType('NOT_FOUND') // 'tag:casekeep,2026:problem/not-found'
 */
export function problemType(code: ProblemCode): string {
  return `tag:casekeep,2026:problem/${code.toLowerCase().replaceAll('_', '-')}`
}
