import { at, caseWith, firstOf, submit } from './find.ts'
import type { Screen } from './screen.ts'

/** The console but for the work on batches. */
export const consoleScreens: readonly Screen[] = [
  { name: 'sign-in', person: null, path: '/sign-in', wide: true },
  {
    name: 'sign-in-refused',
    person: null,
    path: '/sign-in',
    before: async (page) => {
      await page.fill('#account', 'nobody')
      await page.fill('#password', 'nothing')
      await submit('form.account button.main')(page)
    },
    status: 422,
  },
  { name: 'worklist', person: 'hsu.chienkuo', path: '/', wide: true },
  { name: 'worklist-clerk', person: 'lin.yating', path: '/' },
  { name: 'worklist-all-late-reviews', person: 'li.kuohua', path: '/?scope=all&due=late&kind=review' },
  { name: 'worklist-empty', person: 'lau.margaret', path: '/' },
  { name: 'worklist-nothing-fits', person: 'lin.yating', path: '/?kind=receive&due=today' },
  {
    name: 'shortcuts',
    person: 'lin.yating',
    path: '/',
    before: async (page) => {
      await page.keyboard.press('?')
      await page.locator('#shortcuts[open]').waitFor()
    },
  },
  {
    name: 'own-menu',
    person: 'lau.margaret',
    path: '/',
    before: (page) => page.locator('.who > summary').click(),
  },
  {
    name: 'rows-by-keyboard',
    person: 'hsu.chienkuo',
    path: '/cases',
    before: async (page) => {
      for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
      const focused = await page.evaluate('document.activeElement?.closest("tr")?.rowIndex')
      if (focused !== 2) throw new Error(`j j j k leads to row ${focused}`)
    },
  },
  { name: 'cases', person: 'lau.margaret', path: '/cases', wide: true },
  {
    name: 'cases-filtered',
    person: 'lau.margaret',
    path: '/cases?category=supplier',
    before: async (page) => {
      // The choice takes effect at once, and stands in the address.
      await page.locator('details.filters').evaluate((fold) => fold.setAttribute('open', ''))
      await page.selectOption('[name="incomplete"]', 'yes')
      await page.waitForURL(/incomplete=yes/)
      await page.locator('.chip').nth(1).waitFor()
    },
  },
  { name: 'cases-none', person: 'lin.yating', path: '/cases?title=zzzz' },
  { name: 'case-client', person: 'lin.yating', path: '/cases/KH0001', wide: true },
  // The same case as others see it: less of it, more of it, and not at all.
  { name: 'case-withheld', person: 'chen.jason', path: '/cases/KH0001' },
  { name: 'case-by-head', person: 'wong.kelvin', path: '/cases/KH0001' },
  { name: 'case-by-archivist', person: 'lin.hsiuying', path: '/cases/KH0001' },
  { name: 'case-by-auditor', person: 'lau.margaret', path: '/cases/KH0001' },
  { name: 'case-by-stranger', person: 'ho.peishan', path: '/cases/KH0001', status: 404 },
  { name: 'case-late', person: 'hsu.chienkuo', path: at('/cases/', caseWith('submitUpdate')), wide: true },
  {
    name: 'case-project-ended',
    person: 'hsu.chienkuo',
    path: at('/cases/', firstOf('cases?category=project&state=ended')),
  },
  { name: 'case-voided', person: 'wong.kelvin', path: at('/cases/', firstOf('cases?category=client&state=voided')) },
  {
    name: 'case-incomplete',
    person: 'tseng.meiling',
    path: at('/cases/', firstOf('cases?category=supplier&incomplete=true')),
  },
  {
    name: 'case-more-actions',
    person: 'wong.kelvin',
    path: '/cases/KH0003',
    before: (page) => page.locator('.more-actions > summary').click(),
  },
  {
    name: 'case-verified',
    person: 'lau.margaret',
    path: '/cases/KH0002',
    before: async (page) => {
      await page.locator('#history .button').click()
      await page.locator('#verified .message').waitFor()
    },
  },
  { name: 'case-contents', person: 'lin.yating', path: '/cases/KH0001/documents' },
  { name: 'case-history', person: 'lin.yating', path: '/cases/KH0001/history' },
  { name: 'open-choose', person: 'lin.yating', path: '/cases/new' },
  { name: 'open-client', person: 'lin.yating', path: '/cases/new/client' },
  {
    name: 'open-supplier-refused',
    person: 'tseng.meiling',
    path: '/cases/new/supplier',
    before: async (page) => {
      await page.fill('[name="fields.name"]', '磐城閥門有限公司')
      await page.fill('[name="fields.leadTime"]', 'soon')
      await page.fill('[name="fields.yearlyPurchases"]', '12.345')
      await submit()(page)
      const focused = await page.evaluate('document.activeElement?.className')
      if (focused !== 'problems') throw new Error(`the focus is on ${focused}, not on what is wrong`)
    },
    status: 422,
  },
  { name: 'open-employee', person: 'tsai.yuchun', path: '/cases/new/employee' },
  { name: 'amend', person: 'lin.yating', path: '/cases/KH0001/amend' },
  {
    name: 'amend-stale',
    person: 'lin.yating',
    path: '/cases/KH0001/amend',
    before: async (page) => {
      await page.locator('[name="version"]').evaluate((version) => version.setAttribute('value', '1'))
      await page.fill('[name="fields.address"]', '台南市安南區工業三路 22 號')
      await submit()(page)
    },
    status: 409,
  },
  { name: 'amend-withheld', person: 'tsai.yuchun', path: at('/cases/', firstOf('cases?category=employee'), '/amend') },
  { name: 'end', person: 'lin.yating', path: '/cases/KH0001/end' },
  {
    name: 'merge-refused',
    person: 'wong.kelvin',
    path: '/cases/KH0001/merge',
    before: async (page) => {
      await page.fill('[name="into"]', 'KH8888')
      await page.fill('[name="reason"]', '重複開立')
      await submit()(page)
    },
    status: 422,
  },
  { name: 'reassign', person: 'wong.kelvin', path: '/cases/KH0001/reassign' },
  { name: 'void', person: 'wong.kelvin', path: '/cases/KH0003/void' },
  { name: 'transfers', person: 'lin.hsiuying', path: '/transfers', wide: true },
  { name: 'transfers-none', person: 'lin.yating', path: '/transfers?department=hr' },
  { name: 'transfer-new', person: 'tseng.meiling', path: '/transfers/new' },
  { name: 'transfer-new-none', person: 'brandt.lukas', path: '/transfers/new' },
  { name: 'transfer-receive', person: 'lin.hsiuying', path: at('/transfers/', firstOf('transfers?state=sent')) },
  {
    name: 'transfer-receive-refused',
    person: 'lin.hsiuying',
    path: at('/transfers/', firstOf('transfers?state=sent')),
    before: async (page) => {
      await page.locator('[type="radio"][value="refuse"]').first().check()
      await submit('#receipt .submit button')(page)
    },
    status: 422,
  },
  { name: 'transfer-received', person: 'lin.yating', path: at('/transfers/', firstOf('transfers?state=received')) },
  { name: 'document', person: 'lin.yating', path: '/documents/KH0001-001' },
  { name: 'document-correct', person: 'lin.hsiuying', path: '/documents/KH0001-001/correct' },
  { name: 'people', person: 'hsu.chienkuo', path: '/people' },
  { name: 'policy', person: 'chang.juilin', path: '/policy', wide: true },
  { name: 'not-found', person: 'lin.yating', path: '/cases/YG0001', status: 404 },
  {
    name: 'outdated-form',
    person: 'lin.yating',
    path: '/outdated-form?back=/cases/new/client',
    status: 403,
  },
  // test/http/reference-browser.test.ts
  { name: 'reference', person: 'lin.yating', path: '/api/reference', tested: true },
]
