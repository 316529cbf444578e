import type { Disposal } from 'casekeep'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { DisposalBadge } from './disposal-parts.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Cell, Columns, Empty, Pages } from './parts.tsx'
import { RetentionTabs } from './retention-tabs.tsx'

const states = [
  'proposed',
  'appraising',
  'approving',
  'waiting',
  'executing',
  'executed',
  'aborted',
] as const satisfies readonly Disposal['state'][]

/** Every disposal list that the reader may know of, newest first (P9.2). */
export async function disposalsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say, naming, person } = visit
  const filters: readonly Filter[] = [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: states.map((state) => [state, naming.term(`disposal.${state}`)]),
    },
  ]
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const page = await desk.disposals.list({
    state: chosen.given('state') as Disposal['state'] | undefined,
    after,
    limit: 25,
  })
  return show(
    c,
    <Layout visit={visit} title={say('disposals')} wide>
      <RetentionTabs visit={visit} here="disposals">
        {keepsArchive(person) && (
          <a class="button main" href="/disposals/new">
            {naming.term('operation.disposals.propose')}
          </a>
        )}
      </RetentionTabs>
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/disposals" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>{say(chosen.names().length > 0 ? 'noDisposalsChosen' : 'noDisposalsYet')}</Empty>
          ) : (
            <DisposalTable visit={visit} disposals={page.items} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function DisposalTable({ visit, disposals }: { readonly visit: SignedIn; readonly disposals: readonly Disposal[] }) {
  const { naming, say } = visit
  const names = [
    naming.term('label.number'),
    naming.term('label.title'),
    naming.term('label.state'),
    say('entriesColumn'),
    naming.term('label.level'),
    say('proposedBy'),
    say('proposedOn'),
    say('executionFrom'),
    say('certifiedOn'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {disposals.map((disposal) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              <a href={`/disposals/${disposal.number}`}>{disposal.number}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              {disposal.title}
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              <DisposalBadge visit={visit} disposal={disposal} />
            </Cell>
            <Cell of={names[3]} kind="number">
              {disposal.entries}
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {naming.level(disposal.level)}
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              {naming.person(disposal.proposedBy)}
            </Cell>
            <Cell of={names[6]} kind="nowrap">
              {naming.day(disposal.proposed)}
            </Cell>
            <Cell of={names[7]} kind="nowrap">
              {disposal.from ?? '—'}
            </Cell>
            <Cell of={names[8]} kind="nowrap">
              {disposal.certificate === null ? '—' : naming.day(disposal.certificate.certified.at)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
