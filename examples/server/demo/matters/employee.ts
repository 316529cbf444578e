import type { Random } from '../random.ts'
import { digits, type Matter, shortlyBefore } from './matter.ts'
import { individual } from './names.ts'

const positions = [
  '業務專員',
  '業務工程師',
  '專案工程師',
  '機械工程師',
  '電控工程師',
  '採購專員',
  '倉管員',
  '會計專員',
  '人事助理',
  '維修技師',
] as const

export function employee(index: number, random: Random): Matter {
  const { name } = individual(random)
  const number = `H${String(220 + index).padStart(4, '0')}`
  const entered = `20${random.between(14, 25)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
  return {
    category: 'employee',
    department: 'hr',
    clerk: random.chance(0.8) ? 'tsai.yuchun' : 'wu.shufen',
    title: `${name}（${number}）`,
    fields: {
      employeeNumber: number,
      name,
      position: random.pick(positions),
      birthDate: `19${random.between(68, 99)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      ...(random.chance(0.9) && {
        education: random.pick(['associate', 'bachelor', 'bachelor', 'master', 'seniorSecondary']),
      }),
      entryDate: entered,
    },
    headsFields: { pay: random.between(34, 110) * 1000, identityNumber: `X${digits(random, 9)}` },
    first: (today) => [
      {
        kind: 'cv',
        title: `${name} 履歷表`,
        channel: 'email',
        date: shortlyBefore(today, random),
        pages: random.between(1, 4),
      },
      {
        kind: 'entryApplication',
        title: `${name} 入職申請表`,
        channel: 'handover',
        date: shortlyBefore(today, random),
        pages: 2,
      },
      ...(random.chance(0.85)
        ? [
            {
              kind: 'confidentialityAgreement',
              title: `${name} 員工保密協議`,
              channel: 'handover' as const,
              date: shortlyBefore(today, random),
              pages: 3,
            },
          ]
        : []),
      ...(random.chance(0.25)
        ? [
            {
              kind: 'cv',
              title: `${name} 畢業證書影本`,
              channel: 'handover' as const,
              original: false,
              copyReason: '正本由本人保管',
              originalAt: '員工本人',
              pages: 1,
            },
          ]
        : []),
    ],
    news: (today) =>
      random.chance(0.55)
        ? {
            note: '教育訓練',
            documents: [
              {
                kind: 'training',
                title: `${name} ${random.pick(['職業安全衛生訓練', '資訊安全訓練', '堆高機操作複訓', '客戶服務課程'])}證明`,
                channel: 'sharedFolder',
                date: shortlyBefore(today, random, 5),
                event: shortlyBefore(today, random, 6),
                pages: 1,
              },
            ],
          }
        : {
            note: '半年度績效考核',
            fields: { performanceGrade: random.pick(['excellent', 'good', 'good', 'satisfactory']) },
            documents: [
              {
                kind: 'performanceReview',
                title: `${name} 績效考核表`,
                channel: 'internalSystem',
                date: shortlyBefore(today, random, 5),
                event: shortlyBefore(today, random, 5),
                pages: 2,
              },
              ...(random.chance(0.2)
                ? [{ kind: 'reward', title: `${name} 嘉獎令`, channel: 'handover' as const, pages: 1 }]
                : []),
            ],
          },
    ends: 0.24,
    final: (today) => ({
      note: '離職資料',
      documents: random.chance(0.93)
        ? [
            {
              kind: 'leavingApplication',
              title: `${name} 離職申請書`,
              channel: 'handover',
              date: shortlyBefore(today, random, 5),
              pages: 1,
            },
          ]
        : [],
    }),
  }
}
