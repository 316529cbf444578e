import * as z from 'zod'
import { names } from '../../locales/names.ts'
import { defineCategory } from '../category.ts'
import { dayOrMonth, text } from '../fields.ts'
import { chosenRetention, type StandardChoices } from './options.ts'

/** What such a case contains is decided for each, and then it must be complete (P3.2). */
const fields = z.object({
  subject: text(200),
  /** What kind of matter it is, such as a lawsuit or a licence. */
  nature: text(100).optional(),
  occurred: dayOrMonth().optional(),
  /** What was decided that this case must contain. */
  requiredContents: text(4000).optional(),
})

/** Other 其他 (P2.1): whatever is none of the other three. */
export function other({ departments, retention, prefixes, levels }: StandardChoices = {}) {
  return defineCategory({
    prefix: prefixes?.other ?? 'QT',
    names: names('Other', '其他', '其他'),
    mark: names('Important information', '重要资料', '重要資料'),
    level: levels?.other?.case ?? 'confidential',
    departments: departments?.other ?? 'any',
    fields,
    fieldNames: {
      subject: names('Subject', '事由', '事由'),
      nature: names('Nature', '性质', '性質'),
      occurred: names('Occurred', '发生日期', '發生日期'),
      requiredContents: names('Required contents', '应收集内容', '應收集內容'),
    },
    indexed: { nature: 'text', occurred: 'day' },
    documents: { material: { names: names('Material', '相关资料', '相關資料') } },
    checklist: { now: { documents: ['material'], fields: ['subject', 'nature', 'requiredContents'] } },
    retention: chosenRetention({ from: 'ended', period: 'undecided' }, retention?.other),
  })
}
