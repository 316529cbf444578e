import { channels, media, type Policy } from 'casekeep'
import { mostDocuments } from '../batch-work/list-check.ts'
import { documentFields, typedAs } from '../document-fields.ts'
import type { Entries, Problems } from '../forms.ts'
import type { Visit } from '../visit.ts'
import { AreaControl, SelectControl, TextControl } from './controls.tsx'

interface RowProps {
  readonly visit: Visit
  readonly entries: Entries
  readonly problems: Problems
  readonly category: string
  readonly index: number
  /** Numbers of the documents in the archive that a new one can revise. */
  readonly revisable: readonly (readonly [number: string, title: string])[]
}

/** One document that comes in. What is seldom needed is folded away. */
function DocumentRow({ visit, entries, problems, category, index, revisable }: RowProps) {
  const { naming, say, archive } = visit
  const at = (field: string) => `documents.${index}.${field}`
  const within = say('documentRow', { n: index + 1 })
  const control = (field: string) => ({ visit, entries, problems, name: at(field), within })
  const seldom = [
    'medium',
    'event',
    'level',
    'important',
    'original',
    'copyReason',
    'originalAt',
    'handedInBy',
    'revises',
  ]
  const needed = seldom.some((field) => entries.given(at(field)) !== undefined || problems.fields.has(at(field)))
  return (
    <fieldset class="row">
      <legend>{within}</legend>
      <SelectControl
        {...control('kind')}
        label={naming.term('label.kind')}
        unmarked
        blank={say('choose')}
        options={kindOptions(archive.policy, category, visit)}
      />
      <TextControl {...control('title')} label={naming.term('label.title')} unmarked />
      <SelectControl
        {...control('channel')}
        label={naming.term('label.channel')}
        unmarked
        blank={say('choose')}
        options={channelOptions(visit)}
      />
      <TextControl {...control('date')} label={naming.term('label.date')} hint={say('dayHint')} />
      <TextControl {...control('pages')} label={naming.term('label.pages')} inputMode="numeric" />
      <TextControl {...control('author')} label={naming.term('label.author')} />
      <TextControl {...control('reference')} label={naming.term('label.reference')} />
      <details open={needed}>
        <summary>{say('more')}</summary>
        <div class="grid">
          <TextControl {...control('event')} label={say('eventDate')} hint={say('dayHint')} />
          <SelectControl
            {...control('medium')}
            label={naming.term('label.medium')}
            blank={say('byChannel')}
            options={mediumOptions(visit)}
          />
          <TextControl {...control('handedInBy')} label={naming.term('label.handedInBy')} />
          <SelectControl
            {...control('level')}
            label={naming.term('label.level')}
            blank={say('byKind')}
            options={archive.policy.levels.map((level) => [level, naming.level(level)])}
          />
          <SelectControl
            {...control('important')}
            label={naming.term('label.important')}
            blank={say('byKind')}
            options={[
              ['true', say('yes')],
              ['false', say('no')],
            ]}
          />
          <SelectControl
            {...control('original')}
            label={`${naming.term('label.original')} / ${naming.term('label.copy')}`}
            options={[
              ['', naming.term('label.original')],
              ['false', naming.term('label.copy')],
            ]}
          />
          <TextControl {...control('copyReason')} label={naming.term('label.copyReason')} />
          <TextControl {...control('originalAt')} label={naming.term('label.originalAt')} />
          {revisable.length > 0 && (
            <SelectControl
              {...control('revises')}
              label={naming.term('label.revises')}
              blank="—"
              options={revisable.map(([number, title]) => [number, `${number} ${title}`])}
            />
          )}
        </div>
      </details>
    </fieldset>
  )
}

export function kindOptions(
  policy: Policy,
  category: string,
  { naming }: Visit,
): readonly (readonly [string, string])[] {
  return Object.keys(policy.categories[category]?.kinds ?? {}).map((kind) => [kind, naming.kind(category, kind)])
}

export function channelOptions({ naming }: Visit): readonly (readonly [string, string])[] {
  return channels.map((channel) => [channel, naming.find(`channel.${channel}`)])
}

export function mediumOptions({ naming }: Visit): readonly (readonly [string, string])[] {
  return media.map((medium) => [medium, naming.find(`medium.${medium}`)])
}

/** The rows that somebody filled in, close together; and the form with exactly those rows. */
export function readDocuments(entries: Entries): { readonly documents: readonly object[]; readonly entries: Entries } {
  const filled = (index: number) => documentFields.filter((field) => entries.given(`documents.${index}.${field}`))
  const rows = rowsOf(entries).filter((index) => filled(index).length > 0)
  const documents = rows.map((index) =>
    Object.fromEntries(
      filled(index).map((field) => [field, typedAs(field, entries.text(`documents.${index}.${field}`))]),
    ),
  )
  return { documents, entries: renumbered(entries, rows) }
}

/** The indexes of the rows that a form has, in order. */
function rowsOf(entries: Entries): readonly number[] {
  const indexes = entries.names().flatMap((name) => {
    const found = /^documents\.(\d{1,3})\./.exec(name)
    return found === null ? [] : [Number(found[1])]
  })
  return [...new Set(indexes)].sort((one, other) => one - other)
}

function renumbered(entries: Entries, rows: readonly number[]): Entries {
  const others = entries.names().filter((name) => !name.startsWith('documents.'))
  return entries.only([
    ...others.map((name) => [name, name] as const),
    ...rows.flatMap((row, index) =>
      entries
        .names()
        .filter((name) => name.startsWith(`documents.${row}.`))
        .map((name) => [name, name.replace(/^documents\.\d+/, `documents.${index}`)] as const),
    ),
  ])
}

/**
 * The rows of a form, as many as it asks for and the command takes, and the button that adds one: the same form comes
 * back with a row more.
 */
export function DocumentRows(props: Omit<RowProps, 'index'>) {
  const { visit, entries } = props
  const most = mostDocuments(visit)
  const count = Math.max(1, rowsOf(entries).length, Math.min(entries.number('rows') ?? 1, most))
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <DocumentRow {...props} index={index} />
      ))}
      {count < most && (
        <p>
          <button
            type="submit"
            name="rows"
            value={count + 1}
            formnovalidate
            hx-post=""
            hx-target="closest form"
            hx-select="form.entry"
            hx-swap="outerHTML"
          >
            {visit.say('addRow')}
          </button>
        </p>
      )}
    </>
  )
}

export function NoteControl({ visit, entries, problems }: Omit<RowProps, 'index' | 'category' | 'revisable'>) {
  return (
    <AreaControl
      visit={visit}
      entries={entries}
      problems={problems}
      name="note"
      label={visit.naming.term('label.note')}
      rows={2}
    />
  )
}
