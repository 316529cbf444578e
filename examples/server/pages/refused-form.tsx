import { ownAddress } from '../own-address.ts'
import type { Ask } from '../visit.ts'
import { show } from './answer.ts'
import { KeptNote } from './keep-form.tsx'
import { Layout } from './layout.tsx'
import { signInPage } from './sign-in.tsx'

/** A form without the token of the session that it comes with: made before its person signed in anew, or by others. */
export function outdatedFormPage(c: Ask, back: string = formAddress(c)) {
  const visit = c.get('signedIn') ?? c.get('visit')
  const { say } = visit
  return show(
    c,
    <Layout visit={visit} title={say('formOutdated')}>
      <h1>{say('formOutdated')}</h1>
      <p class="lead">{say('formOutdatedText')}</p>
      <KeptNote visit={visit} />
      <p>
        <a class="button" href={ownAddress(back)}>
          {say('openAgain')}
        </a>
      </p>
    </Layout>,
    403,
  )
}

/** A form of somebody whose session is over: they sign in on the spot and come back to it. */
export function endedSessionPage(c: Ask) {
  return signInPage(c, { ended: true, back: formAddress(c), status: 403 })
}

/** What was sent is no form, or a broken one. */
export function unreadableFormPage(c: Ask, status: 400 | 415) {
  const visit = c.get('signedIn') ?? c.get('visit')
  const { say } = visit
  return show(
    c,
    <Layout visit={visit} title={say('unreadable')}>
      <h1>{say('unreadable')}</h1>
      <p class="lead">{say('unreadableText')}</p>
      <p>
        <a class="button" href={formAddress(c)}>
          {say('openAgain')}
        </a>
      </p>
    </Layout>,
    status,
  )
}

export function tooLargePage(c: Ask) {
  const visit = c.get('signedIn') ?? c.get('visit')
  return show(
    c,
    <Layout visit={visit} title={visit.say('failed')}>
      <h1>{visit.say('failed')}</h1>
      <p class="lead">{visit.say('tooLarge')}</p>
      <KeptNote visit={visit} />
      <p>
        <a class="button" href={formAddress(c)}>
          {visit.say('openAgain')}
        </a>
      </p>
    </Layout>,
    413,
  )
}

/** The page on which a refused form stood: the browser names it, else a form is sent to the address of its page. */
export function formAddress(c: Ask): string {
  const posted = new URL(c.req.url)
  const named = c.req.header('HX-Current-URL') ?? c.req.header('Referer')
  if (named === undefined || !URL.canParse(named)) return ownAddress(posted.pathname)
  const page = new URL(named)
  return page.host === (c.req.header('Host') ?? posted.host)
    ? ownAddress(`${page.pathname}${page.search}`)
    : ownAddress(posted.pathname)
}
