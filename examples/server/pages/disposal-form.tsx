import type { CommandName } from 'casekeep'
import { isToHandOn, toDestroy, type WholeDisposal } from '../disposals/whole.ts'
import { Entries, noProblems, type Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { Acts } from './acts.tsx'
import { Hidden, Key } from './controls.tsx'
import { type DisposalAct, disposalActs } from './disposal-acts.tsx'
import type { ActForm } from './disposal-controls.tsx'
import { EntryForm } from './entry-form.tsx'

/** The act that was opened or sent, with what was typed into it. */
export interface OpenedAct {
  readonly key: string | null
  readonly entries: Entries
  readonly problems: Problems
}

/** What the reader can do with a list. */
export function DisposalForms({ visit, whole, opened }: Omit<ActProps, 'name' | 'act'> & { opened: OpenedAct }) {
  const acts = actsOf(whole).map(({ key, act }) => ({
    key,
    title: key === 'hand-on' ? visit.say('handOn') : visit.naming.find(`operation.${act.operation}`),
    isOpen: act.isNext(whole, visit),
    form: <OneAct {...{ visit, whole, act }} name={key} {...(opened.key === key && { opened })} />,
  }))
  return <Acts visit={visit} acts={acts} opened={opened.key} />
}

interface KeyedAct {
  readonly key: string
  readonly act: DisposalAct
}

/** The acts that are possible now. To carry out has two forms: one for what is destroyed, one for what is handed on. */
export function actsOf(whole: WholeDisposal): readonly KeyedAct[] {
  const possible: ReadonlySet<CommandName> = new Set(whole.possible.possible)
  // What is to be destroyed and cannot be just now does not keep the operator from handing on the rest.
  const isOperator = whole.possible.refused.some(
    ({ operation, code }) => operation === 'disposals.execute' && code === 'BLOCKED',
  )
  return Object.entries(disposalActs).flatMap(([key, act]) => {
    if (!possible.has(act.operation) && !(key === 'hand-on' && isOperator)) return []
    if (key === 'execute' && toDestroy(whole) === 0) return []
    if (key === 'hand-on' && !whole.entries.some(isToHandOn)) return []
    return [{ key, act }]
  })
}

interface ActProps {
  readonly visit: SignedIn
  readonly whole: WholeDisposal
  readonly name: string
  readonly act: DisposalAct
  readonly opened?: OpenedAct
}

function OneAct({ visit, whole, name: key, act, opened }: ActProps) {
  const { number, version } = whole.disposal
  const entries = opened?.entries ?? new Entries()
  const problems = opened?.problems ?? noProblems
  const form: ActForm = {
    visit,
    whole,
    entries,
    filled: entries.has('version'),
    problems,
    control: (field) => ({ visit, entries, problems, name: `${key}.${field}` }),
  }
  const { buttons = [{ value: key }] } = act
  return (
    <EntryForm visit={visit} problems={problems} action={`/disposals/${number}/${key}`} back={`/disposals/${number}`}>
      <Hidden name="version" value={problems.stale === true ? version : (entries.given('version') ?? version)} />
      <Key />
      {act.hint !== undefined && <p class="muted">{visit.say(act.hint)}</p>}
      {act.controls(form)}
      <p class="submit">
        {buttons
          .filter(({ isShown }) => isShown?.(form) ?? true)
          .map(({ value, text, grave = false, quiet = false }) => (
            <button type="submit" name="do" value={value} class={grave ? 'grave' : quiet ? undefined : 'main'}>
              {text === undefined ? visit.naming.find(`operation.${act.operation}`) : text(form)}
            </button>
          ))}
      </p>
    </EntryForm>
  )
}
