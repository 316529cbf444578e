import type { Random } from '../random.ts'
import { digits, type Matter, shortlyBefore } from './matter.ts'

const subjects = [
  ['內湖辦公室租約續簽', '租賃', '租約、點交清冊、保證金收據'],
  ['貨損索賠 基隆港', '保險索賠', '公證報告、提單、保險公司往來函件'],
  ['商標註冊 恆嶼 HENGYU', '商標', '申請書、審定書、註冊證'],
  ['消防安全檢查改善', '政府檢查', '檢查紀錄、改善計畫、複查結果'],
  ['出口管制許可申請', '許可', '申請書、最終用途聲明、許可證'],
  ['公務車租賃案', '租賃', '三家報價、合約、交車紀錄'],
  ['Hong Kong office fire insurance', 'Insurance', 'Policy, schedule, premium receipt'],
  ['勞動檢查缺失改善', '政府檢查', '檢查結果通知書、改善報告'],
  ['董事會年度會議', '公司治理', '開會通知、議事錄、簽到簿'],
  ['資訊機房冷氣更新', '設備', '請購單、比價表、驗收單'],
] as const

export function other(index: number, random: Random): Matter {
  const [subject, nature, contents] = subjects[index % subjects.length]!
  const year = index >= subjects.length ? '（第二案）' : ''
  return {
    category: 'other',
    department: 'administration',
    clerk: 'kuo.yichun',
    title: `${subject}${year}`,
    fields: {
      subject: `${subject}${year}`,
      nature,
      occurred: `2026-${String(random.between(1, 9)).padStart(2, '0')}`,
      ...(random.chance(0.8) && { requiredContents: contents }),
    },
    first: (today) =>
      contents.split(/、|, /).map((title) => ({
        kind: 'material',
        title: `${subject} ${title}`,
        channel: random.pick(['handover', 'email', 'sharedFolder'] as const),
        date: shortlyBefore(today, random),
        reference: `來文 ${digits(random, 6)}`,
        pages: random.between(1, 12),
      })),
    news: (today) => ({
      note: '後續往來',
      documents: [
        {
          kind: 'material',
          title: `${subject} 往來函件 ${digits(random, 4)}`,
          channel: 'email',
          date: shortlyBefore(today, random, 4),
          event: shortlyBefore(today, random, 4),
          pages: random.between(1, 5),
        },
      ],
    }),
    ends: 0.35,
    final: () => ({ note: '結案', documents: [] }),
  }
}
