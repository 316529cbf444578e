import type { CaseDocument, CaseFile, Outsider } from 'casekeep'
import type { Child } from 'hono/jsx'
import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { AreaControl, SelectControl, TextControl } from './controls.tsx'
import { nameProblem } from './problem-summary.tsx'

/** The case that is named, with what of it is in the archive. */
export interface NamedCase {
  readonly file: CaseFile
  readonly documents: readonly (CaseDocument & { readonly number: string })[]
}

interface AskControlsProps {
  readonly visit: SignedIn
  readonly entries: Entries
  readonly problems: Problems
  readonly named: NamedCase | null
  /** People from outside for whom the reader may ask. */
  readonly sponsored: readonly Outsider[]
}

/** What is asked for, why, and for how long. What does not go with the kind that is chosen is out of sight. */
export function AskControls(props: AskControlsProps) {
  const { visit, entries, problems, named, sponsored } = props
  const { naming, say, person } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  const kinds = [
    ['consultation', say('consultationMeans')],
    ['loan', say('loanMeans')],
  ] as const
  return (
    <>
      <fieldset class="cards-of-choice">
        <legend>{say('whatKind')}</legend>
        {kinds.map(([kind, means]) => (
          <label>
            <input
              type="radio"
              id={kind === 'consultation' ? 'kind' : undefined}
              name="kind"
              value={kind}
              checked={entries.text('kind') === kind}
            />
            <span>
              <strong>{naming.term(`requestKind.${kind}`)}</strong>
              <small>{means}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {(sponsored.length > 0 || problems.fields.has('outsider')) && (
        <div class="grid for-whom">
          <SelectControl
            {...control('outsider')}
            label={say('forWhom')}
            hint={say('forWhomHint')}
            unmarked
            blank={say('forMyself')}
            options={sponsored.map(({ person: id, name, organization }) => [id, `${name} · ${organization}`])}
          />
        </div>
      )}
      {named === null ? <ByNumberOrWords {...props} /> : <OfCase {...props} named={named} />}
      <div class="grid">
        <AreaControl
          {...control('purpose')}
          label={naming.term('label.purpose')}
          hint={say('purposeHint')}
          required
          rows={2}
        />
        <div class="control for-loan">
          <TextControl
            {...control('days')}
            label={naming.term('label.days')}
            hint={say('daysHint')}
            inputMode="numeric"
          />
        </div>
        <div class="control for-consultation">
          <TextControl {...control('from')} label={naming.term('label.from')} hint={say('periodHint')} type="date" />
        </div>
        <div class="control for-consultation">
          <TextControl {...control('until')} label={naming.term('label.until')} type="date" />
        </div>
        <TextControl
          {...control('copies')}
          label={naming.term('label.copies')}
          hint={say('copiesHint')}
          inputMode="numeric"
        />
        {person.departments.length > 1 && (
          <SelectControl
            {...control('department')}
            label={naming.term('label.department')}
            required
            blank={say('choose')}
            options={person.departments.map((id) => [id, naming.department(id)])}
          />
        )}
      </div>
    </>
  )
}

/** One of two, with what belongs to it below. */
function Way(props: {
  readonly entries: Entries
  readonly name: string
  readonly value: string
  readonly first?: boolean
  readonly text: string
  readonly children?: Child
}) {
  const { entries, name, value, first = false, text, children } = props
  const chosen = entries.given(name)
  return (
    <div class="way">
      <label>
        <input type="radio" name={name} value={value} checked={chosen === undefined ? first : chosen === value} />{' '}
        {text}
      </label>
      {children}
    </div>
  )
}

function ByNumberOrWords({ visit, entries, problems }: AskControlsProps) {
  const { naming, say } = visit
  const control = { visit, entries, problems, unmarked: true }
  return (
    <fieldset class="ways">
      <legend>{say('whichDocuments')}</legend>
      <Way entries={entries} name="known" value="yes" first text={say('byNumber')}>
        <AreaControl {...control} name="numbers" label={say('numbersWanted')} hint={say('numbersHint')} rows={2} />
      </Way>
      <Way entries={entries} name="known" value="no" text={say('byDescription')}>
        <AreaControl
          {...control}
          name="description"
          label={naming.term('label.description')}
          hint={say('describeHint')}
        />
      </Way>
    </fieldset>
  )
}

function OfCase({ visit, entries, problems, named }: AskControlsProps & { readonly named: NamedCase }) {
  const { say, count, naming } = visit
  const { file, documents } = named
  const chosen = new Set(entries.all('documents'))
  const wrong = problems.fields.get('documents')
  if (wrong !== undefined) nameProblem(problems, 'documents', say('whichDocuments'))
  return (
    <fieldset class="ways">
      <legend>
        {say('whichDocuments')} <span class="number">{file.number}</span> {file.title}
      </legend>
      <Way entries={entries} name="scope" value="whole" first text={count('wholeCase', documents.length)} />
      <Way entries={entries} name="scope" value="chosen" text={say('chosenDocuments')}>
        {wrong !== undefined && (
          <p class="error" id="documents-error">
            {wrong}
          </p>
        )}
        <ul class="pick scrolls" tabindex={0} aria-label={say('chosenDocuments')}>
          {documents.map((document, index) => (
            <li>
              <label>
                <input
                  type="checkbox"
                  id={index === 0 ? 'documents' : undefined}
                  name="documents"
                  value={document.number}
                  checked={chosen.has(document.number)}
                />
                <span>
                  <span class="number">{document.number}</span> {document.title}
                </span>
                <small class="muted">
                  {naming.term(`medium.${document.medium}`)} · {naming.level(document.level)}
                </small>
              </label>
            </li>
          ))}
        </ul>
      </Way>
      <p>
        <a href="/requests/new">{say('otherCase')}</a>
      </p>
    </fieldset>
  )
}
