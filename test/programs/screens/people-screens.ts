import type { Page } from 'playwright-core'
import { at, firstOf, itemOf, submit } from './find.ts'
import type { Screen } from './screen.ts'

const entryOf = (person: string, part = '') => `/outsiders/entry${part}?person=${person}`

/** Somebody who was employed several times: each of their cases is kept for another reason. */
const subjectAt = async (page: Page) => {
  const response = await page.request.get('/api/holds?limit=50')
  const { items } = (await response.json()) as {
    readonly items: readonly { readonly on: { readonly case?: string } }[]
  }
  for (const { on } of items) {
    const found = on.case === undefined ? null : await page.request.get(`/api/cases/${on.case}`)
    const { case: file } = ((await found?.json()) ?? {}) as Found
    if (file?.fields.employeeNumber !== undefined) return `/subjects/person?person=${file.fields.employeeNumber}`
  }
  throw new Error('no case about a person is on hold')
}
interface Found {
  readonly case?: { readonly fields: { readonly employeeNumber?: string } }
}
const openErasure = (page: Page) => page.locator('#erase').evaluate((fold) => fold.setAttribute('open', ''))

/** People from outside, what everybody signed, what was refused, and what is printed. */
export const peopleScreens: readonly Screen[] = [
  { name: 'outsiders', person: 'lin.hsiuying', path: '/outsiders', wide: true },
  { name: 'outsiders-none', person: 'chen.jason', path: '/outsiders' },
  { name: 'outsider', person: 'lin.yating', path: entryOf('fang.chihyuan'), wide: true },
  { name: 'outsider-without-agreement', person: 'lin.hsiuying', path: entryOf('tang.minhua') },
  { name: 'outsider-new', person: 'lin.yating', path: '/outsiders/new' },
  {
    name: 'outsider-new-refused',
    person: 'lin.hsiuying',
    path: '/outsiders/new',
    before: async (page) => {
      await page.fill('[name="person"]', 'fang.chihyuan')
      await page.fill('[name="letter"]', '1234')
      await submit()(page)
    },
    status: 422,
  },
  { name: 'outsider-correct', person: 'lin.hsiuying', path: entryOf('keller.anna', '/correct') },
  { name: 'agreements', person: 'lin.hsiuying', path: '/agreements', wide: true },
  { name: 'agreements-ending', person: 'lau.margaret', path: '/agreements?state=endsSoon' },
  { name: 'agreements-over', person: 'lin.hsiuying', path: '/agreements?state=over' },
  { name: 'agreements-missing', person: 'lin.hsiuying', path: '/agreements?state=missing' },
  { name: 'agreements-own', person: 'chen.jason', path: '/agreements' },
  {
    name: 'agreement',
    person: 'lin.hsiuying',
    path: '/agreements?state=endsSoon&whose=outside',
    before: async (page) => {
      await Promise.all([page.waitForURL(/agreements\/entry/), page.locator('td.number a').first().click()])
      await page
        .locator('details.panel')
        .last()
        .evaluate((fold) => fold.setAttribute('open', ''))
    },
  },
  { name: 'agreement-new', person: 'lin.hsiuying', path: '/agreements/new?person=mak.waikit' },
  {
    name: 'agreement-new-refused',
    person: 'lin.hsiuying',
    path: '/agreements/new',
    before: submit(),
    status: 422,
  },
  { name: 'subjects', person: 'lin.hsiuying', path: '/subjects' },
  { name: 'subjects-nobody', person: 'lau.margaret', path: '/subjects/person', status: 422 },
  { name: 'subject', person: 'lau.margaret', path: subjectAt, wide: true },
  { name: 'subject-outsider', person: 'lin.hsiuying', path: '/subjects/person?person=fang.chihyuan' },
  {
    name: 'subject-erase-refused',
    person: 'lin.hsiuying',
    path: subjectAt,
    before: async (page) => {
      await openErasure(page)
      await page.fill('#erase [name="title"]', '')
      await submit('#erase .submit button')(page)
    },
    status: 422,
  },
  {
    name: 'subject-answer',
    person: 'lin.hsiuying',
    path: subjectAt,
    before: async (page) => {
      await openErasure(page)
      await submit('#erase .submit button')(page)
    },
    wide: true,
  },
  { name: 'readings', person: 'lau.margaret', path: '/readings', wide: true },
  { name: 'readings-none', person: 'li.kuohua', path: '/readings?case=KH9999' },
  { name: 'refusals', person: 'lau.margaret', path: '/refusals', wide: true },
  { name: 'refusals-filtered', person: 'li.kuohua', path: '/refusals?what=requests.ask&why=BLOCKED' },
  { name: 'paper-request', person: 'lin.yating', path: at('/requests/', itemOf('loan', 'out'), '/form'), paper: true },
  { name: 'paper-slip', person: 'lin.hsiuying', path: at('/requests/', itemOf('loan', 'out'), '/slip'), paper: true },
  { name: 'paper-transfer', person: 'lin.yating', path: at('/transfers/', firstOf('transfers'), '/list'), paper: true },
  { name: 'paper-register', person: 'lin.hsiuying', path: '/requests/register/print', paper: true },
  { name: 'refusals-none', person: 'li.kuohua', path: '/refusals?why=WRONG_DEPARTMENT' },
]
