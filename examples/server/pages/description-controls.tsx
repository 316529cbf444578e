import type { SignedIn } from '../visit.ts'
import { type ControlProps, SelectControl, TextControl } from './controls.tsx'
import { channelOptions, kindOptions, mediumOptions } from './documents-form.tsx'

type Field =
  | 'kind'
  | 'title'
  | 'channel'
  | 'medium'
  | 'author'
  | 'reference'
  | 'date'
  | 'pages'
  | 'level'
  | 'important'
  | 'mark'

/** What a catalogue says of a document, as fields of a form; arranging and correcting ask for the same. */
export function DescriptionControls({
  visit,
  category,
  control,
}: {
  readonly visit: SignedIn
  readonly category: string
  /** What a control is given besides its label: where it stands in the form. */
  readonly control: (field: Field) => Omit<ControlProps, 'label'>
}) {
  const { naming, archive, say } = visit
  return (
    <>
      <SelectControl
        {...control('kind')}
        label={naming.term('label.kind')}
        required
        options={kindOptions(archive.policy, category, visit)}
      />
      <TextControl {...control('title')} label={naming.term('label.title')} required />
      <SelectControl
        {...control('channel')}
        label={naming.term('label.channel')}
        required
        options={channelOptions(visit)}
      />
      <SelectControl
        {...control('medium')}
        label={naming.term('label.medium')}
        required
        options={mediumOptions(visit)}
      />
      <TextControl {...control('author')} label={naming.term('label.author')} />
      <TextControl {...control('reference')} label={naming.term('label.reference')} />
      <TextControl {...control('date')} label={naming.term('label.date')} hint={say('dayHint')} />
      <TextControl {...control('pages')} label={naming.term('label.pages')} inputMode="numeric" />
      <SelectControl
        {...control('level')}
        label={naming.term('label.level')}
        required
        options={archive.policy.levels.map((level) => [level, naming.level(level)])}
      />
      <SelectControl
        {...control('important')}
        label={naming.term('label.important')}
        required
        options={[
          ['true', say('yes')],
          ['false', say('no')],
        ]}
      />
      <TextControl {...control('mark')} label={naming.term('thing.mark')} />
    </>
  )
}
