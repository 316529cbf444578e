import type { Page } from 'playwright-core'
import { at, firstOf, itemOf, submit } from './find.ts'
import type { Screen } from './screen.ts'

const open = (key: string) => (page: Page) =>
  page.locator(`details#${key}`).evaluate((fold) => fold.setAttribute('open', ''))

/** Consultation and loan: asking, one request as each sees it, the lists. */
export const requestScreens: readonly Screen[] = [
  { name: 'requests-mine', person: 'lin.yating', path: '/requests', wide: true },
  { name: 'requests-mine-none', person: 'lau.margaret', path: '/requests' },
  { name: 'requests-waiting', person: 'li.kuohua', path: '/requests/waiting' },
  { name: 'requests-waiting-none', person: 'lin.yating', path: '/requests/waiting' },
  { name: 'requests-desk', person: 'lin.hsiuying', path: '/requests/desk', wide: true },
  { name: 'requests-register', person: 'lin.hsiuying', path: '/requests/register', wide: true },
  { name: 'requests-register-overdue', person: 'lin.hsiuying', path: '/requests/register?state=overdue' },
  { name: 'requests-register-own', person: 'brandt.lukas', path: '/requests/register' },
  { name: 'requests-register-returned', person: 'lin.hsiuying', path: '/requests/register?state=returned' },
  { name: 'requests-all', person: 'lau.margaret', path: '/requests/all', wide: true },
  { name: 'request-new', person: 'lin.yating', path: '/requests/new' },
  {
    name: 'request-new-described',
    person: 'chen.jason',
    path: '/requests/new?kind=loan',
    before: (page) => page.locator('[name="known"][value="no"]').check(),
  },
  { name: 'request-new-case', person: 'lin.yating', path: '/requests/new?case=KH0001' },
  {
    name: 'request-new-refused',
    person: 'lin.yating',
    path: '/requests/new?case=KH0001&kind=loan',
    before: async (page) => {
      await page.fill('[name="days"]', '40')
      await page.fill('[name="purpose"]', '準備客戶拜訪')
      await submit()(page)
    },
    status: 409,
  },
  {
    name: 'request-new-incomplete',
    person: 'lin.yating',
    path: '/requests/new',
    before: async (page) => {
      await page.fill('[name="numbers"]', 'kh1')
      await page.fill('[name="copies"]', 'two')
      await submit()(page)
    },
    status: 422,
  },
  { name: 'request-new-outsider', person: 'lin.yating', path: '/requests/new?outsider=fang.chihyuan&kind=loan' },
  { name: 'request-outsider', person: 'kao.minghsien', path: at('/requests/', firstOf('requests/waiting')) },
  { name: 'request-not-possible', person: 'lin.yating', path: at('/requests/', itemOf('loan', 'out'), '/renew') },
  { name: 'request-decide', person: 'hsu.chienkuo', path: at('/requests/', firstOf('requests/waiting')), wide: true },
  {
    name: 'request-decide-refused',
    person: 'hsu.chienkuo',
    path: at('/requests/', firstOf('requests/waiting')),
    before: submit('#decide button.grave'),
    status: 422,
  },
  { name: 'request-decide-archive', person: 'li.kuohua', path: at('/requests/', firstOf('requests/waiting')) },
  { name: 'request-decide-executive', person: 'chang.juilin', path: at('/requests/', firstOf('requests/waiting')) },
  {
    name: 'request-resolve',
    person: 'lin.hsiuying',
    path: at('/requests/', firstOf('requests?scope=all&state=submitted')),
  },
  {
    name: 'request-hand-over',
    person: 'lin.hsiuying',
    path: at('/requests/', firstOf('requests?scope=all&state=approved')),
  },
  { name: 'request-confirm', person: 'lin.yating', path: at('/requests/', itemOf('loan', 'offered')) },
  { name: 'request-check-in', person: 'lin.hsiuying', path: at('/requests/', itemOf('loan', 'returning')) },
  {
    name: 'request-check-in-refused',
    person: 'lin.hsiuying',
    path: at('/requests/', itemOf('loan', 'returning')),
    before: async (page) => {
      await page.locator('#take-back select').first().selectOption('damaged')
      await submit('#take-back .submit button')(page)
    },
    status: 422,
  },
  { name: 'request-out', person: 'lin.yating', path: at('/requests/', itemOf('loan', 'out')) },
  { name: 'request-renewal', person: 'lin.hsiuying', path: at('/requests/', itemOf('loan', 'renewal')) },
  {
    name: 'request-lost',
    person: 'lin.hsiuying',
    path: at('/requests/', itemOf('loan', 'lost')),
    before: open('settle'),
  },
  {
    name: 'request-closed',
    person: 'lau.margaret',
    path: at('/requests/', firstOf('requests?scope=all&state=closed')),
  },
  {
    name: 'request-rejected',
    person: 'lau.margaret',
    path: at('/requests/', firstOf('requests?scope=all&state=rejected')),
  },
]
