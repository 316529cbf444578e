import {
  type Batch,
  type CaseDocument,
  compareNumberTexts,
  type Duty,
  type Signature,
  type Transfer,
  type TransferItem,
} from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { gatherAll } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, Key, Submit } from './controls.tsx'
import { EntryForm } from './entry-form.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { listAsSeen, rememberList } from './list-memory.ts'
import { Badge, Cell, Columns, Crumbs, Empty, Pages, ProblemBox, withQuery } from './parts.tsx'
import { nameProblem } from './problem-summary.tsx'

export async function transfersPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say, address } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  rememberList('/transfers', visit)
  const page = await desk.transfers.list({
    state: chosen.given('state') as Transfer['state'] | undefined,
    department: chosen.given('department'),
    after,
    limit: 25,
  })
  const waiting = await approved(visit)
  return show(
    c,
    <Layout visit={visit} title={say('transfers')} wide>
      <div class="list-page" id="list">
        <div class="heading">
          <h1>{naming.term('thing.transferList')}</h1>
          {waiting.length > 0 && (
            <a class="button main" href="/transfers/new">
              {say('makeList')} <span class="tally">{waiting.length}</span>
            </a>
          )}
        </div>
        <div class="side">
          <FilterBar visit={visit} action="/transfers" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty
              ways={
                chosen.names().length > 0 && (
                  <a class="button" href="/transfers">
                    {say('removeAll')}
                  </a>
                )
              }
            >
              {say(chosen.names().length > 0 ? 'noTransfersChosen' : 'noTransfersYet')}
            </Empty>
          ) : (
            <TransferTable visit={visit} transfers={page.items} />
          )}
          <Pages
            visit={visit}
            next={page.next === null ? null : withQuery(address, { after: page.next })}
            first={after === undefined ? null : withQuery(address, { after: null })}
          />
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ naming, company }: SignedIn): readonly Filter[] {
  return [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: (['sent', 'received'] as const).map((state) => [state, naming.term(`transfer.${state}`)]),
    },
    {
      name: 'department',
      label: naming.term('label.department'),
      options: Object.keys(company.departments).map((id) => [id, naming.department(id)]),
    },
  ]
}

