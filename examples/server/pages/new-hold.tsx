import { isCasekeepError } from 'casekeep'
import { peopleOf } from '../disposals/people.ts'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Key, SelectControl, Submit, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { Crumbs } from './parts.tsx'
import { Way } from './way.tsx'

const scopes = ['case', 'person', 'query'] as const
type Scope = (typeof scopes)[number]
const scopeOf = (entries: Entries): Scope => scopes.find((one) => one === entries.text('scope')) ?? 'case'

/** The form by which the archive stops every disposal of a case, of a person's cases, or of whatever a query finds. */
export async function newHoldPage(c: Ask) {
  const number = c.req.query('case')
  return form(c, Entries.of({ scope: 'case', case: number }), noProblems)
}

export async function placeHold(c: Ask) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const entries = await Entries.posted(c)
  const scope = scopeOf(entries)
  try {
    const { hold } = (await visit.desk.run('holds.place', {
      kind: entries.text('kind'),
      on: coverOf(scope, entries),
      reason: entries.text('reason'),
      review: entries.text('review'),
      idempotencyKey: entries.given('key'),
    })) as { readonly hold: { readonly number: string } }
    return done(c, `/holds/${hold.number}`, 'holds.place', hold.number)
  } catch (error) {
    return form(c, entries, refused(error, visit, entries, scope))
  }
}

function coverOf(scope: Scope, entries: Entries): object {
  switch (scope) {
    case 'case':
      return { scope, case: entries.text('case') }
    case 'person':
      return { scope, person: entries.text('person'), subject: entries.given('subject') }
    case 'query':
      return {
        scope,
        category: entries.given('category'),
        department: entries.given('department'),
        owner: entries.given('owner'),
        title: entries.given('title'),
      }
  }
}

function refused(error: unknown, visit: SignedIn, entries: Entries, scope: Scope): Problems {
  if (isCasekeepError(error, 'NOT_FOUND')) {
    return problem('case', visit.say('caseNotThere', { number: error.details.number }))
  }
  return problemsOf(error, visit, entries, ([start, field, ...rest]) => {
    if (start !== 'on') return [start, field, ...rest].filter((part) => part !== undefined).join('.')
    // A query that asks for nothing is told beside its first control.
    return field === undefined ? (scope === 'query' ? 'category' : scope) : String(field)
  })
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const { naming, say, archive, company } = visit
  const control = (name: string) => ({ visit, entries, problems, name })
  const chosen = scopeOf(entries)
  const back = entries.given('case') === undefined ? '/holds' : `/cases/${entries.text('case')}`
  return show(
    c,
    <Layout visit={visit} title={say('placeHold')}>
      <Crumbs trail={[['/holds', say('holds')]]} />
      <h1>{say('placeHold')}</h1>
      <p class="lead">{say('holdMeans')}</p>
      <EntryForm visit={visit} problems={problems} action="/holds/new">
        <Key />
        <div class="grid">
          <SelectControl
            {...control('kind')}
            label={naming.term('member.kind')}
            required
            blank={say('choose')}
            options={(['legal', 'audit', 'dispute'] as const).map((kind) => [kind, naming.term(`holdKind.${kind}`)])}
          />
          <TextControl
            {...control('review')}
            label={say('reviewOn')}
            hint={say('holdReviewHint')}
            type="date"
            required
          />
          <AreaControl {...control('reason')} label={naming.term('label.reason')} required rows={2} />
        </div>
        <fieldset class="ways">
          <legend>{say('heldWhat')}</legend>
          <Way name="scope" value="case" chosen={chosen} text={naming.term('thing.case')}>
            <TextControl {...control('case')} label={naming.term('label.caseNumber')} unmarked />
          </Way>
          <Way name="scope" value="person" chosen={chosen} text={say('casesOfPerson')}>
            <SelectControl
              {...control('person')}
              label={naming.term('thing.person')}
              unmarked
              blank={say('choose')}
              options={peopleOf(visit)}
            />
            <TextControl {...control('subject')} label={say('calledInCases')} hint={say('calledInCasesHint')} />
          </Way>
          <Way name="scope" value="query" chosen={chosen} text={say('casesOfQuery')}>
            <SelectControl
              {...control('category')}
              label={naming.term('thing.category')}
              unmarked
              blank={say('any')}
              options={Object.keys(archive.policy.categories).map((name) => [name, naming.category(name)])}
            />
            <SelectControl
              {...control('department')}
              label={naming.term('label.department')}
              unmarked
              blank={say('any')}
              options={Object.keys(company.departments).map((id) => [id, naming.department(id)])}
            />
            <SelectControl
              {...control('owner')}
              label={naming.term('label.owner')}
              unmarked
              blank={say('any')}
              options={peopleOf(visit)}
            />
            <TextControl {...control('title')} label={say('titleBegins')} unmarked />
          </Way>
        </fieldset>
        <Submit visit={visit} text={say('placeHold')} back={back} />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}
