import type { Outsider } from 'casekeep'
import { alongWith, caughtUp, Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { findOutsider } from '../outsiders/known.ts'
import { keepsArchive } from '../requests/whose.ts'
import { typedHash } from '../typed-hash.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { outsiderAt } from './agreement-parts.tsx'
import { done, show } from './answer.ts'
import { type ControlProps, Hidden, Key, SelectControl, Submit, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { HashControl } from './hash-control.tsx'
import { Layout } from './layout.tsx'
import { Crumbs } from './parts.tsx'

/** The form by which whoever sponsors somebody from outside enters them, or the archive does (P6.1). */
export async function newOutsiderPage(c: Ask) {
  return newForm(c, Entries.of({ sponsor: c.get('signedIn').person.id }), noProblems)
}

export async function recordOutsider(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const input = { ...entryOf(entries, visit), person: entries.text('person'), idempotencyKey: entries.given('key') }
  // The same short name again would change that entry; the same form again changes nothing.
  const known = await findOutsider(visit, input.person)
  const wrong =
    known !== null && isOther(input, known)
      ? problem('person', visit.say('outsiderKnown'))
      : withoutSponsor(entries, visit)
  if (wrong !== null) return newForm(c, entries, alongWith(wrong, 'outsiders.record', input, visit, entries))
  try {
    const { outsider } = await visit.desk.outsiders.record(input)
    return done(c, outsiderAt(outsider.person), 'outsiders.record', outsider.name)
  } catch (error) {
    return newForm(c, entries, problemsOf(error, visit, entries))
  }
}

export async function correctOutsiderPage(c: Ask) {
  const outsider = await findOutsider(c.get('signedIn'), c.req.query('person') ?? '')
  return outsider === null ? notFoundPage(c) : correctForm(c, outsider, asEntered(outsider), noProblems)
}

export async function correctOutsider(c: Ask) {
  const visit = c.get('signedIn')
  const outsider = await findOutsider(visit, c.req.query('person') ?? '')
  if (outsider === null) return notFoundPage(c)
  const { person } = outsider
  const entries = await Entries.posted(c)
  const input = { ...entryOf(entries, visit), person, version: entries.number('version') }
  const wrong = withoutSponsor(entries, visit)
  if (wrong !== null) {
    return correctForm(c, outsider, entries, alongWith(wrong, 'outsiders.record', input, visit, entries))
  }
  try {
    const { outsider: now } = await visit.desk.outsiders.record(input)
    // Who has handed them to another sponsor may know of them no more.
    const to = keepsArchive(visit.person) || now.sponsor === visit.person.id ? outsiderAt(person) : '/outsiders'
    return done(c, to, 'outsiders.record', now.name)
  } catch (error) {
    const reading = (name: string, value: string) => (name === 'sponsor' ? visit.naming.person(value) : value)
    const problems = problemsOf(error, visit, entries)
    const now = caughtUp(problems, entries, asEntered(outsider), outsider.version, reading)
    return correctForm(c, outsider, now.entries, now.problems)
  }
}

/** Somebody of the company answers for them: the library does not know who that is, the console does. */
function withoutSponsor(entries: Entries, { company, person, say }: SignedIn): Problems | null {
  const isSomebody = company.people.some(({ id }) => id === entries.text('sponsor'))
  return isSomebody || !keepsArchive(person) ? null : problem('sponsor', say('mustChoose'))
}

/** What is typed, but for the short name, which stays. Who keeps the archive says who sponsors them. */
function entryOf(entries: Entries, { person }: SignedIn) {
  return {
    name: entries.text('name'),
    organization: entries.text('organization'),
    identity: entries.text('identity'),
    letter: typedHash(entries.given('letter')) ?? null,
    until: entries.given('until') ?? null,
    ...(keepsArchive(person) && { sponsor: entries.given('sponsor') }),
  }
}

function asEntered({ name, organization, identity, letter, sponsor, until, version }: Outsider): Entries {
  return Entries.of({ name, organization, identity, letter: letter ?? '', sponsor, until: until ?? '', version })
}

const typed = ['name', 'organization', 'identity', 'letter', 'until'] as const

function isOther(entered: Readonly<Record<(typeof typed)[number], string | null>>, known: Outsider): boolean {
  return typed.some((name) => entered[name] !== known[name])
}

function newForm(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const title = naming.term('operation.outsiders.record')
  return show(
    c,
    <Layout visit={visit} title={title}>
      <Crumbs trail={[['/outsiders', say('outsiders')]]} />
      <h1>{title}</h1>
      <p class="lead">{say('outsiderMeans')}</p>
      <EntryForm visit={visit} problems={problems} action="/outsiders/new">
        <Key />
        <div class="grid">
          <TextControl
            {...{ visit, entries, problems }}
            name="person"
            label={say('shortName')}
            hint={say('shortNameHint')}
            required
          />
          <EntryControls visit={visit} entries={entries} problems={problems} />
        </div>
        <Submit visit={visit} text={title} back="/outsiders" />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}

function correctForm(c: Ask, outsider: Outsider, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { say } = visit
  const back = outsiderAt(outsider.person)
  return show(
    c,
    <Layout visit={visit} title={`${say('correctEntry')} ${outsider.name}`}>
      <Crumbs
        trail={[
          ['/outsiders', say('outsiders')],
          [back, outsider.name],
        ]}
      />
      <h1>{say('correctEntry')}</h1>
      <EntryForm visit={visit} problems={problems} action={outsiderAt(outsider.person, '/correct')} back={back}>
        <Hidden name="version" value={entries.text('version')} />
        <div class="grid">
          <EntryControls visit={visit} entries={entries} problems={problems} />
        </div>
        <Submit visit={visit} text={say('save')} back={back} />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}

function EntryControls({
  visit,
  entries,
  problems,
}: Pick<ControlProps, 'visit' | 'entries' | 'problems'> & { readonly visit: SignedIn }) {
  const { naming, say, company, language, person } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  return (
    <>
      <TextControl {...control('name')} label={say('nameOfPerson')} required />
      <TextControl {...control('organization')} label={naming.term('label.organization')} required />
      <TextControl {...control('identity')} label={naming.term('label.identity')} hint={say('identityHint')} required />
      {keepsArchive(person) && (
        <SelectControl
          {...control('sponsor')}
          label={naming.term('label.sponsor')}
          required
          blank={say('choose')}
          options={company.people.map((one) => [
            one.id,
            `${one.names[language]} · ${naming.department(one.departments[0] ?? '')}`,
          ])}
        />
      )}
      <TextControl {...control('until')} label={say('sponsoredUntil')} hint={say('sponsoredUntilHint')} type="date" />
      <HashControl {...control('letter')} label={say('letterHash')} />
    </>
  )
}
