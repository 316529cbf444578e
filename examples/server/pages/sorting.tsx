import { isCasekeepError } from 'casekeep'
import { bulkFields, bulkName } from '../batch-work/bulk.ts'
import { at, readDrafts, sortable, typedOf } from '../batch-work/drafts.ts'
import { lastDeed } from '../batch-work/history.ts'
import { type BatchAtHand, may, openBatch } from '../batch-work/open-batch.ts'
import { saveSteps } from '../batch-work/save-steps.ts'
import { type Acted, act, changedMeanwhile, layOut, type SortingDesk, shownRows } from '../batch-work/sorting-desk.ts'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { done, showPart } from './answer.ts'
import { showBatch } from './batch-shell.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Hidden } from './controls.tsx'
import { notFoundPage } from './failures.tsx'
import { Form } from './form.tsx'
import { NextStep } from './next-step.tsx'
import { nameProblem } from './problem-summary.tsx'
import { NoneShown, NotReached, Sights } from './sights.tsx'
import { nameOf, OpenSortingRow, SortingRow, sortingColumns } from './sorting-row.tsx'

/** What is done on the table: most of it changes the page alone, until it is saved. */
export async function sort(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const entries = await Entries.posted(c)
  const [name = '', of = ''] = entries.text('do').split(':')
  if (name === 'save' || name === 'number' || name === 'finish') return save(c, open, entries, name)
  if (!may(open, 'batches.arrange')) return tooLate(c, open, entries, noProblems)
  const acted = act(visit, layOut(visit, open, entries, noProblems), entries, name, of)
  const problems = faultsOf(acted, visit)
  const fresh = name === 'apply' && acted.fault === undefined
  const kept = fresh ? entries.with(Object.fromEntries(bulkFields.map((field) => [bulkName(field), '']))) : entries
  return showSorting(c, acted.desk, kept, problems)
}

const faultWords = {
  nothing: 'nothingToSet',
  notADay: 'notADay',
  future: 'inTheFuture',
  noReason: 'sayWhyInvalid',
} as const satisfies Readonly<Record<string, WordKey>>

function faultsOf({ fault }: Acted, { say }: SignedIn): Problems {
  if (fault === undefined) return noProblems
  const [field, why] = fault
  return field === 'select' ? problem('select', say('selectFirst')) : problem(bulkName(field), say(faultWords[why!]))
}

/** Saves by one command or two; then numbers, then submits, as far as was asked for. */
async function save(c: Ask, open: BatchAtHand, entries: Entries, name: 'save' | 'number' | 'finish') {
  const visit = c.get('signedIn')
  const { batch, documents } = open
  const steps = saveSteps(documents, readDrafts(entries, documents))
  let version = entries.number('version')
  let saved = 0
  let last: 'batches.arrange' | 'batches.screen' | 'batches.number' | 'batches.submit' | null = null
  const run = async (operation: NonNullable<typeof last>, input: object) => {
    const changed = await visit.desk.run(operation, { batch: batch.number, version, ...input })
    version = (changed as { readonly batch: { readonly version: number } }).batch.version
    last = operation
  }
  try {
    for (const step of steps) {
      await run(step.operation, step.input)
      saved++
    }
    const unnumbered = async () => {
      const now = await visit.desk.batches.get({ batch: batch.number })
      return now.documents.some(({ number, screened }) => number === null && screened === null)
    }
    if (name === 'number' || (name === 'finish' && (await unnumbered()))) {
      await run('batches.number', { order: entries.given('order') })
    }
    if (name === 'finish') await run('batches.submit', {})
  } catch (error) {
    return refused(c, error, entries.with({ version: String(version ?? '') }), steps[saved]?.nameOf, saved)
  }
  const to = `/batches/${batch.number}`
  return last === null ? c.redirect(to, 303) : done(c, to, last, batch.number)
}

