import type { ResolvedCategory } from 'casekeep'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { Hidden, SelectControl, TextControl } from './controls.tsx'
import { QueryForm } from './query-form.tsx'
import { unitWords } from './retention-forms.tsx'
import { Way } from './way.tsx'

interface TrialFormProps {
  readonly visit: SignedIn
  readonly category: ResolvedCategory
  readonly entries: Entries
  readonly problems: Problems
}

/** What is to be another than now; what is left as it is stays as the rule has it. */
export function TrialForm({ visit, category, entries, problems }: TrialFormProps) {
  const { say, naming } = visit
  const control = (name: string) => ({ visit, entries, problems, name, unmarked: true })
  const way = (value: string, text: string) => ({ name: 'how', value, text, chosen: entries.given('how') ?? 'now' })
  const kinds = Object.keys(category.kinds)
  return (
    <QueryForm problems={problems} action="/retention/try#tried">
      <Hidden name="category" value={category.name} />
      <Hidden name="tried" value="yes" />
      <div class="grid">
        <SelectControl
          {...control('kind')}
          label={say('tryWhat')}
          blank={say('caseItself')}
          options={kinds.map((kind) => [kind, say('documentsOfKind', { kind: naming.kind(category.name, kind) })])}
        />
      </div>
      <fieldset class="ways">
        <legend>{say('tryPeriod')}</legend>
        <Way {...way('now', say('asNow'))}>{''}</Way>
        <Way {...way('period', say('forAPeriod'))}>
          <TextControl {...control('length')} label={naming.term('thing.retentionPeriod')} inputMode="numeric" />
          <SelectControl
            {...control('unit')}
            label={say('unitOfPeriod')}
            options={(['Y', 'M', 'D'] as const).map((unit) => [unit, say(unitWords[unit])])}
          />
        </Way>
        <Way {...way('permanent', naming.term('retentionAction.permanent'))}>{''}</Way>
        <Way {...way('undecided', say('tryEach'))}>{''}</Way>
      </fieldset>
      <div class="grid">
        <SelectControl
          {...control('from')}
          label={say('countsFrom')}
          blank={say('asNow')}
          options={[
            ['ended', naming.term('retentionTrigger.ended')],
            ['given', naming.term('retentionTrigger.given')],
            ...Object.values(category.events).map(
              ({ name, names }) => [`event:${name}`, naming.ofText(names)] as const,
            ),
          ]}
        />
        <SelectControl
          {...control('counting')}
          label={say('tryCounting')}
          blank={say('asNow')}
          options={[
            ['nextYear', say('countNextYear')],
            ['sameDay', say('countSameDay')],
          ]}
        />
        <SelectControl
          {...control('action')}
          label={say('whatThen')}
          blank={say('asNow')}
          options={(['destroy', 'review', 'transfer'] as const).map((action) => [
            action,
            naming.term(`retentionAction.${action}`),
          ])}
        />
      </div>
      <p class="submit">
        <button type="submit" class="main">
          {say('tryIt')}
        </button>
        <a href={`/retention/try?${new URLSearchParams({ category: category.name })}`}>{say('cancel')}</a>
      </p>
    </QueryForm>
  )
}
