import type { Page } from 'playwright-core'
import { at, batchIn, batchOfCaseTitled, dutyOf, submit } from './find.ts'
import type { Screen } from './screen.ts'

const list = [
  ['題名', '資料種類', '收集方式', '日期', '頁數'],
  ['年度框架協議', '合作協議', '文件交接', '2026-10-02', '6'],
  ['需求說明書', '', '電子郵件', '2026-13-01', '3'],
  ['年度框架協議', '合作協議', '文件交接', '2026-10-02', '6'],
]
  .map((row) => row.join('\t'))
  .join('\n')

const openFirst = async (page: Page, selector: string, opened: string) => {
  await page.locator(selector).first().click()
  await page.locator(opened).first().waitFor()
}

/** Documents on their way in: collecting, sorting, review. */
export const batchScreens: readonly Screen[] = [
  { name: 'collect', person: 'lin.yating', path: '/cases/KH0001/collect' },
  {
    name: 'collect-two-rows',
    person: 'lin.yating',
    path: '/cases/KH0001/collect',
    before: async (page) => {
      await page.fill('[name="documents.0.title"]', '拜訪紀錄')
      await openFirst(page, '[name="rows"]', '[name="documents.1.title"]')
      await page.locator('fieldset details summary').first().click()
    },
  },
  { name: 'collect-list', person: 'lin.yating', path: '/cases/KH0001/collect?from=list' },
  {
    name: 'collect-list-refused',
    person: 'lin.yating',
    path: '/cases/KH0001/collect?from=list',
    before: async (page) => {
      await page.fill('[name="list"]', list)
      await submit('form.entry button[value="check"]')(page)
    },
    status: 422,
  },
  { name: 'batch-archived', person: 'lin.yating', path: '/batches/KH0001-P01' },
  { name: 'batch-collecting', person: 'cheng.chihhao', path: at('/batches/', batchOfCaseTitled('高雄廠區管線更新案')) },
  { name: 'batch-sorting', person: 'cheng.chihhao', path: at('/batches/', batchIn('sorting')), wide: true },
  {
    name: 'batch-sorting-row',
    person: 'cheng.chihhao',
    path: at('/batches/', batchIn('sorting')),
    before: (page) => openFirst(page, 'td.actions-cell button[value^="edit:"]', 'tr.open'),
  },
  { name: 'batch-review', person: 'hsu.chienkuo', path: at('/batches/', dutyOf('review')), wide: true },
  { name: 'batch-review-many', person: 'hsu.chienkuo', path: at('/batches/', batchOfCaseTitled('高雄海水淡化試驗站')) },
]
