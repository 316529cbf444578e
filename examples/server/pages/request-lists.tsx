import type { Request, RequestItem } from 'casekeep'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { requestActs } from './request-acts.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'

/** An item with the request that it belongs to. */
export interface HeldItem {
  readonly item: RequestItem
  readonly request: Pick<Request, 'number' | 'kind' | 'expires' | 'outsider'>
}

interface ItemRowsProps {
  readonly visit: SignedIn
  readonly rows: readonly HeldItem[]
  readonly titles: Titles
  /** What may be done with an item in its state, the first of it the more urgent. */
  readonly acts: readonly string[]
  /** Whose it is, where that is not the reader's own. */
  readonly people?: boolean
}

/** In which states an act is offered; the request's own page asks the library. */
const offered: Readonly<Record<string, (item: RequestItem) => boolean>> = {
  confirm: ({ state }) => state === 'offered',
  renew: ({ state, renewal, overdue }) => state === 'out' && renewal === null && !overdue,
  'give-back': ({ state, medium }) => medium === 'paper' && (state === 'out' || state === 'inReading'),
  'hand-over': ({ state }) => state === 'granted',
  'take-back': ({ state }) => state === 'returning',
  renewal: ({ state, renewal }) => state === 'out' && renewal !== null,
  recall: ({ state, overdue, recalled }) => state === 'out' && !overdue && recalled === null,
  found: ({ state }) => state === 'lost',
  settle: ({ state }) => state === 'lost',
}

/** Items of requests as rows to be worked through. */
export function ItemRows({ visit, rows, titles, acts, people = false }: ItemRowsProps) {
  const { naming, say } = visit
  return (
    <ol class="rows">
      {rows.map(({ item, request }) => {
        const steps = acts.filter((key) => offered[key]?.(item))
        return (
          <li class="duty lent">
            <p class="when">
              {item.due !== null && <ItemDue visit={visit} item={item} />}
              {item.due === null && request.expires !== null && item.state === 'granted' && (
                <small>{say('fetchUntil', { day: request.expires })}</small>
              )}
            </p>
            <p class="what">
              <span>
                <ItemName visit={visit} item={item} titles={titles} />
              </span>
              <small>
                {naming.term(`requestKind.${request.kind}`)}{' '}
                <a class="number" href={`/requests/${request.number}`}>
                  {request.number}
                </a>{' '}
                · {naming.term(`medium.${item.medium}`)}
              </small>
            </p>
            <p class="case">
              <ItemState visit={visit} item={item} />
            </p>
            <p class="who-for">{people && <span>{naming.person(item.person)}</span>}</p>
            <p class="next">
              {steps.map((key, index) => (
                <a
                  class={`button small ${index === 0 && item.overdue ? 'main' : ''}`}
                  href={`/requests/${request.number}/${key}?item=${item.position}#${key}`}
                  aria-label={say('stepFor', {
                    step: naming.find(`operation.${requestActs[key]!.operation}`),
                    what: item.document ?? `${request.number} ${item.position}`,
                  })}
                >
                  {naming.find(`operation.${requestActs[key]!.operation}`)}
                </a>
              ))}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
