import type { NewDocument, PlainDate } from 'casekeep'
import type { Random } from '../random.ts'
import { digits, type Matter, shortlyBefore } from './matter.ts'
import { address, firm, individual, shortName } from './names.ts'

const needs = [
  '汰換老舊冷卻水泵 12 台，交期八週內，含現場安裝與試車。',
  '新廠製程用水設備整案報價，希望分兩期交貨。',
  '年度備品合約，備品須於 48 小時內到貨。',
  '現有控制櫃改為可程式控制，並提供操作訓練。',
  'Replacement valves for two production lines; class certificates required.',
  'Spare parts under a framework agreement, delivery to Hong Kong.',
] as const
const businessTypes = ['設備銷售', '備品供應', '整廠工程', '維修保養'] as const

export function client(index: number, random: Random): Matter {
  const { name, trade, foreign } = firm(index)
  const short = shortName(name)
  const contact = individual(random).name
  const marketing = random.chance(0.22)
  const code = `C-${String(1000 + index)}`
  const fields = {
    code,
    name,
    address: address(random, foreign),
    contacts: `${contact} ${random.pick(['採購經理', '廠務主任', '總經理特助', '資材課長'])} 02-${digits(random, 4)}-${digits(random, 4)}`,
    lineOfBusiness: trade,
    ...(random.chance(0.9) && { needs: random.pick(needs) }),
    businessType: random.pick(businessTypes),
    amount: random.between(8, 900) * 10_000,
    cooperationStart: `20${random.between(16, 25)}-${String(random.between(1, 12)).padStart(2, '0')}`,
  }
  const meeting = (today: PlainDate): NewDocument => ({
    kind: 'communication',
    title: `${short} ${random.pick(['業務拜訪紀錄', '規格會議紀錄', '電話洽談紀要', '報價討論往來信件'])}`,
    channel: random.pick(['minutes', 'email', 'email', 'sharedFolder']),
    date: shortlyBefore(today, random),
    author: contact,
    pages: random.between(1, 6),
  })
  const agreement = (today: PlainDate, title: string): NewDocument => ({
    kind: 'agreement',
    title: `${short} ${title}`,
    channel: 'handover',
    date: shortlyBefore(today, random),
    reference: `恆業字第 ${digits(random, 5)} 號`,
    pages: random.between(6, 28),
  })
  return {
    category: 'client',
    department: marketing ? 'marketing' : 'sales',
    clerk: marketing ? 'ho.peishan' : random.chance(0.75) ? 'lin.yating' : 'wong.kelvin',
    title: name,
    fields,
    first: (today) => [
      {
        kind: 'basicInformation',
        title: `${short} 客戶基本資料表`,
        channel: 'internalSystem',
        date: shortlyBefore(today, random),
        pages: random.between(1, 3),
      },
      {
        kind: 'needs',
        title: `${short} 需求說明書`,
        channel: 'email',
        date: shortlyBefore(today, random),
        author: contact,
        pages: random.between(2, 9),
      },
      meeting(today),
      ...(random.chance(0.82) ? [agreement(today, random.pick(['買賣合約書', '年度框架協議', '代理銷售協議']))] : []),
    ],
    news: (today) =>
      random.chance(0.5)
        ? {
            note: '成交後補收交易文件',
            fields: { amount: random.between(20, 1500) * 10_000 },
            documents: [
              {
                kind: 'dealing',
                title: `${short} 訂購單 PO-${digits(random, 6)}`,
                channel: 'email',
                date: shortlyBefore(today, random, 4),
                event: shortlyBefore(today, random, 6),
                pages: random.between(1, 4),
              },
              meeting(today),
            ],
          }
        : {
            note: '合約續約',
            documents: [
              { ...agreement(today, '合約增補協議'), event: shortlyBefore(today, random, 5) },
              ...(random.chance(0.4) ? [meeting(today)] : []),
            ],
          },
    ends: 0.22,
    final: () => ({ note: '合作結束', documents: [] }),
  }
}
