import type { Child } from 'hono/jsx'
import { languages } from '../language.ts'
import type { SignedIn, Visit } from '../visit.ts'

interface LayoutProps {
  readonly visit: Visit
  readonly title: string
  readonly children: Child
  readonly wide?: boolean
}

/** A whole page. Whoever is signed in has the menu above it. */
export function Layout({ visit, title, children, wide = false }: LayoutProps) {
  const signedIn = 'person' in visit ? (visit as SignedIn) : null
  const company = visit.company.names[visit.language]
  return (
    <html lang={visit.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false}' />
        <title>{`${title} · ${company}`}</title>
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/static/style.css" />
        <script src="/static/htmx.js" defer />
      </head>
      <body>
        <a class="skip" href="#content">
          {visit.say('skip')}
        </a>
        <header class="top">
          <div class="top-inside">
            <a class="brand" href="/">
              <strong>{company}</strong>
              <span>{visit.say('archiveSystem')}</span>
            </a>
            {signedIn && <Menu visit={signedIn} />}
            <div class="who">
              <LanguageSwitch visit={visit} />
              {signedIn && (
                <form method="post" action="/sign-out" class="sign-out">
                  <span class="person">
                    {signedIn.person.names[visit.language]}
                    <small>{signedIn.person.position[visit.language]}</small>
                  </span>
                  <button type="submit" class="quiet">
                    {visit.say('signOut')}
                  </button>
                </form>
              )}
            </div>
          </div>
        </header>
        <main id="content" class={wide ? 'wide' : ''}>
          {visit.message !== null && (
            <p class="message" role="status">
              {visit.message}
            </p>
          )}
          {children}
        </main>
        <footer class="bottom">
          <span>casekeep</span>
          <a href="/api/openapi.json">{visit.say('api')}</a>
        </footer>
      </body>
    </html>
  )
}

function Menu({ visit }: { readonly visit: SignedIn }) {
  const at = visit.address.split('?')[0]!
  const entry = (href: string, text: string, here: boolean) => (
    <a href={href} aria-current={here ? 'page' : undefined}>
      {text}
    </a>
  )
  const inCases = ['/cases', '/batches', '/documents'].some((start) => at.startsWith(start))
  return (
    <>
      <nav aria-label={visit.say('mainMenu')}>
        {entry('/', visit.say('worklist'), at === '/')}
        {entry('/cases', visit.say('cases'), inCases)}
        {entry('/transfers', visit.say('transfers'), at.startsWith('/transfers'))}
        {entry('/policy', visit.say('policy'), at.startsWith('/policy'))}
      </nav>
      <search class="go">
        <form action="/go">
          <input name="to" aria-label={visit.say('goTo')} placeholder={visit.say('goTo')} required />
          <button type="submit" class="quiet">
            {visit.say('go')}
          </button>
        </form>
      </search>
    </>
  )
}

function LanguageSwitch({ visit }: { readonly visit: Visit }) {
  const other = languages.find((language) => language !== visit.language)!
  return (
    <form method="post" action="/language">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={visit.address} />
      <button type="submit" class="quiet" lang={other}>
        {visit.say('otherLanguage')}
      </button>
    </form>
  )
}
