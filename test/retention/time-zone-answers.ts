/**
 * Asks for dates that a process time zone could spoil, and prints the answers. Run by `time-zones.test.ts` in processes
 * of several zones; the first line says which zone really was in force.
 */
import { compareRetention } from '../../src/retention/compare.ts'
import { explainRetention } from '../../src/retention/explain.ts'
import { kept, named, on } from './given.ts'

const answers: unknown[] = []
// Skipped days (Apia 2011-12-30, Kiritimati 1994-12-31), missing midnights (São Paulo), ends of years and months
const dates = [
  '1994-12-31',
  '1994-12',
  '2011-12-29',
  '2011-12-30',
  '2011',
  '2018-11-04',
  '2024-02-29',
  '2024-02',
  '2026-03-08',
]
for (const date of dates) {
  for (const period of ['P1D', 'P1M', 'P1Y', 'P10Y', 'P18M', 'P17Y2M']) {
    for (const counting of ['nextYear', 'sameDay'] as const) {
      const rule = { from: { latest: ['ended', { optional: { event: 'a' } }] }, period, counting } as const
      const answer = kept(rule, { ended: on(date) })
      const later = kept(rule, { ended: on(date), events: [named('a', '2026-11-30')] })
      const { days } = compareRetention(answer, later)
      answers.push([answer.due, answer.marks, later.due, later.marks, days, explainRetention(answer, 'en')])
    }
  }
}
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone)
console.log(JSON.stringify(answers))
