import { type Bulk, bulkName } from '../batch-work/bulk.ts'
import type { SortingDesk } from '../batch-work/sorting-desk.ts'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { SelectControl, TextControl } from './controls.tsx'
import { kindOptions } from './documents-form.tsx'

interface BulkBarProps {
  readonly visit: SignedIn
  readonly desk: SortingDesk
  readonly action: string
  readonly entries: Entries
  readonly problems: Problems
}

/** What is set for all documents that are chosen, at once. */
export function BulkBar({ visit, desk, action, entries, problems }: BulkBarProps) {
  const { say, naming, archive, person } = visit
  const { policy } = archive
  const { category } = desk.open.file
  const clearance = policy.levels.indexOf(person.clearance)
  const control = (field: keyof Bulk) => ({ visit, entries, problems, name: bulkName(field), unmarked: true })
  const isWanted = desk.selected.size > 0 || problems.fields.size > 0
  const kinds = policy.categories[category]?.kinds ?? {}
  return (
    <fieldset class={`bulk ${isWanted ? 'some' : ''}`} id="bulk">
      <legend>{say('changeSelected')}</legend>
      <SelectControl
        {...control('kind')}
        label={naming.term('label.kind')}
        blank={say('unchanged')}
        options={kindOptions(policy, category, visit).filter(([kind]) => (kinds[kind]?.level ?? 0) <= clearance)}
      />
      <TextControl
        {...control('date')}
        label={naming.term('label.date')}
        hint={problems.fields.has(bulkName('date')) ? undefined : say('dayHint')}
      />
      <SelectControl
        {...control('important')}
        label={naming.term('label.important')}
        blank={say('unchanged')}
        options={[
          ['true', say('yes')],
          ['false', say('no')],
        ]}
      />
      <TextControl {...control('mark')} label={naming.term('thing.mark')} />
      <SelectControl
        {...control('level')}
        label={naming.term('label.level')}
        blank={say('unchanged')}
        options={policy.levels.slice(0, clearance + 1).map((level) => [level, naming.level(level)])}
      />
      <TextControl {...control('author')} label={naming.term('label.author')} />
      <SelectControl
        {...control('choice')}
        label={say('takeOut')}
        blank={say('unchanged')}
        options={[
          ['duplicate', say('asDuplicate')],
          ['invalid', say('asInvalid')],
          ['back', say('putBack')],
        ]}
      />
      <TextControl {...control('note')} label={naming.term('label.reason')} />
      <div class="apply">
        <button type="submit" id="do-apply" class="main" name="do" value="apply" hx-post={action} formnovalidate>
          <span data-selected={say('applyTo')}>
            {desk.selected.size > 0 ? say('applyTo', { n: desk.selected.size }) : say('applySelected')}
          </span>
        </button>
        {problems.fields.has('select') && (
          <p class="error" role="alert">
            {problems.fields.get('select')}
          </p>
        )}
      </div>
    </fieldset>
  )
}
