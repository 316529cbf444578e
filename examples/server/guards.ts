import type { Next } from 'hono'
import { type FormTokens, tokenField, tokenHeader } from './form-token.ts'
import { crossSitePage } from './pages/failures.tsx'
import { endedSessionPage, formAddress, outdatedFormPage } from './pages/refused-form.tsx'
import { signInPage } from './pages/sign-in.tsx'
import type { Ask } from './visit.ts'

/** A program's token is never sent by a browser on its own, so what comes with one needs no other proof. */
export function isProgram(c: Ask): boolean {
  return c.req.path.startsWith('/api/') && c.req.header('Authorization') !== undefined
}

function changesNothing(c: Ask): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS'
}

/** Takes a change only from a page of this server. */
export async function fromOwnPage(c: Ask, next: Next) {
  if (changesNothing(c) || isProgram(c) || isSameSite(c)) return next()
  return isForApi(c) ? apiRefusal(c, 'crossSite') : crossSitePage(c)
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

/** From a page that was open when its session ended; there is nothing left to protect. */
const harmless = ['/language', '/theme', '/sign-out']

/** Takes a change only with the token of the session, or of the visitor, that it comes with. */
export function withToken(tokens: FormTokens) {
  return async (c: Ask, next: Next) => {
    if (changesNothing(c) || isProgram(c)) return next()
    if (tokens.fits(await givenToken(c), c.get('holder'))) return next()
    if (isForApi(c)) return apiRefusal(c, 'formOutdatedText')
    if (c.req.path === '/sign-in') return signInPage(c, await outdatedSignIn(c))
    const ended = c.get('signedIn') === undefined
    if (harmless.includes(c.req.path) && ended) return next()
    if (c.req.header('HX-Request') !== undefined) {
      const back = encodeURIComponent(formAddress(c))
      c.header('HX-Redirect', ended ? `/sign-in?ended=yes&back=${back}` : `/outdated-form?back=${back}`)
      return c.body(null, 403)
    }
    return ended ? endedSessionPage(c) : outdatedFormPage(c)
  }
}

async function outdatedSignIn(c: Ask) {
  const form = await formOf(c)
  const [account, back] = [form?.get('account'), form?.get('back')]
  return {
    status: 403,
    problem: c.get('visit').say('signInOutdated'),
    ...(typeof account === 'string' && { account }),
    ...(typeof back === 'string' && { back }),
  } as const
}

async function givenToken(c: Ask): Promise<unknown> {
  return c.req.header(tokenHeader) ?? (await formOf(c))?.get(tokenField)
}

/** Null where the content is none of a form's. */
async function formOf(c: Ask): Promise<FormData | null> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return null
  return c.req.formData().catch(() => null)
}

function isForApi(c: Ask): boolean {
  return c.req.path.startsWith('/api/')
}

/** To programs in a browser, as the API's own refusals come (RFC 9457). */
function apiRefusal(c: Ask, why: 'crossSite' | 'formOutdatedText') {
  const problem = { type: 'about:blank', title: 'Forbidden', status: 403, detail: c.get('visit').say(why) }
  return c.body(JSON.stringify(problem), 403, { 'Content-Type': 'application/problem+json' })
}
