import { names } from '../../locales/names.ts'

/*
 * What stands behind the periods of policy §13, as engineering defaults: no text of a law was read for them.
 */

export const archiveTerms = names(
  'State Archives Administration Order No. 10 (terms of 10 years, 30 years and permanent)',
  '国家档案局令第 10 号（保管期限分 10 年、30 年和永久）',
  '國家檔案局令第 10 號（保管期限分 10 年、30 年和永久）',
)

export const shortestNecessary = names(
  'PRC Personal Information Protection Law art. 19 (the shortest time necessary)',
  '《个人信息保护法》第十九条（必要的最短时间）',
  '《個人資訊保護法》第十九條（必要的最短時間）',
)
