import type { CaseDocument } from 'casekeep'
import type { Child } from 'hono/jsx'
import type { Sheet } from '../batch-work/findings.ts'
import type { SortingDesk } from '../batch-work/sorting-desk.ts'
import type { SignedIn } from '../visit.ts'
import { nameOf } from './doubts.tsx'

interface NextStepProps {
  readonly visit: SignedIn
  readonly desk: SortingDesk
  /** Where the form is sent to. */
  readonly action: string
  readonly order: string
}

/** What is to be done now, one thing after the other; the last is the review. */
export function NextStep({ visit, desk, action, order }: NextStepProps) {
  const { say, count, naming } = visit
  const sheets = desk.rows.map(({ sheet }) => sheet)
  const { category } = desk.open.file
  const repeating = sheets.filter(({ twin }) => twin !== undefined)
  const doubtful = sheets.filter(({ namedKind }) => namedKind !== undefined)
  const undated = sheets.filter((sheet) => sheet.undated)
  const remarked = sheets.filter(({ remarks, kept }) => kept && remarks.length > 0)
  const button =
    (text: string, value: string, shows = false) =>
    (first: boolean) => (
      <button
        type="submit"
        id={`do-${value.replace(':', '-')}`}
        class={first ? 'main' : 'small'}
        name="do"
        value={value}
        hx-post={action}
        hx-swap={shows ? 'outerHTML show:#table-bar:top' : undefined}
      >
        {text}
      </button>
    )
  const steps: readonly Step[] = [
    ...step(remarked, {
      text: count('stepRemarked', remarked.length),
      button: button(say('showThem'), 'sight:remarked', true),
      which: null,
    }),
    ...step(repeating, {
      text: count('stepRepeats', repeating.length),
      button: button(count('takeAllOut', repeating.length), 'repeats-out'),
      which: (
        <Which
          summary={say('whichRepeat')}
          lines={repeating.map(({ document, twin }) => [document, nameOf(twin!), twin!.title])}
        />
      ),
    }),
    ...step(doubtful, {
      text: count('stepKinds', doubtful.length),
      button: button(say('takeNamedKinds'), 'named-kinds'),
      which: (
        <Which
          summary={say('whichKinds')}
          lines={doubtful.map(({ document, namedKind }) => [
            document,
            naming.kind(category, namedKind!),
            naming.kind(category, document.kind),
          ])}
        />
      ),
    }),
    ...step(undated, {
      text: count('stepUndated', undated.length),
      button: button(say('chooseThem'), 'choose:undated', true),
      which: null,
    }),
  ]
  return (
    <section class="panel next-step">
      <h2>{say('nextStep')}</h2>
      <ol>
        {steps.map(({ text, button, which }, index) => (
          <li class={index === 0 ? 'now' : ''}>
            <p>
              <span>{text}</span> {button(index === 0)}
            </p>
            {index === 0 && which}
          </li>
        ))}
        <li class={steps.length === 0 ? 'now' : ''}>
          <Finish visit={visit} desk={desk} order={order} isNext={steps.length === 0} />
        </li>
      </ol>
    </section>
  )
}

interface Step {
  readonly text: string
  readonly button: (first: boolean) => Child
  readonly which: Child
}

function step(sheets: readonly Sheet[], one: Step): readonly Step[] {
  return sheets.length === 0 ? [] : [one]
}

/** What a step is about, line by line, before anybody clicks. */
function Which({ summary, lines }: { summary: string; lines: readonly (readonly [CaseDocument, string, string])[] }) {
  return (
    <details class="lines" open={lines.length <= 12}>
      <summary>{summary}</summary>
      <ul class="which">
        {lines.map(([document, other, more]) => (
          <li>
            <a href={`#d${document.position}`}>{nameOf(document)}</a> {document.title} <span class="muted">→</span>{' '}
            {other} {more !== document.title && <small class="muted">{more}</small>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Numbering and submitting, in one go or one after the other. */
function Finish({
  visit,
  desk,
  order,
  isNext,
}: Pick<NextStepProps, 'visit' | 'desk' | 'order'> & { readonly isNext: boolean }) {
  const { say, count, naming } = visit
  const kept = desk.rows.map(({ sheet }) => sheet).filter((sheet) => sheet.kept)
  if (kept.length === 0) return <p>{say('stepNothingLeft')}</p>
  const unnumbered = kept.some(({ document }) => document.number === null)
  const main = isNext ? 'main' : ''
  if (!unnumbered) {
    return (
      <p>
        <span>{count('stepFinish', kept.length)}</span>
        <button type="submit" id="do-finish" class={main} name="do" value="finish" formnovalidate data-save>
          {naming.term('operation.batches.submit')}
        </button>
        <SavedFirst visit={visit} desk={desk} />
      </p>
    )
  }
  const orders = [
    ['time', say('byTime')],
    ['importance', say('byImportance')],
    ['collection', say('asCollected')],
  ] as const
  return (
    <p>
      <span>{count('stepFinish', kept.length)}</span>
      <label class="order">
        {say('order')}
        <select name="order">
          {orders.map(([value, text]) => (
            <option value={value} selected={value === order}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" id="do-finish" class={main} name="do" value="finish" formnovalidate data-save>
        {say('numberAndSubmit')}
      </button>
      <button
        type="submit"
        class="plain small"
        name="do"
        value="number"
        formnovalidate
        data-save
        title={say('onlyNumberHint')}
      >
        {say('onlyNumber')}
      </button>
      <SavedFirst visit={visit} desk={desk} />
    </p>
  )
}

function SavedFirst({ visit, desk }: Pick<NextStepProps, 'visit' | 'desk'>) {
  return desk.drafts.size > 0 && <small class="muted">{visit.say('savedFirst')}</small>
}
