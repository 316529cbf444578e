import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor } from '../../src/access/actor.ts'
import type { AnyArchive } from '../../src/archive.ts'
import type { AnyDesk } from '../../src/desk.ts'
import { CasekeepError, isCasekeepError } from '../../src/errors.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { descriptionsOf } from './descriptions.ts'
import { endpointsOf } from './endpoints.ts'
import { negotiate } from './language.ts'
import type { OpenApiOptions } from './openapi.ts'
import { problemOf } from './problem.ts'
import type { ReferenceOptions } from './reference/page.ts'
import { Refusal } from './refusal.ts'
import { headersOf } from './respond.ts'
import { runner } from './run-endpoint.ts'

export interface HttpOptions extends OpenApiOptions, Pick<ReferenceOptions, 'home'> {
  /**
   * Who sends a request; null for nobody, which is answered with 401. It must not read the body, unless of a clone.
   * An actor that the archive does not accept is the host's mistake: 500, and told to `onError`.
   *
   * Their `locale` is the language of what they are told unless the request's `Accept-Language` names one of casekeep's
   * itself; without either it is the policy's.
   */
  authenticate(request: Request): Actor | null | Promise<Actor | null>
  /** Longest body of a request, in bytes. Default 1 MiB. */
  readonly maxBodyBytes?: number
  /**
   * Who may read `/openapi.json` and `/reference`, which tell what the policy asks for and nothing of the records.
   * Default: whoever `authenticate` knows.
   */
  readonly describedTo?: 'signedIn' | 'everybody'
  /** The `WWW-Authenticate` of a 401. Default `Bearer`. */
  readonly challenge?: string
  /** Gets every error that clients only hear of as 500 or 503. Default: to the console. */
  readonly onError?: (error: unknown, request: Request) => void | Promise<void>
}

/**
 * An archive over HTTP: every operation at its route, described at `/openapi.json` for programs and at `/reference` for
 * people. Web-standard: `Request` in, `Response` out, in any server or framework. The archive checks all input, once,
 * and decides who may do what; the host says who acts.
 *
 * Nothing is answered without an actor but OPTIONS, and the descriptions where `describedTo` says so. Commands need `content-type: application/json`, so that a form of
 * another site cannot send them. Responses are never stored by caches. CORS, rate limits and TLS are the host's.
 *
 * @example
 * const handle = httpHandler(archive, {
 *   basePath: '/api/records',
 *   authenticate: async (request) => actorOf(await sessionOf(request)),
 * })
 * app.all('/api/records/*', (c) => handle(c.req.raw))              // Hono
 * export { handle as GET, handle as POST, handle as PATCH }        // Next.js
 * serve({ fetch: handle })                                         // @hono/node-server
 */
export function httpHandler(archive: AnyArchive, options: HttpOptions): (request: Request) => Promise<Response> {
  const { basePath = '', maxBodyBytes = 1024 * 1024, challenge = 'Bearer' } = options
  const report = options.onError ?? ((error: unknown) => console.error(error))
  const app = new OpenAPIHono()
  const at = (path: string) => `${basePath.replace(/\/$/, '')}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`

  const refused = async (error: unknown, request: Request, locale: Locale): Promise<Response> => {
    const problem = problemOf(error, locale)
    if (problem.status >= 500) {
      try {
        await report(error, request)
      } catch {
        // What goes wrong while an error is reported must not become the client's.
      }
    }
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: {
        ...headersOf('application/problem+json'),
        'content-language': locale,
        ...(error instanceof Refusal && error.headers),
        ...(problem.status === 401 && { 'www-authenticate': challenge }),
        ...(problem.code === 'CONTENTION' && { 'retry-after': '1' }),
      },
    })
  }

  /** The language of an answer: what the request names, else the actor's, else the policy's. */
  const localeFor = (request: Request, actor?: Actor): Locale =>
    negotiate(request.headers.get('accept-language'), [
      ...(actor?.locale === undefined ? [] : [actor.locale]),
      archive.policy.locale,
    ])

  /** Who acts, or an error; whatever it is, no more of the request is looked at first. */
  const signIn = async (request: Request): Promise<Signed> => {
    const actor = await options.authenticate(request)
    if (!actor) throw new CasekeepError('UNAUTHENTICATED', { reason: 'nobody' })
    try {
      const desk = archive.as(actor)
      const locale = localeFor(request, actor)
      return { desk: locale === actor.locale ? desk : archive.as({ ...actor, locale }), locale }
    } catch (error) {
      throw new Error('The archive does not accept the actor of authenticate()', { cause: error })
    }
  }

  const answer = async (c: Context, work: (signed: Signed) => Response | Promise<Response>): Promise<Response> => {
    let locale = localeFor(c.req.raw)
    try {
      const signed = await signIn(c.req.raw).catch(onlyUnauthenticated)
      locale = signed.locale
      return await work(signed)
    } catch (error) {
      return refused(error, c.req.raw, locale)
    }
  }
  /** The same for what everybody may read. */
  const answerAll = async (c: Context, work: (locale: Locale) => Response): Promise<Response> => {
    const locale = localeFor(c.req.raw)
    try {
      return work(locale)
    } catch (error) {
      return refused(error, c.req.raw, locale)
    }
  }

  const paths = new Map<string, string[]>()
  const allow = (path: string, method: string) => {
    const allowed = paths.get(path) ?? ['OPTIONS']
    paths.set(path, [...allowed, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])])
  }

  const endpoints = endpointsOf(archive)
  const descriptions = descriptionsOf(archive, options)
  for (const { path, method } of endpoints) allow(path, method)
  for (const path of descriptions.keys()) allow(path, 'get')

  for (const [path, allowed] of paths) {
    for (const endpoint of endpoints.filter((one) => one.path === path)) {
      const run = runner(endpoint, maxBodyBytes)
      app.on(endpoint.method, at(path), (c) => answer(c, ({ desk }) => run(c, desk)))
    }
    const described = descriptions.get(path)
    if (described !== undefined) {
      app.get(at(path), (c) =>
        options.describedTo === 'everybody'
          ? answerAll(c, (locale) => described(c.req.raw, locale))
          : answer(c, ({ locale }) => described(c.req.raw, locale)),
      )
    }
    const header = { allow: allowed.join(', ') }
    app.options(
      at(path),
      () => new Response(null, { status: 204, headers: { ...header, 'cache-control': 'no-store' } }),
    )
    app.all(at(path), (c) =>
      answer(c, () => {
        throw new Refusal('METHOD_NOT_ALLOWED', { allowed }, header)
      }),
    )
  }
  app.notFound((c) =>
    answer(c, () => {
      throw new Refusal('NO_SUCH_ROUTE', {})
    }),
  )
  return async (request) => app.fetch(request)
}

interface Signed {
  readonly desk: AnyDesk
  readonly locale: Locale
}

/** Whatever else `authenticate` throws is a fault of the host, a refusal of another archive's too. */
function onlyUnauthenticated(error: unknown): never {
  if (isCasekeepError(error, 'UNAUTHENTICATED') || !isCasekeepError(error)) throw error
  throw new Error('authenticate() failed', { cause: error })
}
