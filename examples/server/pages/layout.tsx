import type { Child } from 'hono/jsx'
import { readsRefusals, seesEveryRequest } from '../requests/whose.ts'
import { fileAt } from '../static-files.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { Form, tokenHeaders } from './form.tsx'
import { Icon } from './icon.tsx'
import { KeepForm, TypedIsBack } from './keep-form.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { listAsSeen } from './list-memory.ts'
import { Shortcuts } from './shortcuts.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

interface LayoutProps {
  readonly visit: Visit
  readonly title: string
  readonly children: Child
  /** As wide as the window: for lists, and pages of several columns. */
  readonly wide?: boolean
  /** It has actions that stand under the thumb on a telephone. */
  readonly thumb?: boolean
}

/** A whole page. Whoever is signed in has the menu with it. */
export function Layout({ visit, title, children, wide = false, thumb = false }: LayoutProps) {
  const signedIn = 'person' in visit ? (visit as SignedIn) : null
  const company = visit.company.names[visit.language]
  const chosen = visit.theme === 'auto' ? undefined : visit.theme
  return (
    <html lang={visit.language} data-theme={chosen}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={chosen ?? 'light dark'} />
        <meta
          name="htmx-config"
          content='{"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0,"refreshOnHistoryMiss":true}'
        />
        <title>{`${title} · ${company}`}</title>
        <link rel="icon" href={fileAt('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={fileAt('style.css')} />
        <script src={fileAt('htmx.js')} defer />
        <script src={fileAt('keyboard.js')} defer />
        <script src={fileAt('hash-file.js')} defer />
        <KeepForm visit={visit} />
      </head>
      <body
        hx-headers={tokenHeaders(visit)}
        class={`${signedIn === null ? 'signed-out' : 'signed-in'}${thumb ? ' has-thumb' : ''}`}
      >
        <a class="skip" href="#content">
          {visit.say('skip')}
        </a>
        <header class="top">
          <a class="brand" href="/">
            <img src={fileAt('icon.svg')} alt="" width="30" height="30" />
            <span class="name">
              <strong>{company}</strong>
              <small>{visit.say('archiveSystem')}</small>
            </span>
          </a>
          {signedIn === null ? (
            <div class="settings">
              <ThemeSwitch visit={visit} />
              <LanguageSwitch visit={visit} />
            </div>
          ) : (
            <>
              <MainMenu visit={signedIn} />
              <QuickSearch visit={signedIn} />
              <OwnMenu visit={signedIn} />
            </>
          )}
        </header>
        <main id="content" class={wide ? 'wide' : undefined} tabindex={-1}>
          {visit.message !== null && (
            <p class="message" role="status">
              {visit.message}
            </p>
          )}
          <TypedIsBack visit={visit} />
          {children}
        </main>
        <footer class="bottom">
          <span>casekeep</span>
          <a href={`/api/reference?language=${visit.language}${chosen === undefined ? '' : `&theme=${chosen}`}`}>
            {visit.say('api')}
          </a>
        </footer>
        <p id="said" class="hidden" role="status" />
        {signedIn !== null && <Shortcuts visit={visit} />}
      </body>
    </html>
  )
}

type MenuEntry = 'worklist' | 'cases' | 'requests' | 'transfers' | 'keeping' | 'people' | 'policy'

function MainMenu({ visit }: { readonly visit: SignedIn }) {
  const { say, toDo, toWaiting } = visit
  const at = visit.address.split('?')[0]!
  // Back to a list is back to its filters; on the list itself, to all of it.
  const list = (path: '/' | '/cases' | '/transfers' | '/requests' | '/retention') =>
    at === path ? path : listAsSeen(path, visit)
  const inPeople = ['/people', '/outsiders', '/agreements', '/subjects'].some((start) => at.startsWith(start))
  const inRetention = ['/retention', '/disposals', '/holds'].some((start) => at.startsWith(start))
  const inCases = ['/cases', '/batches', '/documents'].some((start) => at.startsWith(start))
  const entry = (href: string, what: MenuEntry, here: boolean, key?: string) => (
    <a href={href} aria-current={here ? 'page' : undefined} data-key={key}>
      <Icon name={what} />
      {say(what)}
      {what === 'worklist' && toDo !== null && toDo.open > 0 && (
        <Tally said={dutiesSaid(visit, toDo)} open={toDo.open} late={toDo.late > 0} />
      )}
      {what === 'requests' && toWaiting > 0 && <Tally said={visit.count('requestsWait', toWaiting)} open={toWaiting} />}
    </a>
  )
  return (
    <nav class="menu-bar" aria-label={say('mainMenu')}>
      {entry(list('/'), 'worklist', at === '/', 'w')}
      {entry(list('/cases'), 'cases', inCases, 'c')}
      {entry(list('/requests'), 'requests', at.startsWith('/requests'), 'r')}
      {entry(list('/transfers'), 'transfers', at.startsWith('/transfers'), 't')}
      {entry(list('/retention'), 'keeping', inRetention)}
      {entry('/people', 'people', inPeople)}
      {entry('/policy', 'policy', at.startsWith('/policy'))}
    </nav>
  )
}

function dutiesSaid(
  { count, naming }: Visit,
  { open, late }: { readonly open: number; readonly late: number },
): string {
  return naming.list([count('dutiesOpen', open), ...(late > 0 ? [count('dutiesLate', late)] : [])])
}

/** How many things wait; in another color when some are late. */
function Tally({
  said,
  open,
  late = false,
}: {
  readonly said: string
  readonly open: number
  readonly late?: boolean
}) {
  return (
    <span class={`tally ${late ? 'late' : ''}`}>
      <span aria-hidden="true">{open}</span>
      <span class="hidden">{said}</span>
    </span>
  )
}

function QuickSearch({ visit }: { readonly visit: Visit }) {
  return (
    <search class="quick">
      <form action="/go">
        <input
          type="search"
          id="quick"
          name="to"
          aria-label={visit.say('goTo')}
          placeholder={visit.say('goTo')}
          aria-keyshortcuts="/"
          required
        />
        <span class="key needs-script" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  )
}

function OwnMenu({ visit }: { readonly visit: SignedIn }) {
  const { say, person, language } = visit
  return (
    <details class="menu who">
      <summary title={say('settingsOf', { name: person.names[language] })}>
        <span>
          {person.names[language]}
          <small>{person.position[language]}</small>
        </span>
      </summary>
      <div class="sheet">
        <p class="muted">
          {person.position[language]} · {say('clearedFor', { level: visit.naming.level(person.clearance) })}
        </p>
        {seesEveryRequest(person) && (
          <p>
            <a href="/readings">{visit.naming.term('operation.trail.readings')}</a>
          </p>
        )}
        {readsRefusals(person) && (
          <p>
            <a href="/refusals">{visit.naming.term('operation.refusals.list')}</a>
          </p>
        )}
        <h2>{say('theme')}</h2>
        <ThemeSwitch visit={visit} />
        <h2>{say('language')}</h2>
        <LanguageSwitch visit={visit} />
        <div class="last">
          <button type="button" class="plain small needs-script" data-opens="shortcuts">
            {say('shortcuts')}{' '}
            <span class="key" aria-hidden="true">
              ?
            </span>
          </button>
          <Form visit={visit} action="/sign-out">
            <button type="submit" class="small">
              {say('signOut')}
            </button>
          </Form>
        </div>
      </div>
    </details>
  )
}
