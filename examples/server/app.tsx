import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Actor, type AnyArchive, type Desk, isCasekeepError, type Shapes } from 'casekeep'
import { httpHandler, openApiDocument } from 'casekeep/http'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { actorOf, type Company } from './company.ts'
import { type Language, languages } from './language.ts'
import { Naming } from './naming.ts'
import { batchAct, batchPage } from './pages/batch.tsx'
import { casePage, historyPage, verifyPage } from './pages/case.tsx'
import { caseAct, caseActPage } from './pages/case-acts.tsx'
import { casesPage, goTo } from './pages/cases.tsx'
import { collect, collectPage } from './pages/collect.tsx'
import { contentsPage } from './pages/contents.tsx'
import { correctDocument, documentPage } from './pages/document.tsx'
import { crossSitePage, failedPage, forbiddenPage, notFoundPage } from './pages/failures.tsx'
import { chooseCategoryPage, openCase, openCasePage } from './pages/open-case.tsx'
import { policyPage } from './pages/policy.tsx'
import { signInPage } from './pages/sign-in.tsx'
import { arrange, arrangePage, screen, screenPage } from './pages/sorting.tsx'
import { newTransferPage, receiveTransfer, sendTransfer, transferPage, transfersPage } from './pages/transfers.tsx'
import { worklistPage } from './pages/worklist.tsx'
import { Sessions } from './sessions.ts'
import { type Ask, type Env, type SignedIn, sayIn, type Visit } from './visit.ts'
import { doneWords, fill } from './words.ts'

export interface ConsoleOptions {
  readonly archive: AnyArchive
  readonly company: Company
  /** Where unexpected errors go; the people at the screens only hear that there was one. */
  readonly report?: (error: unknown) => void
}

