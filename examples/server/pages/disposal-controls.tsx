import type { DisposalEntry } from 'casekeep'
import { peopleOf } from '../disposals/people.ts'
import { portion, toDestroy, type WholeDisposal } from '../disposals/whole.ts'
import { appraised } from '../disposals/whose.ts'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { type ControlProps, SelectControl, TextControl } from './controls.tsx'
import { EntryName, entryName } from './disposal-parts.tsx'
import { HashControl } from './hash-control.tsx'
import { nameProblem } from './problem-summary.tsx'

/** What the controls of an act of a disposal are made from. */
export interface ActForm {
  readonly visit: SignedIn
  readonly whole: WholeDisposal
  readonly entries: Entries
  /** Whether somebody has filled it in before; else it stands as it is offered. */
  readonly filled: boolean
  readonly problems: Problems
  /** A control of the act by the name of its field: several acts stand on one page. */
  readonly control: (field: string) => Pick<ControlProps, 'visit' | 'entries' | 'problems' | 'name'>
}

/** Each entry that the reader appraises, with what is to become of it. Of what is destroyed nothing more has to be said. */
export function AppraisalRows(form: ActForm) {
  const { visit, whole, entries, filled, problems, control } = form
  const { naming, say, count } = visit
  const rows = appraised(whole.entries, visit)
  const wrong = problems.fields.get(control('entries').name)
  if (wrong !== undefined) nameProblem(problems, control('entries').name, naming.term('operation.disposals.entries'))
  return (
    <div id={control('entries').name}>
      {wrong !== undefined && <p class="error">{wrong}</p>}
      <ol class="appraisals">
        {rows.map((entry) => {
          const { position } = entry
          const within = entryName(entry, visit)
          const known = filled ? entries : entries.with(asAppraised(entry, control('').name))
          const of = (field: string) => ({ ...control(`${field}.${position}`), entries: known, within })
          return (
            <li id={`entry-${position}`}>
              <p>
                <EntryName visit={visit} entry={entry} />
                <small>
                  {naming.department(entry.department)} · {say('dueSince', { day: entry.due })} ·{' '}
                  {count('documentsN', entry.documents)}
                </small>
              </p>
              <SelectControl
                {...of('verdict')}
                label={say('appraisalColumn')}
                unmarked
                options={[
                  ['', naming.term('disposalVerdict.open')],
                  ...(['destroy', 'extend', 'transfer'] as const).map(
                    (one) => [one, naming.term(`disposalVerdict.${one}`)] as const,
                  ),
                ]}
              />
              <div class="if-extended">
                <TextControl {...of('until')} label={say('keepUntilDay')} type="date" unmarked />
              </div>
              <div class="if-reasoned">
                <TextControl {...of('reason')} label={naming.term('label.reason')} unmarked />
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** What stands in the controls of an entry before somebody types. */
function asAppraised({ position, verdict, until, reason }: DisposalEntry, prefix: string): Record<string, string> {
  return {
    [`${prefix}verdict.${position}`]: verdict === 'open' ? '' : verdict,
    [`${prefix}until.${position}`]: until ?? '',
    [`${prefix}reason.${position}`]: reason ?? '',
  }
}

/** As many as the policy wants; where nothing is on paper, none is needed. */
export function WitnessControls({ visit, control }: Pick<ActForm, 'visit' | 'control'>) {
  const wanted = visit.archive.policy.settings.disposal.witnesses
  return (
    <>
      {Array.from({ length: wanted }, (_, index) => (
        <SelectControl
          {...control(`witnesses.${index + 1}`)}
          label={visit.say('witnessNumber', { n: index + 1 })}
          {...(index === 0 && { hint: visit.say('witnessesHint', { n: wanted }) })}
          unmarked
          blank={visit.say('choose')}
          options={peopleOf(visit)}
        />
      ))}
    </>
  )
}

/** How much is done, how much there is, and what the next press does. */
export function NextPortion({ visit, whole }: ActForm) {
  const { say, count } = visit
  const left = toDestroy(whole)
  return (
    <>
      <p>
        {count('leftToDestroy', left)}{' '}
        {left > portion && <span class="muted">{say('inPortions', { n: portion })}</span>}
      </p>
      <p class="warning">{say('executeMeans')}</p>
    </>
  )
}

interface ProgressProps {
  readonly visit: SignedIn
  readonly done: number
  readonly all: number
}

/** A bar with the numbers beside it. */
export function Progress({ visit, done, all }: ProgressProps) {
  const text = visit.say('doneOf', { done, all })
  return (
    <p class="done-of">
      <progress value={done} max={Math.max(all, 1)} aria-label={text} />
      <span class="number">{text}</span>
    </p>
  )
}

/** What is handed on, each with its export, and the places for who took it over and the two hashes. */
export function TransferRows({
  visit,
  whole,
  control,
  entriesToHandOn,
  problems,
}: ActForm & { readonly entriesToHandOn: readonly DisposalEntry[] }) {
  const { say } = visit
  const wrong = problems.fields.get(control('transfers').name)
  if (wrong !== undefined)
    nameProblem(problems, control('transfers').name, visit.naming.term('disposalVerdict.transfer'))
  return (
    <div id={control('transfers').name}>
      {wrong !== undefined && <p class="error">{wrong}</p>}
      {entriesToHandOn.map((entry) => {
        const { position } = entry
        const of = (field: string) => ({ ...control(`${field}.${position}`), within: entryName(entry, visit) })
        return (
          <fieldset class="row">
            <legend>
              <EntryName visit={visit} entry={entry} />
            </legend>
            <p>
              <a class="button small" href={`/disposals/${whole.disposal.number}/export/${position}`}>
                {say('downloadExport')}
                <span class="hidden"> {entry.case}</span>
              </a>
            </p>
            <TextControl {...of('to')} label={say('handedOnTo')} unmarked />
            <HashControl
              {...of('export')}
              label={say('exportHash')}
              hint={say('exportHashHint')}
              choose={say('chooseExport')}
              unmarked
            />
            <HashControl {...of('receipt')} label={say('receiptHash')} unmarked />
          </fieldset>
        )
      })}
    </div>
  )
}

type PicksProps = ActForm & { readonly offered: readonly DisposalEntry[] }

/** Entries to be ticked. */
export function EntryPicks({ visit, offered, entries, problems, control }: PicksProps) {
  const { name } = control('entries')
  const wrong = problems.fields.get(name)
  const legend = visit.naming.term('operation.disposals.entries')
  if (wrong !== undefined) nameProblem(problems, name, legend)
  const ticked = new Set(entries.all(name))
  return (
    <fieldset>
      <legend class="hidden">{legend}</legend>
      {wrong !== undefined && (
        <p class="error" id={`${name}-error`}>
          {wrong}
        </p>
      )}
      <ul class="pick scrolls" tabindex={0} aria-label={legend}>
        {offered.map((entry, index) => (
          <li>
            <label>
              <input
                type="checkbox"
                id={index === 0 ? name : undefined}
                name={name}
                value={entry.position}
                checked={ticked.has(String(entry.position))}
                aria-describedby={wrong === undefined ? undefined : `${name}-error`}
              />
              <span>
                <EntryName visit={visit} entry={entry} plain />
              </span>
              <small>{visit.naming.term(`disposalVerdict.${entry.verdict}`)}</small>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
