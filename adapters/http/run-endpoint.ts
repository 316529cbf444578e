import type { Context } from 'hono'
import type { AnyDesk } from '../../src/desk.ts'
import { readJson } from './body.ts'
import type { Endpoint } from './endpoints.ts'
import { tagOf } from './entity-tags.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { inputOfBody, inputOfQuery } from './input.ts'
import { createdAt } from './location.ts'
import { linkToNext } from './next-link.ts'
import { guardedBy, isUnchanged, refuseHere, runOnMatch, tagsIn } from './preconditions.ts'
import { refuseHeader } from './refusal.ts'
import { headersOf, unchanged } from './respond.ts'
import { hasMember, type JsonSchema, Schemas } from './schemas.ts'
import { shownBy } from './things.ts'

type Run = (c: Context, desk: AnyDesk) => Promise<Response>

/** Runs one operation: the input from where HTTP carries it, the result as JSON with what its headers say of it. */
export function runner(endpoint: Endpoint, maxBodyBytes: number): Run {
  // Made when it is first wanted: a host starts faster.
  let schema: JsonSchema | undefined
  const input = () => {
    schema ??= new Schemas().take(endpoint.operation.input, 'input')
    return schema
  }
  return endpoint.operation.kind === 'query'
    ? queryRunner(endpoint, input)
    : commandRunner(endpoint, input, maxBodyBytes)
}

function queryRunner({ operation, inPath }: Endpoint, schema: () => JsonSchema): Run {
  return async (c, desk) => {
    const { headers } = c.req.raw
    const query = new URL(c.req.url).searchParams
    const result = await desk.run(operation.name, inputOfQuery(query, schema(), parametersOf(c, inPath)))
    const text = JSON.stringify(result)
    const shown = shownBy(operation.name, result)
    if (shown === null) {
      refuseHere(headers, 'If-Match')
      const { next } = result as { readonly next?: unknown }
      return json(text, 200, typeof next === 'string' ? { link: linkToNext(query, next) } : {})
    }
    const tag = tagOf(shown, text)
    return isUnchanged(headers, shown, tag) ? unchanged(tag) : json(text, 200, { etag: tag })
  }
}

function commandRunner(endpoint: Endpoint, schema: () => JsonSchema, maxBodyBytes: number): Run {
  const { operation, inPath, creates } = endpoint
  return async (c, desk) => {
    const { headers } = c.req.raw
    const body = inputOfBody(await readJson(c.req.raw, maxBodyBytes), schema(), parametersOf(c, inPath))
    const input = withKey(body, headers, hasMember(schema(), 'idempotencyKey'))
    const run = (given: object) => desk.run(operation.name, given)
    const tags = tagsIn(headers, 'If-Match')
    const thing = guardedBy(inPath, hasMember(schema(), 'version'))
    refuseHere(headers, 'If-None-Match', ...(thing === null ? ['If-Match'] : []))
    const result = tags === null || thing === null ? await run(input) : await runOnMatch(tags, thing, input, desk, run)
    const text = JSON.stringify(result)
    const shown = shownBy(operation.name, result)
    return json(text, creates ? 201 : 200, {
      ...(shown && { etag: tagOf(shown, text) }),
      ...(creates && { location: createdAt(endpoint.path, creates, result) }),
    })
  }
}

type Input = Readonly<Record<string, unknown>>

/** An input with the key of its header, which the body may say too. */
function withKey(input: Input, headers: Headers, known: boolean): Input {
  const name = 'Idempotency-Key'
  const header = headers.get(name)
  if (header === null) return input
  if (!known) refuseHere(headers, name)
  const idempotencyKey = readIdempotencyKey(header)
  const said = Object.hasOwn(input, 'idempotencyKey') ? input.idempotencyKey : idempotencyKey
  return said === idempotencyKey ? { ...input, idempotencyKey } : refuseHeader(name, 'differs', [])
}

function parametersOf(c: Context, inPath: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(inPath.map((name) => [name, c.req.param(name) ?? '']))
}

function json(text: string, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(text, { status, headers: { ...headersOf('application/json'), ...headers } })
}
