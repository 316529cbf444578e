import type { CaseGroup } from 'casekeep'
import { categories, departments, ownerOf, tenant } from '../filled/company.ts'
import type { HandRow } from '../hand/hand.ts'
import { archivist } from '../office.ts'
import type { ReadingWorkload } from '../workload.ts'
import { archivistsLevel, measureReading, openFilled, type Question } from './reading.ts'

/** W6: how many cases there are, of what somebody may see. */
export const countCases: ReadingWorkload = {
  kind: 'reading',
  id: 'W6',
  title: 'Counting cases, within what somebody may see',
  async *run(database, cases, { rounds, counts }, tell) {
    const { hand } = database
    const archive = await openFilled(database)
    const pace = { rounds, acts: counts }
    const readers = Array.from({ length: 6 }, (_, index) => {
      const own = [departments[index * 2]!, departments[(index * 2 + 5) % departments.length]!]
      const by = { tenant, departments: own, person: ownerOf(index * 13), level: 2 }
      const desk = archive.as({ id: by.person, departments: own, roles: [], clearance: 'confidential' })
      return { by, desk, category: categories[index % categories.length]! }
    })
    const everything = { tenant, departments: null, person: archivist.id, level: archivistsLevel }
    const { cases: archivists } = archive.as(archivist)
    for (const question of [
      {
        what: 'by state, for an archivist',
        asked: [{ casekeep: () => archivists.summary(), hand: () => hand.countByState(everything) }],
        says: saysGroups,
      },
      {
        what: 'by state, of two departments and one’s own',
        asked: readers.map(({ by, desk }) => ({
          casekeep: () => desk.cases.summary(),
          hand: () => hand.countByState(by),
        })),
        says: saysGroups,
      },
    ])
      yield await measureReading(database, 'W6', question, cases, pace, tell)
    const one: Question<{ readonly count: number }, number> = {
      what: 'of one category and state, of two departments and one’s own',
      asked: readers.map(({ by, desk, category }) => ({
        casekeep: () => desk.cases.count({ category, state: 'open' }),
        hand: () => hand.count({ ...by, category, state: 'open' }),
      })),
      says: { casekeep: ({ count }) => count, hand: (count) => count },
    }
    yield await measureReading(database, 'W6', one, cases, pace, tell)
  },
}

/** By category and state in one order: all, and those that lack something. */
const saysGroups: Question<{ readonly groups: readonly CaseGroup[] }, readonly HandRow[]>['says'] = {
  casekeep: ({ groups }) =>
    groups.map(({ category, state, count, incomplete }) => [category, state, count, incomplete]).sort(),
  hand: (rows) => {
    const groups = new Map<string, [category: unknown, state: unknown, count: number, incomplete: number]>()
    for (const { category, state, lacking_from, number_of_cases } of rows) {
      const group = groups.get(`${category} ${state}`) ?? [category, state, 0, 0]
      group[2] += Number(number_of_cases)
      // Nobody may know of a case and not of what it lacks: both have one level here.
      if (Number(lacking_from) < 999) group[3] += Number(number_of_cases)
      groups.set(`${category} ${state}`, group)
    }
    return [...groups.values()].sort()
  },
}
