import * as z from 'zod'
import { answeredHeader } from './known-headers.ts'
import { type ProblemCode, problemCodes, problems, problemType } from './problems.ts'
import { recordedProblems } from './recorded-examples.ts'
import { reference, type Schemas } from './schemas.ts'

/** The schemas of the problems that operations answer with. */
export function nameProblems(schemas: Schemas): void {
  for (const code of problemCodes) {
    const example = recordedProblems[code]
    const schema = schemas.take(problemSchema(code), 'output')
    schemas.components.set(componentOf(code), { ...schema, ...(example !== undefined && { examples: [example] }) })
  }
}

function problemSchema(code: ProblemCode): z.ZodType {
  const { status, details } = problems[code]
  return z.strictObject({
    type: z.literal(problemType(code)),
    title: z.string().meta({ description: 'The kind of problem, for people' }),
    status: z.literal(status),
    detail: z.string().meta({ description: 'What happened, for people' }),
    code: z.literal(code),
    details,
  })
}

/** `NOT_FOUND` → `NotFoundProblem`. */
function componentOf(code: ProblemCode): string {
  const words = code.split('_').map((word) => word[0] + word.slice(1).toLowerCase())
  return `${words.join('')}Problem`
}

/** Codes that every operation can answer with. */
const ofEvery: readonly ProblemCode[] = [
  'INVALID_INPUT',
  'INVALID_HEADER',
  'UNAUTHENTICATED',
  'INTERNAL',
  'INVALID_POLICY',
  'STORAGE',
  'DIRECTORY_FAILED',
  'UNREADABLE',
  'WRONG_KEYRING',
  'KEYS_FAILED',
  'SCHEMA_MISSING',
  'SCHEMA_BEHIND',
  'SCHEMA_AHEAD',
]
const ofCommands: readonly ProblemCode[] = [
  'MALFORMED_JSON',
  'UNSUPPORTED_MEDIA_TYPE',
  'TOO_LARGE',
  'FORBIDDEN',
  'CONTENTION',
  'POLICY_CHANGED',
]

/** What an operation does that some codes follow from. */
interface Doing {
  readonly kind: 'command' | 'query'
  readonly refuses: readonly ProblemCode[]
  /** It takes an idempotency key. */
  readonly named: boolean
  /** It looks at `If-Match`. */
  readonly matches: boolean
}

/** The codes that an operation can answer with, in the order of the table. */
export function codesOf({ kind, refuses, named, matches }: Doing): readonly ProblemCode[] {
  const all = new Set<ProblemCode>([...refuses, ...(kind === 'command' ? ofCommands : []), ...ofEvery])
  if (named) all.add('IDEMPOTENCY_KEY_REUSED')
  if (matches) all.add('PRECONDITION_FAILED')
  return problemCodes.filter((code) => all.has(code))
}

/** The responses of an operation that are problems, and those that no operation has a code for. */
export function problemResponses(codes: readonly ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => problems[code].status))]
  return {
    ...Object.fromEntries(
      statuses.map((status) => {
        const same = codes.filter((code) => problems[code].status === status)
        return [String(status), problemResponse(titlesOf(same), same)]
      }),
    ),
    default: problemResponse('What no operation is at, or what the host’s own transaction met', otherwise),
  }
}
const otherwise: readonly ProblemCode[] = ['NO_SUCH_ROUTE', 'METHOD_NOT_ALLOWED', 'CONFLICT']

function titlesOf(codes: readonly ProblemCode[]): string {
  return [...new Set(codes.map((code) => problems[code].title.en))].join('; ')
}

function problemResponse(description: string, codes: readonly ProblemCode[]): object {
  const refs = codes.map((code) => reference(componentOf(code)))
  const mapping = Object.fromEntries(codes.map((code, index) => [code, refs[index]!.$ref]))
  return {
    description,
    headers: {
      'Content-Language': answeredHeader('Content-Language'),
      ...(codes.includes('UNAUTHENTICATED') && { 'WWW-Authenticate': answeredHeader('WWW-Authenticate') }),
      ...(codes.includes('CONTENTION') && { 'Retry-After': answeredHeader('Retry-After') }),
      ...(codes.includes('PRECONDITION_FAILED') && { ETag: answeredHeader('ETag') }),
    },
    content: {
      'application/problem+json': {
        schema: refs.length === 1 ? refs[0] : { oneOf: refs, discriminator: { propertyName: 'code', mapping } },
      },
    },
  }
}
