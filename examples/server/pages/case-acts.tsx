import { type CaseFile, isCasekeepError, type ResolvedCategory } from 'casekeep'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { caughtUp, Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { formOf, readField } from '../schema.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { done, show } from './answer.ts'
import { CaseRecord } from './case-facts.tsx'
import {
  AreaControl,
  type ControlProps,
  Hidden,
  SchemaControl,
  SelectControl,
  Submit,
  TextControl,
} from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Crumbs } from './parts.tsx'
import { Lacks } from './possible.tsx'

type Control = (name: string) => Pick<ControlProps, 'visit' | 'entries' | 'problems' | 'name'>
interface Act {
  readonly operation: 'cases.amend' | 'cases.reassign' | 'cases.end' | 'cases.reopen' | 'cases.void' | 'cases.merge'
  readonly grave?: boolean
  /** What it comes to, where its name does not tell. */
  readonly meaning?: WordKey
  /** What the form holds at first. */
  readonly begin: (file: CaseFile) => Readonly<Record<string, unknown>>
  readonly controls: (control: Control, file: CaseFile, visit: SignedIn) => JSX.Element
  readonly input: (entries: Entries, file: CaseFile, visit: SignedIn) => object
}

const withReason: Pick<Act, 'begin' | 'controls' | 'input'> = {
  begin: () => ({}),
  controls: (control, _file, { naming }) => (
    <AreaControl {...control('reason')} label={naming.term('label.reason')} required />
  ),
  input: (entries) => ({ reason: entries.text('reason') }),
}

/** What is done with a case through a form of its own, by the last part of its address. */
const acts: Readonly<Record<string, Act>> = {
  amend: {
    operation: 'cases.amend',
    begin: (file) => ({
      title: file.title,
      level: file.level,
      ...Object.fromEntries(Object.entries(file.fields).map(([name, value]) => [`fields.${name}`, value])),
    }),
    controls: (control, file, visit) => <AmendControls control={control} file={file} visit={visit} />,
    input: (entries, file, { archive }) => ({
      title: entries.text('title'),
      level: entries.given('level'),
      fields: changedFields(entries, file, archive.policy.categories[file.category]!),
    }),
  },
  reassign: {
    operation: 'cases.reassign',
    begin: (file) => ({ department: file.department, owner: file.owner }),
    controls: (control, _file, { naming, company, language }) => (
      <>
        <SelectControl
          {...control('department')}
          label={naming.term('label.responsibleDepartment')}
          required
          options={Object.keys(company.departments).map((id) => [id, naming.department(id)])}
        />
        <SelectControl
          {...control('owner')}
          label={naming.term('label.owner')}
          required
          options={company.people.map((person) => [
            person.id,
            `${person.names[language]} · ${naming.department(person.departments[0] ?? '')}`,
          ])}
        />
        <AreaControl {...control('reason')} label={naming.term('label.reason')} required />
      </>
    ),
    input: (entries) => ({
      department: entries.given('department'),
      owner: entries.given('owner'),
      reason: entries.text('reason'),
    }),
  },
  end: {
    operation: 'cases.end',
    meaning: 'endMeans',
    begin: () => ({}),
    controls: (control, _file, { say }) => (
      <TextControl {...control('on')} label={say('endedOn')} hint={say('dayHint')} required />
    ),
    input: (entries) => ({ on: entries.text('on') }),
  },
  reopen: { operation: 'cases.reopen', ...withReason },
  void: { operation: 'cases.void', grave: true, meaning: 'voidMeans', ...withReason },
  merge: {
    operation: 'cases.merge',
    grave: true,
    meaning: 'mergeMeans',
    begin: () => ({}),
    controls: (control, _file, { naming, say }) => (
      <>
        <TextControl {...control('into')} label={say('mergeInto')} required />
        <AreaControl {...control('reason')} label={naming.term('label.reason')} required />
      </>
    ),
    input: (entries) => ({ into: entries.text('into'), reason: entries.text('reason') }),
  },
}

function AmendControls({ control, file, visit }: { control: Control; file: CaseFile; visit: SignedIn }) {
  const { naming, archive, say } = visit
  const category = archive.policy.categories[file.category]!
  const { levels } = archive.policy
  const shown = formOf(category).fields.filter(({ name }) => !file.withheld.includes(name))
  return (
    <>
      <TextControl {...control('title')} label={naming.term('label.title')} required />
      <SelectControl
        {...control('level')}
        label={naming.term('label.level')}
        required
        options={levels.slice(levels.indexOf(file.level)).map((level) => [level, naming.level(level)])}
      />
      {shown.map(({ name, schema, required }) => (
        <SchemaControl
          {...control(`fields.${name}`)}
          label={naming.field(file.category, name)}
          schema={schema}
          required={required}
          nameOf={(value) => naming.value(file.category, name, value)}
        />
      ))}
      {file.withheld.length > 0 && (
        <p class="muted area">
          {say('withheldHere', { what: naming.list(file.withheld.map((name) => naming.field(file.category, name))) })}
        </p>
      )}
    </>
  )
}

