import type { Random } from '../random.ts'
import { digits, type Matter, shortlyBefore } from './matter.ts'
import { individual } from './names.ts'

const makers = [
  ['磐石鑄造廠股份有限公司', 'tw', '泵體鑄件、法蘭'],
  ['沐川密封件有限公司', 'tw', '機械軸封、O 形環'],
  ['廣嶸電機（東莞）有限公司', 'cn', '三相馬達'],
  ['Ferrando Valvole S.p.A.', 'it', 'Ball and gate valves'],
  ['Steinbrück Messtechnik GmbH', 'de', 'Flow and level meters'],
  ['Minato Seiki K.K.', 'jp', 'Precision bearings'],
  ['匯港五金（香港）有限公司', 'hk', '不鏽鋼管件'],
  ['Tallgrass Filtration Inc.', 'us', 'Filter housings and bags'],
  ['寧泰電纜有限公司', 'cn', '控制電纜、電力電纜'],
  ['友岑自動化股份有限公司', 'tw', '可程式控制器、人機介面'],
  ['碧泉膜材股份有限公司', 'tw', '逆滲透膜'],
  ['Kaltwerk Kältetechnik GmbH', 'de', 'Refrigeration compressors'],
  ['順曜起重設備有限公司', 'tw', '天車、吊具'],
  ['Oakhurst Coatings Ltd', 'other', 'Industrial coatings'],
] as const

export function supplier(index: number, random: Random): Matter {
  const [maker, country, products] = makers[index % makers.length]!
  const branch = Math.floor(index / makers.length)
  const name = branch === 0 ? maker : `${maker}${['', '（二廠）', '（物流中心）', '（海外部）'][branch % 4]}`
  return {
    category: 'supplier',
    department: 'purchasing',
    clerk: 'tseng.meiling',
    title: name,
    fields: {
      name,
      country,
      contact: individual(random).name,
      products,
      ...(random.chance(0.85) && {
        approvedOn: `2026-${String(random.between(1, 9)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      }),
      rating: random.pick(['a', 'b', 'b', 'b', 'c']),
      paymentTerms: random.pick(['net30', 'net60', 'net30', 'prepaid', 'letterOfCredit']),
      leadTime: random.between(7, 120),
      soleSource: random.chance(0.15),
      yearlyPurchases: random.between(12, 480) * 10_000,
    },
    first: (today) => [
      {
        kind: 'registration',
        title: `${name} 登記證明`,
        channel: 'email',
        date: shortlyBefore(today, random, 40),
        pages: 2,
      },
      ...(random.chance(0.85)
        ? [
            {
              kind: 'certificate',
              title: 'ISO 9001 證書',
              channel: 'email' as const,
              reference: `QMS-${digits(random, 6)}`,
              date: shortlyBefore(today, random, 40),
              pages: 1,
            },
          ]
        : []),
      {
        kind: 'supplyAgreement',
        title: `${name} 供貨協議`,
        channel: 'handover',
        reference: `恆採字第 ${digits(random, 5)} 號`,
        date: shortlyBefore(today, random),
        pages: random.between(5, 18),
      },
      {
        kind: 'quotation',
        title: `報價單 Q-${digits(random, 5)}`,
        channel: 'email',
        date: shortlyBefore(today, random),
        pages: 2,
      },
    ],
    news: (today) => ({
      note: '年度評鑑與現場稽核',
      fields: { rating: random.pick(['a', 'b', 'b', 'c']) },
      documents: [
        {
          kind: random.pick(['siteAudit', 'evaluation']),
          title: `${random.pick(['現場稽核報告', '供應商評鑑表'])} ${today.slice(0, 7)}`,
          channel: 'sharedFolder',
          date: shortlyBefore(today, random, 4),
          event: shortlyBefore(today, random, 5),
          pages: random.between(2, 9),
        },
      ],
    }),
    ends: 0.2,
    final: (today) => ({
      note: '停止供應',
      documents: [
        {
          kind: 'evaluation',
          title: '停止供應前評鑑表',
          channel: 'sharedFolder',
          date: shortlyBefore(today, random, 5),
          pages: 2,
        },
      ],
    }),
  }
}
