import type { Batch, Possible } from 'casekeep'
import type { Child } from 'hono/jsx'
import type { BatchAtHand } from '../batch-work/open-batch.ts'
import { remarksIn } from '../batch-work/remarks.ts'
import { Entries, noProblems, type Problems } from '../forms.ts'
import { fileAt } from '../static-files.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { AreaControl, Hidden } from './controls.tsx'
import { DocumentTable } from './document-table.tsx'
import { Form } from './form.tsx'
import { Layout } from './layout.tsx'
import { Badge, Crumbs, Fact, Facts, ProblemBox } from './parts.tsx'
import { Lacks } from './possible.tsx'

const way = ['collecting', 'sorting', 'inReview', 'approved', 'transferred', 'archived'] as const
/** What is done on the table of the batch itself, and stands nowhere else. */
const onTheTable: ReadonlySet<string> = new Set([
  'batches.screen',
  'batches.arrange',
  'batches.number',
  'batches.submit',
  'batches.approve',
  'batches.return',
])

interface BatchPageProps {
  readonly problems: Problems
  /** The table to work on, for whoever has something to do with the documents now. */
  readonly work?: Child
  /** What stands above everything else. */
  readonly first?: Child
  /** What was typed and can no longer be saved. */
  readonly lost?: readonly string[]
  /** What was typed into one of the acts below the table. */
  readonly entries?: Entries
}

/** A batch with its way, its documents, and what can be done with it. */
export async function showBatch(c: Ask, open: BatchAtHand, props: BatchPageProps) {
  const { problems, work, first, lost = [], entries = new Entries() } = props
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const { batch, file, documents, possible } = open
  const others = possible.filter(({ operation }) => !onTheTable.has(operation))
  const toTable = work === undefined && others.length < possible.length
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
        {batch.state === 'withdrawn' && <Badge state={batch.state}>{naming.term('batch.withdrawn')}</Badge>}
      </div>
      <Way visit={visit} batch={batch} />
      <ProblemBox problems={problems} />
      <Lost visit={visit} lines={lost} />
      {first}
      <Reasons visit={visit} open={open} inRows={work !== undefined} />
      {batch.state === 'inReview' && work === undefined && (
        <p class="note">{say(batch.sorters.includes(visit.person.id) ? 'sortedByYou' : 'waitsForReview')}</p>
      )}
      {work}
      {(work === undefined || others.length > 0) && (
        <Actions visit={visit} batch={batch} now={others} toTable={toTable} entries={entries} problems={problems} />
      )}
      {work === undefined && (
        <section>
          <h2>
            {say('documents')} <span class="muted">{open.documents.length}</span>
          </h2>
          <DocumentTable
            visit={visit}
            category={file.category}
            documents={documents}
            sorting={batch.state === 'collecting' || batch.state === 'sorting'}
          />
        </section>
      )}
      <section>
        <BatchFacts visit={visit} batch={batch} />
      </section>
      <script src={fileAt('batch-work.js')} defer />
    </Layout>,
    problems.status,
  )
}

/** Every state that a batch goes through, with the one where it is; one that was withdrawn has left its way. */
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

interface ReasonsProps {
  readonly visit: SignedIn
  readonly open: BatchAtHand
  /** Whether what was said of single documents stands in their rows. */
  readonly inRows: boolean
}

/** Why it came back. */
function Reasons({ visit, open, inRows }: ReasonsProps) {
  const { batch, documents } = open
  const { naming, say } = visit
  const reasons = inRows ? remarksIn(batch.reasons, documents).whole : batch.reasons
  if (reasons.length === 0) return null
  const isBack = batch.state === 'sorting' || batch.state === 'inReview'
  return (
    <div class="note">
      {isBack && <strong>{say('cameBack')}</strong>}
      {batch.state === 'withdrawn' && <strong>{naming.term('label.reason')}</strong>}
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </div>
  )
}

function Lost({ visit, lines }: { readonly visit: SignedIn; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div class="note">
      <strong>{visit.say('notSavable')}</strong>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </div>
  )
}

interface ActionsProps {
  readonly visit: SignedIn
  readonly batch: Batch
  readonly now: readonly Possible[]
  /** Whether the table to sort is another page than this one. */
  readonly toTable: boolean
  readonly entries: Entries
  readonly problems: Problems
}

function Actions({ visit, batch, now, toTable, entries, problems }: ActionsProps) {
  const { say } = visit
  return (
    <section class="panel">
      <h2>{say('whatCanBeDone')}</h2>
      {now.length === 0 && !toTable && <p class="muted">{say('nothingCanBeDone')}</p>}
      {now.some(({ operation }) => operation === 'batches.sort') && <p>{say('beginSortingHint')}</p>}
      <div class="actions">
        {toTable && (
          <a class="button" href={`/batches/${batch.number}`}>
            {say('goOnSorting')}
          </a>
        )}
        {now.map((possible) => (
          <Action visit={visit} batch={batch} possible={possible} entries={entries} problems={problems} />
        ))}
      </div>
    </section>
  )
}

const links = {
  'batches.collect': (batch: Batch) => `/cases/${batch.case}/collect?batch=${batch.number}`,
  'transfers.send': () => '/transfers/new',
  'transfers.receive': (batch: Batch) => `/transfers/${batch.transfer}`,
} as const

function Action({
  visit,
  batch,
  possible,
  entries,
  problems,
}: Omit<ActionsProps, 'now' | 'toTable'> & { possible: Possible }) {
  const { naming } = visit
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
    <Form visit={visit} action={`/batches/${batch.number}/${name}`} class={`act act-${name}`}>
      <Hidden name="version" value={batch.version} />
      {children}
    </Form>
  )
  if (operation !== 'batches.withdraw') {
    return post(
      <button type="submit" class="main">
        {text}
      </button>,
    )
  }
  const mine = entries.text('act') === name
  const control = { visit, entries: mine ? entries : new Entries(), problems: mine ? problems : noProblems }
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
}

function BatchFacts({ visit, batch }: { readonly visit: SignedIn; readonly batch: Batch }) {
  const { naming, say } = visit
  return (
    <Facts>
      <Fact name={naming.term('thing.batch')}>{naming.find(`batchKind.${batch.kind}`)}</Fact>
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
