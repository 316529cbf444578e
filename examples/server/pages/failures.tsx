import { type CasekeepError, errorSentence } from 'casekeep'
import type { Ask } from '../visit.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'

/** The same for what is not there and for what somebody may not know of (P1.4). */
export function notFoundPage(c: Ask) {
  return plain(c, 'notFound', c.get('visit').say('notFoundText'), 404)
}

export function forbiddenPage(c: Ask, error: CasekeepError) {
  const visit = c.get('visit')
  return plain(c, 'forbidden', errorSentence(error, visit.language), 403)
}

export function crossSitePage(c: Ask) {
  return plain(c, 'forbidden', c.get('visit').say('crossSite'), 403)
}

export function failedPage(c: Ask) {
  return plain(c, 'failed', c.get('visit').say('failedText'), 500)
}

function plain(c: Ask, title: 'notFound' | 'forbidden' | 'failed', text: string, status: 403 | 404 | 500) {
  const visit = c.get('signedIn') ?? c.get('visit')
  return show(
    c,
    <Layout visit={visit} title={visit.say(title)}>
      <h1>{visit.say(title)}</h1>
      <p class="lead">{text}</p>
      <p>
        <a href="/">{visit.say('worklist')}</a>
      </p>
    </Layout>,
    status,
  )
}
