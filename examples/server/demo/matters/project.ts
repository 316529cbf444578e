import type { NewDocument } from 'casekeep'
import type { Random } from '../random.ts'
import { digits, type Matter, shortlyBefore } from './matter.ts'
import { firm, shortName } from './names.ts'

const works = [
  ['冷卻水系統改善工程', '更換主循環泵與管路，降低能耗 15%。'],
  ['純水設備安裝案', '完成每小時 40 噸純水系統之供應、安裝與試車。'],
  ['廢水回收專案', '廢水回收率提升至 70%，並取得環保單位核可。'],
  ['控制系統升級案', '以新控制器取代舊有繼電器盤，停機不超過 36 小時。'],
  ['Ballast pump retrofit', 'Replace two ballast pumps during the docking window and pass class survey.'],
  ['冷凍倉儲擴建案', '新增兩座零下 25 度冷凍庫之設備供應與安裝。'],
  ['自動倉儲輸送線專案', '導入輸送線，使出貨人力減少三成。'],
] as const

export function project(index: number, random: Random): Matter {
  const [work, goals] = works[index % works.length]!
  const short = shortName(firm(index * 2 + 1).name)
  const title = `${short}${/^[A-Z]/.test(short) || /^[A-Z]/.test(work) ? ' ' : ''}${work}`
  const leader = random.chance(0.6) ? 'cheng.chihhao' : 'brandt.lukas'
  const budget = random.between(60, 2400) * 10_000
  const code = `P${25 + (index % 2)}-${digits(random, 3)}`
  const report = (title: string, kind: string, pages: number): Omit<NewDocument, 'date'> => ({
    kind,
    title: `${code} ${title}`,
    channel: random.pick(['sharedFolder', 'sharedFolder', 'handover', 'email']),
    pages,
    author: leader,
  })
  return {
    category: 'project',
    department: 'engineering',
    clerk: leader,
    title,
    fields: {
      code,
      name: title,
      ...(random.chance(0.93) && { goals }),
      plan: '一、現場勘查與設計；二、設備採購；三、安裝施工；四、試車驗收。',
      progress: random.between(0, 4) * 5,
      leader,
      budget,
      established: `2026-${String(random.between(1, 9)).padStart(2, '0')}`,
      plannedEnd: `2027-${String(random.between(1, 12)).padStart(2, '0')}`,
    },
    first: (today) => [
      { ...report('專案計劃書', 'plan', random.between(8, 30)), date: shortlyBefore(today, random) },
      ...(random.chance(0.85)
        ? [{ ...report('預算書', 'budget', random.between(2, 8)), date: shortlyBefore(today, random) }]
        : []),
      {
        ...report('承攬合約', 'agreement', random.between(12, 40)),
        date: shortlyBefore(today, random),
        reference: `恆工字第 ${digits(random, 5)} 號`,
      },
    ],
    news: (today) =>
      random.chance(0.35)
        ? {
            note: '設計變更',
            fields: { progress: random.between(6, 16) * 5 },
            documents: [
              {
                ...report(`設計變更單 ECN-${digits(random, 3)}`, 'change', random.between(1, 5)),
                date: shortlyBefore(today, random, 5),
                event: shortlyBefore(today, random, 6),
              },
            ],
          }
        : {
            note: '月度執行資料',
            fields: { progress: random.between(6, 18) * 5 },
            documents: [
              {
                ...report(random.pick(['施工日誌彙整', '月進度報告', '試車紀錄']), 'execution', random.between(3, 20)),
                date: shortlyBefore(today, random, 5),
                event: shortlyBefore(today, random, 5),
              },
            ],
          },
    ends: 0.6,
    final: (today) => ({
      note: '結案資料',
      fields: {
        cost: Math.round(budget * (0.8 + random.next() * 0.3)),
        return: Math.round(budget * 1.2),
        progress: 100,
      },
      documents: [
        { ...report('執行總結報告', 'execution', random.between(10, 40)), date: shortlyBefore(today, random, 6) },
        ...(random.chance(0.93)
          ? [
              {
                ...report('驗收報告', 'acceptanceReport', random.between(4, 18)),
                date: shortlyBefore(today, random, 4),
              },
            ]
          : []),
      ],
    }),
  }
}
