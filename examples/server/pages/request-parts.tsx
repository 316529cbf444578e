import type { Request, RequestItem } from 'casekeep'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { Remaining } from './duty-rows.tsx'
import { Badge } from './parts.tsx'

interface ItemProps {
  readonly visit: SignedIn
  readonly item: RequestItem
  readonly titles: Titles
}

/** The document of an item: number and title, as far as the reader may know them. */
export function ItemName({ visit, item, titles }: ItemProps) {
  const { document } = item
  if (document === null) return <span class="withheld">{visit.say('aDocument')}</span>
  const title = titles.documents.get(document)
  return (
    <>
      {title === undefined ? (
        <span class="number">{document}</span>
      ) : (
        <a class="number" href={`/documents/${document}`}>
          {document}
        </a>
      )}{' '}
      {title}
    </>
  )
}

/** The same as a text, for choices and labels. */
export function itemName({ document, position }: RequestItem, titles: Titles, { say }: SignedIn): string {
  if (document === null) return `#${position} ${say('aDocument')}`
  return [document, titles.documents.get(document)].filter((part) => part !== undefined).join(' ')
}

/** Its last day, and how many working days are left or have passed. */
export function ItemDue({ visit, item }: Omit<ItemProps, 'titles'>) {
  const { due, state, overdue } = item
  if (due === null) return <>—</>
  return (
    <>
      <time class="number" datetime={due}>
        {due}
      </time>{' '}
      {(state === 'out' || state === 'inReading') && <Remaining visit={visit} due={due} late={overdue} />}
    </>
  )
}

/** How an item stands, and what is to be known of that. */
export function ItemState({ visit, item }: Omit<ItemProps, 'titles'>) {
  const { naming, say, count } = visit
  const { state, reason, renewal, renewals, recalled, condition, remark, settled } = item
  return (
    <>
      <Badge state={state}>{naming.term(`requestItem.${state}`)}</Badge>
      {recalled !== null && <small class="warning">{say('recalledOn', { day: recalled })}</small>}
      {renewal !== null && (
        <small class="warning">{say('renewalUntil', { due: renewal.due, reason: renewal.reason })}</small>
      )}
      {renewals > 0 && <small>{count('renewedTimes', renewals)}</small>}
      {condition !== null && condition !== 'complete' && (
        <small class="warning">{naming.term(`condition.${condition}`)}</small>
      )}
      {settled !== null && <small>{naming.term(`settlement.${settled}`)}</small>}
      {reason !== null && <small>{reason}</small>}
      {remark !== null && <small>{remark}</small>}
    </>
  )
}

/** What a request is for, in a line: its kind and how much. */
export function Asked({ visit, request, items }: { visit: SignedIn; request: Request; items: number | null }) {
  const { naming, say, count } = visit
  return (
    <>
      {naming.term(`requestKind.${request.kind}`)}
      {items !== null && <small>{items === 0 ? say('notNamed') : count('documentsN', items)}</small>}
    </>
  )
}
