import type { RegisterLine } from 'casekeep'
import { knowing } from '../outsiders/known.ts'
import type { Loss } from '../requests/losses.ts'
import type { Standing } from '../requests/of-document.ts'
import type { NamedItem } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import { Empty } from './parts.tsx'
import { ItemDue, ItemState } from './request-parts.tsx'

interface LendingProps {
  readonly visit: SignedIn
  readonly standing: Standing
  readonly losses: ReadonlyMap<string, Loss>
}

/** For the archive: who has a document, until when, and who waits for it (P7.2). */
export function DocumentLending({ visit: signedIn, standing: { held, waiting }, losses }: LendingProps) {
  const visit = knowing(
    signedIn,
    [...held, ...waiting].map(({ outsider }) => outsider),
  )
  const { say } = visit
  return (
    <section id="lending">
      <h2>{say('whereOriginalIs')}</h2>
      {held.length === 0 ? (
        <Empty>{say('onShelf')}</Empty>
      ) : (
        <ul class="lending">
          {held.map((line) => (
            <Line visit={visit} line={line} losses={losses} />
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <>
          <h3>{say('whoWaits')}</h3>
          <ol class="lending">
            {waiting.map((line) => (
              <Line visit={visit} line={line} losses={losses} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

interface LineProps {
  readonly visit: SignedIn
  readonly line: Omit<RegisterLine, 'item'> & { readonly item: NamedItem }
  readonly losses: ReadonlyMap<string, Loss>
}

function Line({ visit, line: { request, item }, losses }: LineProps) {
  const { naming, say } = visit
  return (
    <li>
      <strong>{naming.person(item.person)}</strong>{' '}
      <a class="number" href={`/requests/${request}`}>
        {request}
      </a>{' '}
      {item.due !== null && (
        <small>
          {say('dueOn')} <ItemDue visit={visit} item={item} />
        </small>
      )}{' '}
      <ItemState visit={visit} item={item} loss={losses.get(item.document ?? '')} />
    </li>
  )
}
