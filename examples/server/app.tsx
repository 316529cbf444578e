import {
  type Actor,
  type AnyArchive,
  type CasekeepError,
  type Desk,
  type ErrorCode,
  isCasekeepError,
  type Locale,
  locales,
  type Shapes,
} from 'casekeep'
import { httpHandler, negotiate } from 'casekeep/http'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { actorOf, type Company } from './company.ts'
import { connectionOf } from './connection.ts'
import { withoutEmptyParts } from './empty-parts.ts'
import { FormTokens } from './form-token.ts'
import { fromOwnPage, isForApi, isProgram, withToken } from './guards.ts'
import { Naming } from './naming.ts'
import { ownAddress } from './own-address.ts'
import { conflictPage, failedPage, forbiddenPage, notFoundPage } from './pages/failures.tsx'
import {
  endedSessionPage,
  formAddress,
  outdatedFormPage,
  tooLargePage,
  unreadableFormPage,
} from './pages/refused-form.tsx'
import { signIn, signInPage } from './pages/sign-in.tsx'
import { postedForm, UnreadableForm } from './posted-form.ts'
import { filtered, pages } from './routes.ts'
import { type SessionRules, Sessions, visitorOf } from './sessions.ts'
import { SigningIn } from './signing-in.ts'
import { serveFiles } from './static-files.ts'
import { readTheme, themeCookie } from './theme.ts'
import { type Ask, type Env, type SignedIn, sayIn, type Visit } from './visit.ts'
import { doneWords, fill, words } from './words.ts'

export interface ConsoleOptions {
  readonly archive: AnyArchive
  readonly company: Company
  /** Where unexpected errors go; the people at the screens only hear that there was one. */
  readonly report?: (error: unknown) => void
  readonly sessions?: Partial<SessionRules>
  /** A proxy before the server says who calls and by which protocol; without one such headers are not believed. */
  readonly behindProxy?: boolean
  /** The time of sessions and of waits after failures. */
  readonly clock?: () => Date
}

