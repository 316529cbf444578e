import type { BatchAtHand } from '../batch-work/open-batch.ts'
import { remarkAt } from '../batch-work/remarks.ts'
import type { SinceReturn } from '../batch-work/rounds.ts'
import { isShown, type Row, readShown } from '../batch-work/shown.ts'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { AreaControl, Hidden } from './controls.tsx'
import { Form } from './form.tsx'
import { ReviewRow, reviewColumns } from './review-row.tsx'
import { NoneShown, NotReached, Sights } from './sights.tsx'

interface ReviewTableProps {
  readonly visit: SignedIn
  readonly open: BatchAtHand
  readonly rows: readonly Row[]
  readonly since: SinceReturn | null
  readonly entries: Entries
  readonly problems: Problems
}

/** The batch as a table to look through, and the decision on all of it. */
export function ReviewTable({ visit, open, rows, since, entries, problems }: ReviewTableProps) {
  const { say, count, naming, archive } = visit
  const { batch } = open
  const action = `/batches/${batch.number}/review`
  const shown = readShown(entries)
  const visible = new Set(rows.filter((row) => isShown(row, shown, archive.policy.levels)))
  const columns = reviewColumns(visit)
  const kept = rows.filter(({ sheet }) => sheet.kept).length
  const flags = rows.filter(({ sheet }) => entries.has(remarkAt(sheet.document.position))).length
  const isWhole = entries.given('reasons') !== undefined || problems.fields.has('reasons')
  return (
    <div id="work" data-unsaved={flags}>
      <Form visit={visit} action={action} class="work" again="do=again">
        <Hidden name="version" value={entries.given('version') ?? batch.version} />
        <p class="muted">{say('reviewHint')}</p>
        <div class="table-bar" id="table-bar">
          <Sights visit={visit} rows={rows} shown={shown} shownCount={visible.size} />
        </div>
        <table class="cards work-table">
          <thead>
            <tr>
              {Object.values(columns).map((name) => (
                <th scope="col">{name}</th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody data-rows hx-target="closest tr" hx-swap="outerHTML" hx-include="closest tr">
            {rows.map((row) => {
              const name = remarkAt(row.sheet.document.position)
              return (
                <ReviewRow
                  visit={visit}
                  columns={columns}
                  category={open.file.category}
                  batch={`/batches/${batch.number}`}
                  row={row}
                  since={since}
                  remark={entries.has(name) ? entries.text(name) : null}
                  fault={problems.fields.get(name)}
                  hidden={!visible.has(row)}
                />
              )
            })}
          </tbody>
        </table>
        <NoneShown visit={visit} shownCount={visible.size} />
        <details class="whole" open={isWhole}>
          <summary>{say('otherReasons')}</summary>
          <AreaControl
            visit={visit}
            entries={entries}
            problems={problems}
            name="reasons"
            label={naming.term('label.reasons')}
            hint={say('oneReasonALine')}
            unmarked
          />
        </details>
        <div class="dock">
          <NotReached visit={visit} />
          <p class="save-bar">
            <output data-flagged={say('flaggedCount')} class={flags > 0 ? 'warning' : 'muted'}>
              {say('flaggedCount', { n: flags })}
            </output>
            <button type="submit" id="do-return" class={flags > 0 ? 'main' : ''} name="do" value="return" data-save>
              {say('returnBatch')}
            </button>
            <button type="submit" id="do-approve" class={flags > 0 ? '' : 'main'} name="do" value="approve" data-save>
              {count('approveAll', kept)}
            </button>
          </p>
        </div>
      </Form>
    </div>
  )
}