/** Only what was changed: what two people change at once need not be the same field. An emptied field is taken out. */
function changedFields(entries: Entries, file: CaseFile, category: ResolvedCategory): object | undefined {
  const known = Entries.of(file.fields)
  const changes: Record<string, unknown> = {}
  for (const { name, schema } of formOf(category).fields) {
    const typed = entries.text(`fields.${name}`)
    if (!entries.has(`fields.${name}`) || typed === known.text(name)) continue
    changes[name] = readField(schema, typed) ?? null
  }
  return Object.keys(changes).length === 0 ? undefined : changes
}

export async function caseActPage(c: Ask) {
  const act = actOf(c)
  if (act === undefined) return notFoundPage(c)
  const { case: file } = await c.get('signedIn').desk.cases.get({ case: c.req.param('number')! })
  return form(c, act, file, Entries.of(act.begin(file)), noProblems)
}

export async function caseAct(c: Ask) {
  const act = actOf(c)
  if (act === undefined) return notFoundPage(c)
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const { case: file } = await visit.desk.cases.get({ case: c.req.param('number')! })
  try {
    await visit.desk.run(act.operation, {
      case: file.number,
      version: entries.number('version'),
      ...act.input(entries, file, visit),
    })
    return done(c, `/cases/${file.number}`, act.operation, file.number)
  } catch (error) {
    const known = Entries.of(act.begin(file))
    const now = caughtUp(refused(error, visit, entries), entries, known, file.version, reading(file, visit))
    return form(c, act, file, now.entries, now.problems)
  }
}

/** What a control of these forms holds, as people say it. */
function reading(file: CaseFile, { naming }: SignedIn) {
  return (name: string, value: string): string => {
    if (name.startsWith('fields.')) return naming.value(file.category, name.slice('fields.'.length), value)
    switch (name) {
      case 'level':
        return naming.level(value)
      case 'department':
        return naming.department(value)
      case 'owner':
        return naming.person(value)
      default:
        return value
    }
  }
}

/** Another case that is named in the form and is not there is a mistake of typing, not of the address. */
function refused(error: unknown, visit: SignedIn, entries: Entries): Problems {
  if (isCasekeepError(error, 'NOT_FOUND') && entries.has('into')) return problem('into', visit.say('notFoundText'))
  return problemsOf(error, visit, entries)
}

function actOf(c: Ask): Act | undefined {
  const name = c.req.param('act')!
  return Object.hasOwn(acts, name) ? acts[name] : undefined
}

async function form(c: Ask, act: Act, file: CaseFile, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const title = visit.naming.find(`operation.${act.operation}`)
  const control: Control = (name) => ({ visit, entries, problems, name })
  const back = `/cases/${file.number}`
  const { case: possible } = await visit.desk.cases.possible({ case: file.number })
  const now = possible?.find(({ operation }) => operation === act.operation)
  return show(
    c,
    <Layout visit={visit} title={`${title} ${file.number}`}>
      <Crumbs
        trail={[
          [listAsSeen('/cases', visit), visit.say('cases')],
          [back, `${file.number} ${file.title}`],
        ]}
      />
      <h1>
        {title} <span class="number">{file.number}</span>
      </h1>
      {act.meaning !== undefined && <p class="lead">{visit.say(act.meaning)}</p>}
      {problems === noProblems && (now === undefined || now.blocked.length > 0) && (
        <div class="note">
          <p>
            {visit.say('notPossibleNow')} {now !== undefined && <Lacks visit={visit} blocked={now.blocked} />}
          </p>
        </div>
      )}
      <div class="with-aside">
        <EntryForm visit={visit} problems={problems} back={back}>
          <Hidden name="version" value={entries.given('version') ?? file.version} />
          <div class="grid">{act.controls(control, file, visit)}</div>
          <Submit visit={visit} text={title} back={back} grave={act.grave ?? false} />
        </EntryForm>
        <aside aria-label={visit.naming.term('thing.case')}>
          <CaseRecord visit={visit} file={file} />
        </aside>
      </div>
    </Layout>,
    problems.status,
  )
}
