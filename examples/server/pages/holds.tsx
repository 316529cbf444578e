import type { Hold } from 'casekeep'
import { heldWhat } from '../holds/said.ts'
import { keepsArchive, seesEveryRequest } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages } from './parts.tsx'
import { RetentionTabs } from './retention-tabs.tsx'

/** What must not be disposed of, in the order in which it is to be looked at again. */
export async function holdsPage(c: Ask) {
  const visit = c.get('signedIn')
  if (!seesEveryRequest(visit.person)) return notFoundPage(c)
  const { desk, say, naming, person, archive } = visit
  const filters: readonly Filter[] = [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: [['lifted', naming.term('hold.lifted')]],
      blank: naming.term('hold.active'),
    },
    { name: 'review', label: say('reviewWhen'), options: [['due', say('reviewDue')]] },
  ]
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const page = await desk.holds.list({
    state: chosen.given('state') === 'lifted' ? 'lifted' : 'active',
    ...(chosen.has('review') && { reviewTo: archive.today() }),
    after,
    limit: 50,
  })
  return show(
    c,
    <Layout visit={visit} title={say('holds')} wide>
      <RetentionTabs visit={visit} here="holds">
        {keepsArchive(person) && (
          <a class="button main" href="/holds/new">
            {say('placeHold')}
          </a>
        )}
      </RetentionTabs>
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/holds" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>{say(chosen.names().length > 0 ? 'noHoldsChosen' : 'noHoldsYet')}</Empty>
          ) : (
            <HoldTable visit={visit} holds={page.items} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function HoldTable({ visit, holds }: { readonly visit: SignedIn; readonly holds: readonly Hold[] }) {
  const { naming, say } = visit
  const names = [
    naming.term('label.number'),
    naming.term('member.kind'),
    say('heldWhat'),
    naming.term('label.reason'),
    say('reviewOn'),
    say('placedBy'),
    naming.term('label.state'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {holds.map((hold) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={`/holds/${hold.number}`}>{hold.number}</a>
            </Cell>
            <Cell of={names[1]} kind="nowrap">
              {naming.term(`holdKind.${hold.kind}`)}
            </Cell>
            <Cell of={names[2]} kind="grow">
              {heldWhat(hold.on, visit)}
            </Cell>
            <Cell of={names[3]} kind="grow">
              {hold.reason}
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              <span class="number">{hold.review}</span>{' '}
              {hold.reviewDue && <Badge state="late">{say('reviewDue')}</Badge>}
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              {naming.person(hold.placedBy)}
              <small>{naming.day(hold.placed)}</small>
            </Cell>
            <Cell of={names[6]} kind="nowrap">
              <Badge state={`hold-${hold.state}`}>{naming.term(`hold.${hold.state}`)}</Badge>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
