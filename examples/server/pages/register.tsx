import type { RegisterLine, RequestItem } from 'casekeep'
import { knowing } from '../outsiders/known.ts'
import { askedRegister } from '../requests/register.ts'
import { type Titles, titlesOf } from '../requests/titles.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { Chosen, FilterBar } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Cell, Columns, Empty, Pages, withQuery } from './parts.tsx'
import { isOpened } from './request-items.tsx'
import { ItemDue, ItemName, ItemState } from './request-parts.tsx'
import { RequestTabs } from './request-tabs.tsx'

/** The running list of what was lent and read (P6.2, P7.2): one kind and one state at a time. */
export async function registerPage(c: Ask) {
  const visit = c.get('signedIn')
  const { say } = visit
  const { filters, chosen, read } = askedRegister(visit, c.req.query())
  const after = c.req.query('after')
  const page = await read(after, 40)
  const items = page.items.map(({ item }) => item)
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
            <>
              <Files visit={visit} />
              <RegisterTable
                visit={knowing(
                  visit,
                  page.items.map(({ outsider }) => outsider),
                )}
                lines={page.items}
                titles={await titlesOf(visit, items)}
              />
            </>
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

/** The whole of what the filters leave, on paper and as files. */
function Files({ visit: { say, address } }: { readonly visit: SignedIn }) {
  const query = withQuery(address, { after: null }).slice('/requests/register'.length)
  const ways: readonly (readonly [end: string, word: WordKey])[] = [
    ['/print', 'printRegister'],
    ['.csv', 'registerAsCsv'],
    ['.xlsx', 'registerAsExcel'],
  ]
  return (
    <nav class="actions files" aria-label={say('papers')}>
      {ways.map(([end, word]) => (
        <a class="button small" href={`/requests/register${end}${query}`}>
          {say(word)}
        </a>
      ))}
    </nav>
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
              {isOpened(item) ? (
                <>
                  {day(item.offered)} <small>{say('openedInSystem')}</small>
                </>
              ) : (
                day(item.received)
              )}
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
