import { CasekeepError, type InputIssue } from '../../src/errors.ts'
import type { JsonSchema } from './schemas.ts'

/*
 * The input of an operation, put together from where HTTP carries it. Nothing is validated here but what only HTTP can
 * get wrong: the archive checks the whole, once.
 */

type Parameters = Readonly<Record<string, string>>
type Input = Readonly<Record<string, unknown>>

/** A body, with the path's parameters among its members, each as the type that the operation's schema gives it. */
export function inputOfBody(body: unknown, schema: JsonSchema, inPath: Parameters): Input {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuse({ path: [], rule: 'type', message: 'must be object', accepted: ['object'] })
  }
  return withPath(Object.entries(body), schema, inPath)
}

/** A query string, each parameter as the type that the operation's schema gives it, with the path's parameters. */
export function inputOfQuery(query: URLSearchParams, schema: JsonSchema, inPath: Parameters): Input {
  const names = [...query.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) refuse({ path: [twice], rule: 'twice', message: 'is given twice' })
  return withPath(readMembers([...query], schema), schema, inPath)
}

function readMembers(texts: readonly [string, string][], schema: JsonSchema): readonly [string, unknown][] {
  return texts.map(([name, text]) => {
    const property = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined
    return [name, typeof property === 'object' ? readAs(text, typesOf(property)) : text]
  })
}

/** `fromEntries`, because a member named `__proto__` must stay a member: the archive refuses it. */
function withPath(members: readonly (readonly [string, unknown])[], schema: JsonSchema, inPath: Parameters): Input {
  const again = members.filter(([name]) => Object.hasOwn(inPath, name))
  if (again.length > 0) {
    refuse(...again.map(([name]) => ({ path: [name], rule: 'unknown_key', message: 'is given by the path' })))
  }
  return Object.fromEntries([...members, ...readMembers(Object.entries(inPath), schema)])
}

/** The JSON types that a schema allows. */
export function typesOf(schema: JsonSchema): readonly string[] {
  const of = (part: unknown) => (typeof part === 'object' && part !== null ? typesOf(part as JsonSchema) : [])
  return [schema.type ?? [], ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].map(of)]
    .flat()
    .map(String)
}

/** Whether a parameter of these types is written as JSON. */
export function isWrittenAsJson(types: readonly string[]): boolean {
  return !types.includes('string') && (types.includes('array') || types.includes('object'))
}

/** What cannot be read as its type stays text, which the archive refuses by name. */
function readAs(text: string, types: readonly string[]): unknown {
  if (types.includes('string')) return text
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if ((types.includes('integer') || types.includes('number')) && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) {
    return Number(text)
  }
  if (!isWrittenAsJson(types)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function refuse(...issues: readonly InputIssue[]): never {
  throw new CasekeepError('INVALID_INPUT', { issues })
}
