import { day, defineCategory, money, standardPolicy, text } from 'casekeep'
import * as z from 'zod'

/**
 * A category of the company's own (P2.3): nothing else in this server knows it, and it has its numbers, forms,
 * checklist, lists and API.
 */
const supplier = defineCategory({
  prefix: 'GY',
  names: { en: 'Supplier', 'zh-Hans': '供应商', 'zh-Hant': '供應商' },
  mark: { en: 'Important supplier document', 'zh-Hans': '重要供应商资料', 'zh-Hant': '重要供應商資料' },
  departments: ['purchasing'],
  fields: z.object({
    name: text(200),
    country: z.enum(['tw', 'hk', 'cn', 'jp', 'de', 'it', 'us', 'other']).optional(),
    contact: text(200).optional(),
    products: text(1000).optional(),
    approvedOn: day().optional(),
    rating: z.enum(['a', 'b', 'c']).optional(),
    paymentTerms: z.enum(['prepaid', 'net30', 'net60', 'letterOfCredit']).optional(),
    leadTime: z.int().min(0).max(730).optional(),
    soleSource: z.boolean().optional(),
    yearlyPurchases: money().optional(),
    endedOn: day().optional(),
  }),
  fieldNames: {
    name: { en: 'Name', 'zh-Hans': '名称', 'zh-Hant': '名稱' },
    country: { en: 'Country or region', 'zh-Hans': '国家或地区', 'zh-Hant': '國家或地區' },
    contact: { en: 'Contact', 'zh-Hans': '联系人', 'zh-Hant': '聯絡人' },
    products: { en: 'Products', 'zh-Hans': '供应产品', 'zh-Hant': '供應產品' },
    approvedOn: { en: 'Approved on', 'zh-Hans': '核准日期', 'zh-Hant': '核准日期' },
    rating: { en: 'Rating', 'zh-Hans': '评级', 'zh-Hant': '評級' },
    paymentTerms: { en: 'Payment terms', 'zh-Hans': '付款条件', 'zh-Hant': '付款條件' },
    leadTime: { en: 'Lead time (days)', 'zh-Hans': '交货期（天）', 'zh-Hant': '交貨期（天）' },
    soleSource: { en: 'Sole source', 'zh-Hans': '独家供应', 'zh-Hant': '獨家供應' },
    yearlyPurchases: { en: 'Purchases a year', 'zh-Hans': '年采购额', 'zh-Hant': '年採購額' },
    endedOn: { en: 'Supply ended on', 'zh-Hans': '停止供应日期', 'zh-Hant': '停止供應日期' },
  },
  valueNames: {
    country: {
      tw: { en: 'Taiwan', 'zh-Hans': '台湾', 'zh-Hant': '台灣' },
      hk: { en: 'Hong Kong', 'zh-Hans': '香港', 'zh-Hant': '香港' },
      cn: { en: 'Mainland China', 'zh-Hans': '中国大陆', 'zh-Hant': '中國大陸' },
      jp: { en: 'Japan', 'zh-Hans': '日本', 'zh-Hant': '日本' },
      de: { en: 'Germany', 'zh-Hans': '德国', 'zh-Hant': '德國' },
      it: { en: 'Italy', 'zh-Hans': '意大利', 'zh-Hant': '義大利' },
      us: { en: 'United States', 'zh-Hans': '美国', 'zh-Hant': '美國' },
      other: { en: 'Other', 'zh-Hans': '其他', 'zh-Hant': '其他' },
    },
    rating: {
      a: { en: 'A: preferred', 'zh-Hans': 'A：优先', 'zh-Hant': 'A：優先' },
      b: { en: 'B: approved', 'zh-Hans': 'B：合格', 'zh-Hant': 'B：合格' },
      c: { en: 'C: on probation', 'zh-Hans': 'C：观察', 'zh-Hant': 'C：觀察' },
    },
    paymentTerms: {
      prepaid: { en: 'Prepaid', 'zh-Hans': '预付', 'zh-Hant': '預付' },
      net30: { en: '30 days', 'zh-Hans': '月结 30 天', 'zh-Hant': '月結 30 天' },
      net60: { en: '60 days', 'zh-Hans': '月结 60 天', 'zh-Hant': '月結 60 天' },
      letterOfCredit: { en: 'Letter of credit', 'zh-Hans': '信用证', 'zh-Hant': '信用狀' },
    },
  },
  restricted: { yearlyPurchases: 'confidential' },
  indexed: { country: 'text', rating: 'text', approvedOn: 'day', yearlyPurchases: { as: 'money', stored: 'plain' } },
  documents: {
    registration: { names: { en: 'Company registration', 'zh-Hans': '工商登记资料', 'zh-Hant': '公司登記資料' } },
    certificate: { names: { en: 'Quality certificate', 'zh-Hans': '质量认证', 'zh-Hant': '品質認證' } },
    quotation: { names: { en: 'Quotation', 'zh-Hans': '报价单', 'zh-Hant': '報價單' } },
    supplyAgreement: {
      names: { en: 'Supply agreement', 'zh-Hans': '供货协议', 'zh-Hant': '供貨協議' },
      level: 'confidential',
      important: true,
    },
    siteAudit: { names: { en: 'Site audit', 'zh-Hans': '现场审核', 'zh-Hant': '現場稽核' } },
    evaluation: { names: { en: 'Yearly evaluation', 'zh-Hans': '年度评价', 'zh-Hant': '年度評鑑' } },
  },
  checklist: {
    now: {
      documents: ['registration', 'certificate', 'supplyAgreement'],
      fields: ['name', 'country', 'contact', 'products', 'paymentTerms', 'approvedOn'],
    },
    end: { documents: ['evaluation'], fields: ['endedOn'] },
  },
  endField: 'endedOn',
  deadlines: { firstBatch: 15 },
  retention: { from: { field: 'endedOn' }, period: 'P10Y' },
})

const rules = {
  timeZone: 'Asia/Taipei',
  locale: 'zh-Hant',
  settings: { reviewers: ['departmentHead', 'supervisingExecutive'] },
  categories: { supplier },
} as const

/** The regulation with its defaults, the company's own category, and an executive who reviews what a head has sorted. */
export function demoPolicy() {
  return standardPolicy({ ...rules, settings: { reviewers: [...rules.settings.reviewers] } })
}

/** What the company has resolved for the year after `today`: quicker transfers, two renewals, and suppliers kept longer. */
export function demoUpcoming(today: string) {
  const policy = standardPolicy({
    ...rules,
    settings: {
      reviewers: [...rules.settings.reviewers],
      deadlines: { transfer: 3, receive: 3 },
      loans: { renewals: 2 },
    },
    categories: { supplier: { ...supplier, retention: { from: { field: 'endedOn' }, period: 'P15Y' } } },
  })
  return [{ from: `${Number(today.slice(0, 4)) + 1}-01-01`, policy }]
}