const policyOfContents = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The console and, under `/api`, the same operations for programs. It knows no category by name. */
export function consoleApp({ archive, company, report = console.error }: ConsoleOptions) {
  const app = new Hono<Env>()
  const sessions = new Sessions()
  serveFiles(app)

  app.use(bodyLimit({ maxSize: 1_000_000 }))
  app.use(async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policyOfContents)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'same-origin')
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(async (c, next) => {
    const language = languageOf(c)
    const url = new URL(c.req.url)
    const visit: Visit = {
      language,
      address: `${url.pathname}${url.search}`,
      archive,
      company,
      naming: new Naming(archive.policy, company, language),
      message: null,
      say: sayIn(language),
    }
    c.set('visit', visit)
    const session = await sessions.find(c)
    const person = company.people.find((one) => one.id === session?.person)
    if (session !== null && person !== undefined) {
      const desk = archive.as(actorOf(person, language)) as Desk<Shapes>
      c.set('signedIn', { ...visit, person, desk, session })
    }
    await next()
  })
  app.use(async (c, next) => {
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
    // A program's token is never sent by a browser on its own.
    if (safe || c.req.header('Authorization') !== undefined || isSameSite(c)) return next()
    return crossSitePage(c)
  })

  app.get('/sign-in', (c) => signInPage(c))
  app.post('/sign-in', async (c) => {
    const form = await c.req.formData()
    const person = company.people.find((one) => one.id === form.get('person'))
    if (person === undefined) return signInPage(c, true)
    await sessions.begin(c, person.id)
    return c.redirect(ownAddress(form.get('back')), 303)
  })
  app.post('/language', async (c) => {
    const form = await c.req.formData()
    const language = languages.find((one) => one === form.get('language')) ?? 'en'
    setCookie(c, 'language', language, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 365 * 86_400 })
    return c.redirect(ownAddress(form.get('back')), 303)
  })

  const authenticate = async (request: Request): Promise<Actor | null> => {
    const token = /^Bearer demo-([\w.]+)$/.exec(request.headers.get('Authorization') ?? '')?.[1]
    const person = company.people.find((one) => one.id === (token ?? personOf.get(request)))
    const language = /^zh/i.test(request.headers.get('Accept-Language') ?? '') ? 'zh-Hant' : 'en'
    return person === undefined ? null : actorOf(person, language)
  }
  const personOf = new WeakMap<Request, string>()
  const described = {
    basePath: '/api',
    securitySchemes: { demo: { type: 'http', scheme: 'bearer', description: 'demo-<id of a sample person>' } },
  } as const
  const api = httpHandler(archive, { authenticate, ...described })
  // The description tells nothing of the records: everybody may read it.
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(archive, described)))
  app.all('/api/*', (c) => {
    const signedIn = c.get('signedIn')
    if (signedIn !== undefined) personOf.set(c.req.raw, signedIn.person.id)
    return api(c.req.raw)
  })

  app.use(async (c, next) => {
    const signedIn = c.get('signedIn')
    if (signedIn === undefined) {
      const back = c.req.method === 'GET' ? c.get('visit').address : '/'
      return c.redirect(back === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`, 303)
    }
    if (c.req.method === 'GET') c.set('signedIn', withMessage(signedIn))
    await next()
  })
  app.post('/sign-out', (c) => {
    sessions.end(c, c.get('signedIn').session)
    return c.redirect('/sign-in', 303)
  })
  pages(app)

  app.notFound((c) => notFoundPage(c))
  app.onError((error, c) => {
    if (isCasekeepError(error, 'NOT_FOUND')) return notFoundPage(c)
    // A number in an address that is none is not there either.
    if (isCasekeepError(error, 'INVALID_INPUT') && c.req.method === 'GET') return notFoundPage(c)
    if (isCasekeepError(error, 'FORBIDDEN')) return forbiddenPage(c, error)
    report(error)
    return failedPage(c)
  })
  return app
}

function pages(app: Hono<Env>): void {
  app.get('/', worklistPage)
  app.get('/go', goTo)
  app.get('/cases', casesPage)
  app.get('/cases/new', chooseCategoryPage)
  app.get('/cases/new/:category', openCasePage).post(openCase)
  app.get('/cases/:number', casePage)
  app.get('/cases/:number/documents', contentsPage)
  app.get('/cases/:number/history', historyPage)
  app.get('/cases/:number/verify', verifyPage)
  app.get('/cases/:number/collect', collectPage).post(collect)
  app.get('/cases/:number/:act', caseActPage).post(caseAct)
  app.get('/batches/:number', batchPage)
  app.get('/batches/:number/screen', screenPage).post(screen)
  app.get('/batches/:number/arrange', arrangePage).post(arrange)
  // Whoever reloads a refused form comes back to the batch.
  app.get('/batches/:number/:act', (c) => c.redirect(`/batches/${c.req.param('number')}`, 303)).post(batchAct)
  app.get('/transfers', transfersPage)
  app.get('/transfers/new', newTransferPage).post(sendTransfer)
  app.get('/transfers/:number', transferPage)
  app.get('/transfers/:number/receive', transferPage).post(receiveTransfer)
  app.get('/documents/:number', documentPage)
  app.get('/documents/:number/correct', documentPage).post(correctDocument)
  app.get('/policy', policyPage)
}

function serveFiles(app: Hono<Env>): void {
  const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
  const htmx = readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8')
  const file = (path: string, type: string, content: string) =>
    app.get(path, (c) => c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=300' }))
  file('/static/style.css', 'text/css; charset=utf-8', own('style.css'))
  file('/static/icon.svg', 'image/svg+xml', own('icon.svg'))
  file('/static/htmx.js', 'text/javascript; charset=utf-8', htmx)
}

/** What was done by the request before is told once. */
function withMessage(signedIn: SignedIn): SignedIn {
  const { deed } = signedIn.session
  if (deed === null) return signedIn
  signedIn.session.deed = null
  return { ...signedIn, message: fill(doneWords[deed.operation][signedIn.language], { it: deed.it }) }
}

function languageOf(c: Ask): Language {
  const chosen = languages.find((language) => language === getCookie(c, 'language'))
  if (chosen !== undefined) return chosen
  return /^zh\b/i.test(c.req.header('Accept-Language') ?? '') ? 'zh-Hant' : 'en'
}

/** Browsers say where a form comes from; what says nothing is not a browser's form of ours. */
function isSameSite(c: Ask): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('Origin')
  return (
    origin !== undefined &&
    URL.canParse(origin) &&
    new URL(origin).host === (c.req.header('Host') ?? new URL(c.req.url).host)
  )
}

/** An address of this server, whatever a form says. */
function ownAddress(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/'
}
