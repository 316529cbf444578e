import { seesEveryRequest } from '../requests/whose.ts'
import type { Ask } from '../visit.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { wholeOf } from './my-requests.tsx'
import { Empty, Pages } from './parts.tsx'
import { RequestTable } from './request-table.tsx'
import { RequestTabs } from './request-tabs.tsx'

const requestStates = [
  'submitted',
  'deciding',
  'approved',
  'active',
  'closed',
  'rejected',
  'cancelled',
  'expired',
] as const

/** Every request, newest first. */
export async function allRequestsPage(c: Ask) {
  const visit = c.get('signedIn')
  if (!seesEveryRequest(visit.person)) return notFoundPage(c)
  const { desk, naming, say } = visit
  const filters: readonly Filter[] = [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: requestStates.map((state) => [state, naming.term(`request.${state}`)]),
    },
  ]
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const state = chosen.given('state') as (typeof requestStates)[number] | undefined
  const page = await desk.requests.list({ scope: 'all', state, after, limit: 25 })
  return show(
    c,
    <Layout visit={visit} title={say('allRequests')} wide>
      <RequestTabs visit={visit} here="all" />
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/requests/all" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>{say('noRequests')}</Empty>
          ) : (
            <RequestTable visit={visit} rows={await wholeOf(visit, page.items)} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}
