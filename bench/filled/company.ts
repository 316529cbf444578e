import { addDays } from 'casekeep'

/** The company that fills the tables for lists and counts. */
export const tenant = 'filled'
export const categories = ['client', 'project', 'employee', 'other'] as const
export const departments = [
  'sales',
  'marketing',
  'hr',
  'purchasing',
  'finance',
  'legal',
  'it',
  'logistics',
  'research',
  'quality',
  'service',
  'archive',
] as const
export const owners = 200
export const ownerOf = (index: number) => `p-${String(index % owners).padStart(3, '0')}`
/** Ranks of the ladder public, internal, confidential, secret. */
export const levels = 4

export const chineseTitles = [
  '華東設備採購合同',
  '年度審計資料',
  '員工培訓與考核記錄',
  '客戶投訴處理',
  '新產品研發項目',
  '倉庫盤點與報廢',
]
export const englishTitles = [
  'Framework agreement',
  'Annual audit',
  'Warehouse extension',
  'Onboarding',
  'Trade fair',
  'Licence',
]

/** In a thousand duties, how many are open and late, and how many are open and in time. */
export const lateInThousand = 1
export const openInThousand = 70

/** Of a thousand cases, how many are due for disposal. */
export const dueInThousand = 1

/** Days by which duties are late, and days on which open ones are due: the plain days around one. */
export function daysBefore(today: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(today, -1 - index))
}
export function daysFrom(today: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(today, index))
}
