import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import * as z from 'zod'
import type { AnyArchive } from '../../src/archive.ts'
import { type Endpoint, endpointsOf } from './endpoints.ts'
import { isWrittenAsJson, typesOf } from './input.ts'
import { type ProblemCode, problemCodes, problems, problemType } from './problems.ts'
import { type JsonSchema, Schemas } from './schemas.ts'

export interface OpenApiOptions {
  /** Where the handler is mounted, such as `/api/records`. Default: at the root. */
  readonly basePath?: string
  /** Default `casekeep`. */
  readonly title?: string
  /** Version of the document. By default that of the policy, which decides what the operations take. */
  readonly version?: string
  /** Where it is served; `basePath` where left out. */
  readonly servers?: readonly { readonly url: string; readonly description?: string }[]
  /**
   * How clients show who they are, as OpenAPI security schemes by name; any one of them is enough. The host
   * authenticates, so only the host can say.
   * @example { session: { type: 'apiKey', in: 'cookie', name: 'sid' }, token: { type: 'http', scheme: 'bearer' } }
   */
  readonly securitySchemes?: Readonly<Record<string, object>>
}

/**
 * The OpenAPI 3.1 document of an archive: every operation, what it takes and returns, and the problems that it can
 * answer with. Made from the schemas that the archive checks by, so a category added to the policy is in it.
 * @example
 * await writeFile('openapi.json', JSON.stringify(openApiDocument(archive, { basePath: '/api/records' })))
 */
export function openApiDocument(archive: AnyArchive, options: OpenApiOptions = {}): object {
  const { basePath = '', title = 'casekeep', version = archive.policy.version, securitySchemes = {} } = options
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  const schemas = new Schemas()
  const endpoints = endpointsOf(archive)
  for (const code of problemCodes) schemas.name(componentOf(code), problemSchema(code), 'output')
  for (const endpoint of endpoints) registry.registerPath(describe(endpoint, schemas) as unknown as RouteConfig)
  for (const [name, schema] of schemas.components) registry.registerComponent('schemas', name, schema as object)
  const security = Object.entries(securitySchemes).map(([name, scheme]) => {
    registry.registerComponent('securitySchemes', name, scheme as { type: 'http' })
    return { [name]: [] }
  })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title, version, description },
    servers: [...(options.servers ?? [{ url: basePath || '/' }])],
    tags: [...new Set(archive.operations.map((operation) => areaOf({ operation })))].map((name) => ({ name })),
    ...(security.length > 0 && { security }),
  })
}

const description = `Case files, their documents, and their way into the archive.

Days are plain dates (\`YYYY-MM-DD\`) in the policy's time zone, moments are UTC. A list gives \`next\`: send it as \`after\` \
for the page after it. \`version\` is the version you have seen; a command on an older one is refused with \`STALE\`.

Errors are \`application/problem+json\` (RFC 9457): \`code\` and \`details\` are for programs, \`detail\` is for people, in \
their language. What is not there and what you may not know of give the same answer.`

function describe({ operation, id, method, path, inPath, creates, refuses }: Endpoint, schemas: Schemas): object {
  const input = schemas.take(operation.input, 'input')
  const members = Object.entries(input.properties ?? {}) as [string, JsonSchema][]
  const byName = new Map(members)
  const query = operation.kind === 'query' ? members.filter(([name]) => !inPath.includes(name)) : []
  const parameters = [
    ...inPath.map((name) => parameter('path', name, byName.get(name)!, true)),
    ...query.map(([name, schema]) => parameter('query', name, schema, input.required?.includes(name) ?? false)),
  ]
  const success = {
    description: creates ? `The new ${creates.what}` : operation.kind === 'query' ? 'The answer' : 'As it is now',
    ...(creates && { headers: { Location: locationHeader } }),
    content: { 'application/json': { schema: schemas.take(operation.output, 'output') } },
  }
  const body = {
    required: true,
    content: { 'application/json': { schema: withoutMembers(input, inPath) } },
  }
  return {
    method,
    path,
    operationId: id,
    summary: operation.summary,
    tags: [areaOf({ operation })],
    parameters,
    ...(operation.kind === 'command' && { request: { body } }),
    responses: { [creates ? '201' : '200']: success, ...problemResponses(codesOf(operation.kind, refuses)) },
  }
}

const locationHeader = {
  description: 'Where it is, relative to the address of the request',
  required: true,
  schema: { type: 'string', format: 'uri-reference' },
}

function areaOf({ operation }: Pick<Endpoint, 'operation'>): string {
  return operation.name.slice(0, operation.name.indexOf('.'))
}

function parameter(place: 'path' | 'query', name: string, schema: JsonSchema, required: boolean): object {
  const { description, examples, ...rest } = schema
  return {
    name,
    in: place,
    required,
    ...(description !== undefined && { description }),
    ...(isWrittenAsJson(typesOf(schema))
      ? { content: { 'application/json': { schema: rest } } }
      : { schema: { ...rest, ...(examples && { examples }) } }),
  }
}

function withoutMembers(schema: JsonSchema, names: readonly string[]): JsonSchema {
  if (names.length === 0) return schema
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  )
  const required = schema.required?.filter((name) => !names.includes(name)) ?? []
  const { required: _required, ...rest } = schema
  return { ...rest, properties, ...(required.length > 0 && { required }) }
}

const ofEvery: readonly ProblemCode[] = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'INTERNAL',
  'INVALID_POLICY',
  'STORAGE',
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

function codesOf(kind: 'command' | 'query', refuses: readonly ProblemCode[]): readonly ProblemCode[] {
  const all = new Set([...refuses, ...(kind === 'command' ? ofCommands : []), ...ofEvery])
  return problemCodes.filter((code) => all.has(code))
}

function problemResponses(codes: readonly ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => problems[code].status))]
  return Object.fromEntries(
    statuses.map((status) => {
      const same = codes.filter((code) => problems[code].status === status)
      const refs = same.map((code) => ({ $ref: `#/components/schemas/${componentOf(code)}` }))
      const mapping = Object.fromEntries(same.map((code, index) => [code, refs[index]!.$ref]))
      return [
        String(status),
        {
          description: [...new Set(same.map((code) => problems[code].title))].join('; '),
          ...headersOf(same),
          content: {
            'application/problem+json': {
              schema: refs.length === 1 ? refs[0] : { oneOf: refs, discriminator: { propertyName: 'code', mapping } },
            },
          },
        },
      ]
    }),
  )
}

function headersOf(codes: readonly ProblemCode[]): object {
  const schema = { type: 'string' }
  if (codes.includes('UNAUTHENTICATED')) return { headers: { 'WWW-Authenticate': { required: true, schema } } }
  if (!codes.includes('CONTENTION')) return {}
  return { headers: { 'Retry-After': { description: 'Seconds, with `CONTENTION`', schema } } }
}

/** `NOT_FOUND` → `NotFoundProblem`. */
function componentOf(code: ProblemCode): string {
  const words = code.split('_').map((word) => word[0] + word.slice(1).toLowerCase())
  return `${words.join('')}Problem`
}

function problemSchema(code: ProblemCode): z.ZodType {
  const { status, title, details } = problems[code]
  return z.strictObject({
    type: z.literal(problemType(code)),
    title: z.literal(title),
    status: z.literal(status),
    detail: z.string().meta({ description: "For people, in the actor's language" }),
    code: z.literal(code),
    details,
  })
}
