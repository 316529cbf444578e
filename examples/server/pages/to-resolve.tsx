import type { Request } from 'casekeep'
import type { SignedIn } from '../visit.ts'

/** Requests by description, of which the archive has yet to say what they mean. */
export function ToResolve({ visit, requests }: { readonly visit: SignedIn; readonly requests: readonly Request[] }) {
  const { naming, say } = visit
  const text = naming.term('operation.requests.resolve')
  return (
    <ol class="rows">
      {requests.map((request) => (
        <li class="duty lent">
          <p class="when">
            {request.expires !== null && (
              <>
                <small>{say('decideBy')}</small>{' '}
                <time class="number" datetime={request.expires}>
                  {request.expires}
                </time>
              </>
            )}
          </p>
          <p class="what">
            <a href={`/requests/${request.number}`}>
              {naming.term(`requestKind.${request.kind}`)} <span class="number">{request.number}</span>
            </a>
            <small>{request.purpose}</small>
          </p>
          <p class="case">
            <span>{request.description}</span>
          </p>
          <p class="who-for">
            {naming.person(request.requester)}
            <small>{naming.department(request.department)}</small>
          </p>
          <p class="next">
            <a
              class="button small"
              href={`/requests/${request.number}`}
              aria-label={say('stepFor', { step: text, what: request.number })}
            >
              {text}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}
