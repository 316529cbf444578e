import { databaseName } from '../../adapters/sql/shapes.ts'
import { queries } from '../../src/storage.ts'
import { both, type Clause, clause, joined, type Way, waysOf } from './clause.ts'
import type { CountAsked, DueAsked, Hand, HandRow, LateAsked, PageAsked } from './hand.ts'

/** In what the best texts of the databases differ. */
export interface ReadingStyle {
  /** Each branch of a union ends with an order and a limit of its own; otherwise the union is merged as it is read. */
  readonly branchesEnd: boolean
  /** Only what orders and finds a row is merged, out of the index alone, and the rows of the page are fetched by it. */
  readonly keysFirst: boolean
  quoted(column: string): string
  /** After a table: has the planner go by an index; empty where it finds it by itself. */
  byIndex(index: string): string
  /** The order of a list of one category, as the planner finds it in the index. */
  readonly newestOfCategory: string
  run(statement: Clause): Promise<readonly HandRow[]>
  /** Reads what the driver leaves as text. */
  readJson(row: HandRow): HandRow
}

/** Lists and counts, written for the indexes that are there. */
export function reading(style: ReadingStyle): Pick<Hand, 'page' | 'late' | 'due' | 'countByState' | 'count'> {
  return {
    page: async (asked) => (await style.run(pageOf(asked, style))).map(style.readJson),
    late: (asked) => style.run(lateOf(asked, style)),
    due: async (asked) => (await style.run(dueOf(asked, style))).map(withResult),
    countByState: (asked) => style.run(countByState(asked, style)),
    count: async (asked) => Number((await style.run(countOf(asked, style)))[0]!.number_of_cases),
  }
}

/** Some drivers leave JSON as text. */
function withResult(row: HandRow): HandRow {
  return typeof row.result === 'string' ? { ...row, result: JSON.parse(row.result) } : row
}

/** What a list shows of a case: a program that shows it selects no more. */
const shown = queries['cases.newest'].columns.map(databaseName)
const caseKey = 'tenant, number, opened, category, sequence'
const dutyKey = 'tenant, subject, kind, round, due'

/**
 * A branch for each way to what somebody may see, each in the order of an index. None finds what another finds, so that
 * nothing has to be told apart, and whole rows can be merged.
 */
function union(
  ways: readonly Way[],
  fromOf: (way: Way) => string,
  filter: Clause,
  end: Clause,
  { branchesEnd }: ReadingStyle,
): Clause {
  const branches = ways.map((way) => {
    const branch = joined([clause(fromOf(way)), both(filter, way.condition)], ' where ')
    return branchesEnd && ways.length > 1 ? joined([clause('('), branch, end, clause(')')], ' ') : branch
  })
  return joined([joined(branches, ' union all '), end], ' ')
}

function pageOf(asked: PageAsked, style: ReadingStyle): Clause {
  const { tenant, category, state, level, after, limit } = asked
  const filter = [clause('tenant = ? and level <= ? and category = ? and state = ?', tenant, level, category, state)]
  if (after !== null) {
    const [opened, , sequence] = after
    filter.push(clause('opened <= ? and (opened < ? or sequence < ?)', opened, opened, sequence))
  }
  const end = clause(`order by ${style.newestOfCategory} limit ${limit}`)
  const what = `select ${style.keysFirst ? caseKey : shown.join(', ')} from casekeep_cases`
  const fromOf = ({ by }: Way) => `${what}${style.byIndex(`casekeep_cases_of_${by ?? 'category'}`)}`
  const page = union(waysOf(asked), fromOf, both(...filter), end, style)
  if (!style.keysFirst) return page
  return joined(
    [
      clause(`select ${shown.map((column) => `found.${column}`).join(', ')} from (`),
      page,
      clause(') as page straight_join casekeep_cases as found'),
      clause('on found.tenant = page.tenant and found.number = page.number'),
      clause('order by page.opened desc, page.sequence desc'),
    ],
    ' ',
  )
}

