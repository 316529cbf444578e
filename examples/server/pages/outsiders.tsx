import type { Agreement, Outsider } from 'casekeep'
import { agreementsOf, isHeld } from '../agreements/standing.ts'
import type { Entries } from '../forms.ts'
import { gather } from '../gather.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { AgreementBadge, outsiderAt } from './agreement-parts.tsx'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages } from './parts.tsx'
import { PeopleTabs } from './people-tabs.tsx'

/** So many stand on a page. */
const enough = 25

/** People from outside whom the reader may know of, each with who answers for them (P6.1). */
export async function outsidersPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, naming, say } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const [scope, limit] = [chosen.has('whose') ? 'mine' : 'all', chosen.has('find') ? 200 : enough] as const
  const page = await gather((from) => desk.outsiders.list({ scope, after: from, limit }), after, {
    keep: (outsider) => isFound(outsider, chosen),
    enough,
  })
  const rows = await Promise.all(page.items.map(async (outsider) => withAgreement(visit, outsider)))
  return show(
    c,
    <Layout visit={visit} title={say('outsiders')} wide>
      <PeopleTabs visit={visit} here="outsiders">
        <a class="button main" href="/outsiders/new">
          {naming.term('operation.outsiders.record')}
        </a>
      </PeopleTabs>
      <p class="lead">{say('outsiderMeans')}</p>
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/outsiders" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {rows.length === 0 ? (
            <Empty>{say(chosen.names().length > 0 ? 'noOutsidersChosen' : 'noOutsiders')}</Empty>
          ) : (
            <OutsiderTable visit={visit} rows={rows} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ say, person }: SignedIn): readonly Filter[] {
  return [
    { name: 'find', label: say('findOutsider') },
    // Whoever sees their own alone has nothing to choose.
    ...(seesEveryRequest(person)
      ? [{ name: 'whose', label: say('sponsoredBy'), options: [['mine', say('byMe')]] } as const]
      : []),
  ]
}

/** The library's list knows no texts: whoever looks for somebody looks through it. */
function isFound({ name, organization, identity, person }: Outsider, chosen: Entries): boolean {
  const wanted = plain(chosen.text('find'))
  return wanted === '' || [name, organization, identity, person].some((text) => plain(text).includes(wanted))
}
const plain = (text: string) => text.normalize('NFKC').toLowerCase()

interface Row {
  readonly outsider: Outsider
  /** The newest that holds; null where there is none. */
  readonly agreement: Agreement | null
}

async function withAgreement(visit: SignedIn, outsider: Outsider): Promise<Row> {
  const today = visit.archive.today()
  const signed = await agreementsOf(visit, outsider.person)
  return { outsider, agreement: signed.find((one) => isHeld(one, today)) ?? null }
}

function OutsiderTable({ visit, rows }: { readonly visit: SignedIn; readonly rows: readonly Row[] }) {
  const { naming, say } = visit
  const names = [
    say('nameOfPerson'),
    naming.term('label.organization'),
    naming.term('label.sponsor'),
    naming.term('thing.agreement'),
    say('enteredOn'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {rows.map(({ outsider, agreement }) => (
          <tr>
            <Cell of={names[0]} kind="first">
              <a href={outsiderAt(outsider.person)}>{outsider.name}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              {outsider.organization}
            </Cell>
            <Cell of={names[2]}>{naming.person(outsider.sponsor)}</Cell>
            <Cell of={names[3]} kind="nowrap">
              {agreement === null ? (
                <Badge state="late">{say('withoutOne')}</Badge>
              ) : (
                <AgreementBadge visit={visit} agreement={agreement} />
              )}
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {naming.day(outsider.recorded)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
