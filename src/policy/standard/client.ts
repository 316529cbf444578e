import * as z from 'zod'
import { names } from '../../locales/names.ts'
import { defineCategory } from '../category.ts'
import { dayOrMonth, money, text } from '../fields.ts'
import { archiveTerms } from './citations.ts'
import { chosenRetention, type StandardChoices } from './options.ts'

/** P3.2, and what P11.2 counts: kind of business, amount, length of cooperation. */
const fields = z.object({
  /** The company's own code for the client. */
  code: text(40).optional(),
  name: text(200),
  address: text(400).optional(),
  /** One line a contact: name, position, telephone, e-mail. */
  contacts: text(2000).optional(),
  /** What the client does. */
  lineOfBusiness: text(200).optional(),
  needs: text(4000).optional(),
  /** What the company does with the client. */
  businessType: text(100).optional(),
  /** Business done or agreed, in the company's currency. */
  amount: money().optional(),
  cooperationStart: dayOrMonth().optional(),
  cooperationEnd: dayOrMonth().optional(),
})

/** Client 客戶 (P2.1): basic information, dealings, joint projects. */
export function client({ departments, retention, prefixes, levels }: StandardChoices = {}) {
  return defineCategory({
    prefix: prefixes?.client ?? 'KH',
    names: names('Client', '客户', '客戶'),
    mark: names('Important client information', '重要客户资料', '重要客戶資料'),
    level: levels?.client?.case ?? 'internal',
    departments: departments?.client ?? ['sales', 'marketing'],
    fields,
    fieldNames: {
      code: names('Client code', '客户编码', '客戶代碼'),
      name: names('Client name', '客户名称', '客戶名稱'),
      address: names('Address', '地址', '地址'),
      contacts: names('Contacts', '联系人及联系方式', '聯絡人及聯絡方式'),
      lineOfBusiness: names('Line of business', '所属行业', '所屬行業'),
      needs: names('Needs', '客户需求', '客戶需求'),
      businessType: names('Kind of business', '业务类型', '業務類型'),
      amount: names('Amount of business', '业务金额', '業務金額'),
      cooperationStart: names('Cooperation since', '合作开始日期', '合作開始日期'),
      cooperationEnd: names('Cooperation until', '合作结束日期', '合作結束日期'),
    },
    restricted: { amount: levels?.client?.amount ?? 'confidential' },
    indexed: {
      code: 'text',
      businessType: 'text',
      amount: { as: 'money', stored: 'plain' },
      cooperationStart: 'day',
      cooperationEnd: 'day',
    },
    documents: {
      basicInformation: { names: names('Basic information', '基本信息', '基本資料') },
      needs: { names: names('Statement of needs', '需求资料', '需求資料') },
      communication: { names: names('Record of communication', '沟通记录', '溝通記錄') },
      agreement: {
        names: names('Agreement', '合作协议', '合作協議'),
        level: levels?.client?.agreement ?? 'confidential',
        important: true,
      },
      dealing: { names: names('Record of a dealing', '交易记录', '交易記錄') },
      jointProject: { names: names('Joint project', '合作项目资料', '合作項目資料') },
    },
    checklist: {
      now: {
        documents: ['basicInformation', 'needs', 'communication', 'agreement'],
        fields: ['name', 'address', 'contacts', 'lineOfBusiness', 'needs'],
      },
      end: { fields: ['cooperationEnd'] },
    },
    endField: 'cooperationEnd',
    events: {
      cooperationEnded: { names: names('Cooperation ended', '合作结束', '合作結束'), field: 'cooperationEnd' },
    },
    retention: chosenRetention(
      {
        from: { event: 'cooperationEnded' },
        period: 'P10Y',
        citation: archiveTerms,
      },
      retention?.client,
    ),
  })
}
