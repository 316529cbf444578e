import type { Duty, Page } from 'casekeep'
import { departments, ownerOf, tenant } from '../filled/company.ts'
import type { HandRow } from '../hand/hand.ts'
import { archivist } from '../office.ts'
import type { ReadingWorkload } from '../workload.ts'
import { archivistsLevel, measureReading, openFilled, type Question } from './reading.ts'

const pageSize = 50

/** W4: what is overdue, the longest first. */
export const listLateDuties: ReadingWorkload = {
  kind: 'reading',
  id: 'W4',
  title: `The first ${pageSize} overdue duties, of one in a thousand that are overdue`,
  async *run(database, cases, { rounds, warmUp, pages }, tell) {
    const archive = await openFilled(database)
    const today = archive.today()
    const input = { scope: 'all', late: true, limit: pageSize } as const
    const asked = (
      actor: Parameters<typeof archive.as>[0],
      sight: { readonly departments: readonly string[] | null; readonly level: number },
    ) => {
      const { duties } = archive.as(actor)
      const by = { tenant, person: actor.id, ...sight, today, limit: pageSize + 1 }
      return { casekeep: () => duties.list(input), hand: () => database.hand.late(by) }
    }
    const ofEach = departments.map((department, index) =>
      asked(
        { id: ownerOf(index * 11), departments: [department], roles: [], clearance: 'confidential' },
        { departments: [department], level: 2 },
      ),
    )
    const pace = { rounds, warmUp, acts: pages }
    for (const question of [
      { what: 'of an archivist', asked: [asked(archivist, { departments: null, level: archivistsLevel })], says },
      { what: 'of one department', asked: ofEach, says },
    ])
      yield await measureReading(database, 'W4', question, cases, pace, tell)
  },
}

const says: Question<Page<Duty>, readonly HandRow[]>['says'] = {
  casekeep: ({ items, next }) => [...items.map(({ subject, title }) => [subject, title]), next !== null],
  hand: (rows) => [...rows.slice(0, pageSize).map(({ subject, title }) => [subject, title]), rows.length > pageSize],
}
