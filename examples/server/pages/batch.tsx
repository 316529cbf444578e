import type { Batch, Possible } from 'casekeep'
import type { Child } from 'hono/jsx'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden } from './controls.tsx'
import { DocumentTable } from './document-table.tsx'
import { notFoundPage } from './failures.tsx'
import { Layout } from './layout.tsx'
import { Badge, Crumbs, Fact, Facts, ProblemBox } from './parts.tsx'
import { Lacks } from './possible.tsx'

const way = ['collecting', 'sorting', 'inReview', 'approved', 'transferred', 'archived'] as const
/** What is done on the batch's own page, by the last part of the address that its form is sent to. */
const acts = {
  sort: 'batches.sort',
  number: 'batches.number',
  submit: 'batches.submit',
  approve: 'batches.approve',
  return: 'batches.return',
  withdraw: 'batches.withdraw',
} as const

export async function batchPage(c: Ask) {
  return page(c, new Entries(), noProblems)
}

export async function batchAct(c: Ask) {
  const visit = c.get('signedIn')
  const name = c.req.param('act')!
  if (!Object.hasOwn(acts, name)) return notFoundPage(c)
  const operation = acts[name as keyof typeof acts]
  const batch = c.req.param('number')!
  const posted = (await Entries.posted(c)).with({ act: name })
  const entries = posted
  try {
    await visit.desk.run(operation, {
      batch,
      version: entries.number('version'),
      ...(operation === 'batches.number' && { order: entries.given('order') }),
      ...(operation === 'batches.return' && { reasons: entries.lines('reasons') }),
      ...(operation === 'batches.withdraw' && { reason: entries.text('reason') }),
    })
    return done(c, `/batches/${batch}`, operation, batch)
  } catch (error) {
    return page(c, entries, problemsOf(error, visit, entries))
  }
}

