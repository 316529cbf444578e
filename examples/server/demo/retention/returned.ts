import type { PlainDate } from 'casekeep'
import { employee } from '../matters/employee.ts'
import type { Office } from '../office.ts'
import { randomOf } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { retire } from './retired.ts'

/**
 * Somebody who worked here three times on fixed terms, each with a case of its own: one is due, one is needed by the
 * labour arbitration, and one is kept as the rule says. Whoever asks what is kept on them hears all three.
 */
export function returned(office: Office, time: Timeline, today: PlainDate, seed: number) {
  const who = employee(-130, randomOf(seed))
  const terms = [
    ['2009-04-01', '2013-03-31'],
    ['2014-07-01', '2018-06-30'],
    ['2021-03-01', time.before(today, 190)],
  ] as const
  // Old people who left are on a list by then.
  const begin = time.before(today, 24)
  return [
    ...terms.map(([entered, left], nth) => {
      const matter = { ...who, clerk: 'tsai.yuchun', title: `${who.title}第${'一二三'[nth]}次任職` }
      return retire({ matter, began: { entryDate: entered }, ended: left }, begin, office, time, randomOf(seed + nth))
    }),
    async () => {
      await time.until(time.before(today, 8), 2)
      const desk = office.desk('li.kuohua')
      const { items } = await desk.cases.list({ category: 'employee', title: who.title })
      const second = items.find(({ ended }) => ended === terms[1][1])
      if (second === undefined) return
      await desk.holds.place({
        kind: 'legal',
        on: { scope: 'case', case: second.number },
        reason: '勞資爭議調解中，勞動局要求保全第二次任職期間之全部資料。',
        review: time.before(today, -25),
      })
    },
  ]
}
