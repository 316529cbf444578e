import type { PossibleAct, ToldRequest } from 'casekeep'
import { Entries, noProblems, type Problems } from '../forms.ts'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { Acts } from './acts.tsx'
import { Hidden, Key } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { offeredActs, type RequestAct } from './request-acts.tsx'
import type { ActForm } from './request-controls.tsx'

/** The act that was opened or sent, with what was typed into it. */
export interface Opened {
  readonly key: string | null
  readonly entries: Entries
  readonly problems: Problems
}

interface ActFormsProps {
  readonly visit: SignedIn
  readonly whole: ToldRequest
  readonly titles: Titles
  readonly possible: readonly PossibleAct[]
  readonly opened: Opened
}

/** What the reader can do with a request. */
export function ActForms({ visit, whole, titles, possible, opened }: ActFormsProps) {
  // What may be copied is what was asked for, unless somebody permits less.
  const { asked, allowed } = whole.request.copies
  const begin = (entries: Entries) => entries.with({ 'decide.copies': String(Math.min(asked, allowed)) })
  const acts = offeredActs(whole, possible).map(({ key, act, items }) => {
    const { entries, problems } = opened.key === key ? opened : { entries: new Entries(), problems: noProblems }
    const filled = entries.has('version') ? entries : begin(entries)
    return {
      key,
      title: visit.naming.find(`operation.${act.operation}`),
      isOpen: act.waits(items),
      form: <OneAct {...{ visit, whole, titles, items, act, problems }} name={key} entries={filled} />,
    }
  })
  return <Acts visit={visit} acts={acts} opened={opened.key} />
}

interface OneActProps extends Omit<ActForm, 'control' | 'filled'> {
  readonly name: string
  readonly act: RequestAct
  readonly entries: Entries
  readonly problems: Problems
}

function OneAct({ name: key, act, ...given }: OneActProps) {
  const { visit, whole, entries, problems } = given
  const { number, version } = whole.request
  const form: ActForm = {
    ...given,
    filled: entries.has('version'),
    control: (field) => ({ visit, entries, problems, name: `${key}.${field}` }),
  }
  const { buttons = [{ value: key }] } = act
  return (
    <EntryForm visit={visit} problems={problems} action={`/requests/${number}/${key}`} back={`/requests/${number}`}>
      <Hidden name="version" value={problems.stale === true ? version : (entries.given('version') ?? version)} />
      <Key />
      {hintsOf(act, form).map((hint) => (
        <p class="muted">{visit.say(hint)}</p>
      ))}
      {act.controls(form)}
      <p class="submit">
        {buttons.map(({ value, text, grave = false }) => (
          <button type="submit" name="do" value={value} class={grave ? 'grave' : 'main'}>
            {text === undefined ? visit.naming.find(`operation.${act.operation}`) : text(form)}
          </button>
        ))}
      </p>
    </EntryForm>
  )
}

function hintsOf({ hint }: RequestAct, form: ActForm): readonly WordKey[] {
  if (hint === undefined) return []
  return typeof hint === 'function' ? hint(form) : [hint]
}