/** With the titles of their cases. */
function lateOf(asked: LateAsked, style: ReadingStyle): Clause {
  const { tenant, level, today, limit } = asked
  const filter = clause(`tenant = ? and state = 'open' and due < ? and level <= ?`, tenant, today, level)
  const end = clause(`order by due, subject, kind, round limit ${limit}`)
  const what = `select ${style.keysFirst ? dutyKey : '*'} from casekeep_duties`
  const fromOf = ({ by }: Way) =>
    `${what}${style.byIndex(by === null ? 'casekeep_duties_in_state' : `casekeep_duties_of_${by}`)}`
  const page = union(waysOf(asked), fromOf, filter, end, style)
  const late = style.keysFirst
    ? clause(`as page straight_join casekeep_duties as late on late.tenant = page.tenant and late.subject = page.subject
        and late.kind = page.kind and late.round = page.round`)
    : clause('as late')
  return joined(
    [
      clause('select late.*, found.title from ('),
      page,
      clause(')'),
      late,
      clause('join casekeep_cases as found'),
      clause(`on found.tenant = late.tenant and found.number = late.${style.quoted('case')}`),
      clause('order by late.due, late.subject, late.kind, late.round'),
    ],
    ' ',
  )
}

/** With the titles of their cases. */
function dueOf({ tenant, level, today, after, limit }: DueAsked, style: ReadingStyle): Clause {
  const number = `kept.${style.quoted('case')}`
  const order = `kept.due, ${number}, kept.kind`
  const filter = [
    clause(`kept.tenant = ? and kept.state = 'dated' and kept.due <= ? and kept.level <= ?`, tenant, today, level),
  ]
  if (after !== null) {
    const [due, last, kind] = after
    filter.push(clause(`kept.due >= ? and (kept.due, ${number}, kept.kind) > (?, ?, ?)`, due, due, last, kind))
  }
  return joined(
    [
      clause(`select kept.*, found.title from casekeep_retention as kept${style.byIndex('casekeep_retention_due')}`),
      clause(`join casekeep_cases as found on found.tenant = kept.tenant and found.number = ${number}`),
      clause('where'),
      both(...filter),
      clause(`order by ${order} limit ${limit}`),
    ],
    ' ',
  )
}

/**
 * Counted as it comes in the order of an index that holds all that is asked, a department after another, and then added
 * up. What one may not see is not read.
 */
function countByState(asked: CountAsked, style: ReadingStyle): Clause {
  const groups = 'category, state, lacking_from'
  const counted = `select ${groups}, count(*) as seen from casekeep_cases`
  const ways = waysToCount(asked, style).map(({ from, way }) =>
    joined([clause(`${counted}${from} where`), way, clause(`group by department, ${groups}`)], ' '),
  )
  return joined(
    [
      clause(`select ${groups}, sum(seen) as number_of_cases from (`),
      joined(ways, ' union all '),
      clause(`) as counts group by ${groups}`),
    ],
    ' ',
  )
}

function countOf(asked: Parameters<Hand['count']>[0], style: ReadingStyle): Clause {
  const filter = clause('category = ? and state = ?', asked.category, asked.state)
  const ways = waysToCount(asked, style).map(({ from, way }) =>
    joined([clause(`select count(*) as seen from casekeep_cases${from} where`), both(way, filter)], ' '),
  )
  const counts = joined(ways, ' union all ')
  return joined([clause('select sum(seen) as number_of_cases from ('), counts, clause(') as counts')], ' ')
}

/** Each department by the index that is made for counting, and one's own elsewhere by the owner's. */
function waysToCount(asked: CountAsked, { byIndex }: ReadingStyle) {
  const filter = clause('tenant = ? and level <= ?', asked.tenant, asked.level)
  return waysOf(asked).map(({ by, condition }) => ({
    from: byIndex(by === 'owner' ? 'casekeep_cases_of_owner' : 'casekeep_cases_counted'),
    way: both(filter, condition),
  }))
}
