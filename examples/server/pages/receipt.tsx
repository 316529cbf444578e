import type { InputIssue, Transfer, TransferItem } from 'casekeep'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { AreaControl, Hidden } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { nameProblem } from './problem-summary.tsx'

/** A batch on a list that the archive is to decide on. */
export interface Received {
  readonly item: TransferItem
  readonly title: string
}

/** What was decided of each batch, and the control that an issue's path speaks of. */
export function readReceipt(entries: Entries) {
  const decisions = entries.names().flatMap((name) => {
    const [start, batch] = name.split('.')
    return start === 'decision' && batch !== undefined ? [{ batch, decision: entries.text(name) }] : []
  })
  // With the one button, what is not refused is accepted.
  const rest = entries.text('rest') === 'accept'
  const accept = decisions
    .filter(({ decision }) => decision === 'accept' || (rest && decision !== 'refuse'))
    .map(({ batch }) => batch)
  const refuse = decisions
    .filter(({ decision }) => decision === 'refuse')
    .map(({ batch }) => ({ batch, reasons: entries.lines(`reasons.${batch}`) }))
  const nameOf = ([list, index, field]: InputIssue['path']) => {
    const batch = list === 'refuse' ? refuse[Number(index)]?.batch : accept[Number(index)]
    return batch === undefined ? '' : field === 'reasons' ? `reasons.${batch}` : `decision.${batch}`
  }
  return { accept, refuse, nameOf }
}

interface ReceiptFormProps {
  readonly visit: SignedIn
  readonly transfer: Transfer
  readonly rows: readonly Received[]
  readonly entries: Entries
  readonly problems: Problems
}

export function ReceiptForm({ visit, transfer, rows, entries, problems }: ReceiptFormProps) {
  const { say } = visit
  return (
    <section class="panel screen-only" id="receipt">
      <h2>{say('receiptCheck')}</h2>
      <EntryForm
        visit={visit}
        problems={problems}
        action={`/transfers/${transfer.number}/receive`}
        back={`/transfers/${transfer.number}`}
      >
        <Hidden name="version" value={entries.given('version') ?? transfer.version} />
        {rows.map(({ item, title }) => {
          const name = `decision.${item.batch}`
          const chosen = entries.given(name) ?? 'later'
          const wrong = problems.fields.get(name)
          if (wrong !== undefined) nameProblem(problems, name, item.batch)
          // The problem above leads to the first of the choices.
          const choice = (value: string, text: string, first = false) => (
            <label>
              <input
                type="radio"
                id={first ? name : undefined}
                name={name}
                value={value}
                checked={chosen === value}
                aria-describedby={wrong === undefined ? undefined : `${name}-error`}
              />{' '}
              {text}
            </label>
          )
          return (
            <fieldset class="row receipt">
              <legend>
                <span class="number">{item.batch}</span> {title}
              </legend>
              <p class="radios">
                {choice('accept', say('accept'), true)}
                {choice('refuse', say('refuse'))}
                {choice('later', say('decideLater'))}
              </p>
              {wrong !== undefined && (
                <p class="error" id={`${name}-error`}>
                  {wrong}
                </p>
              )}
              <AreaControl
                visit={visit}
                entries={entries}
                problems={problems}
                name={`reasons.${item.batch}`}
                label={say('refusalReasons')}
                within={item.batch}
                unmarked
                rows={2}
              />
            </fieldset>
          )
        })}
        <p class="submit">
          <button type="submit" class="main">
            {say('recordCheck')}
          </button>
          <button type="submit" name="rest" value="accept">
            {say('acceptRest')}
          </button>
        </p>
      </EntryForm>
    </section>
  )
}
