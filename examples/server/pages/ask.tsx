import { type ChangedRequest, compareNumberTexts, isCasekeepError } from 'casekeep'
import { documentsOfCase } from '../batch-work/case-documents.ts'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import { gatherAll } from '../gather.ts'
import { readNumbers } from '../requests/typed-numbers.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AskControls, type NamedCase } from './ask-controls.tsx'
import { Allowed } from './ask-policy.tsx'
import { Hidden, Key, Submit } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Crumbs, Empty } from './parts.tsx'

/** The form by which anybody asks to consult or to borrow: a case that is named in the address, or what is typed. */
export async function askPage(c: Ask) {
  const documents = c.req.queries('documents') ?? []
  const kind = c.req.query('kind') === 'loan' ? 'loan' : 'consultation'
  const named = c.req.query('case')
  const outsider = c.req.query('outsider')
  const entries = new Entries([
    ['kind', kind],
    ...(named === undefined ? [] : ([['case', named]] as const)),
    ...(outsider === undefined ? [] : ([['outsider', outsider]] as const)),
    ['scope', documents.length > 0 ? 'chosen' : 'whole'],
    ...documents.map((number) => ['documents', number] as const),
  ])
  return form(c, entries, noProblems)
}

export async function ask(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  if (entries.has('case') && entries.text('scope') === 'chosen' && entries.all('documents').length === 0) {
    return form(c, entries, problem('documents', visit.say('chooseSome')))
  }
  try {
    const { request } = (await visit.desk.run('requests.ask', input(entries))) as ChangedRequest
    return done(c, `/requests/${request.number}`, 'requests.ask', request.number)
  } catch (error) {
    return form(c, entries, refused(error, visit, entries))
  }
}

function input(entries: Entries): object {
  const kind = entries.given('kind')
  const numeral = (name: string) => {
    const typed = entries.given(name)?.normalize('NFKC')
    return typed !== undefined && /^\d+$/.test(typed) ? Number(typed) : typed
  }
  return {
    kind,
    ...wanted(entries),
    purpose: entries.text('purpose'),
    // The controls of the other kind are out of sight, and may still hold something.
    ...(kind === 'loan' ? { days: numeral('days') } : { from: entries.given('from'), until: entries.given('until') }),
    copies: numeral('copies'),
    department: entries.given('department'),
    outsider: entries.given('outsider'),
    idempotencyKey: entries.given('key'),
  }
}

function wanted(entries: Entries): object {
  if (entries.has('case')) {
    const chosen = entries.text('scope') === 'chosen' ? { documents: entries.all('documents') } : {}
    return { case: entries.text('case'), ...chosen }
  }
  return entries.text('known') === 'no'
    ? { description: entries.text('description') }
    : readNumbers(entries.text('numbers'))
}

/** A number that is typed and is not there is a mistake of typing; so is one that is none. */
function refused(error: unknown, visit: SignedIn, entries: Entries): Problems {
  const field = entries.has('case') ? 'documents' : 'numbers'
  if (isCasekeepError(error, 'NOT_FOUND') && error.details.what === 'outsider') {
    return problem('outsider', visit.say('notYours'))
  }
  if (isCasekeepError(error, 'NOT_FOUND') && entries.has('numbers')) {
    return problem('numbers', visit.say('notThere', { number: error.details.number }))
  }
  return problemsOf(error, visit, entries, ([start, ...rest]) => {
    return start === 'case' || start === 'documents' ? field : [start, ...rest].join('.')
  })
}

async function namedCase(visit: SignedIn, entries: Entries): Promise<NamedCase | null> {
  if (!entries.has('case')) return null
  const { case: file } = await visit.desk.cases.get({ case: entries.text('case') })
  const documents = await documentsOfCase(visit, file.number)
  const archived = documents.flatMap((document) =>
    document.number !== null && document.state === 'archived' ? [{ ...document, number: document.number }] : [],
  )
  archived.sort((one, other) => compareNumberTexts(one.number, other.number))
  return { file, documents: archived }
}

async function form(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say, archive } = visit
  const named = await namedCase(visit, entries)
  const sponsored = await gatherAll((after) => visit.desk.outsiders.list({ after, limit: 200 }))
  const back = named === null ? '/requests' : `/cases/${named.file.number}`
  const present = new Set(named?.documents.map(({ level }) => level))
  const { levels } = archive.policy
  return show(
    c,
    <Layout visit={visit} title={naming.term('operation.requests.ask')}>
      <Crumbs
        trail={
          named === null
            ? [[listAsSeen('/requests', visit), say('requests')]]
            : [
                [listAsSeen('/cases', visit), say('cases')],
                [back, `${named.file.number} ${named.file.title}`],
              ]
        }
      />
      <h1>{naming.term('operation.requests.ask')}</h1>
      {named !== null && named.documents.length === 0 ? (
        <Empty
          ways={
            <a class="button" href={back}>
              {say('seeCase', { number: named.file.number })}
            </a>
          }
        >
          {say('nothingToRequest')}
        </Empty>
      ) : (
        <div class="with-aside ask">
          <EntryForm visit={visit} problems={problems} action="/requests/new">
            <Key />
            {named !== null && <Hidden name="case" value={named.file.number} />}
            <AskControls {...{ visit, entries, problems, named, sponsored }} />
            <Submit visit={visit} text={say('sendRequest')} back={back} />
          </EntryForm>
          <Allowed
            visit={visit}
            levels={present.size === 0 ? levels : levels.filter((level) => present.has(level))}
            sponsors={sponsored.length > 0}
          />
        </div>
      )}
    </Layout>,
    problems.status,
  )
}