function TransferTable({ visit, transfers }: { readonly visit: SignedIn; readonly transfers: readonly Transfer[] }) {
  const { naming, say, person } = visit
  const names = [
    naming.term('label.number'),
    naming.term('label.state'),
    naming.term('label.department'),
    naming.term('label.sentBy'),
    naming.term('label.sent'),
    naming.term('label.receivedBy'),
    naming.term('label.received'),
    say('nextStepColumn'),
  ] as const
  // Only the archive checks what comes in (P5.2); the list itself says whether this person may.
  const checks = person.roles.some((role) => role === 'archivist' || role === 'archiveHead')
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {transfers.map((transfer) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={`/transfers/${transfer.number}`}>{transfer.number}</a>
            </Cell>
            <Cell of={names[1]}>
              <Badge state={transfer.state}>{naming.find(`transfer.${transfer.state}`)}</Badge>
            </Cell>
            <Cell of={names[2]}>{naming.department(transfer.department)}</Cell>
            <Cell of={names[3]}>{naming.person(transfer.sent.person)}</Cell>
            <Cell of={names[4]} kind="nowrap">
              {naming.day(transfer.sent.at)}
            </Cell>
            <Cell of={names[5]}>{transfer.received === null ? '—' : naming.person(transfer.received.person)}</Cell>
            <Cell of={names[6]} kind="nowrap">
              {transfer.received === null ? '—' : naming.day(transfer.received.at)}
            </Cell>
            <Cell of={names[7]} kind="actions-cell">
              {checks && transfer.state === 'sent' && (
                <a class="button small" href={`/transfers/${transfer.number}#receipt`}>
                  {naming.term('duty.receive')}
                  <span class="hidden"> {transfer.number}</span>
                </a>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Approved batches that the actor may send: each is a duty of theirs. */
async function approved({ desk }: SignedIn): Promise<readonly Duty[]> {
  const all = await gatherAll((after) => desk.duties.list({ scope: 'mine', after, limit: 200 }))
  return all.filter((duty) => duty.kind === 'transfer')
}

export async function newTransferPage(c: Ask) {
  return newForm(c, Entries.of({ batches: c.req.query('batch') }), noProblems)
}

export async function sendTransfer(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const batches = entries.all('batches')
  if (batches.length === 0) {
    return newForm(c, entries, { ...noProblems, top: [visit.say('chooseSome')], status: 422 })
  }
  try {
    const { transfer } = await visit.desk.transfers.send({
      batches,
      note: entries.given('note'),
      idempotencyKey: entries.given('key'),
    })
    return done(c, `/transfers/${transfer.number}`, 'transfers.send', transfer.number)
  } catch (error) {
    return newForm(c, entries, problemsOf(error, visit, entries))
  }
}

async function newForm(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const waiting = await approved(visit)
  const chosen = new Set(entries.all('batches'))
  // One list comes from one department.
  const departments = [...new Set(waiting.map((duty) => duty.department))]
  const asked = c.req.query('department') ?? waiting.find((duty) => chosen.has(duty.subject))?.department
  const department = departments.find((one) => one === asked) ?? departments[0]
  return show(
    c,
    <Layout visit={visit} title={say('makeList')}>
      <Crumbs trail={[[listAsSeen('/transfers', visit), naming.term('thing.transferList')]]} />
      <div class="heading">
        <h1>{say('chooseBatches')}</h1>
        {departments.length > 1 && (
          <nav class="segments" aria-label={naming.term('label.department')}>
            {departments.map((one) => (
              <a href={`/transfers/new?department=${one}`} aria-current={one === department ? 'true' : undefined}>
                {naming.department(one)}
              </a>
            ))}
          </nav>
        )}
      </div>
      {department === undefined ? (
        <>
          <ProblemBox problems={problems} />
          <Empty
            ways={
              <a class="button" href="/transfers">
                {naming.term('thing.transferList')}
              </a>
            }
          >
            {say('noApproved')}
          </Empty>
        </>
      ) : (
        <EntryForm visit={visit} problems={problems} action="/transfers/new">
          <Key />
          <fieldset>
            <legend class="hidden">{say('chooseBatches')}</legend>
            <ul class="pick">
              {waiting
                .filter((duty) => duty.department === department)
                .map((duty) => (
                  <li>
                    <label>
                      <input
                        type="checkbox"
                        name="batches"
                        value={duty.subject}
                        checked={chosen.size === 0 || chosen.has(duty.subject)}
                      />
                      <span class="number">{duty.subject}</span>
                      <span>{duty.title}</span>
                      <small class={duty.late ? 'warning' : 'muted'}>
                        {naming.term('label.due')} {duty.due}
                      </small>
                    </label>
                  </li>
                ))}
            </ul>
          </fieldset>
          <AreaControl
            visit={visit}
            entries={entries}
            problems={problems}
            name="note"
            label={naming.term('label.note')}
            rows={2}
          />
          <Submit visit={visit} text={say('makeList')} back={listAsSeen('/transfers', visit)} />
        </EntryForm>
      )}
    </Layout>,
    problems.status,
  )
}

interface Listed {
  readonly item: TransferItem
  readonly title: string
  readonly batch: Batch | null
  readonly documents: readonly CaseDocument[]
  readonly mayReceive: boolean
}

export async function transferPage(c: Ask) {
  return page(c, new Entries(), noProblems)
}

export async function receiveTransfer(c: Ask) {
  const visit = c.get('signedIn')
  const transfer = c.req.param('number')!
  const entries = await Entries.posted(c)
  const decisions = entries.names().flatMap((name) => {
    const [start, batch] = name.split('.')
    return start === 'decision' && batch !== undefined ? [{ batch, decision: entries.text(name) }] : []
  })
  // With the one button, what is not refused is accepted.
  const rest = entries.text('rest') === 'accept'
  const accept = decisions
    .filter(({ decision }) => decision === 'accept' || (rest && decision !== 'refuse'))
    .map(({ batch }) => batch)
  const refuse = decisions
    .filter((one) => one.decision === 'refuse')
    .map(({ batch }) => ({ batch, reasons: entries.lines(`reasons.${batch}`) }))
  if (accept.length + refuse.length === 0) {
    return page(c, entries, { ...noProblems, top: [visit.say('chooseSome')], status: 422 })
  }
  try {
    await visit.desk.transfers.receive({ transfer, version: entries.number('version'), accept, refuse })
    return done(c, `/transfers/${transfer}`, 'transfers.receive', transfer)
  } catch (error) {
    const problems = problemsOf(error, visit, entries, ([list, index, field]) => {
      const batch = list === 'refuse' ? refuse[Number(index)]?.batch : accept[Number(index)]
      return batch === undefined ? '' : field === 'reasons' ? `reasons.${batch}` : `decision.${batch}`
    })
    return page(c, entries, problems)
  }
}

async function listed({ desk }: SignedIn, items: readonly TransferItem[]): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (const item of items) {
    const { case: file } = await desk.cases.get({ case: item.case })
    const { batch, documents } = await desk.batches.get({ batch: item.batch })
    const { batches } = await desk.cases.possible({ case: item.case })
    const now = batches.find((one) => one.batch === item.batch)?.operations ?? []
    const mayReceive = item.state === 'sent' && now.some((one) => one.operation === 'transfers.receive')
    const kept = documents
      .filter((document) => document.number !== null && document.screened === null)
      .sort((one, other) => compareNumberTexts(one.number!, other.number!))
    found.push({ item, title: file.title, batch, documents: kept, mayReceive })
  }
  return found
}

async function page(c: Ask, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const { transfer, items } = await desk.transfers.get({ transfer: c.req.param('number')! })
  const rows = await listed(visit, items)
  const receivable = rows.filter((row) => row.mayReceive)
  return show(
    c,
    <Layout visit={visit} title={`${naming.term('thing.transferList')} ${transfer.number}`} wide>
      <Crumbs trail={[[listAsSeen('/transfers', visit), naming.term('thing.transferList')]]} />
      {receivable.length > 0 && (
        <p class="screen-only">
          <a class="button main" href="#receipt">
            {say('receiptCheck')}
          </a>
        </p>
      )}
      <article class="paper">
        <header>
          <p>{visit.company.names[visit.language]}</p>
          <h1>{naming.term('thing.transferList')}</h1>
          <p class="number">{transfer.number}</p>
          <Badge state={transfer.state}>{naming.find(`transfer.${transfer.state}`)}</Badge>
        </header>
        <p class="sides">
          <span>
            {say('handsOver')} <strong>{naming.department(transfer.department)}</strong>
          </span>
          <span>
            {say('receives')} <strong>{naming.department(visit.archive.policy.archiveDepartment)}</strong>
          </span>
          <span>
            {naming.term('label.sent')} <strong>{naming.day(transfer.sent.at)}</strong>
          </span>
        </p>
        <ListTable visit={visit} rows={rows} />
        {transfer.note !== null && (
          <p>
            {naming.term('label.note')} {transfer.note}
          </p>
        )}
        <div class="signatures">
          <SignatureBox visit={visit} title={naming.term('label.sentBy')} signature={transfer.sent} />
          <SignatureBox visit={visit} title={naming.term('label.receivedBy')} signature={transfer.received} />
        </div>
        <p class="muted screen-only">{say('print')}</p>
      </article>
      {receivable.length > 0 && (
        <ReceiptForm visit={visit} transfer={transfer} rows={receivable} entries={entries} problems={problems} />
      )}
    </Layout>,
    problems.status,
  )
}

function ListTable({ visit, rows }: { readonly visit: SignedIn; readonly rows: readonly Listed[] }) {
  const { naming, say } = visit
  const names = [
    naming.term('label.position'),
    naming.term('label.batchNumber'),
    naming.term('label.title'),
    say('documentsCount'),
    naming.term('label.pages'),
    naming.term('label.state'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {rows.map(({ item, title, documents }) => (
          <tr>
            <Cell of={names[0]}>{item.position}</Cell>
            <Cell of={names[1]} kind="number">
              <a href={`/batches/${item.batch}`}>{item.batch}</a>
            </Cell>
            <Cell of={names[2]} kind="grow">
              {title}
              <small class="contents">
                {documents.map((document) => (
                  <span>
                    <span class="number">{document.number}</span> {document.title}
                    {!document.original && ` (${naming.term('label.copy')})`}
                  </span>
                ))}
              </small>
            </Cell>
            <Cell of={names[3]}>{item.documents}</Cell>
            <Cell of={names[4]}>{documents.reduce((sum, document) => sum + (document.pages ?? 0), 0) || '—'}</Cell>
            <Cell of={names[5]}>
              <Badge state={item.state}>{naming.find(`transferItem.${item.state}`)}</Badge>
              {item.reasons.length > 0 && <small class="pre">{item.reasons.join('\n')}</small>}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SignatureBoxProps {
  readonly visit: SignedIn
  readonly title: string
  readonly signature: Signature | null
}

function SignatureBox({ visit, title, signature }: SignatureBoxProps) {
  return (
    <div>
      <p class="muted">
        {title} · {visit.say('signatureOf')}
      </p>
      {signature === null ? (
        <p class="line muted">{visit.say('notYetReceived')}</p>
      ) : (
        <p class="line">
          <strong>{visit.naming.person(signature.person)}</strong> {visit.naming.moment(signature.at)}
        </p>
      )}
    </div>
  )
}

interface ReceiptFormProps {
  readonly visit: SignedIn
  readonly transfer: Transfer
  readonly rows: readonly Listed[]
  readonly entries: Entries
  readonly problems: Problems
}

function ReceiptForm({ visit, transfer, rows, entries, problems }: ReceiptFormProps) {
  const { say } = visit
  return (
    <section class="panel screen-only" id="receipt">
      <h2>{say('receiptCheck')}</h2>
      <EntryForm
        visit={visit}
        problems={problems}
        action={`/transfers/${transfer.number}/receive`}
        back={`/transfers/${transfer.number}`}
      >
        <Hidden name="version" value={entries.given('version') ?? transfer.version} />
        {rows.map(({ item, title }) => {
          const name = `decision.${item.batch}`
          const chosen = entries.given(name) ?? 'later'
          const wrong = problems.fields.get(name)
          if (wrong !== undefined) nameProblem(problems, name, item.batch)
          // The problem above leads to the first of the choices.
          const choice = (value: string, text: string, first = false) => (
            <label>
              <input
                type="radio"
                id={first ? name : undefined}
                name={name}
                value={value}
                checked={chosen === value}
                aria-describedby={wrong === undefined ? undefined : `${name}-error`}
              />{' '}
              {text}
            </label>
          )
          return (
            <fieldset class="row receipt">
              <legend>
                <span class="number">{item.batch}</span> {title}
              </legend>
              <p class="radios">
                {choice('accept', say('accept'), true)}
                {choice('refuse', say('refuse'))}
                {choice('later', say('decideLater'))}
              </p>
              {wrong !== undefined && (
                <p class="error" id={`${name}-error`}>
                  {wrong}
                </p>
              )}
              <AreaControl
                visit={visit}
                entries={entries}
                problems={problems}
                name={`reasons.${item.batch}`}
                label={say('refusalReasons')}
                unmarked
                rows={2}
              />
            </fieldset>
          )
        })}
        <p class="submit">
          <button type="submit" class="main">
            {say('recordCheck')}
          </button>
          <button type="submit" name="rest" value="accept">
            {say('acceptRest')}
          </button>
        </p>
      </EntryForm>
    </section>
  )
}