async function page(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const { batch, documents } = await desk.batches.get({ batch: c.req.param('number')! })
  const { case: file } = await desk.cases.get({ case: batch.case })
  const possible = await desk.cases.possible({ case: batch.case })
  const now = possible.batches.find((one) => one.batch === batch.number)?.operations ?? []
  return show(
    c,
    <Layout visit={visit} title={batch.number} wide>
      <Crumbs
        trail={[
          ['/cases', say('cases')],
          [`/cases/${file.number}`, `${file.number} ${file.title}`],
        ]}
      />
      <div class="heading">
        <h1>
          {naming.term('thing.batch')} <span class="number">{batch.number}</span>
        </h1>
        <Badge state={batch.state}>{naming.find(`batch.${batch.state}`)}</Badge>
      </div>
      <Way visit={visit} batch={batch} />
      <ProblemBox problems={problems} />
      {batch.reasons.length > 0 && (
        <div class="note">
          {batch.state === 'sorting' && <strong>{say('cameBack')}</strong>}
          {batch.state === 'withdrawn' && <strong>{naming.term('label.reason')}</strong>}
          <ul>
            {batch.reasons.map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <Actions visit={visit} batch={batch} now={now} entries={entries} problems={problems} />
      <section>
        <h2>{say('documents')}</h2>
        <DocumentTable
          visit={visit}
          category={file.category}
          documents={documents}
          sorting={batch.state === 'collecting' || batch.state === 'sorting'}
        />
      </section>
      <section>
        <BatchFacts visit={visit} batch={batch} />
      </section>
    </Layout>,
    problems.status,
  )
}

function Way({ visit, batch }: { readonly visit: SignedIn; readonly batch: Batch }) {
  if (batch.state === 'withdrawn') return null
  const at = way.indexOf(batch.state)
  return (
    <ol class="way">
      {way.map((state, index) => (
        <li class={index < at ? 'past' : index === at ? 'here' : ''} aria-current={index === at ? 'step' : undefined}>
          {visit.naming.find(`batch.${state}`)}
        </li>
      ))}
    </ol>
  )
}

interface ActionsProps {
  readonly visit: SignedIn
  readonly batch: Batch
  readonly now: readonly Possible[]
  readonly entries: Entries
  readonly problems: Problems
}

function Actions({ visit, batch, now, entries, problems }: ActionsProps) {
  const { say } = visit
  return (
    <section class="panel">
      <h2>{say('whatCanBeDone')}</h2>
      {now.length === 0 && <p class="muted">{say('nothingCanBeDone')}</p>}
      <div class="actions">
        {now.map((possible) => (
          <Action visit={visit} batch={batch} possible={possible} entries={entries} problems={problems} />
        ))}
      </div>
    </section>
  )
}

const links = {
  'batches.collect': (batch: Batch) => `/cases/${batch.case}/collect?batch=${batch.number}`,
  'batches.screen': (batch: Batch) => `/batches/${batch.number}/screen`,
  'batches.arrange': (batch: Batch) => `/batches/${batch.number}/arrange`,
  'transfers.send': () => '/transfers/new',
  'transfers.receive': (batch: Batch) => `/transfers/${batch.transfer}`,
} as const

function Action({ visit, batch, possible, entries, problems }: Omit<ActionsProps, 'now'> & { possible: Possible }) {
  const { naming, say } = visit
  const { operation, blocked } = possible
  const text = naming.find(`operation.${operation}`)
  if (blocked.length > 0) {
    return (
      <span class="blocked">
        <span class="button off">{text}</span>
        <Lacks visit={visit} blocked={blocked} />
      </span>
    )
  }
  if (Object.hasOwn(links, operation)) {
    return (
      <a class="button" href={links[operation as keyof typeof links](batch)}>
        {text}
      </a>
    )
  }
  const name = operation.split('.')[1]!
  const post = (children: Child) => (
    <form method="post" action={`/batches/${batch.number}/${name}`} class={`act act-${name}`}>
      <Hidden name="version" value={batch.version} />
      {children}
    </form>
  )
  const mine = entries.text('act') === name
  const control = { visit, entries: mine ? entries : new Entries(), problems: mine ? problems : noProblems }
  switch (operation) {
    case 'batches.number':
      return post(
        <>
          <select name="order" aria-label={say('order')}>
            <option value="time">{say('byTime')}</option>
            <option value="importance">{say('byImportance')}</option>
            <option value="collection">{say('asCollected')}</option>
          </select>
          <button type="submit">{text}</button>
        </>,
      )
    case 'batches.return':
      return (
        <details class="folded" open={mine}>
          <summary class="button">{text}</summary>
          {post(
            <>
              <AreaControl
                {...control}
                name="reasons"
                label={naming.term('label.reasons')}
                hint={say('oneReasonALine')}
                required
              />
              <button type="submit">{text}</button>
            </>,
          )}
        </details>
      )
    case 'batches.withdraw':
      return (
        <details class="folded" open={mine}>
          <summary class="button">{text}</summary>
          {post(
            <>
              <AreaControl {...control} name="reason" label={naming.term('label.reason')} required rows={2} />
              <button type="submit" class="grave">
                {text}
              </button>
            </>,
          )}
        </details>
      )
    default:
      return post(
        <button type="submit" class="main">
          {text}
        </button>,
      )
  }
}

function BatchFacts({ visit, batch }: { readonly visit: SignedIn; readonly batch: Batch }) {
  const { naming, say } = visit
  return (
    <Facts>
      <Fact name={naming.term('label.kind')}>{naming.find(`batchKind.${batch.kind}`)}</Fact>
      <Fact name={naming.term('label.department')}>{naming.department(batch.department)}</Fact>
      <Fact name={naming.term('label.collected')}>
        {naming.moment(batch.collected)} <span class="muted">{naming.person(batch.collectedBy)}</span>
      </Fact>
      {batch.event !== null && <Fact name={say('eventDate')}>{batch.event}</Fact>}
      {batch.sorters.length > 0 && (
        <Fact name={say('sorters')}>{naming.list(batch.sorters.map((id) => naming.person(id)))}</Fact>
      )}
      {batch.submitted !== null && (
        <Fact name={naming.term('label.submitted')}>
          {naming.moment(batch.submitted)}{' '}
          <span class="muted">
            {say('round')} {batch.round}
          </span>
        </Fact>
      )}
      {batch.decided !== null && (
        <Fact name={naming.term('label.decided')}>
          {naming.moment(batch.decided)}{' '}
          {batch.reviewer !== null && <span class="muted">{naming.person(batch.reviewer)}</span>}
        </Fact>
      )}
      {batch.transfer !== null && (
        <Fact name={naming.term('thing.transferList')}>
          <a href={`/transfers/${batch.transfer}`}>{batch.transfer}</a>
        </Fact>
      )}
      {batch.archived !== null && <Fact name={naming.term('label.archived')}>{naming.moment(batch.archived)}</Fact>}
      {batch.note !== null && <Fact name={naming.term('label.note')}>{batch.note}</Fact>}
    </Facts>
  )
}
