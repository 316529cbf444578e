import { isCasekeepError, parseNumber, type Reading } from 'casekeep'
import { pathOf } from '../number-paths.ts'
import { seesEveryRequest } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { Chosen, type Filter, FilterBar, readFilters } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Badge, Cell, Columns, Empty, Pages } from './parts.tsx'

/** Who was told what, the newest first, for those whom the library tells it of everybody. */
export async function readingsPage(c: Ask) {
  const visit = c.get('signedIn')
  if (!seesEveryRequest(visit.person)) return notFoundPage(c)
  const { desk, naming, say } = visit
  const filters = filtersOf(visit)
  const chosen = readFilters(c.req.query(), filters)
  const after = c.req.query('after')
  const number = chosen.given('case')
  // What is no number of a case has been read by nobody.
  const isCase = number === undefined || parseNumber(number).ok
  const page = isCase
    ? await desk.trail
        .readings({
          case: number,
          person: chosen.given('who'),
          from: chosen.given('from'),
          to: chosen.given('to'),
          after,
        })
        .catch((error: unknown) => (isCasekeepError(error, 'NOT_FOUND') ? nothing : Promise.reject(error)))
    : nothing
  const title = naming.term('operation.trail.readings')
  return show(
    c,
    <Layout visit={visit} title={title} wide>
      <h1>{title}</h1>
      <p class="lead">{say('readingsMean')}</p>
      <div class="list-page" id="list">
        <div class="side">
          <FilterBar visit={visit} action="/readings" filters={filters} chosen={chosen} />
        </div>
        <Chosen visit={visit} filters={filters} chosen={chosen} />
        <div>
          {page.items.length === 0 ? (
            <Empty>{say('noReadings')}</Empty>
          ) : (
            <ReadingTable visit={visit} readings={page.items} />
          )}
          <Pages visit={visit} next={page.next} after={after} />
        </div>
      </div>
    </Layout>,
  )
}

const nothing = { items: [], next: null }

function filtersOf({ naming, say, company, language }: SignedIn): readonly Filter[] {
  return [
    { name: 'case', label: naming.term('thing.case') },
    { name: 'who', label: say('whoRead'), options: company.people.map(({ id, names }) => [id, names[language]]) },
    { name: 'from', label: say('fromDay'), type: 'date' },
    { name: 'to', label: say('toDay'), type: 'date' },
  ]
}

function ReadingTable({ visit, readings }: { readonly visit: SignedIn; readonly readings: readonly Reading[] }) {
  const { naming, say, count } = visit
  const names = [
    naming.term('label.at'),
    say('whoRead'),
    say('readWhat'),
    naming.term('label.level'),
    say('readHow'),
  ] as const
  return (
    <table class="cards">
      <Columns names={names} />
      <tbody>
        {readings.map(({ at, person, operation, case: file, document, cases, level }) => (
          <tr>
            <Cell of={names[0]} kind="nowrap">
              <time datetime={at}>{naming.moment(at)}</time>
            </Cell>
            <Cell of={names[1]} kind="nowrap">
              {naming.person(person)}
            </Cell>
            <Cell of={names[2]} kind="grow">
              {file === null ? (
                <span title={naming.list(cases)}>{count('readOfList', cases.length)}</span>
              ) : (
                <a class="number" href={`${pathOf[document === null ? 'case' : 'document']}/${document ?? file}`}>
                  {document ?? file}
                </a>
              )}
            </Cell>
            <Cell of={names[3]} kind="nowrap">
              <Badge state="sorting">{naming.level(level)}</Badge>
            </Cell>
            <Cell of={names[4]}>{naming.find(`operation.${operation}`)}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
