import type { CaseDocument } from 'casekeep'
import { at, type Draft, noDraft } from '../batch-work/drafts.ts'
import { typedOf } from '../document-fields.ts'
import { Entries } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { Hidden, SelectControl, TextControl } from './controls.tsx'
import { DescriptionControls } from './description-controls.tsx'
import { nameOf } from './doubts.tsx'
import { classOf, Findings, PickCell, type SortingRowProps, UndoButton } from './sorting-row.tsx'

/** The same document opened: its fields in place. */
export function OpenSortingRow(props: SortingRowProps) {
  const { visit, category, batch, row, saved, draft = noDraft, problems, hidden } = props
  const { naming, say } = visit
  const { document } = row.sheet
  const { position } = document
  const entries = entriesOf(saved, draft)
  const control = (field: string) => ({
    visit,
    entries,
    problems,
    name: at(field, position),
    within: nameOf(document),
    unmarked: true,
  })
  const isOut = saved.screened !== null
  const twin = row.sheet.twin?.position ?? saved.screened?.duplicateOf
  const beside = twin === undefined || twin === null ? entries : entries.with(ofTwin(entries, position, twin))
  return (
    <tr
      id={`d${position}`}
      data-sights={[...row.sights].join(' ')}
      data-rank={row.rank}
      class={`open ${classOf(row, props.draft !== undefined)}`}
      hidden={hidden}
    >
      <PickCell {...props} />
      <td colspan={8}>
        <Hidden name="opened" value={position} />
        <Hidden name={`seen.${position}`} value={props.seen ?? saved.version} />
        <fieldset class="row">
          <legend>
            <span class="number">{nameOf(document)}</span> {saved.title}
          </legend>
          <Origin visit={visit} document={saved} />
          {(isOut ? draft.screening?.choice === 'back' : true) && (
            <DescriptionControls visit={visit} category={category} control={control} />
          )}
          {isOut ? (
            <SelectControl
              {...control('choice')}
              label={say('screening')}
              blank={naming.term('document.screenedOut')}
              options={[['back', say('putBack')]]}
            />
          ) : (
            <>
              <SelectControl
                {...control('original')}
                label={`${naming.term('label.original')} / ${naming.term('label.copy')}`}
                options={[
                  ['true', naming.term('label.original')],
                  ['false', naming.term('label.copy')],
                ]}
              />
              <TextControl {...control('copyReason')} label={naming.term('label.copyReason')} />
              <TextControl {...control('originalAt')} label={naming.term('label.originalAt')} />
              <SelectControl
                {...control('choice')}
                label={say('screening')}
                blank={say('keep')}
                options={[
                  ['duplicate', say('takeOutDuplicate')],
                  ['invalid', say('takeOutInvalid')],
                ]}
              />
              <TextControl {...control('of')} entries={beside} label={say('repeatsPosition')} inputMode="numeric" />
              <TextControl {...control('note')} label={say('reasonOrNote')} />
            </>
          )}
          <Findings {...props} />
          <p class="submit">
            <button
              type="submit"
              name="do"
              value={`done:${position}`}
              hx-post={`${batch}/sorting`}
              hx-target="#work"
              hx-select="#work"
            >
              {say('rowDone')}
            </button>
            <UndoButton visit={visit} batch={batch} document={document} />
          </p>
        </fieldset>
      </td>
    </tr>
  )
}

/** How it came in, which sorting does not change. */
function Origin({ visit, document }: { readonly visit: SignedIn; readonly document: CaseDocument }) {
  const { naming } = visit
  const parts = [
    document.handedInBy === null ? '' : `${naming.term('label.handedInBy')} ${document.handedInBy}`,
    document.event === null ? '' : `${visit.say('eventDate')} ${document.event}`,
    document.revises === null ? '' : `${naming.term('label.revises')} ${document.revises}`,
  ]
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? null : <p class="muted">{said.join(' · ')}</p>
}

function entriesOf(saved: CaseDocument, { values, screening }: Draft): Entries {
  const { position } = saved
  const typed = { ...typedOf(saved), ...values, ...screening }
  return new Entries(Object.entries(typed).map(([field, value]) => [at(field, position), value]))
}

/** What it seems to repeat stands ready, in case it is taken out as a duplicate. */
function ofTwin(entries: Entries, position: number, twin: number): Readonly<Record<string, string>> {
  const name = at('of', position)
  return { [name]: entries.text(name) || String(twin) }
}
