import type { Desk, Shapes } from 'casekeep'
import { bring } from './life.ts'
import { client } from './matters/client.ts'
import type { Office } from './office.ts'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'

const refusals = [
  '清單頁數與實際不符。',
  '裝訂線外有文字，請重新裝訂。',
  'Two pages of the agreement are missing.',
] as const

/** A department sends what its tray holds, about once a week; the archive checks it some days later. */
export function transfers(department: string, sender: string, office: Office, time: Timeline, random: Random) {
  return async () => {
    for (;;) {
      await time.later(random.between(2, 4), random.between(0, 3))
      const waiting = office.emptyTray(department, 12)
      if (waiting.length === 0) continue
      const { transfer } = await office.desk(sender).transfers.send({
        batches: waiting.map(({ batch }) => batch.number),
        ...(random.chance(0.2) && { note: '含紙本原件，已裝箱。' }),
      })
      time.also(async () => {
        await time.later(random.between(1, 4), random.between(0, 3))
        const refused = waiting.filter(() => random.chance(0.05))
        const archivist = office.desk(random.chance(0.8) ? 'lin.hsiuying' : 'li.kuohua')
        await archivist.transfers.receive({
          transfer: transfer.number,
          accept: waiting.filter((one) => !refused.includes(one)).map(({ batch }) => batch.number),
          refuse: refused.map(({ batch }) => ({ batch: batch.number, reasons: [random.pick(refusals)] })),
        })
        for (const one of waiting) one.received.give(refused.includes(one) ? 'refused' : 'accepted')
      })
    }
  }
}

/** The archivist mends what the catalogue says, here and there. */
export function corrections(office: Office, time: Timeline, random: Random) {
  return async () => {
    const desk = office.desk('lin.hsiuying')
    for (;;) {
      await time.later(random.between(4, 9), 1)
      const { items } = await desk.cases.list({ limit: 100 })
      if (items.length === 0) continue
      const document = await anArchived(desk, random.pick(items).number)
      if (document === undefined) continue
      await desk.documents.correct({
        document,
        reason: random.pick(['盤點時發現頁數登錄錯誤。', '責任者漏登。', 'Typing mistake found on the shelf.']),
        changes: random.chance(0.5) ? { pages: random.between(1, 30) } : { author: '恆嶼工程貿易' },
      })
    }
  }
}

async function anArchived(desk: Desk<Shapes>, number: string): Promise<string | undefined> {
  const { items } = await desk.documents.list({ case: number })
  return items.find((document) => document.state === 'archived')?.number ?? undefined
}

/** What goes wrong in an office: a case opened in error, one opened twice, a batch withdrawn, a person who moves on. */
export function mishaps(office: Office, time: Timeline, random: Random, daysToToday: number) {
  const [clerk, head] = [office.desk('lin.yating'), office.desk('wong.kelvin')]
  return async () => {
    await time.later(Math.max(1, Math.floor(daysToToday * 0.4)), 1)
    const wrong = client(401, random)
    const opened = await clerk.cases.open({ category: 'client', title: '測試客戶', fields: { name: '測試客戶' } })
    await time.later(1, 0)
    await head.cases.void({ case: opened.case.number, reason: '教育訓練時誤開。' })

    const first = await clerk.cases.open({ category: 'client', title: wrong.title, fields: wrong.fields })
    await time.later(2, 1)
    const twice = await clerk.cases.open({
      category: 'client',
      title: `${wrong.title}（重複）`,
      fields: { name: wrong.title },
    })
    await time.later(2, 1)
    await head.cases.merge({ case: twice.case.number, into: first.case.number, reason: '同一客戶開立兩次。' })
    const papers = wrong.first(time.today)
    const { batch } = await clerk.batches.collect({ case: first.case.number, documents: papers.slice(0, 1) })
    await time.later(1, 2)
    await clerk.batches.withdraw({ batch: batch.number, reason: '收到的是另一家公司的資料。' })
    const { batch: right } = await clerk.batches.collect({ case: first.case.number, documents: papers })
    await bring(right, { ...wrong, clerk: 'lin.yating' }, office, time, random)

    await time.later(Math.max(1, Math.floor(daysToToday * 0.2)), 2)
    const { items } = await head.cases.list({ owner: 'lin.yating', state: 'open', limit: 3 })
    for (const { number } of items) {
      await head.cases.reassign({ case: number, owner: 'chen.jason', reason: '業務區域調整。' })
    }
  }
}
