import type { RequestItem, RequestSignature } from 'casekeep'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { Cell, Columns } from './parts.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'

interface ItemTableProps {
  readonly visit: SignedIn
  readonly items: readonly RequestItem[]
  readonly titles: Titles
}

/** The documents of a request, each as it stands, with who signed for it. */
export function ItemTable({ visit, items, titles }: ItemTableProps) {
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
              <ItemState visit={visit} item={item} />
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
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who signed, in the order in which they do. What is electronic is received as it is handed over, by nobody's hand. */
function signaturesOf(item: RequestItem) {
  const { offered, received, givenBack, takenBack, medium } = item
  const all = [
    ['offered', offered],
    ['received', medium === 'paper' ? received : null],
    ['givenBack', givenBack],
    ['takenBack', takenBack],
  ] as const
  return all.flatMap(([what, signature]): (readonly [Signed, RequestSignature])[] =>
    signature === null ? [] : [[what, signature]],
  )
}
type Signed = 'offered' | 'received' | 'givenBack' | 'takenBack'
