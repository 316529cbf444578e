import type { CaseFile, Page } from 'casekeep'
import type { Database } from '../databases/database.ts'
import { categories, departments, ownerOf, tenant } from '../filled/company.ts'
import type { HandRow, PageAsked } from '../hand/hand.ts'
import type { ReadingWorkload } from '../workload.ts'
import { measureReading, openFilled, type Question } from './reading.ts'

const pageSize = 50

/** The cases were opened evenly over the years 2016 to 2025: a list is half read there. */
const middle = '2021-01-01T00:00:00.000Z'

/** W3: a page of cases with filters, within what somebody may see. */
export const listCases: ReadingWorkload = {
  kind: 'reading',
  id: 'W3',
  title: `A page of ${pageSize} cases, by category and state, of two departments and one’s own`,
  async *run(database, cases, { rounds, warmUp, pages }, tell) {
    for (const [what, opened] of [
      ['first page', null],
      ['page in the middle', middle],
    ] as const) {
      const question = { what, asked: await askedOf(database, opened), says }
      yield await measureReading(database, 'W3', question, cases, { rounds, warmUp, acts: pages }, tell)
    }
  },
}

const says: Question<Page<CaseFile>, readonly HandRow[]>['says'] = {
  casekeep: ({ items, next }) => [...items.map(({ number }) => number), next !== null],
  hand: (rows) => [...rows.slice(0, pageSize).map(({ number }) => number), rows.length > pageSize],
}

/** Different people ask for different lists. By hand, one row more than a page tells whether there is another. */
async function askedOf(database: Database, opened: string | null) {
  const archive = await openFilled(database)
  return Array.from({ length: 24 }, (_, index) => {
    const category = categories[index % categories.length]!
    const by = {
      tenant,
      departments: [departments[index % departments.length]!, departments[(index + 5) % departments.length]!],
      person: ownerOf(index * 7),
      level: 2,
      category,
      state: index % 8 < 5 ? 'open' : 'ended',
      after: opened === null ? null : ([opened, category, 0] as const),
      limit: pageSize + 1,
    } as const satisfies PageAsked
    const { cases } = archive.as({
      id: by.person,
      departments: by.departments,
      roles: [],
      clearance: 'confidential',
    })
    const input = { category, state: by.state, limit: pageSize, ...(by.after && { after: cursorAt(by.after) }) }
    return { casekeep: () => cases.list(input), hand: () => database.hand.page(by) }
  })
}

/** As `next` of a page gives it: the place of its last case. */
function cursorAt(place: NonNullable<PageAsked['after']>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