const policyOfContents = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pico draws its small arrows and ticks from its own text.
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The console and, under `/api`, the same operations for programs. It knows no category by name. */
export function consoleApp(options: ConsoleOptions) {
  const { archive, company, report = console.error, behindProxy = false, clock = () => new Date() } = options
  const app = new Hono<Env>()
  const sessions = new Sessions(options.sessions, clock)
  const signingIn = new SigningIn(company, clock)
  const tokens = new FormTokens()
  serveFiles(app)

  app.use(async (c, next) => {
    c.set('connection', connectionOf(c, behindProxy))
    await next()
    // The reference of the API brings one of its own.
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policyOfContents)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'same-origin')
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(async (c, next) => {
    const language = languageOf(c)
    const url = new URL(c.req.url)
    const session = isProgram(c) ? null : sessions.find(c)
    const person = company.people.find((one) => one.id === session?.person)
    const holder = session?.key ?? visitorOf(c)
    c.set('holder', holder)
    const visit: Visit = {
      language,
      theme: readTheme(getCookie(c, themeCookie)),
      address: `${url.pathname}${url.search}`,
      archive,
      company,
      naming: new Naming(archive.policy, company, language),
      message: null,
      token: tokens.of(holder),
      ...sayIn(language),
    }
    c.set('visit', visit)
    if (session !== null && person !== undefined) {
      const desk = archive.as(actorOf(person, language)) as Desk<Shapes>
      c.set('signedIn', { ...visit, person, desk, session, toDo: null, toWaiting: 0 })
    }
    await next()
  })
  const limit = bodyLimit({ maxSize: 1_000_000, onError: (c) => tooLargePage(c) })
  // The API has a limit of its own, and says so in its own way.
  app.use((c, next) => (isForApi(c) ? next() : limit(c, next)))
  app.use(fromOwnPage)
  app.use(withToken(tokens))

  app.get('/sign-in', (c) => signInPage(c))
  app.post('/sign-in', (c) => signIn(c, signingIn, sessions))
  app.post('/sign-out', (c) => {
    const signedIn = c.get('signedIn')
    if (signedIn !== undefined) sessions.end(c, signedIn.session)
    return c.redirect('/sign-in', 303)
  })
  app.get('/outdated-form', (c) => outdatedFormPage(c, c.req.query('back')))
  app.post('/language', async (c) => {
    const form = await postedForm(c)
    const language = locales.find((one) => one === form.get('language')) ?? 'en'
    setCookie(c, 'language', language, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 365 * 86_400 })
    return c.redirect(ownAddress(form.get('back')), 303)
  })
  app.post('/theme', async (c) => {
    const form = await postedForm(c)
    const theme = readTheme(form.get('theme'))
    setCookie(c, themeCookie, theme, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 365 * 86_400 })
    return c.redirect(ownAddress(form.get('back')), 303)
  })

  const authenticate = async (request: Request): Promise<Actor | null> => {
    const token = /^Bearer demo-([\w.]+)$/.exec(request.headers.get('Authorization') ?? '')?.[1]
    const id = company.demonstration === undefined || token === undefined ? personOf.get(request) : token
    const person = company.people.find((one) => one.id === id)
    return person === undefined ? null : actorOf(person)
  }
  const personOf = new WeakMap<Request, string>()
  const api = httpHandler(archive, {
    authenticate,
    basePath: '/api',
    // The description tells nothing of the records.
    describedTo: 'everybody',
    home: { href: '/', name: words.toConsole },
    securitySchemes: { demo: { type: 'http', scheme: 'bearer', description: 'demo-<id of a sample person>' } },
  })
  app.all('/api/*', (c) => {
    const signedIn = c.get('signedIn')
    if (signedIn === undefined) return api(c.req.raw)
    // Browsers send the language of their own; what the person has chosen for the console holds here too.
    const headers = new Headers(c.req.raw.headers)
    headers.set('Accept-Language', signedIn.language)
    const request = new Request(c.req.raw, { headers })
    personOf.set(request, signedIn.person.id)
    return api(request)
  })

  for (const path of filtered) app.get(path, withoutEmptyParts)
  app.use(async (c, next) => {
    const signedIn = c.get('signedIn')
    if (signedIn === undefined) return c.req.method === 'GET' ? toSignIn(c) : endedSessionPage(c)
    const toDo = await signedIn.desk.duties.count({ scope: 'mine' })
    const toWaiting = (await signedIn.desk.requests.waiting({ limit: 50 })).items.length
    c.set('signedIn', { ...(c.req.method === 'GET' ? withMessage(signedIn) : signedIn), toDo, toWaiting })
    await next()
  })
  pages(app)

  app.notFound((c) => notFoundPage(c))
  app.onError((error, c) => {
    if (error instanceof UnreadableForm) return unreadableFormPage(c, error.status)
    if (isCasekeepError(error, 'NOT_FOUND')) return notFoundPage(c)
    // A number in an address that is none is not there either.
    if (isCasekeepError(error, 'INVALID_INPUT') && isOfAddress(error, c)) return notFoundPage(c)
    if (isCasekeepError(error, 'FORBIDDEN')) return forbiddenPage(c, error)
    if (isCasekeepError(error) && conflicts.has(error.code)) return conflictPage(c, error)
    report(error)
    return failedPage(c)
  })
  return app
}

/** Whether what is wrong with an input stood in the address: all of it where nothing is sent, else the thing's number. */
function isOfAddress({ details }: CasekeepError<'INVALID_INPUT'>, c: Ask): boolean {
  if (c.req.method === 'GET') return true
  return details.issues.every(({ path: [first] }) => numbered.has(String(first)))
}
const numbered = new Set(['case', 'batch', 'transfer', 'document', 'request', 'disposal', 'hold'])

/** What somebody meets who was slower than somebody else. */
const conflicts = new Set<ErrorCode>(['STALE', 'CONFLICT', 'CONTENTION', 'ILLEGAL', 'NOT_READY', 'BLOCKED'])

function toSignIn(c: Ask) {
  if (c.req.header('HX-Request') !== undefined) {
    c.header('HX-Redirect', `/sign-in?ended=yes&back=${encodeURIComponent(formAddress(c))}`)
    return c.body(null, 403)
  }
  const back = ownAddress(c.get('visit').address)
  return c.redirect(back === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`, 303)
}

/** What was done by the request before is told once. */
function withMessage(signedIn: SignedIn): SignedIn {
  const { deed } = signedIn.session
  if (deed === null) return signedIn
  signedIn.session.deed = null
  return { ...signedIn, message: fill(doneWords[deed.operation][signedIn.language], { it: deed.it }) }
}

function languageOf(c: Ask): Locale {
  const chosen = locales.find((language) => language === getCookie(c, 'language'))
  return chosen ?? negotiate(c.req.header('Accept-Language') ?? null, ['en'])
}