/** The table again, with all that was typed, beside what is wrong with it. */
async function refused(
  c: Ask,
  error: unknown,
  entries: Entries,
  nameOf: ((path: readonly (string | number)[]) => string) | undefined,
  saved: number,
) {
  const visit = c.get('signedIn')
  const { say } = visit
  const now = await openBatch(visit, c.req.param('number')!)
  const problems = problemsOf(error, visit, withRows(entries, now), nameOf ?? (() => ''))
  const told = saved > 0 ? { ...problems, top: [...problems.top, say('partlySaved')] } : problems
  if (!may(now, 'batches.arrange')) return tooLate(c, now, entries, told)
  if (!isCasekeepError(error, 'STALE')) return showSorting(c, layOut(visit, now, entries, told), entries, told)
  const by = await lastDeed(visit, now)
  const stale = { ...told, top: [say('staleBatch'), ...(by === null ? [] : [say('lastChangedBy', by)])] }
  const newest = entries.with({ version: String(now.batch.version) })
  return showSorting(c, layOut(visit, now, newest, stale), newest, stale)
}

/** With a control for every field of the rows that are changed: a row in which something is wrong is opened. */
function withRows(entries: Entries, { documents }: BatchAtHand): Entries {
  const drafts = readDrafts(entries, documents)
  const known: Record<string, string> = {}
  for (const document of documents) {
    if (!drafts.has(document.position)) continue
    const typed: Readonly<Record<string, string>> = { ...typedOf(document), choice: '', of: '', note: '' }
    for (const [field, value] of Object.entries(typed)) {
      const name = at(field, document.position)
      if (!entries.has(name)) known[name] = value
    }
  }
  return entries.with(known)
}

/** Somebody has submitted or withdrawn the batch meanwhile: what was typed is shown, so that nothing is lost. */
async function tooLate(c: Ask, open: BatchAtHand, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const drafts = readDrafts(entries, open.documents)
  const lines = open.documents.flatMap((document) => {
    const draft = drafts.get(document.position)
    if (draft === undefined) return []
    const { values, screening } = draft
    const typed = sortable.flatMap((field) =>
      values[field] === undefined ? [] : [`${naming.find(`label.${field}`)}: ${values[field]}`],
    )
    if (screening !== null) typed.push([say('screening'), screening.choice, screening.note].join(' '))
    return [`${nameOf(document)} ${document.title}: ${naming.list(typed)}`]
  })
  const status = problems.status === 200 ? 409 : problems.status
  return showBatch(c, open, { problems: { ...problems, status }, lost: lines })
}

export function showSorting(c: Ask, desk: SortingDesk, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  // A part that htmx puts in place is taken as it is; a whole page says what became of it.
  const status = c.req.header('HX-Request') === undefined ? problems.status : 200
  return showBatch(c, desk.open as BatchAtHand, {
    problems: named(visit, desk, { ...problems, status }),
    work: <SortingTable visit={visit} desk={desk} entries={entries} problems={problems} />,
  })
}

/** Says in the list of problems which document each is about. */
function named(visit: SignedIn, { open }: SortingDesk, problems: Problems): Problems {
  const names = new Map(open.documents.map((document) => [String(document.position), nameOf(document)]))
  for (const name of problems.fields.keys()) {
    const [field = '', position = ''] = name.split('.')
    const document = names.get(position)
    if (document !== undefined) nameProblem(problems, name, `${document} ${visit.naming.find(`label.${field}`)}`)
  }
  return problems
}

/** One row to work on, for htmx to put in its place. */
export async function sortingRow(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const position = Number(c.req.param('position'))
  const query = new URL(c.req.url).searchParams
  query.append('opened', String(position))
  const desk = layOut(visit, open, new Entries(query), noProblems)
  const row = desk.rows.find(({ sheet }) => sheet.document.position === position)
  if (row === undefined || !may(open, 'batches.arrange')) return notFoundPage(c)
  return showPart(c, rowsOf(visit, desk, noProblems)(row, false))
}

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
  const showRow = rowsOf(visit, desk, problems)
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
function rowsOf(visit: SignedIn, desk: SortingDesk, problems: Problems) {
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
