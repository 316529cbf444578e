import type { AnyCaseFile, CaseRetention } from 'casekeep'
import { Entries, noProblems, type Problems } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import { askedObjects, toldEvents } from '../retention/asked.ts'
import type { SignedIn } from '../visit.ts'
import { AreaControl, Hidden, SelectControl, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { Way } from './way.tsx'

/** What is said about how long a case is kept, by the last part of its address. */
export const retentionForms = ['record', 'decide', 'relate'] as const
export type RetentionForm = (typeof retentionForms)[number]

/** The form that was sent, with what was typed into it. */
export interface OpenedFact {
  readonly act: RetentionForm | null
  readonly entries: Entries
  readonly problems: Problems
}

/** Whom the library lets record facts: the archive, and the department that is responsible. */
export function mayTell(file: AnyCaseFile, { person }: SignedIn): boolean {
  if (file.state !== 'open' && file.state !== 'ended') return false
  return keepsArchive(person) || person.departments.includes(file.department)
}

interface FormsProps {
  readonly visit: SignedIn
  readonly file: AnyCaseFile
  readonly retention: CaseRetention
  readonly opened: OpenedFact
}

export function RetentionForms(props: FormsProps) {
  const { visit, retention, opened } = props
  const shown = retentionForms.filter((act) => act !== 'decide' || keepsArchive(visit.person))
  // Where somebody has to say something, the form to say it with stands open.
  const missing = retention.kept.flatMap(({ result }) => result.missing.filter(({ duty }) => duty))
  const asks: RetentionForm | null =
    missing.length === 0 ? null : missing.some(({ because }) => because === 'undecided') ? 'decide' : 'record'
  const titles = {
    record: visit.naming.term('operation.retention.record'),
    decide: visit.naming.term('operation.retention.decide'),
    relate: visit.naming.term('operation.cases.relate'),
  }
  return (
    <section class="acts" aria-label={visit.say('whatCanBeDone')}>
      {shown.map((act) => (
        <details class="panel" id={act} open={opened.act === act || (opened.act === null && asks === act)}>
          <summary>{titles[act]}</summary>
          <OneForm {...props} act={act} title={titles[act]} />
        </details>
      ))}
    </section>
  )
}

function OneForm(props: FormsProps & { readonly act: RetentionForm; readonly title: string }) {
  const { visit, file, act, opened, title } = props
  const isOpened = opened.act === act
  const entries = isOpened ? opened.entries : new Entries()
  const problems = isOpened ? opened.problems : noProblems
  const back = `/cases/${file.number}/retention`
  const controls: ControlsProps = {
    ...props,
    entries,
    control: (field) => ({ visit, entries, problems, name: `${act}.${field}` }),
  }
  return (
    <EntryForm visit={visit} problems={problems} action={`${back}/${act}`} back={back}>
      <Hidden
        name="version"
        value={problems.stale === true ? file.version : (entries.given('version') ?? file.version)}
      />
      <Hidden name="key" value={crypto.randomUUID()} />
      {act === 'record' ? (
        <RecordControls {...controls} />
      ) : act === 'decide' ? (
        <DecideControls {...controls} />
      ) : (
        <RelateControls {...controls} />
      )}
      <p class="submit">
        <button type="submit" class="main">
          {title}
        </button>
      </p>
    </EntryForm>
  )
}

interface ControlsProps extends FormsProps {
  readonly entries: Entries
  readonly control: (
    field: string,
  ) => Pick<Parameters<typeof TextControl>[0], 'visit' | 'entries' | 'problems' | 'name'>
}

/** The kinds of fact that somebody can record. */
export const recordable = ['event', 'object', 'given', 'decision'] as const

function RecordControls({ visit, file, retention, entries, control }: ControlsProps) {
  const { say, naming, archive } = visit
  const events = toldEvents(file.category, visit)
  const objects = askedObjects(retention)
  const first = events.length > 0 ? 'event' : 'given'
  const chosen = entries.given('record.fact') ?? first
  const way = (value: (typeof recordable)[number], text: string) => ({ name: 'record.fact', value, chosen, text })
  const kinds = Object.keys(archive.policy.categories[file.category]?.kinds ?? {})
  const day = (field: string, label: string) => (
    <TextControl {...control(field)} label={label} hint={say('partialDayHint')} unmarked />
  )
  return (
    <>
      <p class="muted">{say('recordHint')}</p>
      <fieldset class="ways">
        <legend class="hidden">{say('factColumn')}</legend>
        {events.length > 0 && (
          <Way {...way('event', say('factEvent'))}>
            <SelectControl {...control('event.name')} label={naming.term('thing.event')} unmarked options={events} />
            {day('event.on', naming.term('label.date'))}
          </Way>
        )}
        <Way {...way('given', say('factGiven'))}>{day('given.on', naming.term('label.date'))}</Way>
        <Way {...way('object', say('factObject'))}>
          {objects.length > 0 ? (
            <SelectControl
              {...control('object.name')}
              label={say('objectName')}
              unmarked
              options={objects.map((name) => [name, name])}
            />
          ) : (
            <TextControl {...control('object.name')} label={say('objectName')} unmarked />
          )}
          {day('object.on', naming.term('label.date'))}
        </Way>
        <Way {...way('decision', say('factDecision'))}>
          <TextControl {...control('decision.name')} label={say('decisionNumber')} unmarked />
          <SelectControl
            {...control('decision.kind')}
            label={naming.term('label.kind')}
            unmarked
            options={kinds.map((kind) => [kind, naming.kind(file.category, kind)])}
          />
          {day('decision.start', naming.term('label.from'))}
          {day('decision.end', naming.term('label.until'))}
        </Way>
      </fieldset>
      <div class="grid">
        <SelectControl
          {...control('source')}
          label={say('howKnown')}
          unmarked
          options={(['hand', 'document', 'signal', 'host', 'import'] as const).map((kind) => [
            kind,
            naming.term(`factSource.${kind}`),
          ])}
        />
        <TextControl {...control('ref')} label={say('sourceReference')} />
      </div>
    </>
  )
}

/** What the length of a period is said in. */
export const unitWords = { Y: 'unitYears', M: 'unitMonths', D: 'unitDays' } as const

function DecideControls({ visit, file, entries, control }: ControlsProps) {
  const { say, naming } = visit
  const chosen = entries.given('decide.how') ?? 'period'
  const events = Object.values(visit.archive.policy.categories[file.category]?.events ?? {})
  return (
    <>
      <p class="muted">{say('decideHint')}</p>
      <fieldset class="ways">
        <legend class="hidden">{naming.term('thing.retentionPeriod')}</legend>
        <Way name="decide.how" value="period" chosen={chosen} text={say('forAPeriod')}>
          <TextControl
            {...control('length')}
            label={naming.term('thing.retentionPeriod')}
            inputMode="numeric"
            unmarked
          />
          <SelectControl
            {...control('unit')}
            label={say('unitOfPeriod')}
            unmarked
            options={(['Y', 'M', 'D'] as const).map((unit) => [unit, say(unitWords[unit])])}
          />
          <SelectControl
            {...control('from')}
            label={say('countsFrom')}
            unmarked
            blank={say('asTheRuleSays')}
            options={[
              ['ended', naming.term('retentionTrigger.ended')],
              ['given', naming.term('retentionTrigger.given')],
              ...events.map(({ name, names }) => [`event:${name}`, naming.ofText(names)] as const),
            ]}
          />
          <SelectControl
            {...control('action')}
            label={say('whatThen')}
            unmarked
            blank={say('asTheRuleSays')}
            options={(['destroy', 'review', 'transfer'] as const).map((action) => [
              action,
              naming.term(`retentionAction.${action}`),
            ])}
          />
        </Way>
        <Way name="decide.how" value="permanent" chosen={chosen} text={naming.term('retentionAction.permanent')}>
          {''}
        </Way>
      </fieldset>
      <div class="grid">
        <AreaControl
          {...control('citation')}
          label={say('basisOfDecision')}
          hint={say('basisHint')}
          required
          rows={2}
        />
      </div>
    </>
  )
}

function RelateControls({ visit, control }: ControlsProps) {
  const { say, naming } = visit
  return (
    <>
      <p class="muted">{say('relateHint')}</p>
      <div class="grid">
        <SelectControl
          {...control('relation')}
          label={say('relationColumn')}
          required
          blank={say('choose')}
          options={[
            ['parent', say('relationParent')],
            ['related', say('relationRelated')],
            ['needs', say('relationNeeds')],
          ]}
        />
        <TextControl {...control('other')} label={naming.term('label.caseNumber')} required />
      </div>
    </>
  )
}
