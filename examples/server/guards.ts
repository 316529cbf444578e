import { type Problem, problemType } from 'casekeep/http'
import type { Next } from 'hono'
import { type FormTokens, tokenField, tokenHeader } from './form-token.ts'
import { crossSitePage } from './pages/failures.tsx'
import { endedSessionPage, formAddress, outdatedFormPage } from './pages/refused-form.tsx'
import { signInPage } from './pages/sign-in.tsx'
import { postedForm, UnreadableForm } from './posted-form.ts'
import type { Ask } from './visit.ts'

/** A program's token is never sent by a browser on its own, so what comes with one needs no other proof. */
export function isProgram(c: Ask): boolean {
  return isForApi(c) && c.req.header('Authorization') !== undefined
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
    if (isForApi(c)) return apiRefusal(c, 'tokenMissing')
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
  const header = c.req.header(tokenHeader)
  // The API takes no forms, and reads its bodies itself.
  return header !== undefined || isForApi(c) ? header : (await formOf(c))?.get(tokenField)
}

/** Null where the content is none of a form's. */
async function formOf(c: Ask): Promise<FormData | null> {
  try {
    return await postedForm(c)
  } catch (error) {
    if (error instanceof UnreadableForm) return null
    throw error
  }
}

export function isForApi(c: Ask): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/')
}

/**
 * To programs in a browser, as the API's own refusals come (RFC 9457). A session without proof of who uses it is worth
 * no more than none.
 */
function apiRefusal(c: Ask, why: 'crossSite' | 'tokenMissing') {
  const { say, language } = c.get('visit')
  const problem: Problem<'UNAUTHENTICATED'> = {
    type: problemType('UNAUTHENTICATED'),
    title: say('notSignedIn'),
    status: 401,
    detail: say(why, { header: tokenHeader }),
    code: 'UNAUTHENTICATED',
    details: {},
  }
  return c.body(JSON.stringify(problem), 401, {
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
    'WWW-Authenticate': 'Bearer',
  })
}
