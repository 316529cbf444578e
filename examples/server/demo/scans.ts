import type { NewDocument, PlainDate } from 'casekeep'
import { bring } from './life.ts'
import { scannedPapers } from './matters/scan.ts'
import type { Office } from './office.ts'
import { type Random, randomOf } from './random.ts'
import type { Timeline } from './timeline.ts'

interface Project {
  readonly leader: string
  readonly title: string
  readonly code: string
  readonly goals: string
}

const arriving: Project = {
  leader: 'cheng.chihhao',
  title: '高雄廠區管線更新案（舊檔掃描）',
  code: 'P19-204',
  goals: '高雄辦公室遷移，將歷年紙本卷宗掃描後補行歸檔。',
}
const waiting: Project = {
  leader: 'brandt.lukas',
  title: '高雄海水淡化試驗站（舊檔掃描）',
  code: 'P20-118',
  goals: '試驗站結束營運，保存歷年操作與檢修紀錄。',
}

/**
 * An office moves, and its old binders come as scans: two hundred documents that have just come in, and sixty that are
 * sorted and wait for their review.
 */
export function scans(
  office: Office,
  time: Timeline,
  today: PlainDate,
  seed: number,
): readonly (() => Promise<void>)[] {
  return [
    async () => {
      const random = randomOf(seed)
      await time.until(time.before(today, 32), 1)
      const number = await begin(arriving, office, time, random)
      await time.until(time.before(today, 4), 2)
      await office.desk(arriving.leader).batches.collect({
        case: number,
        documents: scannedPapers({ code: arriving.code, count: 200, repeated: 8, undated: 14 }, random),
        event: time.before(today, 8),
        note: '高雄辦公室舊檔掃描，2019 至 2024 年卷宗。',
      })
    },
    async () => {
      const random = randomOf(seed + 1)
      await time.until(time.before(today, 34), 0)
      const number = await begin(waiting, office, time, random)
      const desk = office.desk(waiting.leader)
      await time.until(time.before(today, 7), 0)
      const { batch } = await desk.batches.collect({
        case: number,
        documents: scannedPapers({ code: waiting.code, count: 60, repeated: 2, undated: 3 }, random),
        event: time.before(today, 10),
        note: '試驗站舊檔掃描。',
      })
      await time.until(time.before(today, 3), 1)
      const name = { batch: batch.number }
      const { documents, repeated } = await desk.batches.sort(name)
      await desk.batches.screen({
        ...name,
        out: repeated.map(({ position, of }) => ({ position, because: 'duplicate' as const, duplicateOf: of })),
      })
      const approvals = documents.filter(({ title }) => title.includes('核可函'))
      await desk.batches.arrange({
        ...name,
        documents: approvals.map(({ position }) => ({ position, important: true, mark: '項目關鍵文件' })),
      })
      await desk.batches.number(name)
      await desk.batches.submit(name)
    },
  ]
}

/** Opened with what a project begins with, which goes its way before the scans come. */
async function begin(
  { leader, title, code, goals }: Project,
  office: Office,
  time: Timeline,
  random: Random,
): Promise<string> {
  const desk = office.desk(leader)
  const first = (title: string, kind: string, pages: number, date: PlainDate): NewDocument => ({
    kind,
    title: `${code} ${title}`,
    channel: 'handover',
    date,
    pages,
    author: leader,
  })
  const opened = await desk.cases.open({
    category: 'project',
    title,
    department: 'engineering',
    fields: {
      code,
      name: title,
      goals,
      plan: '一、清點卷宗；二、掃描；三、整理編號；四、移交檔案室。',
      leader,
      budget: random.between(20, 90) * 10_000,
      established: '2019-03',
    },
    documents: [
      first('專案計劃書', 'plan', 12, '2019-03-18'),
      first('預算書', 'budget', 4, '2019-03-25'),
      first('承攬合約', 'agreement', 28, '2019-04-02'),
    ],
  })
  time.also(() => bring(opened.batch!, { clerk: leader }, office, time, randomOf(random.between(1, 1e6))))
  return opened.case.number
}
