import type { Transfer } from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { rememberList } from './list-memory.ts'
import { approvedBatches } from './new-transfer.tsx'
import { Badge, Cell, Columns, Empty, Pages } from './parts.tsx'

/** Every transfer list, newest first. */
export async function transfersPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
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
  const waiting = await approvedBatches(visit)
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
          <Pages visit={visit} next={page.next} after={after} />
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
