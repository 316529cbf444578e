import type { PossibleAct, Request } from 'casekeep'
import type { Loss } from '../requests/losses.ts'
import { isOnScreen } from '../requests/on-screen.ts'
import type { NamedItem, Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { requestActs } from './request-acts.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'

/** An item with the request that it belongs to. */
export interface HeldItem {
  readonly item: NamedItem
  readonly request: Pick<Request, 'number' | 'kind' | 'expires' | 'outsider'>
}

interface ItemRowsProps {
  readonly visit: SignedIn
  readonly rows: readonly HeldItem[]
  readonly titles: Titles
  /** What may be done with an item in its state, the first of it the more urgent. */
  readonly acts: readonly string[]
  readonly possible: PossibleNow
  readonly losses?: ReadonlyMap<string, Loss>
  /** Whose it is, where that is not the reader's own. */
  readonly people?: boolean
}

/** In which states somebody looks for an act; whether it is possible, the library says. */
const lookedFor: Readonly<Record<string, (held: HeldItem) => boolean>> = {
  confirm: ({ item }) => item.state === 'offered',
  renew: ({ item: { state, renewal, overdue } }) => state === 'out' && renewal === null && !overdue,
  'give-back': (held) => !isOnScreen(held) && (held.item.state === 'out' || held.item.state === 'inReading'),
  'hand-over': ({ item }) => item.state === 'granted',
  'take-back': ({ item }) => item.state === 'returning',
  renewal: ({ item: { state, renewal } }) => state === 'out' && renewal !== null,
  recall: ({ item: { state, overdue, recalled } }) => state === 'out' && !overdue && recalled === null,
  found: ({ item }) => item.state === 'lost',
  settle: ({ item }) => item.state === 'lost',
}

/** What is possible with each request that stands in a list. */
export type PossibleNow = ReadonlyMap<string, readonly PossibleAct[]>

/** Asks of those requests alone with which somebody would look for one of the acts. */
export async function possibleNow(
  { desk }: SignedIn,
  rows: readonly HeldItem[],
  acts: readonly string[],
): Promise<PossibleNow> {
  const meant = rows.filter((held) => acts.some((key) => lookedFor[key]?.(held)))
  const numbers = [...new Set(meant.map(({ request }) => request.number))]
  const answers = await Promise.all(numbers.map((request) => desk.requests.possible({ request })))
  return new Map(numbers.map((number, index) => [number, answers[index]!.possible]))
}

function isPossible(key: string, { item, request }: HeldItem, possible: PossibleNow): boolean {
  const { operation } = requestActs[key]!
  const acts = possible.get(request.number) ?? []
  return acts.some((act) => act.operation === operation && act.items.includes(item.position))
}

/** Items of requests as rows to be worked through. */
export function ItemRows({ visit, rows, titles, acts, possible, losses, people = false }: ItemRowsProps) {
  const { naming } = visit
  return (
    <ol class="rows">
      {rows.map((held) => {
        const { item, request } = held
        const steps = acts.filter((key) => lookedFor[key]?.(held))
        return (
          <li class="duty lent">
            <p class="when">
              <When visit={visit} held={held} />
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
              <ItemState visit={visit} item={item} loss={losses?.get(item.document ?? '')} />
            </p>
            <p class="who-for">{people && <span>{naming.person(item.person)}</span>}</p>
            <p class="next">
              {steps.map((key, index) => (
                <Step visit={visit} held={held} act={key} main={index === 0 && item.overdue} possible={possible} />
              ))}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

interface StepProps {
  readonly visit: SignedIn
  readonly held: HeldItem
  readonly act: string
  readonly main: boolean
  readonly possible: PossibleNow
}

/** The way to an act; where it is not possible now, to the page that says why not. */
function Step({ visit: { naming, say }, held, act, main, possible }: StepProps) {
  const { item, request } = held
  const step = naming.find(`operation.${requestActs[act]!.operation}`)
  const what = item.document ?? `${request.number} ${item.position}`
  const href = `/requests/${request.number}/${act}?item=${item.position}`
  if (isPossible(act, held, possible)) {
    return (
      <a
        class={`button small ${main ? 'main' : ''}`}
        href={`${href}#${act}`}
        aria-label={say('stepFor', { step, what })}
      >
        {step}
      </a>
    )
  }
  return (
    <a class="why-not-now" href={href} aria-label={say('stepFor', { step: say('stepNotPossible', { step }), what })}>
      <small>{say('stepNotPossible', { step })}</small>
    </a>
  )
}

/** The date by which a row stands in its list, and what date it is. */
function When({ visit, held }: { readonly visit: SignedIn; readonly held: HeldItem }) {
  const { naming, say } = visit
  const { item, request } = held
  if (item.state === 'granted') {
    if (item.line != null || request.expires === null) return null
    return <small>{say('fetchUntil', { day: request.expires })}</small>
  }
  if (item.state === 'returning' && item.givenBack !== null) {
    return <small>{say('givenBackOn', { day: naming.day(item.givenBack.at) })}</small>
  }
  if (item.state === 'offered' && item.offered !== null) {
    return <small>{say('offeredOn', { day: naming.day(item.offered.at) })}</small>
  }
  if (item.due === null) return null
  return (
    <>
      <small>{say('dueOn')}</small> <ItemDue visit={visit} item={item} />
    </>
  )
}

/** The date of {@link When}, for the order of a list: what has none comes last. */
export function dayOf({ item, request }: HeldItem, { naming }: SignedIn): string {
  const none = '9999-12-31'
  if (item.state === 'granted') return item.line != null ? none : (request.expires ?? none)
  if (item.state === 'returning' && item.givenBack !== null) return naming.day(item.givenBack.at)
  if (item.state === 'offered' && item.offered !== null) return naming.day(item.offered.at)
  return item.due ?? none
}
