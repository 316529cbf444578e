import { type CasekeepError, commandNames, errorSentence, parseNumber, type Refusal, todayIn } from 'casekeep'
import type { Entries } from '../forms.ts'
import { gather } from '../gather.ts'
import { pathOf } from '../number-paths.ts'
import { readsRefusals } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages } from './parts.tsx'

/** So many stand on a page, found among so many pages of the log at most. */
const [enough, most] = [40, 5]

/** What the log keeps: answers of the rules. */
const codes = {
  INVALID_INPUT: 'because_INVALID_INPUT',
  NOT_FOUND: 'because_NOT_FOUND',
  FORBIDDEN: 'because_FORBIDDEN',
  WRONG_DEPARTMENT: 'because_WRONG_DEPARTMENT',
  SEPARATION: 'because_SEPARATION',
  ILLEGAL: 'because_ILLEGAL',
  NOT_READY: 'because_NOT_READY',
  BLOCKED: 'because_BLOCKED',
} as const satisfies Readonly<Record<string, WordKey>>

/** What was refused to whom, the newest first, for those whom the library tells it. */
export async function refusalsPage(c: Ask) {
  const visit = c.get('signedIn')
  if (!readsRefusals(visit.person)) return notFoundPage(c)
  const { desk, naming, say } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const dayOf = ({ at }: Refusal) => todayIn(visit.archive.policy.timeZone, new Date(at))
  const [from, to] = [chosen.given('from'), chosen.given('to')]
  const page = await gather(
    (next) => desk.refusals.list({ after: next, limit: chosen.names().length === 0 ? enough : 200 }),
    after,
    {
      keep: (refusal) => isMeant(refusal, chosen) && (to === undefined || dayOf(refusal) <= to),
      isPast: (refusal) => from !== undefined && dayOf(refusal) < from,
      enough,
      most,
    },
  )
  const title = naming.term('operation.refusals.list')
  return show(
    c,
    <Layout visit={visit} title={title} wide>
      <h1>{title}</h1>
      <p class="lead">{say('refusalsMean')}</p>
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/refusals" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>
              {say(page.next !== null ? 'noneSoFar' : chosen.names().length > 0 ? 'noRefusalsChosen' : 'noRefusals')}
            </Empty>
          ) : (
            <RefusalTable visit={visit} refusals={page.items} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

function filtersOf({ naming, say, company, language }: SignedIn): readonly Filter[] {
  return [
    { name: 'who', label: say('whoTried'), options: company.people.map(({ id, names }) => [id, names[language]]) },
    {
      name: 'what',
      label: say('whatTried'),
      // Of these alone the library keeps what it refuses.
      options: commandNames
        .filter((name) => name.startsWith('requests.'))
        .map((name) => [name, naming.term(`operation.${name}`)]),
    },
    {
      name: 'why',
      label: say('whyRefused'),
      options: Object.entries(codes).map(([code, word]) => [code, say(word)]),
    },
    { name: 'from', label: say('fromDay'), type: 'date' },
    { name: 'to', label: say('toDay'), type: 'date' },
  ]
}

function isMeant({ person, operation, code }: Refusal, chosen: Entries): boolean {
  const fits = (name: string, is: string) => !chosen.has(name) || chosen.text(name) === is
  return fits('who', person) && fits('what', operation) && fits('why', code)
}

function RefusalTable({ visit, refusals }: { readonly visit: SignedIn; readonly refusals: readonly Refusal[] }) {
  const { naming, say, language } = visit
  const names = [naming.term('label.at'), say('whoTried'), say('whatTried'), say('triedOf'), say('whyRefused')] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {refusals.map(({ at, person, operation, about, code, details }) => (
          <tr>
            <Cell of={names[0]} kind="nowrap">
              <time datetime={at}>{naming.moment(at)}</time>
            </Cell>
            <Cell of={names[1]} kind="nowrap">
              {naming.person(person)}
            </Cell>
            <Cell of={names[2]}>{naming.find(`operation.${operation}`)}</Cell>
            <Cell of={names[3]} kind="nowrap">
              {about === null ? '—' : <About about={about} />}
            </Cell>
            <Cell of={names[4]} kind="grow">
              <Badge state="refused">
                {Object.hasOwn(codes, code) ? say(codes[code as keyof typeof codes]) : code}
              </Badge>
              <small>{errorSentence({ code, details } as CasekeepError, language, naming.ofHost)}</small>
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it was about, with the way there where it has a page. */
function About({ about }: { readonly about: string }) {
  const read = parseNumber(about)
  const path = read.ok ? pathOf[read.number.kind] : undefined
  if (path === undefined) return <span>{about}</span>
  return (
    <a class="number" href={`${path}/${about}`}>
      {about}
    </a>
  )
}
