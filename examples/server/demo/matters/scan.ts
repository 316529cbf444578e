import type { NewDocument } from 'casekeep'
import type { Random } from '../random.ts'
import { digits } from './matter.ts'

/** What an office kept on paper for years, as the scanner's operator listed it: in a hurry. */
interface Scan {
  readonly code: string
  readonly count: number
  /** How many of them lay in two binders and were scanned twice. */
  readonly repeated: number
  readonly undated: number
}

/** What filled the binders: how often, under which kind, and how long such a paper is. */
const papers = [
  [40, '施工日誌', 'execution', 2],
  [22, '工地會議紀錄', 'execution', 4],
  [18, '材料進場檢驗單', 'execution', 2],
  [14, '請款單', 'execution', 3],
  [12, '安全巡檢表', 'execution', 2],
  [12, '設計變更單', 'change', 4],
  [8, '施工照片', 'execution', 12],
  [5, '測試紀錄', 'execution', 6],
] as const
/** The scanner's operator listed them as records of execution; their titles say what they are. */
const misfiled = [
  '第一期驗收報告',
  '第二期驗收報告',
  '竣工驗收報告',
  '追加預算書',
  '修正預算書',
  '管線改道變更記錄',
] as const
/** What the regulation wants marked: a key document of the project. */
const approvals = ['主管機關核可函', '環評核可函', '消防圖說核可函', '道路挖掘核可函', '用電核可函'] as const

/** In the order of the binders; dates of years ago, so that nothing depends on the day on which the past is made. */
export function scannedPapers({ code, count, repeated, undated }: Scan, random: Random): readonly NewDocument[] {
  const scanned = (title: string, kind: string, pages: number): NewDocument => ({
    kind,
    title: `${code} ${title}`,
    channel: 'sharedFolder',
    date: dayBetween(2019, 2024, random),
    pages: random.between(1, pages * 2),
    handedInBy: '高雄辦公室',
  })
  const few = count < 100
  const special = [
    ...misfiled.slice(0, few ? 0 : misfiled.length).map((title) => scanned(title, 'execution', 8)),
    ...approvals.slice(0, few ? 2 : approvals.length).map((title) => scanned(title, 'execution', 2)),
  ]
  const numbers = new Map<string, number>()
  const usual = Array.from({ length: count - repeated - special.length }, () => {
    const [, title, kind, pages] = weighted(random)
    const number = (numbers.get(title) ?? 0) + 1
    numbers.set(title, number)
    return scanned(`${title} 第 ${number} 號`, kind, pages)
  })
  const documents = shuffled([...usual, ...special], random)
  const withoutDate = new Set(random.some(documents, undated))
  const listed = documents.map((document): NewDocument => {
    if (!withoutDate.has(document)) return document
    const { date: _date, ...rest } = document
    return rest
  })
  const first = listed.slice(0, Math.floor(listed.length * 0.6))
  const again = random.some(
    first.filter((document) => document.date !== undefined),
    repeated,
  )
  // The second binder holds what the first one does, in between.
  const rest = [...listed.slice(first.length)]
  for (const document of again) rest.splice(random.between(0, rest.length), 0, { ...document, pages: document.pages! })
  return [...first, ...rest].map((document) => ({ ...document, reference: `KHH-${digits(random, 5)}` }))
}

function weighted(random: Random) {
  let left = random.between(0, papers.reduce((sum, [weight]) => sum + weight, 0) - 1)
  return (
    papers.find(([weight]) => {
      left -= weight
      return left < 0
    }) ?? papers[0]
  )
}

function dayBetween(first: number, last: number, random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${random.between(first, last)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const mixed = [...items]
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = random.between(0, index)
    const item = mixed[index]!
    mixed[index] = mixed[other]!
    mixed[other] = item
  }
  return mixed
}
