import type { Request } from 'casekeep'
import type { Loss } from '../requests/losses.ts'
import { type NamedItem, type Titles, titleOfItem } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { Remaining } from './duty-rows.tsx'
import { Badge } from './parts.tsx'

interface ItemProps {
  readonly visit: SignedIn
  readonly item: NamedItem
  readonly titles: Titles
}

/** The document of an item: number and title, as far as the reader may know them. */
export function ItemName({ visit, item, titles }: ItemProps) {
  const { document } = item
  if (document === null) return <span class="withheld">{visit.say('aDocument')}</span>
  const title = titleOfItem(item, titles)
  const { category, kind } = item
  return (
    <>
      {titles.documents.get(document) === undefined ? (
        <span class="number">{document}</span>
      ) : (
        <a class="number" href={`/documents/${document}`}>
          {document}
        </a>
      )}{' '}
      {title}
      {category != null && kind != null && <small> {visit.naming.kind(category, kind)}</small>}
    </>
  )
}

/** The same as a text, for choices and labels. */
export function itemName(item: NamedItem, titles: Titles, { say }: SignedIn): string {
  const { document, position } = item
  if (document === null) return `#${position} ${say('aDocument')}`
  return [document, titleOfItem(item, titles)].filter((part) => part !== undefined).join(' ')
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

interface StateProps extends Omit<ItemProps, 'titles'> {
  /** Why the whole request came to nothing, which stands beside it already. */
  readonly said?: string | null
  readonly loss?: Loss | undefined
}

/** How an item stands, and what is to be known of that. */
export function ItemState({ visit, item, said = null, loss }: StateProps) {
  const { naming, say, count } = visit
  const { state, reason, renewal, renewals, recalled, condition, remark, settled, line } = item
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
      {line != null && <small class="warning">{say('placeInLine', { n: line })}</small>}
      {loss !== undefined && (
        <small>{say('lostBy', { person: naming.person(loss.person), day: naming.day(loss.at) })}</small>
      )}
      {reason !== null && reason !== said && <small>{reason}</small>}
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
