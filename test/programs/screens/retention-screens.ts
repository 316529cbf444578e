import type { Page } from 'playwright-core'
import { at, caseWith, firstOf, submit } from './find.ts'
import type { Screen } from './screen.ts'

const open = (key: string) => (page: Page) =>
  page.locator(`details#${key}`).evaluate((fold) => fold.setAttribute('open', ''))

const disposalIn = (state: string, after = '') => at('/disposals/', firstOf(`disposals?state=${state}`), after)

interface Due {
  readonly items: readonly { readonly case: string; readonly kind: string | null }[]
}
/** A case of which something is kept by a rule of its own. */
const caseWithKinds = async (page: Page) => {
  const response = await page.request.get('/api/retention/due?state=dated&dueFrom=2030-01-01&limit=200')
  const { items } = (await response.json()) as Due
  const found = items.find(({ kind }) => kind !== null)
  if (found === undefined) throw new Error('nothing has a rule of its own')
  return found.case
}
const heldCase = async (page: Page) => {
  const response = await page.request.get('/api/holds?limit=50')
  const { items } = (await response.json()) as {
    readonly items: readonly { readonly on: { readonly case?: string } }[]
  }
  const found = items.find(({ on }) => on.case !== undefined)
  if (found?.on.case === undefined) throw new Error('no case is on hold')
  return found.on.case
}

/** Until when things are kept and why, holds, and the lists by which things go. */
export const retentionScreens: readonly Screen[] = [
  { name: 'retention', person: 'lin.hsiuying', path: '/retention', wide: true },
  { name: 'retention-later', person: 'lin.hsiuying', path: '/retention?state=later', wide: true },
  { name: 'retention-undecided', person: 'li.kuohua', path: '/retention?state=undecided' },
  { name: 'retention-listed', person: 'lin.hsiuying', path: '/retention?state=listed' },
  { name: 'retention-own', person: 'lin.yating', path: '/retention?category=client' },
  { name: 'why-date', person: 'lin.hsiuying', path: at('/cases/', caseWithKinds, '/retention'), wide: true },
  {
    name: 'why-date-record',
    person: 'lin.hsiuying',
    path: at('/cases/', caseWith('decideRetention'), '/retention'),
    before: open('record'),
  },
  {
    name: 'why-date-decide',
    person: 'lin.hsiuying',
    path: at('/cases/', caseWith('decideRetention'), '/retention'),
    before: open('decide'),
  },
  {
    name: 'why-date-refused',
    person: 'lin.hsiuying',
    path: at('/cases/', caseWith('decideRetention'), '/retention'),
    before: submit('#decide .submit button'),
    status: 422,
  },
  { name: 'try', person: 'lin.yating', path: '/retention/try' },
  {
    name: 'try-longer',
    person: 'lin.hsiuying',
    path: '/retention/try?category=client&tried=yes&how=period&length=15&unit=Y',
    wide: true,
  },
  {
    name: 'try-kind',
    person: 'li.kuohua',
    path: '/retention/try?category=project&tried=yes&kind=plan&how=period&length=30&unit=Y&counting=sameDay',
  },
  { name: 'try-unchanged', person: 'lau.margaret', path: '/retention/try?category=supplier&tried=yes' },
  {
    name: 'try-refused',
    person: 'lin.hsiuying',
    path: '/retention/try?category=client&tried=yes&how=period&length=ten',
    status: 422,
  },
  { name: 'case-held', person: 'lin.hsiuying', path: at('/cases/', heldCase), wide: true },
  { name: 'holds', person: 'lin.hsiuying', path: '/holds', wide: true },
  { name: 'holds-lifted', person: 'lau.margaret', path: '/holds?state=lifted' },
  { name: 'hold', person: 'lin.hsiuying', path: at('/holds/', firstOf('holds')), before: open('lift') },
  { name: 'hold-new', person: 'lin.hsiuying', path: '/holds/new?case=KH0001' },
  {
    name: 'hold-new-refused',
    person: 'lin.hsiuying',
    path: '/holds/new',
    before: async (page) => {
      await page.locator('[name="scope"][value="query"]').check()
      await submit()(page)
    },
    status: 422,
  },
  { name: 'disposals', person: 'lin.hsiuying', path: '/disposals', wide: true },
  { name: 'disposals-none', person: 'chen.jason', path: '/disposals?state=aborted' },
  { name: 'disposal-new', person: 'lin.hsiuying', path: '/disposals/new' },
  {
    name: 'disposal-new-held',
    person: 'lin.hsiuying',
    path: async (page) => `/disposals/new?entry=${await heldCase(page)}`,
    before: async (page) => {
      await page.fill('[name="title"]', '到期客戶')
      await submit()(page)
    },
    status: 409,
  },
  { name: 'disposal-appraise', person: 'wong.kelvin', path: disposalIn('appraising'), wide: true },
  {
    name: 'disposal-appraise-refused',
    person: 'wong.kelvin',
    path: disposalIn('appraising'),
    before: async (page) => {
      await page.locator('#appraise select').first().selectOption('extend')
      await submit('#appraise .submit button')(page)
    },
    status: 422,
  },
  { name: 'disposal-appraising', person: 'lin.hsiuying', path: disposalIn('appraising') },
  { name: 'disposal-executing', person: 'lin.hsiuying', path: disposalIn('executing'), wide: true },
  {
    name: 'disposal-release',
    person: 'li.kuohua',
    path: disposalIn('executing'),
    before: open('release'),
  },
  { name: 'disposal-certified', person: 'lau.margaret', path: disposalIn('executed'), wide: true },
  { name: 'case-gone', person: 'lin.hsiuying', path: at('/cases/', firstOf('cases?state=destroyed')) },
  { name: 'paper-destruction-list', person: 'lau.margaret', path: disposalIn('executed', '/list'), paper: true },
  { name: 'paper-disposal-list', person: 'lin.hsiuying', path: disposalIn('appraising', '/list'), paper: true },
  { name: 'paper-certificate', person: 'lau.margaret', path: disposalIn('executed', '/certificate'), paper: true },
]
