import type { CaseDocument } from 'casekeep'
import { isFinal } from '../batch-work/bulk.ts'
import { at, type Draft, noDraft } from '../batch-work/drafts.ts'
import type { Row } from '../batch-work/shown.ts'
import { type Describable, typedOf } from '../document-fields.ts'
import type { Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { Hidden } from './controls.tsx'
import { Doubts, nameOf } from './doubts.tsx'
import { Cell } from './parts.tsx'

/** The columns of the table in which a batch is sorted. */
export function sortingColumns({ naming }: SignedIn) {
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
type SortingColumns = ReturnType<typeof sortingColumns>

export interface SortingRowProps {
  readonly visit: SignedIn
  readonly columns: SortingColumns
  readonly category: string
  /** Address of the batch. */
  readonly batch: string
  readonly row: Row
  /** As it is saved. */
  readonly saved: CaseDocument
  readonly draft: Draft | undefined
  readonly selected: boolean
  readonly hidden: boolean
  /** Changed by somebody else since it was begun to be changed here. */
  readonly meanwhile: boolean
  readonly seen: number | undefined
  readonly problems: Problems
}

/** A document in the table. What is changed of it and not saved stands in hidden fields. */
export function SortingRow(props: SortingRowProps) {
  const { visit, columns, category, batch, row, saved, draft = noDraft, hidden } = props
  const { naming, say } = visit
  const { document } = row.sheet
  const { position } = document
  const isUnsaved = props.draft !== undefined
  const was = (field: Describable, text: string) =>
    draft.values[field] !== undefined && <Was visit={visit} text={text} />
  return (
    <tr
      id={`d${position}`}
      data-sights={[...row.sights].join(' ')}
      data-rank={row.rank}
      class={classOf(row, isUnsaved)}
      hidden={hidden}
    >
      <PickCell {...props} />
      <Cell of={columns.number} kind="number">
        {nameOf(document)}
        {isUnsaved && <Kept position={position} draft={draft} seen={props.seen ?? saved.version} />}
      </Cell>
      <Cell of={columns.title} kind="grow">
        <span class="title">{document.title}</span>
        {document.important && row.sheet.kept && <small class="mark">{naming.mark(document.mark)}</small>}
        {!document.original && <small class="inline">{naming.term('label.copy')}</small>}
        {was('title', saved.title)}
        <Findings {...props} />
      </Cell>
      <Cell of={columns.kind}>
        {naming.kind(category, document.kind)}
        {was('kind', naming.kind(category, saved.kind))}
      </Cell>
      <Cell of={columns.date} kind="nowrap">
        {typedOf(document).date || '—'}
        {was('date', typedOf(saved).date)}
      </Cell>
      <Cell of={columns.pages}>
        {document.pages ?? '—'}
        {was('pages', typedOf(saved).pages)}
      </Cell>
      <Cell of={columns.channel}>
        {naming.find(`channel.${document.channel}`)}
        {was('channel', naming.find(`channel.${saved.channel}`))}
      </Cell>
      <Cell of={columns.level} kind="nowrap">
        {naming.level(document.level)}
        {was('level', naming.level(saved.level))}
      </Cell>
      <td class="actions-cell">
        {!isFinal(document) && (
          <button
            type="submit"
            class="plain small"
            name="do"
            value={`edit:${position}`}
            hx-get={`${batch}/rows/${position}`}
            aria-label={say('editDocument', { what: nameOf(document) })}
          >
            {say('edit')}
          </button>
        )}
        {isUnsaved && <UndoButton visit={visit} batch={batch} document={document} />}
      </td>
    </tr>
  )
}

export function classOf({ sheet }: Row, isUnsaved: boolean): string {
  return [sheet.kept ? '' : 'out', isUnsaved ? 'unsaved' : ''].filter((one) => one !== '').join(' ')
}

export function PickCell({ visit, row, selected }: Pick<SortingRowProps, 'visit' | 'row' | 'selected'>) {
  const { document } = row.sheet
  return (
    <td class="select">
      {!isFinal(document) && (
        <input
          type="checkbox"
          name="select"
          value={String(document.position)}
          checked={selected}
          aria-label={visit.say('selectDocument', { what: nameOf(document) })}
        />
      )}
    </td>
  )
}

/** The drafts of a row that is closed. */
function Kept({ position, draft, seen }: { position: number; draft: Draft; seen: number }) {
  const { values, screening } = draft
  return (
    <>
      <Hidden name={`seen.${position}`} value={seen} />
      {Object.entries(values).map(([field, value]) => (
        <Hidden name={at(field, position)} value={value} />
      ))}
      {screening !== null && <Hidden name={at('choice', position)} value={screening.choice} />}
      {screening !== null && screening.of !== '' && <Hidden name={at('of', position)} value={screening.of} />}
      {screening !== null && screening.note !== '' && <Hidden name={at('note', position)} value={screening.note} />}
    </>
  )
}

function Was({ visit, text }: { readonly visit: SignedIn; readonly text: string }) {
  return <small class="was">{visit.say('itWas', { what: text || visit.say('emptyValue') })}</small>
}

/** What is to be looked at, and what becomes of it. */
export function Findings({ visit, category, row, saved, draft, meanwhile }: SortingRowProps) {
  const { naming, say } = visit
  const { screened } = row.sheet.document
  const screening = draft?.screening ?? null
  const why =
    screened === null
      ? ''
      : [
          naming.find(`screening.${screened.because}`),
          screened.duplicateOf === null ? '' : `#${screened.duplicateOf}`,
          screened.note ?? '',
        ]
          .filter((part) => part !== '')
          .join(' ')
  return (
    <>
      <Doubts visit={visit} category={category} sheet={row.sheet} />
      {screened !== null && <small>{say(screening === null ? 'takenOutAs' : 'toBeTakenOut', { why })}</small>}
      {screened === null && saved.screened !== null && <small>{say('toBePutBack')}</small>}
      {meanwhile && <small class="warning">{say('changedMeanwhile')}</small>}
    </>
  )
}

export function UndoButton({ visit, batch, document }: { visit: SignedIn; batch: string; document: CaseDocument }) {
  return (
    <button
      type="submit"
      class="plain small"
      name="do"
      value={`undo:${document.position}`}
      hx-post={`${batch}/sorting`}
      hx-target="#work"
      hx-select="#work"
      aria-label={visit.say('undoDocument', { what: nameOf(document) })}
    >
      {visit.say('undo')}
    </button>
  )
}
