import type { SinceReturn } from '../batch-work/rounds.ts'
import type { Row } from '../batch-work/shown.ts'
import { typedOf } from '../document-fields.ts'
import type { SignedIn } from '../visit.ts'
import { Doubts, nameOf } from './doubts.tsx'
import { Cell } from './parts.tsx'

export function reviewColumns({ naming }: SignedIn) {
  return {
    number: naming.term('label.number'),
    title: naming.term('label.title'),
    kind: naming.term('label.kind'),
    date: naming.term('label.date'),
    pages: naming.term('label.pages'),
    channel: naming.term('label.channel'),
    level: naming.term('label.level'),
  } as const
}

interface ReviewRowProps {
  readonly visit: SignedIn
  readonly columns: ReturnType<typeof reviewColumns>
  readonly category: string
  /** Address of the batch. */
  readonly batch: string
  readonly row: Row
  readonly since: SinceReturn | null
  /** What the reviewer says of it; null where it is not flagged. */
  readonly remark: string | null
  readonly fault: string | undefined
  readonly hidden: boolean
  /** Whether the remark is to be typed now. */
  readonly focus?: boolean
}

/** A document as the reviewer sees it: to read, and to flag. */
export function ReviewRow({
  visit,
  columns,
  category,
  batch,
  row,
  since,
  remark,
  fault,
  hidden,
  focus,
}: ReviewRowProps) {
  const { naming, say } = visit
  const { document, kept } = row.sheet
  const { position } = document
  const what = nameOf(document)
  return (
    <tr
      id={`d${position}`}
      data-sights={[...row.sights].join(' ')}
      data-rank={row.rank}
      class={kept ? (remark === null ? '' : 'flagged') : 'out'}
      hidden={hidden}
    >
      <Cell of={columns.number} kind="number">
        {document.number === null ? what : <a href={`/documents/${document.number}`}>{document.number}</a>}
      </Cell>
      <Cell of={columns.title} kind="grow">
        <span class="title">{document.title}</span>
        {document.important && kept && <small class="mark">{naming.mark(document.mark)}</small>}
        {!document.original && <small class="inline">{naming.term('label.copy')}</small>}
        <Looks visit={visit} category={category} row={row} since={since} />
        {remark !== null && (
          <span class="remark">
            <input
              id={`remark.${position}`}
              name={`remark.${position}`}
              value={remark}
              aria-label={say('remarkOn', { what })}
              placeholder={say('remarkOn', { what })}
              autofocus={focus}
              autocomplete="off"
              aria-invalid={fault === undefined ? undefined : 'true'}
              aria-describedby={fault === undefined ? undefined : `remark-${position}-error`}
            />
            {fault !== undefined && (
              <small class="error" id={`remark-${position}-error`}>
                {fault}
              </small>
            )}
          </span>
        )}
      </Cell>
      <Cell of={columns.kind}>{naming.kind(category, document.kind)}</Cell>
      <Cell of={columns.date} kind="nowrap">
        {typedOf(document).date || '—'}
      </Cell>
      <Cell of={columns.pages}>{document.pages ?? '—'}</Cell>
      <Cell of={columns.channel}>{naming.find(`channel.${document.channel}`)}</Cell>
      <Cell of={columns.level} kind="nowrap">
        {naming.level(document.level)}
      </Cell>
      <td class="actions-cell">
        {kept && document.number !== null && (
          <button
            type="submit"
            class="plain small"
            name="do"
            value={remark === null ? `flag:${position}` : `unflag:${position}`}
            hx-get={`${batch}/remarks/${position}`}
            aria-label={say(remark === null ? 'flagDocument' : 'unflagDocument', { what })}
          >
            {say(remark === null ? 'flag' : 'unflag')}
          </button>
        )}
      </td>
    </tr>
  )
}

/** What a reviewer may want to look at. */
function Looks({ visit, category, row, since }: Pick<ReviewRowProps, 'visit' | 'category' | 'row' | 'since'>) {
  const { naming, say } = visit
  const { document } = row.sheet
  const { number, screened, revises } = document
  const changed = number === null ? undefined : since?.changed.get(number)
  const what = naming.list((changed ?? []).map((column) => naming.find(`label.${column}`)))
  return (
    <>
      <Doubts visit={visit} category={category} sheet={row.sheet} />
      {revises !== null && (
        <small>
          {naming.term('label.revises')} <a href={`/documents/${revises}`}>{revises}</a>
        </small>
      )}
      {number !== null && since?.added.has(number) ? (
        <small class="since">{say('addedSince')}</small>
      ) : (
        changed !== undefined && <small class="since">{say('changedSince', { what })}</small>
      )}
      {screened !== null && (
        <small>
          {naming.find(`screening.${screened.because}`)}
          {screened.duplicateOf !== null && ` #${screened.duplicateOf}`} {screened.note}
        </small>
      )}
    </>
  )
}
