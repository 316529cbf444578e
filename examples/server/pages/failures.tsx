import { type CasekeepError, errorSentence } from 'casekeep'
import type { Child } from 'hono/jsx'
import type { Ask, SignedIn, Visit } from '../visit.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'

/** The same for what is not there and for what somebody may not know of (P1.4). */
export function notFoundPage(c: Ask) {
  const { say } = visitOf(c)
  return failure(c, 404, say('notFound'), [say('notFoundText'), say('notFoundHelp')])
}

export function forbiddenPage(c: Ask, error: CasekeepError) {
  const { say, language, naming } = visitOf(c)
  return failure(c, 403, say('forbidden'), [errorSentence(error, language, naming.ofHost), say('forbiddenHelp')])
}

/** Somebody else was faster, or the thing is no longer in the state in which this can be done. */
export function conflictPage(c: Ask, error: CasekeepError) {
  const { say, language, naming } = visitOf(c)
  return failure(c, 409, say('conflict'), [errorSentence(error, language, naming.ofHost), say('conflictHelp')])
}

export function crossSitePage(c: Ask) {
  const { say } = visitOf(c)
  return failure(c, 403, say('forbidden'), [say('crossSite')])
}

export function failedPage(c: Ask) {
  const { say } = visitOf(c)
  return failure(c, 500, say('failed'), [say('failedText')])
}

function visitOf(c: Ask): Visit {
  return c.get('signedIn') ?? c.get('visit')
}

/** What went wrong, what it means, and where to go from here. */
function failure(c: Ask, status: 403 | 404 | 409 | 500, title: string, sentences: readonly string[]) {
  const visit = visitOf(c)
  return show(
    c,
    <Layout visit={visit} title={title}>
      <div class="failure">
        <p class="code-of-failure" aria-hidden="true">
          {status}
        </p>
        <h1>{title}</h1>
        {sentences.map((sentence) => (
          <p class="lead">{sentence}</p>
        ))}
        <div class="actions">{ways(c, visit)}</div>
      </div>
    </Layout>,
    status,
  )
}

function ways(c: Ask, visit: Visit): Child {
  const { say } = visit
  if (!('person' in visit)) {
    return (
      <a class="button main" href="/sign-in">
        {say('signIn')}
      </a>
    )
  }
  const signedIn = visit as SignedIn
  const thing =
    c.req.method === 'GET'
      ? null
      : /^\/(?:cases|batches|documents|transfers|requests|disposals|holds)\/[^/]+(?=\/)/.exec(c.req.path)
  return (
    <>
      {thing !== null && (
        <a class="button main" href={thing[0]}>
          {say('asItIsNow')}
        </a>
      )}
      <a class="button" href={listAsSeen('/', signedIn)}>
        {say('worklist')}
      </a>
      <a class="button" href={listAsSeen('/cases', signedIn)}>
        {say('cases')}
      </a>
    </>
  )
}
