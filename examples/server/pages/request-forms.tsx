import type { PossibleAct, ToldRequest } from 'casekeep'
import { Entries, noProblems, type Problems } from '../forms.ts'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
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

/** What the reader can do: what waits for them stands open, the rest is folded away. */
export function ActForms({ visit, whole, titles, possible, opened }: ActFormsProps) {
  const acts = offeredActs(whole, possible)
  if (acts.length === 0) return null
  const open = acts.filter(({ act, items }) => act.waits(items))
  const folded = acts.filter((one) => !open.includes(one))
  const form = ({ key, act, items }: (typeof acts)[number]) => {
    const isOpened = opened.key === key
    return (
      <OneAct
        {...{ visit, whole, titles, items }}
        name={key}
        act={act}
        entries={
          isOpened && opened.entries.has('version') ? opened.entries : begin(isOpened ? opened.entries : new Entries())
        }
        problems={isOpened ? opened.problems : noProblems}
      />
    )
  }
  // What may be copied is what was asked for, unless somebody permits less.
  const { asked, allowed } = whole.request.copies
  const begin = (entries: Entries) => entries.with({ 'decide.copies': String(Math.min(asked, allowed)) })
  const title = ({ act }: (typeof acts)[number]) => visit.naming.find(`operation.${act.operation}`)
  return (
    <section class="acts" aria-label={visit.say('whatCanBeDone')}>
      {open.map((one) => (
        <div class="panel" id={one.key}>
          <h2>{title(one)}</h2>
          {form(one)}
        </div>
      ))}
      {folded.length > 0 && (
        <div class="further">
          {folded.map((one) => (
            <details class="panel" id={one.key} open={opened.key === one.key}>
              <summary>{title(one)}</summary>
              {form(one)}
            </details>
          ))}
        </div>
      )}
    </section>
  )
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
