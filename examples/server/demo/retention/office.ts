import { isCasekeepError, type PlainDate } from 'casekeep'
import { client } from '../matters/client.ts'
import { employee } from '../matters/employee.ts'
import { project } from '../matters/project.ts'
import type { Office } from '../office.ts'
import { randomOf } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { type Retired, retire } from './retired.ts'
import { returned } from './returned.ts'

/** What is over for years by now: who bought, what was built, who has left. */
function retired(seed: number): readonly Retired[] {
  const random = (nth: number) => randomOf(seed + nth)
  const boughtUntil = (nth: number, began: string, ended: PlainDate): Retired => {
    const matter = client(300 + nth, random(nth))
    return { matter: inSales(matter), began: { cooperationStart: began }, ended }
  }
  const builtUntil = (nth: number, began: string, ended: PlainDate): Retired => {
    const fields = {
      established: began,
      plannedEnd: ended.slice(0, 7),
      progress: 100,
      code: `P${began.slice(2, 4)}-${100 + nth}`,
    }
    return { matter: project(40 + nth, random(20 + nth)), began: fields, ended }
  }
  const employedUntil = (nth: number, began: string, ended: PlainDate): Retired => {
    const matter = employee(-120 + nth, random(40 + nth))
    return { matter: { ...matter, clerk: 'tsai.yuchun' }, began: { entryDate: began }, ended }
  }
  return [
    boughtUntil(0, '2006-03', '2012-05-31'),
    boughtUntil(1, '2008-09', '2013-11-15'),
    boughtUntil(2, '2009-01', '2014-06-30'),
    boughtUntil(3, '2010-04', '2014-12-31'),
    boughtUntil(4, '2010-07', '2015-03-20'),
    boughtUntil(5, '2011-02', '2015-09-30'),
    builtUntil(0, '2010-03', '2012-10-31'),
    builtUntil(1, '2011-05', '2013-08-20'),
    builtUntil(2, '2012-02', '2014-04-30'),
    builtUntil(3, '2013-06', '2015-12-15'),
    builtUntil(4, '2009-10', '2012-03-31'),
    builtUntil(5, '2012-09', '2015-02-10'),
    employedUntil(0, '2009-03-02', '2016-07-31'),
    employedUntil(1, '2012-08-20', '2018-02-28'),
    employedUntil(2, '2015-01-05', '2019-12-31'),
  ]
}

/** Two departments look after clients; of these all were looked after by one. */
function inSales(matter: Retired['matter']): Retired['matter'] {
  return { ...matter, department: 'sales', clerk: 'lin.yating' }
}

/** Old cases, the lists by which they go, and what is kept from going. */
export function retention(office: Office, time: Timeline, first: PlainDate, today: PlainDate, seed: number) {
  const begin = time.before(first, -2)
  return [
    ...retired(seed).map((one, nth) => retire(one, begin, office, time, randomOf(seed + 100 + nth))),
    certified(office, time, today),
    halfWay(office, time, today),
    beingAppraised(office, time, today),
    holding(office, time, today),
    deciding(office, time, first),
    ...returned(office, time, today, seed + 200),
  ]
}

/** People who left: told to the end, before two witnesses. */
function certified(office: Office, time: Timeline, today: PlainDate) {
  return async () => {
    await time.until(time.before(today, 26))
    const disposal = await proposed(office, { title: '離職滿五年之員工資料', category: 'employee' })
    if (disposal === null) return
    const of = { disposal }
    await time.later(1, 1)
    await appraise(office, disposal, 'wu.shufen')
    await approved(office, time, disposal)
    await office.desk('li.kuohua').disposals.begin({
      ...of,
      place: '檔案室碎紙區',
      method: '紙本碎紙，電子檔刪除',
      operator: 'lin.hsiuying',
      witnesses: ['kuo.yichun', 'lau.margaret'],
    })
    await time.later(0, 2)
    await office.desk('lin.hsiuying').disposals.execute(of)
    await releaseTheRest(office, disposal)
    await office.desk('kuo.yichun').disposals.witness(of)
    await time.later(1, 0)
    await office.desk('lau.margaret').disposals.witness(of)
    await office.desk('li.kuohua').disposals.certify(of)
  }
}

/** Projects: approved, and a part of it carried out; one is kept longer, and one is to be handed on. */
function halfWay(office: Office, time: Timeline, today: PlainDate) {
  return async () => {
    await time.until(time.before(today, 17), 1)
    const disposal = await proposed(office, { title: '滿十年之結案專案', category: 'project' })
    if (disposal === null) return
    await time.later(1, 0)
    await appraise(office, disposal, 'hsu.chienkuo', ['destroy', 'transfer', 'destroy', 'extend'])
    await approved(office, time, disposal)
    await office.desk('li.kuohua').disposals.begin({
      disposal,
      place: '檔案室碎紙區',
      method: '紙本碎紙，電子檔刪除',
      operator: 'lin.hsiuying',
      witnesses: ['kuo.yichun', 'lau.margaret'],
    })
    await time.later(1, 1)
    const { items } = await office
      .desk('lin.hsiuying')
      .disposals.entries({ disposal, state: 'approved', verdict: 'destroy' })
    const [entry] = items
    if (entry !== undefined)
      await allowed(() => office.desk('lin.hsiuying').disposals.execute({ disposal, entries: [entry.position] }))
  }
}

