import { defineCategory, type Policy, standardCategories, standardPolicy, text } from 'casekeep'
import * as z from 'zod'

const standard = standardCategories()

/** A row of the host's own register, which is neither a curriculum vitae nor a plan: a kind of its own. */
const recordExtract = {
  names: { en: 'Extract from the register', 'zh-Hans': '登记信息摘录', 'zh-Hant': '登記資料摘錄' },
} as const

/** Supplier 供應商: a category that this company adds (P2.3). */
const supplier = defineCategory({
  prefix: 'GY',
  names: { en: 'Supplier', 'zh-Hans': '供应商', 'zh-Hant': '供應商' },
  level: 'internal',
  departments: ['purchasing'],
  fields: z.object({
    code: text(40),
    name: text(200),
    address: text(400).optional(),
    contacts: text(2000).optional(),
  }),
  fieldNames: {
    code: { en: 'Supplier code', 'zh-Hans': '供应商编码', 'zh-Hant': '供應商代碼' },
    name: { en: 'Supplier name', 'zh-Hans': '供应商名称', 'zh-Hant': '供應商名稱' },
    address: { en: 'Address', 'zh-Hans': '地址', 'zh-Hant': '地址' },
    contacts: { en: 'Contacts', 'zh-Hans': '联系人及联系方式', 'zh-Hant': '聯絡人及聯絡方式' },
  },
  indexed: { code: 'text' },
  documents: {
    profile: { names: { en: 'Profile', 'zh-Hans': '供应商概况', 'zh-Hant': '供應商概況' } },
    agreement: {
      names: { en: 'Agreement', 'zh-Hans': '供货协议', 'zh-Hant': '供貨協議' },
      level: 'confidential',
      important: true,
    },
  },
  checklist: { now: { documents: ['profile'], fields: ['name', 'address', 'contacts'] } },
})

export const policy = standardPolicy({
  // Some ask for a record with the sheet of the register, which is electronic.
  settings: { loans: { electronic: true } },
  categories: {
    supplier,
    employee: { ...standard.employee, documents: { ...standard.employee.documents, recordExtract } },
    project: { ...standard.project, documents: { ...standard.project.documents, recordExtract } },
  },
})

type ShapesIn<P> = P extends Policy<infer S> ? S : never
export type OwnShapes = ShapesIn<typeof policy>

/** The document kind under which a case's own row from the register is filed. */
export const extractKinds = {
  client: 'basicInformation',
  employee: 'recordExtract',
  supplier: 'profile',
  project: 'recordExtract',
} as const
/** The categories that the data fills, in the order of filing. */
export type Filled = keyof typeof extractKinds
export const filled = Object.keys(extractKinds) as readonly Filled[]
