import { type CaseFilters, parseNumber } from 'casekeep'
import { Entries, noProblems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { SelectControl, TextControl } from './controls.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages, ProblemBox, withQuery } from './parts.tsx'

const filterNames = ['category', 'state', 'department', 'incomplete', 'title'] as const

export async function casesPage(c: Ask) {
  const visit = c.get('signedIn')
  const { desk, say, address } = visit
  const entries = new Entries(Object.entries(c.req.query()))
  const filters = readFilters(entries)
  const after = entries.given('after')
  const asked = await ask(visit, entries, async () => ({
    page: await desk.cases.list({ ...filters, ...(after !== undefined && { after }), limit: 25 }),
    count: (await desk.cases.count(filters)).count,
  }))
  const { groups } = await desk.cases.summary()
  const { open } = await desk.cases.possible()
  return show(
    c,
    <Layout visit={visit} title={say('cases')} wide>
      <div class="heading">
        <h1>{say('cases')}</h1>
        {open.length > 0 && (
          <a class="button main" href="/cases/new">
            {visit.naming.term('operation.cases.open')}
          </a>
        )}
      </div>
      <Overview visit={visit} groups={groups} chosen={filters.category} />
      <Filters visit={visit} entries={entries} />
      <ProblemBox problems={asked.problems} />
      {asked.found !== null && (
        <>
          <p class="muted">
            {asked.found.count === 1 ? say('caseCountOne') : say('caseCount', { n: asked.found.count })}
          </p>
          {asked.found.page.items.length === 0 ? (
            <Empty>{say('noCases')}</Empty>
          ) : (
            <CaseTable visit={visit} cases={asked.found.page.items} />
          )}
          <Pages
            visit={visit}
            next={asked.found.page.next === null ? null : withQuery(address, { after: asked.found.page.next })}
            first={after === undefined ? null : withQuery(address, { after: null })}
          />
        </>
      )}
    </Layout>,
    asked.problems.status,
  )
}

async function ask<T>(visit: SignedIn, entries: Entries, find: () => Promise<T>) {
  try {
    return { found: await find(), problems: noProblems }
  } catch (error) {
    return { found: null, problems: problemsOf(error, visit, entries) }
  }
}

function readFilters(entries: Entries): CaseFilters {
  return {
    category: entries.given('category'),
    state: entries.given('state') as CaseFilters['state'],
    department: entries.given('department'),
    ...(entries.has('incomplete') &&
      entries.given('incomplete') && { incomplete: entries.text('incomplete') === 'yes' }),
    title: entries.given('title'),
  }
}

interface OverviewProps {
  readonly visit: SignedIn
  readonly groups: readonly { readonly category: string; readonly count: number; readonly incomplete: number }[]
  readonly chosen: string | undefined
}

function Overview({ visit, groups, chosen }: OverviewProps) {
  const { naming, say } = visit
  const categories = [...new Set(groups.map((group) => group.category))]
  return (
    <p class="overview">
      {categories.map((category) => {
        const mine = groups.filter((group) => group.category === category)
        const count = mine.reduce((sum, group) => sum + group.count, 0)
        const incomplete = mine.reduce((sum, group) => sum + group.incomplete, 0)
        return (
          <a
            href={chosen === category ? '/cases' : `/cases?category=${category}`}
            aria-current={chosen === category ? 'true' : undefined}
          >
            <span>{naming.category(category)}</span>
            <strong>{count}</strong>
            <small>
              {naming.term('label.incomplete')} {incomplete}
            </small>
          </a>
        )
      })}
      {categories.length === 0 && <span class="muted">{say('noCases')}</span>}
    </p>
  )
}

function Filters({ visit, entries }: { readonly visit: SignedIn; readonly entries: Entries }) {
  const { naming, say, archive, company } = visit
  const control = { visit, entries, problems: noProblems, unmarked: true }
  const blank = say('any')
  const filtered = filterNames.some((name) => entries.given(name) !== undefined)
  return (
    <form action="/cases" class="filters">
      <SelectControl
        {...control}
        name="category"
        label={naming.term('thing.category')}
        blank={blank}
        options={Object.keys(archive.policy.categories).map((name) => [name, naming.category(name)])}
      />
      <SelectControl
        {...control}
        name="state"
        label={naming.term('label.state')}
        blank={blank}
        options={['open', 'ended', 'voided'].map((state) => [state, naming.find(`case.${state}`)])}
      />
      <SelectControl
        {...control}
        name="department"
        label={naming.term('label.department')}
        blank={blank}
        options={Object.keys(company.departments).map((id) => [id, naming.department(id)])}
      />
      <SelectControl
        {...control}
        name="incomplete"
        label={say('completeness')}
        blank={blank}
        options={[
          ['yes', naming.term('label.incomplete')],
          ['no', naming.term('label.complete')],
        ]}
      />
      <TextControl {...control} name="title" label={say('titleBegins')} />
      <p class="submit">
        <button type="submit">{say('filter')}</button>
        {filtered && <a href="/cases">{say('clear')}</a>}
      </p>
    </form>
  )
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

const pathOf: Readonly<Record<string, string>> = {
  case: '/cases',
  batch: '/batches',
  document: '/documents',
  transfer: '/transfers',
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
