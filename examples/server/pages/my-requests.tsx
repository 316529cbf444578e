import type { Request, RequestItem, ToldRequest } from 'casekeep'
import { gatherAll } from '../gather.ts'
import { lossesOf } from '../requests/losses.ts'
import { titlesOf } from '../requests/titles.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Layout } from './layout.tsx'
import { rememberList } from './list-memory.ts'
import { Empty, Pages } from './parts.tsx'
import { type HeldItem, ItemRows, possibleNow } from './request-lists.tsx'
import { RequestTable } from './request-table.tsx'
import { RequestTabs } from './request-tabs.tsx'

/** What the reader has, what waits for them, and what they asked for. */
export async function myRequestsPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say } = visit
  const after = c.req.query('after')
  rememberList('/requests', visit)
  const active = await wholeOf(
    visit,
    await gatherAll((from) => desk.requests.list({ state: 'active', after: from, limit: 200 })),
  )
  const held = active.flatMap((whole) => whole.items.map((item): HeldItem => ({ item, request: whole.request })))
  const offered = held.filter(({ item }) => item.state === 'offered')
  const mine = held.filter(({ item }) => withMe.includes(item.state)).sort(byDue)
  const page = await desk.requests.list({ after, limit: 20 })
  const titles = await titlesOf(
    visit,
    [...offered, ...mine].map(({ item }) => item),
  )
  const first = after === undefined
  const possible = await possibleNow(visit, [...offered, ...mine], ['confirm', ...ownActs])
  const losses = await lossesOf(
    visit,
    mine.map(({ item }) => item),
  )
  return show(
    c,
    <Layout visit={visit} title={say('requests')} wide>
      <RequestTabs visit={visit} here="mine" />
      {first && offered.length > 0 && (
        <section class="group" aria-labelledby="to-confirm">
          <h2 id="to-confirm">{say('toConfirm')}</h2>
          <ItemRows visit={visit} rows={offered} titles={titles} acts={['confirm']} possible={possible} />
        </section>
      )}
      {first && (
        <section class="group" aria-labelledby="with-me">
          <h2 id="with-me">{say('withMe')}</h2>
          {mine.length === 0 ? (
            <Empty>{say('nothingWithMe')}</Empty>
          ) : (
            <ItemRows visit={visit} rows={mine} titles={titles} acts={ownActs} possible={possible} losses={losses} />
          )}
        </section>
      )}
      <section class="group" aria-labelledby="asked">
        <h2 id="asked">{say('whatIAsked')}</h2>
        {page.items.length === 0 ? (
          <Empty
            ways={
              <a class="button" href="/requests/new">
                {say('newRequest')}
              </a>
            }
          >
            {say('nothingAsked')}
          </Empty>
        ) : (
          <RequestTable visit={visit} rows={await wholeOf(visit, page.items)} own />
        )}
        <Pages visit={visit} next={page.next} after={after} />
      </section>
    </Layout>,
  )
}

/** What is done with what one has, from its list. */
const ownActs = ['renew', 'give-back'] as const
const withMe: readonly RequestItem['state'][] = ['out', 'inReading', 'returning', 'lost']

/** What is overdue first, then by its last day. */
function byDue({ item: one }: HeldItem, { item: other }: HeldItem): number {
  if (one.overdue !== other.overdue) return one.overdue ? -1 : 1
  return (one.due ?? '9').localeCompare(other.due ?? '9')
}

/** Each with its items and steps, which a list does not tell. */
export async function wholeOf({ desk }: SignedIn, requests: readonly Request[]): Promise<readonly ToldRequest[]> {
  return Promise.all(requests.map(({ number }) => desk.requests.get({ request: number })))
}
