import { type Duty, type DutyKind, dutyKinds } from 'casekeep'
import { holdsToReview, waitingDisposals } from '../disposals/waiting.ts'
import type { Entries } from '../forms.ts'
import { gather } from '../gather.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { type Due, dueDays, dueGroups, dueWords } from './due.ts'
import { DutyGroups, withNextSteps } from './duty-rows.tsx'
import { Chosen, type Filter, FilterBar, readFilters, type Tile, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { rememberList } from './list-memory.ts'
import { wholeOf } from './my-requests.tsx'
import { Empty, Pages, withQuery } from './parts.tsx'
import { HoldsToReview, WaitingDisposals } from './waiting-disposals.tsx'
import { WaitingRows } from './waiting-requests.tsx'

type Scope = 'mine' | 'all'
const pageSize = 30

/** What is to be done, the most urgent first: the page to begin the day with. */
export async function worklistPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say } = visit
  const scope: Scope = c.req.query('scope') === 'all' ? 'all' : 'mine'
  const filters = filtersOf(visit, scope)
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  rememberList('/', visit)
  const department = chosen.given('department')
  // One's own is counted for the menu already.
  const count = scope === 'mine' && visit.toDo !== null ? visit.toDo : await desk.duties.count({ scope, department })
  const page = await find(visit, scope, chosen, after)
  // What is looked for among one's duties is no request.
  const isHome = scope === 'mine' && chosen.names().length === 0 && after === undefined
  const waiting = isHome && visit.toWaiting > 0 ? (await desk.requests.waiting({ limit: 20 })).items : []
  const disposals = isHome ? await waitingDisposals(visit) : []
  const holds = isHome ? await holdsToReview(visit) : []
  const isClear = waiting.length === 0 && disposals.length === 0 && holds.length === 0
  const tiles = tilesOf(visit, chosen, count, await dueSoon(visit, scope, department))
  return show(
    c,
    <Layout visit={visit} title={say('worklist')} wide>
      <div class="list-page" id="list">
        <div class="heading">
          <h1>{say('worklist')}</h1>
          <Scopes visit={visit} scope={scope} />
        </div>
        <div class="side">
          <Tiles label={say('dueWhen')} tiles={tiles} />
          {(count.open > 0 || chosen.names().length > 0) && (
            <FilterBar
              visit={visit}
              action="/"
              filters={filters}
              chosen={chosen}
              kept={{ scope: scope === 'all' ? 'all' : undefined }}
            />
          )}
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {waiting.length > 0 && (
            <section class="group" aria-labelledby="requests-waiting">
              <h2 id="requests-waiting">{say('waitingRequests')}</h2>
              <WaitingRows visit={visit} requests={waiting} told={await wholeOf(visit, waiting)} />
            </section>
          )}
          {disposals.length > 0 && (
            <section class="group" aria-labelledby="disposals-waiting">
              <h2 id="disposals-waiting">{say('disposalsWaiting')}</h2>
              <WaitingDisposals visit={visit} waiting={disposals} />
            </section>
          )}
          {holds.length > 0 && (
            <section class="group" aria-labelledby="holds-to-review">
              <h2 id="holds-to-review">{say('holdsToReview')}</h2>
              <HoldsToReview visit={visit} holds={holds} />
            </section>
          )}
          {page.items.length === 0 && isClear ? (
            <NothingToDo visit={visit} scope={scope} chosen={chosen} others={await others(visit, scope, count.open)} />
          ) : (
            <DutyGroups visit={visit} rows={await withNextSteps(page.items, visit)} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ naming, say, company }: SignedIn, scope: Scope): readonly Filter[] {
  const kinds = (Object.keys(dutyKinds) as DutyKind[]).filter((kind) => kind !== 'collectUpdate')
  return [
    { name: 'due', label: say('dueWhen'), options: dueGroups.map((due) => [due, say(dueWords[due])]), elsewhere: true },
    { name: 'kind', label: say('task'), options: kinds.map((kind) => [kind, naming.term(`duty.${kind}`)]) },
    ...(scope === 'mine'
      ? []
      : [
          {
            name: 'department',
            label: naming.term('label.department'),
            options: Object.keys(company.departments).map((id) => [id, naming.department(id)] as const),
          },
        ]),
  ]
}

async function find({ desk, archive }: SignedIn, scope: Scope, chosen: Entries, after: string | undefined) {
  const due = chosen.given('due') as Due | undefined
  const kind = chosen.given('kind')
  const filters = {
    scope,
    department: chosen.given('department'),
    people: scope === 'all',
    limit: pageSize,
    ...(due !== undefined && dueDays(due, archive.today())),
  }
  // The library has no filter by the kind of a duty.
  const keep = (duty: Duty) => kind === undefined || duty.kind === kind
  return gather((from) => desk.duties.list({ ...filters, after: from }), after, { keep, enough: pageSize })
}

/** How much is due today and in the rest of the week. */
async function dueSoon({ desk, archive }: SignedIn, scope: Scope, department: string | undefined) {
  const count = async (due: Due) =>
    (await desk.duties.count({ scope, department, ...dueDays(due, archive.today()) })).open
  return { today: await count('today'), week: await count('week') }
}

function tilesOf(
  { say, address }: SignedIn,
  chosen: Entries,
  { open, late }: { readonly open: number; readonly late: number },
  soon: { readonly today: number; readonly week: number },
): readonly Tile[] {
  const due = chosen.given('due')
  const tile = (value: Due | undefined, text: string, count: number, kind?: 'late' | 'soon'): Tile => ({
    text,
    count: String(count),
    href: withQuery(address, { due: value ?? null, after: null }),
    here: due === value,
    kind,
  })
  return [
    tile(undefined, say('any'), open),
    tile('late', say(dueWords.late), late, 'late'),
    tile('today', say(dueWords.today), soon.today, 'soon'),
    tile('week', say(dueWords.week), soon.week),
    tile('later', say(dueWords.later), open - late - soon.today - soon.week),
  ]
}

function Scopes({ visit, scope }: { readonly visit: SignedIn; readonly scope: Scope }) {
  const { say, address } = visit
  const way = (to: Scope, text: string) => (
    <a
      href={withQuery(address, { scope: to === 'all' ? 'all' : null, department: null, after: null })}
      aria-current={to === scope ? 'true' : undefined}
    >
      {text}
    </a>
  )
  return (
    <nav class="segments" aria-label={say('whose')}>
      {way('mine', say('mine'))}
      {way('all', say('everything'))}
    </nav>
  )
}

/** How much there is that waits for others, where nothing waits for the reader. */
async function others({ desk }: SignedIn, scope: Scope, open: number): Promise<number> {
  return scope === 'all' || open > 0 ? 0 : (await desk.duties.count({ scope: 'all' })).open
}

interface NothingToDoProps {
  readonly visit: SignedIn
  readonly scope: Scope
  readonly chosen: Entries
  readonly others: number
}

function NothingToDo({ visit, scope, chosen, others }: NothingToDoProps) {
  const { say, count } = visit
  if (chosen.names().length > 0) {
    return (
      <Empty
        ways={
          <a class="button" href={scope === 'all' ? '/?scope=all' : '/'}>
            {say('removeAll')}
          </a>
        }
      >
        {say('nothingChosen')}
      </Empty>
    )
  }
  if (scope === 'all') return <Empty>{say('nothingToDo')}</Empty>
  return (
    <Empty
      ways={
        <>
          {others > 0 && (
            <a class="button" href="/?scope=all">
              {count('seeOthers', others)}
            </a>
          )}
          <a class="button" href="/cases">
            {say('seeCases')}
          </a>
        </>
      }
    >
      {say(others > 0 ? 'nothingMine' : 'nothingToDo')}
    </Empty>
  )
}
