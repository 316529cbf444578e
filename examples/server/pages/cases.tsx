import { type CaseFilters, type CaseGroup, parseNumber } from 'casekeep'
import { type Entries, noProblems, problemsOf } from '../forms.ts'
import { pathOf } from '../number-paths.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { Chosen, type Filter, FilterBar, readFilters, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { rememberList } from './list-memory.ts'
import { Badge, Cell, Columns, Empty, Pages, ProblemBox, withQuery } from './parts.tsx'

export async function casesPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const asked = caseFilters(chosen)
  const after = c.req.query('after')
  rememberList('/cases', visit)
  const { found, problems } = await ask(visit, chosen, async () => ({
    page: await desk.cases.list({ ...asked, after, limit: 25 }),
    count: (await desk.cases.count(asked)).count,
  }))
  const { groups } = await desk.cases.summary()
  const { open } = await desk.cases.possible()
  return show(
    c,
    <Layout visit={visit} title={say('cases')} wide>
      <div class="list-page" id="list">
        <div class="heading">
          <h1>{say('cases')}</h1>
          {open.length > 0 && (
            <a class="button main" href="/cases/new">
              {visit.naming.term('operation.cases.open')}
            </a>
          )}
        </div>
        <div class="side">
          <Overview visit={visit} groups={groups} chosen={asked.category} />
          <FilterBar visit={visit} action="/cases" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          <ProblemBox problems={problems} />
          {found !== null && (
            <>
              <p class="results">{visit.count('caseCount', found.count)}</p>
              {found.page.items.length === 0 ? (
                <NoCases visit={visit} filtered={chosen.names().length > 0} mayOpen={open.length > 0} />
              ) : (
                <CaseTable visit={visit} cases={found.page.items} />
              )}
              <Pages visit={visit} next={found.page.next} after={after} />
            </>
          )}
        </div>
      </div>
    </Layout>,
    problems.status,
  )
}

async function ask<T>(visit: SignedIn, chosen: Entries, find: () => Promise<T>) {
  try {
    return { found: await find(), problems: noProblems }
  } catch (error) {
    return { found: null, problems: problemsOf(error, visit, chosen) }
  }
}

function filtersOf({ naming, say, archive, company, person, language }: SignedIn): readonly Filter[] {
  const others = company.people.filter((one) => one.id !== person.id)
  return [
    {
      name: 'category',
      label: naming.term('thing.category'),
      options: Object.keys(archive.policy.categories).map((name) => [name, naming.category(name)]),
      elsewhere: true,
    },
    {
      name: 'state',
      label: naming.term('label.state'),
      options: (['open', 'ended', 'voided', 'destroyed', 'transferredOut'] as const).map((state) => [
        state,
        naming.term(`case.${state}`),
      ]),
    },
    {
      name: 'department',
      label: naming.term('label.department'),
      options: Object.keys(company.departments).map((id) => [id, naming.department(id)]),
    },
    {
      name: 'owner',
      label: naming.term('label.owner'),
      options: [[person.id, say('myself')], ...others.map((one) => [one.id, one.names[language]] as const)],
    },
    {
      name: 'incomplete',
      label: say('completeness'),
      options: [
        ['yes', naming.term('label.incomplete')],
        ['no', naming.term('label.complete')],
      ],
    },
    { name: 'title', label: say('titleBegins') },
  ]
}

function caseFilters(chosen: Entries): CaseFilters {
  const incomplete = chosen.given('incomplete')
  return {
    category: chosen.given('category'),
    state: chosen.given('state') as CaseFilters['state'],
    department: chosen.given('department'),
    owner: chosen.given('owner'),
    ...(incomplete !== undefined && { incomplete: incomplete === 'yes' }),
    title: chosen.given('title'),
  }
}

interface OverviewProps {
  readonly visit: SignedIn
  readonly groups: readonly CaseGroup[]
  readonly chosen: string | undefined
}

/** The cases by category, each the way to its own. */
function Overview({ visit, groups, chosen }: OverviewProps) {
  const { naming, say, address } = visit
  const sum = (mine: readonly CaseGroup[], of: 'count' | 'incomplete') =>
    mine.reduce((total, group) => total + group[of], 0)
  const tile = (category: string | undefined, mine: readonly CaseGroup[]) => ({
    text: category === undefined ? say('any') : naming.category(category),
    count: String(sum(mine, 'count')),
    note: `${naming.term('label.incomplete')} ${sum(mine, 'incomplete')}`,
    href: withQuery(address, { category: category ?? null, after: null }),
    here: chosen === category,
  })
  const categories = [...new Set(groups.map((group) => group.category))]
  const tiles = categories.map((category) =>
    tile(
      category,
      groups.filter((group) => group.category === category),
    ),
  )
  return <Tiles label={naming.term('thing.category')} tiles={[tile(undefined, groups), ...tiles]} />
}

function NoCases({
  visit,
  filtered,
  mayOpen,
}: {
  readonly visit: SignedIn
  readonly filtered: boolean
  readonly mayOpen: boolean
}) {
  const { say, naming } = visit
  const ways = (
    <>
      {filtered && (
        <a class="button" href="/cases">
          {say('removeAll')}
        </a>
      )}
      {mayOpen && (
        <a class="button" href="/cases/new">
          {naming.term('operation.cases.open')}
        </a>
      )}
    </>
  )
  return <Empty ways={ways}>{say(filtered ? 'noCases' : 'noCasesYet')}</Empty>
}

interface CaseRow {
  readonly number: string
  readonly category: string
  readonly title: string
  readonly state: string
  readonly department: string
  readonly owner: string
  readonly opened: string
  readonly lacking: number
}

function CaseTable({ visit, cases }: { readonly visit: SignedIn; readonly cases: readonly CaseRow[] }) {
  const { naming, say } = visit
  const names = [
    naming.term('label.number'),
    naming.term('label.title'),
    naming.term('thing.category'),
    naming.term('label.state'),
    naming.term('label.missing'),
    naming.term('label.department'),
    naming.term('label.owner'),
    naming.term('label.opened'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {cases.map((file) => (
          <tr>
            <Cell of={names[0]} kind="number">
              <a href={`/cases/${file.number}`}>{file.number}</a>
            </Cell>
            <Cell of={names[1]} kind="grow">
              {file.title}
            </Cell>
            <Cell of={names[2]} kind="nowrap">
              {naming.category(file.category)}
            </Cell>
            <Cell of={names[3]}>
              <Badge state={file.state}>{naming.find(`case.${file.state}`)}</Badge>
            </Cell>
            <Cell of={names[4]} kind="nowrap">
              {file.lacking > 0 ? <Badge state="soon">{say('lackingCount', { n: file.lacking })}</Badge> : '—'}
            </Cell>
            <Cell of={names[5]} kind="nowrap">
              {naming.department(file.department)}
            </Cell>
            <Cell of={names[6]} kind="nowrap">
              {naming.person(file.owner)}
            </Cell>
            <Cell of={names[7]} kind="nowrap">
              {naming.day(file.opened)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whoever types a number wants the thing; whoever types something else looks for a title. */
export function goTo(c: Ask) {
  const typed = (c.req.query('to') ?? '').trim()
  const parsed = parseNumber(typed)
  const meant = parsed.ok ? typed : parsed.accepted[0]
  const read = meant === undefined ? parsed : parseNumber(meant)
  const path = read.ok ? pathOf[read.number.kind] : undefined
  return c.redirect(path === undefined ? `/cases?title=${encodeURIComponent(typed)}` : `${path}/${meant}`, 303)
}
