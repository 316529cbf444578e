import type { ToldItem, ToldRequest, WaitingRequest } from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Remaining } from './duty-rows.tsx'
import { Layout } from './layout.tsx'
import { wholeOf } from './my-requests.tsx'
import { Empty, Pages } from './parts.tsx'
import { RequestTabs } from './request-tabs.tsx'

/** The requests that wait for the reader's decision. */
export async function waitingRequestsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say } = visit
  const after = c.req.query('after')
  const page = await desk.requests.waiting({ after, limit: 50 })
  return show(
    c,
    <Layout visit={visit} title={say('waitingRequests')} wide>
      <RequestTabs visit={visit} here="waiting" />
      {page.items.length === 0 ? (
        <Empty>{say('nothingWaits')}</Empty>
      ) : (
        <WaitingRows visit={visit} requests={page.items} told={await wholeOf(visit, page.items)} />
      )}
      <Pages visit={visit} next={page.next} after={after} />
    </Layout>,
  )
}

/** Of more documents the first are named. */
const named = 3

/** What is to be decided on: title and kind of each document, as the library tells them to who decides. */
function Wanted({ visit, items }: { readonly visit: SignedIn; readonly items: readonly ToldItem[] }) {
  const { naming, say, count } = visit
  const asked = items.filter(({ state }) => state === 'asked')
  const rest = asked.length - named
  return (
    <>
      {asked.slice(0, named).map(({ document, title, category, kind }) => (
        <small>
          {document === null ? say('aDocument') : <span class="number">{document}</span>} {title}
          {category !== null && kind !== null && ` · ${naming.kind(category, kind)}`}
        </small>
      ))}
      {rest > 0 && <small>{count('andMore', rest)}</small>}
    </>
  )
}

interface WaitingRowsProps {
  readonly visit: SignedIn
  readonly requests: readonly WaitingRequest[]
  /** The same, whole. */
  readonly told: readonly ToldRequest[]
}

/** Requests to be decided, in the way of duties: until when, what, for what, who asks. */
export function WaitingRows({ visit, requests, told }: WaitingRowsProps) {
  const { naming, say } = visit
  const sorted = [...requests].sort((one, other) => (one.expires ?? '9').localeCompare(other.expires ?? '9'))
  return (
    <ol class="rows">
      {sorted.map((request) => (
        <li class="duty asked">
          <p class="when">
            {request.expires !== null && (
              <>
                <time class="number" datetime={request.expires}>
                  {request.expires}
                </time>{' '}
                <Remaining visit={visit} due={request.expires} late={request.expires < visit.archive.today()} />
              </>
            )}
          </p>
          <p class="what">
            <a href={`/requests/${request.number}`}>
              {naming.term(`requestKind.${request.kind}`)} <span class="number">{request.number}</span>
            </a>
            <small>
              {naming.list(request.cases)}
              {request.level !== null && ` · ${naming.term('label.level')} ${naming.level(request.level)}`}
            </small>
            <Wanted visit={visit} items={told.find((one) => one.request.number === request.number)?.items ?? []} />
          </p>
          <p class="case">
            <span>{request.purpose}</span>
          </p>
          <p class="who-for">
            {naming.person(request.requester)}
            <small>{naming.department(request.department)}</small>
            {request.outsider !== null && (
              <small>
                {naming.term('label.outsider')} {request.outsider.name} {request.outsider.organization}
              </small>
            )}
            {request.behalf !== null && (
              <small class="warning">
                {say('inPlaceOf', {
                  person: naming.person(visit.person.id),
                  who: naming.person(request.behalf),
                })}
              </small>
            )}
          </p>
          <p class="next">
            <a
              class="button small"
              href={`/requests/${request.number}`}
              aria-label={say('stepFor', { step: say('decideIt'), what: request.number })}
            >
              {say('decideIt')}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}
