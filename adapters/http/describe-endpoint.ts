import type { Policy } from '../../src/policy/policy.ts'
import type { Endpoint } from './endpoints.ts'
import { exampleOf } from './examples.ts'
import { describeInput } from './forms.ts'
import { isWrittenAsJson, typesOf } from './input.ts'
import { answeredHeader, sentHeader } from './known-headers.ts'
import { operationTexts } from './operation-texts.ts'
import { guardedBy } from './preconditions.ts'
import { codesOf, problemResponses } from './problem-responses.ts'
import type { RecordedExample } from './recorded-example.ts'
import { hasMember, type JsonSchema, type Schemas } from './schemas.ts'
import { areaOf, things } from './things.ts'
import { ruleOf, whoMay } from './who-may.ts'

/** One operation at one path, as OpenAPI has it. */
export function describeEndpoint(endpoint: Endpoint, policy: Policy, schemas: Schemas): object {
  const { operation, id, method, path, inPath, creates, refuses } = endpoint
  const { name, kind } = operation
  const input = describeInput(name, schemas.take(operation.input, 'input'), policy, schemas)
  const output = schemas.take(operation.output, 'output')
  const example = exampleOf(endpoint, policy)
  const shows = showsVersion(endpoint, output, schemas)
  const guards = kind === 'command' && guardedBy(inPath, hasMember(input, 'version')) !== null
  const matches = guards || (kind === 'query' && shows)
  const named = kind === 'command' && hasMember(input, 'idempotencyKey')
  const rule = ruleOf(name)
  return {
    method,
    path,
    operationId: id,
    summary: operation.summary,
    description: `${operationTexts[name].en}\n\nWho may: ${whoMay(name, policy, 'en')}.`,
    tags: [areaOf(name)],
    ...(rule !== null && { 'x-who-may': { relations: rule.may, clause: rule.clause } }),
    parameters: [
      ...memberParameters(endpoint, input, example),
      ...(matches ? [sentHeader('If-Match')] : []),
      ...(matches && kind === 'query' ? [sentHeader('If-None-Match')] : []),
      ...(named ? [sentHeader('Idempotency-Key')] : []),
      sentHeader('Accept-Language'),
    ],
    ...(kind === 'command' && {
      request: {
        body: {
          required: true,
          content: json(withoutMembers(input, inPath), example === null ? null : membersBut(example.input, inPath)),
        },
      },
    }),
    responses: {
      [creates ? '201' : '200']: {
        description: creates ? `The new ${creates.what}` : kind === 'query' ? 'The answer' : 'As it is now',
        headers: {
          ...(creates && { Location: answeredHeader('Location') }),
          ...(shows && { ETag: answeredHeader('ETag') }),
          ...(isList(input, output) && { Link: answeredHeader('Link') }),
        },
        content: json(output, example === null ? null : example.answer),
      },
      ...(matches &&
        kind === 'query' && {
          304: { description: 'Nothing has changed that you may see', headers: { ETag: answeredHeader('ETag') } },
        }),
      ...problemResponses(codesOf({ kind, refuses, named, matches })),
    },
  }
}

/** Whether its answer shows a thing with its version: of queries the one that answers the thing, of commands any. */
function showsVersion({ operation }: Endpoint, output: JsonSchema, schemas: Schemas): boolean {
  const thing = things[areaOf(operation.name)]
  if (thing === null || (operation.kind === 'query' && thing.at !== operation.name)) return false
  const shown = output.properties?.[thing.name]
  return typeof shown === 'object' && schemas.hasMember(shown, 'version') && schemas.hasMember(shown, 'number')
}

function isList(input: JsonSchema, output: JsonSchema): boolean {
  return hasMember(input, 'after') && hasMember(output, 'next')
}

/** The members of an input that stand in the path or in the query. */
function memberParameters(
  { operation, inPath }: Endpoint,
  input: JsonSchema,
  example: RecordedExample | null,
): readonly object[] {
  const members = Object.entries(input.properties ?? {}) as [string, JsonSchema][]
  const inQuery = operation.kind === 'query' ? members.filter(([name]) => !inPath.includes(name)) : []
  const given = (name: string) => example?.input[name]
  return [
    ...inPath.map((name) => parameter('path', name, Object.fromEntries(members)[name]!, true, given(name))),
    ...inQuery.map(([name, schema]) =>
      parameter('query', name, schema, input.required?.includes(name) ?? false, given(name)),
    ),
  ]
}

function parameter(
  place: 'path' | 'query',
  name: string,
  schema: JsonSchema,
  required: boolean,
  example: unknown,
): object {
  const { description, examples, ...rest } = schema
  const shown = example === undefined ? {} : { example }
  return {
    name,
    in: place,
    required,
    ...(description !== undefined && { description }),
    ...(isWrittenAsJson(typesOf(schema))
      ? { content: { 'application/json': { schema: rest, ...shown } } }
      : { schema: { ...rest, ...(examples && { examples }) }, ...shown }),
  }
}

function json(schema: JsonSchema, example: unknown): object {
  return { 'application/json': { schema, ...(example !== null && { example }) } }
}

function membersBut(input: RecordedExample['input'], names: readonly string[]): object {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))
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
