import { isCasekeepError } from 'casekeep'
import { kindOfCase, type ListedEntry, readEntry } from '../disposals/listed-entry.ts'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { Key, SelectControl, Submit, TextControl } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { Crumbs } from './parts.tsx'

/** The form by which the archive puts what is due on a new list: by what is due, or the cases that were ticked (P9.2). */
export async function newDisposalPage(c: Ask) {
  const url = new URL(c.req.url)
  const entries = new Entries([
    ...url.searchParams.getAll('entry').map((entry) => ['entry', entry] as const),
    ['upTo', c.get('signedIn').archive.today()],
    ...['category', 'department'].flatMap((name) => {
      const value = url.searchParams.get(name)
      return value === null ? [] : [[name, value] as const]
    }),
  ])
  return form(c, entries, noProblems)
}

export async function proposeDisposal(c: Ask) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const entries = await Entries.posted(c)
  const named = entries.all('entry').map(readEntry)
  try {
    const { disposal } = (await visit.desk.run('disposals.propose', {
      title: entries.text('title'),
      ...(entries.text('by') === 'named' ? { cases: named } : criteriaOf(entries)),
      idempotencyKey: entries.given('key'),
    })) as { readonly disposal: { readonly number: string } }
    return done(c, `/disposals/${disposal.number}`, 'disposals.propose', disposal.number)
  } catch (error) {
    return form(c, entries, refused(error, visit, entries))
  }
}

function criteriaOf(entries: Entries): object {
  const year = entries.given('year')?.normalize('NFKC')
  return {
    upTo: entries.given('upTo'),
    category: entries.given('category'),
    department: entries.given('department'),
    year: year !== undefined && /^\d+$/.test(year) ? Number(year) : year,
  }
}

function refused(error: unknown, visit: SignedIn, entries: Entries): Problems {
  if (isCasekeepError(error, 'NOT_FOUND')) {
    return problem('entry', visit.say('caseNotThere', { number: error.details.number }))
  }
  // Nothing is due by what was asked for: that is no fault of one field.
  const nameOf = ([field]: readonly PropertyKey[]) => (field === 'cases' ? 'entry' : String(field ?? ''))
  return problemsOf(error, visit, entries, nameOf)
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  if (!keepsArchive(visit.person)) return notFoundPage(c)
  const { naming, say, archive, company, desk, count } = visit
  const title = naming.term('operation.disposals.propose')
  const control = (name: string) => ({ visit, entries, problems, name })
  const ticked = entries.all('entry').map(readEntry)
  const due = await desk.retention.count({ dueTo: archive.today() })
  return show(
    c,
    <Layout visit={visit} title={title}>
      <Crumbs trail={[['/disposals', say('disposals')]]} />
      <h1>{title}</h1>
      <p class="lead">{count('dueByToday', due.count)}</p>
      <EntryForm visit={visit} problems={problems} action="/disposals/new">
        <Key />
        <div class="grid">
          <TextControl
            {...control('title')}
            label={naming.term('label.title')}
            hint={say('disposalTitleHint')}
            required
          />
        </div>
        {ticked.length > 0 ? (
          <Ticked visit={visit} ticked={ticked} problems={problems} />
        ) : (
          <>
            <h2>{say('whichAreDue')}</h2>
            <div class="grid">
              <TextControl {...control('upTo')} label={say('dueUpToLabel')} hint={say('dueUpToHint')} type="date" />
              <TextControl {...control('year')} label={say('dueInYear')} inputMode="numeric" />
              <SelectControl
                {...control('category')}
                label={naming.term('thing.category')}
                blank={say('any')}
                options={Object.keys(archive.policy.categories).map((name) => [name, naming.category(name)])}
              />
              <SelectControl
                {...control('department')}
                label={naming.term('label.department')}
                blank={say('any')}
                options={Object.keys(company.departments).map((id) => [id, naming.department(id)])}
              />
            </div>
          </>
        )}
        <Submit visit={visit} text={title} back={ticked.length > 0 ? '/retention' : '/disposals'} />
      </EntryForm>
    </Layout>,
    problems.status,
  )
}

interface TickedProps {
  readonly visit: SignedIn
  readonly ticked: readonly ListedEntry[]
  readonly problems: Problems
}

/** What was ticked on the list of dates. Some of it may be left out again. */
function Ticked({ visit, ticked, problems }: TickedProps) {
  const wrong = problems.fields.get('entry')
  return (
    <fieldset>
      <legend>{visit.count('tickedOnes', ticked.length)}</legend>
      <input type="hidden" name="by" value="named" />
      {wrong !== undefined && (
        <p class="error" id="entry-error">
          {wrong}
        </p>
      )}
      <ul class="pick">
        {ticked.map(({ case: number, kind }, index) => (
          <li>
            <label>
              <input
                type="checkbox"
                id={index === 0 ? 'entry' : undefined}
                name="entry"
                value={kind === undefined ? number : `${number}/${kind}`}
                checked
                aria-describedby={wrong === undefined ? undefined : 'entry-error'}
              />
              <span class="number">{number}</span>{' '}
              {kind !== undefined && <small>{kindOfCase(number, kind, visit)}</small>}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
