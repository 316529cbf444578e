import type { CaseDocument } from 'casekeep'
import { inFileOrder } from '../batch-work/file-order.ts'
import { twinsOf } from '../batch-work/twins.ts'
import { typedOf } from '../document-fields.ts'
import type { SignedIn } from '../visit.ts'
import { Badge, Cell, Columns, Empty } from './parts.tsx'

interface DocumentTableProps {
  readonly visit: SignedIn
  readonly category: string
  readonly documents: readonly CaseDocument[]
  /** Whether documents that look alike are pointed out. */
  readonly sorting?: boolean
  /** Whether what is in the archive can be ticked, to be asked for. */
  readonly ticked?: boolean
}

/** Documents as a catalogue lists them. */
export function DocumentTable({ visit, category, documents, sorting = false, ticked = false }: DocumentTableProps) {
  const { naming, say } = visit
  if (documents.length === 0) return <Empty>{say('hiddenDocuments')}</Empty>
  const twins = sorting ? twinsOf(documents, documents) : new Map<number, CaseDocument>()
  const names = [
    naming.term('label.number'),
    naming.term('label.title'),
    naming.term('label.kind'),
    naming.term('label.date'),
    naming.term('label.pages'),
    naming.term('label.channel'),
    naming.term('label.level'),
    naming.term('label.state'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {inFileOrder(documents).map((document) => {
          const twin = twins.get(document.position)
          return (
            <tr class={document.screened === null ? '' : 'out'}>
              <Cell of={names[0]} kind="number">
                {ticked && document.number !== null && document.state === 'archived' && (
                  <input
                    type="checkbox"
                    name="documents"
                    value={document.number}
                    aria-label={say('tickToRequest', { number: document.number })}
                  />
                )}
                {document.number === null ? (
                  <span class="muted">#{document.position}</span>
                ) : (
                  <a href={`/documents/${document.number}`}>{document.number}</a>
                )}
              </Cell>
              <Cell of={names[1]} kind="grow">
                {document.title}
                {document.important && <small class="mark">{naming.mark(document.mark)}</small>}
                {!document.original && <small>{naming.term('label.copy')}</small>}
                {document.revises !== null && (
                  <small>
                    {naming.term('label.revises')} <a href={`/documents/${document.revises}`}>{document.revises}</a>
                  </small>
                )}
                {twin !== undefined && (
                  <small class="warning">{say('looksLike', { what: `#${twin.position} ${twin.title}` })}</small>
                )}
              </Cell>
              <Cell of={names[2]}>{naming.kind(category, document.kind)}</Cell>
              <Cell of={names[3]} kind="nowrap">
                {typedOf(document).date || '—'}
              </Cell>
              <Cell of={names[4]}>{document.pages ?? '—'}</Cell>
              <Cell of={names[5]}>
                {naming.find(`channel.${document.channel}`)}
                {document.handedInBy !== null && <small>{document.handedInBy}</small>}
              </Cell>
              <Cell of={names[6]} kind="nowrap">
                {naming.level(document.level)}
              </Cell>
              <Cell of={names[7]}>
                <Badge state={document.state}>{naming.find(`document.${document.state}`)}</Badge>
                {document.screened !== null && (
                  <small>
                    {naming.find(`screening.${document.screened.because}`)}
                    {document.screened.duplicateOf !== null && ` #${document.screened.duplicateOf}`}{' '}
                    {document.screened.note}
                  </small>
                )}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
