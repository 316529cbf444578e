import type { RegisterLine, RequestItem } from 'casekeep'
import { type Titles, titlesOf } from '../requests/titles.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Cell, Columns, Empty, Pages, withQuery } from './parts.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'
import { RequestTabs } from './request-tabs.tsx'

/** What can be looked at beside what is out or being read, which comes first. */
const otherStates = [
  'granted',
  'offered',
  'returning',
  'returned',
  'lost',
  'settled',
  'refused',
  'withdrawn',
  'expired',
  'asked',
] as const satisfies readonly RequestItem['state'][]

/** The running list of what was lent and read (P6.2, P7.2): one kind and one state at a time. */
export async function registerPage(c: Ask) {
  const visit = c.get('signedIn')
  if (!seesEveryRequest(visit.person)) return notFoundPage(c)
  const { desk, naming, say, address } = visit
  const kind = c.req.query('kind') === 'consultation' ? 'consultation' : 'loan'
  const begin = kind === 'loan' ? 'out' : 'inReading'
  const filters: readonly Filter[] = [
    {
      name: 'kind',
      label: naming.term('thing.register'),
      options: [['consultation', naming.term('requestKind.consultation')]],
      blank: naming.term('requestKind.loan'),
    },
    {
      name: 'state',
      label: naming.term('label.state'),
      options: otherStates.map((state) => [state, naming.term(`requestItem.${state}`)]),
      blank: naming.term(`requestItem.${begin}`),
    },
  ]
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const state = (chosen.given('state') as (typeof otherStates)[number] | undefined) ?? begin
  const page = await desk.requests.register({ kind, state, after, limit: 40 })
  const titles = await titlesOf(
    visit,
    page.items.map(({ item }) => item),
  )
  return show(
    c,
    <Layout visit={visit} title={say('register')} wide>
      <RequestTabs visit={visit} here="register" />
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/requests/register" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>{say('noLines')}</Empty>
          ) : (
            <RegisterTable visit={visit} lines={page.items} titles={titles} />
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

interface RegisterTableProps {
  readonly visit: SignedIn
  readonly lines: readonly RegisterLine[]
  readonly titles: Titles
}

function RegisterTable({ visit, lines, titles }: RegisterTableProps) {
  const { naming, say } = visit
  const names = [
    naming.term('label.number'),
    naming.term('thing.document'),
    say('borrower'),
    naming.term('label.state'),
    say('receivedOn'),
    naming.term('label.due'),
    say('backOn'),
  ] as const
  const day = (signature: RequestItem['received']) => (signature === null ? '—' : naming.day(signature.at))
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {lines.map(({ request, item }) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={`/requests/${request}`}>{request}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              <ItemName visit={visit} item={item} titles={titles} />
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {naming.person(item.person)}
            </Cell>
            <Cell of={names[3]} kind="standing">
              <ItemState visit={visit} item={item} />
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {day(item.received)}
            </Cell>
            <Cell of={names[5]} kind="standing">
              {item.due === null ? '—' : <ItemDue visit={visit} item={item} />}
            </Cell>
            <Cell of={names[6]} kind="nowrap">
              {day(item.takenBack)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
