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
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { AreaControl, Hidden, Submit } from './controls.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Crumbs, Empty, Pages, ProblemBox, withQuery } from './parts.tsx'

export async function transfersPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say, address } = visit
  const state = (['sent', 'received'] as const).find((one) => one === c.req.query('state'))
  const after = c.req.query('after')
  const page = await desk.transfers.list({ state, ...(after && { after }), limit: 25 })
  const waiting = await approved(visit)
  const names = [
    naming.term('label.number'),
    naming.term('label.state'),
    naming.term('label.department'),
    naming.term('label.sentBy'),
    naming.term('label.sent'),
    naming.term('label.receivedBy'),
    naming.term('label.received'),
  ] as const
  const tab = (value: string | null, text: string) => (
    <a
      href={withQuery(address, { state: value, after: null })}
      aria-current={(state ?? null) === value ? 'page' : undefined}
    >
      {text}
    </a>
  )
  return show(
    c,
    <Layout visit={visit} title={say('transfers')} wide>
      <div class="heading">
        <h1>{naming.term('thing.transferList')}</h1>
        {waiting.length > 0 && (
          <a class="button main" href="/transfers/new">
            {say('makeList')} <span class="count">{waiting.length}</span>
          </a>
        )}
      </div>
      <p class="tabs">
        {tab(null, say('any'))}
        {tab('sent', naming.term('transfer.sent'))}
        {tab('received', naming.term('transfer.received'))}
      </p>
      {page.items.length === 0 ? (
        <Empty>{say('noTransfers')}</Empty>
      ) : (
        <table class="cards">
          <Columns names={names} />
          <tbody>
            {page.items.map((transfer) => (
              <tr>
                <Cell of={names[0]} kind="number">
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
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages
        visit={visit}
        next={page.next === null ? null : withQuery(address, { after: page.next })}
        first={after === undefined ? null : withQuery(address, { after: null })}
      />
    </Layout>,
  )
}

/** Approved batches that the actor may send: each is a duty of theirs. */
async function approved({ desk }: SignedIn): Promise<readonly Duty[]> {
  const found: Duty[] = []
  let after: string | undefined
  do {
    const page = await desk.duties.list({ scope: 'mine', limit: 200, ...(after !== undefined && { after }) })
    found.push(...page.items.filter((duty) => duty.kind === 'transfer'))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

export async function newTransferPage(c: Ask) {
  return newForm(c, new Entries(), noProblems)
}

export async function sendTransfer(c: Ask) {
  const visit = c.get('signedIn')
  const entries = await Entries.posted(c)
  const batches = entries.all('batches')
  if (batches.length === 0) {
    return newForm(c, entries, { ...noProblems, top: [visit.say('chooseOne')], status: 422 })
  }
  try {
    const { transfer } = await visit.desk.transfers.send({ batches, note: entries.given('note') })
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
  const departments = [...new Set(waiting.map((duty) => duty.department))]
  return show(
    c,
    <Layout visit={visit} title={say('makeList')}>
      <Crumbs trail={[['/transfers', naming.term('thing.transferList')]]} />
      <h1>{say('chooseBatches')}</h1>
      {waiting.length === 0 && <Empty>{say('noApproved')}</Empty>}
      {departments.map((department) => (
        <form method="post" class="entry" action="/transfers/new">
          <ProblemBox problems={problems} />
          {departments.length > 1 && <h2>{naming.department(department)}</h2>}
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
          <AreaControl
            visit={visit}
            entries={entries}
            problems={problems}
            name="note"
            label={naming.term('label.note')}
            rows={2}
          />
          <Submit visit={visit} text={say('makeList')} back="/transfers" />
        </form>
      ))}
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
  const accept = decisions.filter((one) => one.decision === 'accept').map((one) => one.batch)
  const refuse = decisions
    .filter((one) => one.decision === 'refuse')
    .map(({ batch }) => ({ batch, reasons: entries.lines(`reasons.${batch}`) }))
  if (accept.length + refuse.length === 0) {
    return page(c, entries, { ...noProblems, top: [visit.say('chooseOne')], status: 422 })
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
      <Crumbs trail={[['/transfers', naming.term('thing.transferList')]]} />
      <ProblemBox problems={problems} />
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
    <section class="panel screen-only">
      <h2>{say('receiptCheck')}</h2>
      <form method="post" class="entry" action={`/transfers/${transfer.number}/receive`}>
        <Hidden name="version" value={entries.given('version') ?? transfer.version} />
        {rows.map(({ item, title }) => {
          const name = `decision.${item.batch}`
          const chosen = entries.given(name) ?? 'later'
          const wrong = problems.fields.get(name)
          const choice = (value: string, text: string) => (
            <label>
              <input type="radio" name={name} value={value} checked={chosen === value} /> {text}
            </label>
          )
          return (
            <fieldset class="row receipt">
              <legend>
                <span class="number">{item.batch}</span> {title}
              </legend>
              <p class="radios">
                {choice('accept', say('accept'))}
                {choice('refuse', say('refuse'))}
                {choice('later', say('decideLater'))}
              </p>
              {wrong !== undefined && <p class="error">{wrong}</p>}
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
        <Submit visit={visit} text={say('recordCheck')} back="/transfers" />
      </form>
    </section>
  )
}
