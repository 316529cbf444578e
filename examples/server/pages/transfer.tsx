import type { Signature } from 'casekeep'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import { type Listed, listed } from '../transfers/listed.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, show } from './answer.ts'
import { Layout } from './layout.tsx'
import { listAsSeen } from './list-memory.ts'
import { Badge, Cell, Columns, Crumbs } from './parts.tsx'
import { ReceiptForm, readReceipt } from './receipt.tsx'

/** One transfer list as it is printed and signed; and the receipt check, for whose task that is now (P5.2). */
export async function transferPage(c: Ask) {
  return page(c, new Entries(), noProblems)
}

export async function receiveTransfer(c: Ask) {
  const visit = c.get('signedIn')
  const transfer = c.req.param('number')!
  const entries = await Entries.posted(c)
  const { accept, refuse, nameOf } = readReceipt(entries)
  if (accept.length + refuse.length === 0) {
    return page(c, entries, { ...noProblems, top: [visit.say('chooseSome')], status: 422 })
  }
  try {
    await visit.desk.transfers.receive({ transfer, version: entries.number('version'), accept, refuse })
    return done(c, `/transfers/${transfer}`, 'transfers.receive', transfer)
  } catch (error) {
    return page(c, entries, problemsOf(error, visit, entries, nameOf))
  }
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
      <div class="actions page-acts screen-only">
        {receivable.length > 0 && (
          <a class="button main" href="#receipt">
            {say('receiptCheck')}
          </a>
        )}
        <a class="button" href={`/transfers/${transfer.number}/list`}>
          {say('printList')}
        </a>
      </div>
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
