import type { Request, RequestItem, RequestSignature } from 'casekeep'
import type { Loss } from '../requests/losses.ts'
import type { NamedItem, Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { Cell, Columns } from './parts.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'

interface ItemTableProps {
  readonly visit: SignedIn
  readonly request: Pick<Request, 'reason'>
  readonly items: readonly NamedItem[]
  readonly titles: Titles
  readonly losses: ReadonlyMap<string, Loss>
}

/** The documents of a request, each as it stands, with who signed for it. */
export function ItemTable({ visit, request, items, titles, losses }: ItemTableProps) {
  const { naming, say } = visit
  const names = [
    naming.term('label.position'),
    naming.term('thing.document'),
    naming.term('label.medium'),
    naming.term('label.state'),
    naming.term('label.due'),
    naming.term('thing.signOff'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {items.map((item) => (
          <tr>
            <Cell of={names[0]} kind="number position">
              {item.position}
            </Cell>
            <Cell of={names[1]} kind="grow">
              <ItemName visit={visit} item={item} titles={titles} />
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {naming.term(`medium.${item.medium}`)}
            </Cell>
            <Cell of={names[3]} kind="standing">
              <ItemState visit={visit} item={item} said={request.reason} loss={losses.get(item.document ?? '')} />
            </Cell>
            <Cell of={names[4]} kind="standing">
              {item.due === null ? '—' : <ItemDue visit={visit} item={item} />}
            </Cell>
            <Cell of={names[5]}>
              {signaturesOf(item).length === 0
                ? '—'
                : signaturesOf(item).map(([what, { person, at }]) => (
                    <small>
                      {say('signedBy', {
                        what: what === 'received' ? say('signedReceipt') : naming.term(`label.${what}`),
                        person: naming.person(person),
                      })}{' '}
                      <time class="nowrap">{naming.moment(at)}</time>
                    </small>
                  ))}
              {isOpened(item) && <small>{say('openedInSystem')}</small>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is electronic is opened as it is handed over, and nobody signs for it but an outsider on a form. */
export function isOpened({ medium, offered, received }: RequestItem): boolean {
  return medium === 'electronic' && offered !== null && received?.form == null
}

/** Who signed, in the order in which they do. */
function signaturesOf(item: RequestItem) {
  const { offered, received, givenBack, takenBack } = item
  const all = [
    ['offered', offered],
    ['received', isOpened(item) ? null : received],
    ['givenBack', givenBack],
    ['takenBack', takenBack],
  ] as const
  return all.flatMap(([what, signature]): (readonly [Signed, RequestSignature])[] =>
    signature === null ? [] : [[what, signature]],
  )
}
type Signed = 'offered' | 'received' | 'givenBack' | 'takenBack'
