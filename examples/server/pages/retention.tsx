import { addDays, type DueLine } from 'casekeep'
import { writeEntry } from '../disposals/listed-entry.ts'
import { keepsArchive } from '../requests/whose.ts'
import { daysOfMonth } from '../retention/months.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters, type Tile, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { rememberList } from './list-memory.ts'
import { Badge, Cell, Columns, Empty, Pages, withQuery } from './parts.tsx'
import { Months } from './retention-months.tsx'
import { RetentionTabs } from './retention-tabs.tsx'

/** What can be looked at: what is due now comes first. */
const views = ['now', 'later', 'undecided', 'permanent', 'listed'] as const
type View = (typeof views)[number]
const words: Readonly<Record<View, WordKey>> = {
  now: 'dueNow',
  later: 'dueLater',
  undecided: 'dueUndecided',
  permanent: 'duePermanent',
  listed: 'dueListed',
}

/** What is due for disposal and what will be, by month; what has no date, is kept for ever or stands on a list (P9.1). */
export async function retentionPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say, address, archive, person } = visit
  rememberList('/retention', visit)
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const month = chosen.given('month')
  const view = (chosen.given('state') as View | undefined) ?? 'now'
  const after = c.req.query('after')
  const who = { category: chosen.given('category'), department: chosen.given('department') }
  const today = archive.today()
  const page = await desk.retention.due({
    ...who,
    ...(month === undefined ? asked(view, today) : inMonth(month)),
    after,
    limit: 50,
  })
  const counts = await Promise.all(
    views.map(async (one) => (await desk.retention.count({ ...who, ...asked(one, today) })).count),
  )
  const { months } = await desk.retention.count({ ...who, state: 'dated' })
  const tile = (one: View, index: number): Tile => ({
    text: say(words[one]),
    count: String(counts[index]),
    href: withQuery(address, { state: one === 'now' ? null : one, month: null, after: null }),
    here: month === undefined && one === view,
    ...(one === 'now' && { kind: 'late' as const }),
    ...(one === 'undecided' && { kind: 'soon' as const }),
  })
  const isListed = (line: DueLine) => line.state === 'dated' && line.due !== null && line.due <= today
  const ticks = keepsArchive(person) && page.items.some(isListed)
  return show(
    c,
    <Layout visit={visit} title={say('keeping')} wide>
      <RetentionTabs visit={visit} here="dates">
        {keepsArchive(person) && (
          <a class="button main" href="/disposals/new">
            {visit.naming.term('operation.disposals.propose')}
          </a>
        )}
      </RetentionTabs>
      <div class="list-page" id="list">
        <div class="side">
          <Tiles label={say('keptUntilDates')} tiles={views.map(tile)} />
          <FilterBar visit={visit} action="/retention" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {(view === 'now' || view === 'later') && (
            <Months visit={visit} months={months} today={today} chosen={month} />
          )}
          {page.items.length === 0 ? (
            <Empty>{say(chosen.names().length > 0 ? 'nothingChosenDue' : 'nothingDue')}</Empty>
          ) : ticks ? (
            <form action="/disposals/new" class="ticked">
              <DueTable visit={visit} lines={page.items} ticks />
              <p class="submit">
                <button type="submit" class="main">
                  {say('listTicked')}
                </button>
              </p>
            </form>
          ) : (
            <DueTable visit={visit} lines={page.items} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ naming, say, archive, company }: SignedIn): readonly Filter[] {
  return [
    {
      name: 'state',
      label: naming.term('label.state'),
      options: views.slice(1).map((view) => [view, say(words[view])]),
      blank: say(words.now),
      elsewhere: true,
    },
    {
      name: 'category',
      label: naming.term('thing.category'),
      options: Object.keys(archive.policy.categories).map((name) => [name, naming.category(name)]),
    },
    {
      name: 'department',
      label: naming.term('label.department'),
      options: Object.keys(company.departments).map((id) => [id, naming.department(id)]),
    },
    { name: 'month', label: say('monthOfDue'), elsewhere: true, fits: (value) => daysOfMonth(value) !== null },
  ]
}

/** What the library is asked for. */
function asked(view: View, today: string) {
  if (view === 'now') return { state: 'dated' as const, dueTo: today }
  return view === 'later' ? { state: 'dated' as const, dueFrom: addDays(today, 1) } : { state: view }
}

/** All of a month, whether it is due or not. */
function inMonth(month: string) {
  const { from, to } = daysOfMonth(month)!
  return { state: 'dated' as const, dueFrom: from, dueTo: to }
}

interface DueTableProps {
  readonly visit: SignedIn
  readonly lines: readonly DueLine[]
  /** Each can be ticked, to be put on a list. */
  readonly ticks?: boolean
}

function DueTable({ visit, lines, ticks = false }: DueTableProps) {
  const { naming, say, archive } = visit
  const today = archive.today()
  const names = [
    naming.term('label.caseNumber'),
    naming.term('label.title'),
    naming.term('thing.category'),
    naming.term('label.department'),
    naming.term('label.owner'),
    say('dueFrom'),
    say('whatThen'),
  ] as const
  return (
    <table class="cards requestable">
      <Columns names={names} />
      <tbody>
        {lines.map((line) => (
          <tr>
            <Cell of={names[0]} kind="number first">
              {ticks && line.state === 'dated' && line.due !== null && line.due <= today && (
                <input
                  type="checkbox"
                  name="entry"
                  value={writeEntry(line)}
                  aria-label={say('tickToList', { what: [line.case, line.kindName ?? ''].join(' ').trim() })}
                />
              )}
              <a href={`/cases/${line.case}`}>{line.case}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              {line.title}
              {line.kindName !== null && <small>{say('documentsOfKind', { kind: line.kindName })}</small>}
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {naming.category(line.category)}
            </Cell>
            <Cell of={names[3]} kind="nowrap">
              {naming.department(line.department)}
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {naming.person(line.owner)}
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              <a class="number" href={`/cases/${line.case}/retention${line.kind === null ? '' : `#kind-${line.kind}`}`}>
                {line.due ?? naming.term(`retentionState.${line.state}`)}
                <span class="hidden"> {say('whyDateOf', { case: line.case })}</span>
              </a>{' '}
              {line.state === 'dated' && line.due !== null && line.due <= today && (
                <Badge state="late">{say('isDue')}</Badge>
              )}
            </Cell>
            <Cell of={names[6]} kind="nowrap">
              {line.disposal !== null ? (
                <a class="number" href={`/disposals/${line.disposal}`}>
                  {line.disposal}
                </a>
              ) : line.state === 'undecided' || line.state === 'permanent' ? (
                '—'
              ) : (
                naming.term(`retentionAction.${line.action}`)
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
