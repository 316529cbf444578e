import { type Department, type Deputy, isCasekeepError } from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { gatherAll } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, Key, SelectControl, Submit, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Form } from './form.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty } from './parts.tsx'
import { PeopleTabs } from './people-tabs.tsx'

/** Departments, their heads, and who stands in for them; and the form by which one names a deputy. */
export async function peoplePage(c: Ask) {
  const { archive } = c.get('signedIn')
  const begin = Entries.of({ from: archive.today(), until: archive.today() })
  return page(c, begin, noProblems)
}

export async function appointDeputy(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  try {
    const { deputy } = await visit.desk.deputies.appoint({
      person: entries.given('person'),
      deputy: entries.text('deputy'),
      from: entries.text('from'),
      until: entries.text('until'),
      reason: entries.given('reason'),
      idempotencyKey: entries.given('key'),
    })
    return done(c, '/people', 'deputies.appoint', visit.naming.person(deputy.deputy))
  } catch (error) {
    return page(c, entries, problemsOf(error, visit, entries))
  }
}

export async function endDeputy(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  try {
    const { deputy } = await visit.desk.deputies.end({
      person: entries.text('person'),
      deputy: entries.text('deputy'),
      from: entries.text('from'),
    })
    return done(c, '/people', 'deputies.end', visit.naming.person(deputy.deputy))
  } catch (error) {
    if (isCasekeepError(error, 'NOT_FOUND')) return notFoundPage(c)
    const begin = Entries.of({ from: visit.archive.today(), until: visit.archive.today() })
    return page(c, begin, problemsOf(error, visit, begin))
  }
}

async function page(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { desk, say, person } = visit
  const departments = await gatherAll((after) => desk.departments.list({ after, limit: 200 }))
  const deputies = await gatherAll((after) => desk.deputies.list({ after, limit: 200 }))
  const administers = person.roles.includes('administrator')
  const heads = departments.some(({ head }) => head === person.id)
  return show(
    c,
    <Layout visit={visit} title={say('people')}>
      <PeopleTabs visit={visit} here="departments" />
      <section>
        <h2>{say('heads')}</h2>
        <Heads visit={visit} departments={departments} deputies={deputies} />
      </section>
      <section>
        <h2>{say('deputiesNow')}</h2>
        {deputies.length === 0 ? (
          <Empty>{say('noDeputies')}</Empty>
        ) : (
          <Deputies visit={visit} deputies={deputies} administers={administers} />
        )}
      </section>
      {(heads || administers) && (
        <section>
          <h2>{say(administers ? 'appointAny' : 'appointOwn')}</h2>
          <p class="muted">{say('appointHint')}</p>
          <EntryForm visit={visit} problems={problems} action="/people">
            <Key />
            <AppointControls visit={visit} entries={entries} problems={problems} administers={administers} />
            <Submit visit={visit} text={visit.naming.term('operation.deputies.appoint')} back="/" />
          </EntryForm>
        </section>
      )}
    </Layout>,
    problems.status,
  )
}

interface ListProps {
  readonly visit: SignedIn
  readonly deputies: readonly Deputy[]
}

function Heads({ visit, departments, deputies }: ListProps & { readonly departments: readonly Department[] }) {
  const { say, naming, archive } = visit
  const today = archive.today()
  const names = [naming.term('label.department'), say('head'), say('standsInNow')] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {departments.map(({ department, head }) => {
          const now = deputies.filter(({ person, from }) => person === head && from <= today)
          return (
            <tr>
              <Cell of={names[0]}>{naming.department(department)}</Cell>
              <Cell of={names[1]}>
                {head === null ? <span class="muted">{say('noHead')}</span> : naming.person(head)}
              </Cell>
              <Cell of={names[2]}>{naming.list(now.map(({ deputy }) => naming.person(deputy))) || '—'}</Cell>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Deputies({ visit, deputies, administers }: ListProps & { readonly administers: boolean }) {
  const { say, naming, archive, person: me } = visit
  const today = archive.today()
  const names = [
    say('principal'),
    naming.term('thing.deputy'),
    say('deputyFrom'),
    say('deputyUntil'),
    naming.term('label.reason'),
    say('nextStepColumn'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {deputies.map(({ person, deputy, from, until, reason }) => (
          <tr>
            <Cell of={names[0]}>{naming.person(person)}</Cell>
            <Cell of={names[1]}>{naming.person(deputy)}</Cell>
            <Cell of={names[2]}>
              {from} {from > today && <Badge state="sent">{say('beginsLater')}</Badge>}
            </Cell>
            <Cell of={names[3]}>{until}</Cell>
            <Cell of={names[4]}>{reason ?? '—'}</Cell>
            <Cell of={names[5]}>
              {(administers || person === me.id) && (
                <Form visit={visit} action="/people/end">
                  <Hidden name="person" value={person} />
                  <Hidden name="deputy" value={deputy} />
                  <Hidden name="from" value={from} />
                  <button type="submit" class="small" aria-label={`${say('takeBack')} ${naming.person(deputy)}`}>
                    {say('takeBack')}
                  </button>
                </Form>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ControlsProps {
  readonly visit: SignedIn
  readonly entries: Entries
  readonly problems: Problems
  readonly administers: boolean
}

function AppointControls({ visit, entries, problems, administers }: ControlsProps) {
  const { say, naming, company, language, person: me } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  const others = company.people.map(
    (one) => [one.id, `${one.names[language]} · ${naming.department(one.departments[0] ?? '')}`] as const,
  )
  return (
    <div class="grid">
      {administers && (
        <SelectControl
          {...control('person')}
          label={say('principal')}
          required
          options={others}
          blank={say('choose')}
        />
      )}
      <SelectControl
        {...control('deputy')}
        label={naming.term('thing.deputy')}
        required
        options={others.filter(([id]) => administers || id !== me.id)}
        blank={say('choose')}
      />
      <TextControl {...control('from')} label={say('deputyFrom')} type="date" required />
      <TextControl {...control('until')} label={say('deputyUntil')} type="date" required />
      <AreaControl {...control('reason')} label={naming.term('label.reason')} rows={2} />
    </div>
  )
}