/** Clients: listed a few days ago, and the head of sales has begun to look through them. */
function beingAppraised(office: Office, time: Timeline, today: PlainDate) {
  return async () => {
    await time.until(time.before(today, 4), 2)
    const disposal = await proposed(office, { title: '合作結束滿十年之客戶', category: 'client' })
    if (disposal === null) return
    await time.later(1, 3)
    await office.desk('wong.kelvin').disposals.appraise({ disposal, entries: [{ entry: 1, verdict: 'destroy' }] })
  }
}

/** What a court, an audit or a dispute still needs; one hold should have been looked at again by now. */
function holding(office: Office, time: Timeline, today: PlainDate) {
  return async () => {
    await time.until(time.before(today, 20), 3)
    const desk = office.desk('li.kuohua')
    const { items } = await desk.retention.due({ category: 'client' })
    const [first, second] = items
    if (first === undefined || second === undefined) return
    await desk.holds.place({
      kind: 'legal',
      on: { scope: 'case', case: first.case },
      reason: '貨款訴訟尚未終結，法務要求保全全部往來資料。',
      review: time.before(today, 3),
    })
    const { hold } = await desk.holds.place({
      kind: 'dispute',
      on: { scope: 'case', case: second.case },
      reason: '對方主張保固責任。',
      review: time.before(today, -30),
    })
    await desk.holds.place({
      kind: 'audit',
      on: { scope: 'query', category: 'supplier', title: '停用' },
      reason: '年度採購稽核。',
      review: time.before(today, -40),
    })
    await time.later(6, 1)
    await desk.holds.lift({ hold: hold.number, reason: '雙方已和解。' })
  }
}

/** The archive decides how long a case of no usual kind is kept; some wait for it still. */
function deciding(office: Office, time: Timeline, first: PlainDate) {
  return async () => {
    await time.until(first)
    const desk = office.desk('lin.hsiuying')
    for (;;) {
      await time.later(6, 3)
      const { items } = await desk.duties.list({ limit: 200 })
      for (const { case: number } of items.filter(({ kind }) => kind === 'decideRetention').slice(0, 4)) {
        await desk.retention.decide({
          case: number,
          own: { period: 'P10Y', from: 'ended', citation: '依檔案管理部門會簽意見，比照一般行政案件保存十年' },
        })
      }
    }
  }
}

async function proposed(
  office: Office,
  what: { readonly title: string; readonly category: string },
): Promise<string | null> {
  let number: string | null = null
  await allowed(async () => {
    number = (await office.desk('lin.hsiuying').disposals.propose(what)).disposal.number
  })
  return number
}

type Verdict = 'destroy' | 'extend' | 'transfer'

/** Each entry gets the verdict of its place; those after the last one are destroyed. */
async function appraise(office: Office, disposal: string, appraiser: string, verdicts: readonly Verdict[] = []) {
  const desk = office.desk(appraiser)
  const { items } = await desk.disposals.entries({ disposal, limit: 200 })
  await desk.disposals.appraise({
    disposal,
    entries: items.map(({ position: entry }, index) => {
      switch (verdicts[index] ?? 'destroy') {
        case 'extend':
          return { entry, verdict: 'extend', until: '2029-12-31', reason: '同型設備仍在保固期內，須備查' }
        case 'transfer':
          return { entry, verdict: 'transfer', reason: '工業史料館希望收藏。' }
        default:
          return { entry, verdict: 'destroy' }
      }
    }),
  })
}

/** Submitted, approved by both, and waited for. */
async function approved(office: Office, time: Timeline, disposal: string): Promise<void> {
  await time.later(1, 2)
  await office.desk('lin.hsiuying').disposals.submit({ disposal })
  await time.later(1, 0)
  await office.desk('chang.juilin').disposals.decide({ disposal, verdict: 'approve' })
  await time.later(1, 1)
  await office.desk('kao.minghsien').disposals.decide({ disposal, verdict: 'approve', reason: '同意，請依規定監銷。' })
  await time.later(office.policy.settings.disposal.waiting, 1)
}

/** What could not be carried out is taken off the list. */
async function releaseTheRest(office: Office, disposal: string): Promise<void> {
  const desk = office.desk('li.kuohua')
  const { items } = await desk.disposals.entries({ disposal, state: 'approved' })
  if (items.length === 0) return
  const entries = items.map(({ position }) => position)
  await desk.disposals.release({ disposal, entries, reason: '尚有資料借出，另案辦理。' })
}

/** Does something for which there may be nothing left just now. */
async function allowed(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isCasekeepError(error) || !['BLOCKED', 'NOT_READY', 'ILLEGAL', 'INVALID_INPUT'].includes(error.code))
      throw error
  }
}
