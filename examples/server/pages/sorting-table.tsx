import { changedMeanwhile, type SortingDesk, shownRows } from '../batch-work/sorting-desk.ts'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Hidden } from './controls.tsx'
import { Form } from './form.tsx'
import { NextStep } from './next-step.tsx'
import { OpenSortingRow } from './open-sorting-row.tsx'
import { NoneShown, NotReached, Sights } from './sights.tsx'
import { SortingRow, sortingColumns } from './sorting-row.tsx'

interface SortingTableProps {
  readonly visit: SignedIn
  readonly desk: SortingDesk
  readonly entries: Entries
  readonly problems: Problems
}

/** The batch as one table on which everything is done. */
export function SortingTable({ visit, desk, entries, problems }: SortingTableProps) {
  const { say, count } = visit
  const { batch } = desk.open
  const action = `/batches/${batch.number}/sorting`
  const shown = new Set(shownRows(desk, visit))
  const unsaved = desk.drafts.size
  const unseen = desk.rows.filter((row) => !shown.has(row) && desk.selected.has(row.sheet.document.position)).length
  return (
    <div id="work" data-unsaved={unsaved} hx-target="#work" hx-select="#work" hx-swap="outerHTML">
      <Form visit={visit} action={action} class="work" again="do=again">
        <Hidden name="version" value={entries.given('version') ?? batch.version} />
        <FirstButton visit={visit} />
        {mayReviewHere(visit) && !batch.sorters.includes(visit.person.id) && (
          <p class="note">{say('sortingExcludes')}</p>
        )}
        <NextStep visit={visit} desk={desk} action={action} order={entries.text('order')} />
        {desk.notes.map((note) => (
          <p class="message" role="status">
            {note}
          </p>
        ))}
        <div class="table-bar" id="table-bar">
          <Sights visit={visit} rows={desk.rows} shown={desk.shown} shownCount={shown.size} />
          <p class="selecting">
            <button type="submit" id="select" class="small" name="do" value="select:shown" data-select="shown">
              {say('selectShown')}
            </button>
            <button type="submit" class="plain small" name="do" value="select:none" data-select="none">
              {say('selectNone')}
            </button>
            <output data-selected={say('selectedCount')} data-hidden={say('selectedHidden')}>
              {unseen > 0
                ? say('selectedHidden', { n: desk.selected.size, hidden: unseen })
                : say('selectedCount', { n: desk.selected.size })}
            </output>
            <small class="muted keys needs-script">{say('keysHint')}</small>
          </p>
        </div>
        <Rows visit={visit} desk={desk} problems={problems} shown={shown} />
        <NoneShown visit={visit} shownCount={shown.size} />
        <div class="dock">
          <NotReached visit={visit} />
          <BulkBar visit={visit} desk={desk} action={action} entries={entries} problems={problems} />
          <p class="save-bar">
            <span class={unsaved > 0 ? 'warning' : 'muted'}>
              {unsaved > 0 ? count('unsavedCount', unsaved) : say('nothingUnsaved')}
            </span>
            {unsaved > 0 && (
              <button type="submit" class="plain small" name="do" value="undo-all" hx-post={action}>
                {say('undoAll')}
              </button>
            )}
            <button
              type="submit"
              id="do-save"
              class={unsaved > 0 ? 'main' : ''}
              name="do"
              value="save"
              formnovalidate
              data-save
            >
              {say('save')}
            </button>
          </p>
        </div>
      </Form>
    </div>
  )
}

/** What Enter presses where no script runs: the first button of a form, which has to be one that does no harm. */
function FirstButton({ visit }: { readonly visit: SignedIn }) {
  return (
    <button type="submit" class="first-button" name="do" value="filter" tabindex={-1}>
      {visit.say('filter')}
    </button>
  )
}

/** Whether it would be for this reader to review what others sort. */
function mayReviewHere({ archive, person }: SignedIn): boolean {
  return archive.policy.settings.reviewers.some((role) => person.roles.includes(role))
}

function Rows({
  visit,
  desk,
  problems,
  shown,
}: Omit<SortingTableProps, 'entries'> & { readonly shown: ReadonlySet<SortingDesk['rows'][number]> }) {
  const showRow = sortingRows(visit, desk, problems)
  return (
    <table class="cards work-table">
      <thead>
        <tr>
          <td />
          {Object.values(sortingColumns(visit)).map((name) => (
            <th scope="col">{name}</th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody data-rows hx-target="closest tr" hx-select="unset" hx-include="closest tr">
        {desk.rows.map((row) => showRow(row, !shown.has(row)))}
      </tbody>
    </table>
  )
}

/** Shows rows of the table; what they share is found once. */
export function sortingRows(visit: SignedIn, desk: SortingDesk, problems: Problems) {
  const { open, drafts, opened, selected, seen } = desk
  const columns = sortingColumns(visit)
  const meanwhile = changedMeanwhile(desk)
  const saved = new Map(open.documents.map((document) => [document.position, document]))
  return (row: SortingDesk['rows'][number], hidden: boolean) => {
    const { position } = row.sheet.document
    const Row = opened.has(position) ? OpenSortingRow : SortingRow
    return (
      <Row
        visit={visit}
        columns={columns}
        category={open.file.category}
        batch={`/batches/${open.batch.number}`}
        row={row}
        saved={saved.get(position)!}
        draft={drafts.get(position)}
        selected={selected.has(position)}
        hidden={hidden}
        meanwhile={meanwhile.has(position)}
        seen={seen.get(position)}
        problems={problems}
      />
    )
  }
}
