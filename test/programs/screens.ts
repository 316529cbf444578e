/*
 * Pictures of every screen of the example server, in both languages, for people to look at:
 *   npm run screens [-- folder [name]]
 * takes all of them, or those whose name, language and width (`case-client.en.390`) hold the given text.
 * Ends with an error where a page does: errors in the browser, answers of 500 and above, pages wider than a telephone.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const folder = resolve(process.argv[2] ?? '.data/screens')
const wanted = process.argv[3] ?? ''
const languages = ['en', 'zh-Hant'] as const
const faults: string[] = []

/** A screen: who looks at it, where, and what is done first. */
interface Screen {
  readonly name: string
  readonly person: string | null
  readonly path: string | ((page: Page) => Promise<string>)
  readonly before?: (page: Page) => Promise<unknown>
  /** At 390 pixels too. */
  readonly narrow?: boolean
  /** Expected of the answer; 200 where left out. */
  readonly status?: number
}

/** Programs read the API to find a thing to show. */
async function find<T>(page: Page, path: string, pick: (answer: T) => string | undefined): Promise<string> {
  const response = await page.request.get(new URL(path, page.url()).href)
  const found = pick((await response.json()) as T)
  if (found === undefined) throw new Error(`nothing to show at ${path}`)
  return found
}
interface Duties {
  readonly items: readonly { readonly kind: string; readonly subject: string; readonly case: string }[]
}
const dutyOf = (kind: string) => (page: Page) =>
  find<Duties>(page, '/api/duties?limit=200', ({ items }) => items.find((duty) => duty.kind === kind)?.subject)
/** The number of the first thing on a list that the person signed in may see. */
const firstOf = (list: string) => (page: Page) =>
  find<{ readonly items: readonly { readonly number: string }[] }>(
    page,
    `/api/${list}`,
    ({ items }) => items[0]?.number,
  )
const at = (before: string, find: (page: Page) => Promise<string>, after = '') => {
  return async (page: Page) => `${before}${await find(page)}${after}`
}
const submit =
  (selector = 'form.entry .submit button') =>
  async (page: Page) => {
    await page.locator(selector).first().click()
    await page.waitForLoadState()
  }
const sortingBatch = async (page: Page) => {
  const cases = await page.request.get(new URL('/api/duties?limit=200', page.url()).href)
  for (const duty of ((await cases.json()) as Duties).items) {
    const list = await page.request.get(new URL(`/api/cases/${duty.case}/batches`, page.url()).href)
    if (!list.ok()) continue
    const { batches } = (await list.json()) as { batches: readonly { number: string; state: string }[] }
    const found = batches.find((batch) => batch.state === 'sorting')
    if (found !== undefined) return found.number
  }
  throw new Error('no batch is being sorted')
}

const screens: readonly Screen[] = [
  { name: 'sign-in', person: null, path: '/sign-in', narrow: true },
  { name: 'worklist-clerk', person: 'lin.yating', path: '/', narrow: true },
  {
    name: 'worklist-why',
    person: 'hsu.chienkuo',
    path: '/',
    before: (page) => page.locator('.why summary').first().click(),
  },
  { name: 'worklist-archive-all', person: 'li.kuohua', path: '/?scope=all&late=yes' },
  { name: 'worklist-empty', person: 'lau.margaret', path: '/' },
  { name: 'cases', person: 'lau.margaret', path: '/cases', narrow: true },
  { name: 'cases-filtered', person: 'lau.margaret', path: '/cases?category=supplier&incomplete=yes' },
  { name: 'cases-none', person: 'lin.yating', path: '/cases?title=zzzz' },
  { name: 'case-client', person: 'lin.yating', path: '/cases/KH0001', narrow: true },
  { name: 'case-withheld', person: 'chen.jason', path: '/cases/KH0001' },
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
    name: 'case-verified',
    person: 'lau.margaret',
    path: '/cases/KH0002',
    before: async (page) => {
      await page.locator('#history .button').click()
      await page.locator('#verified .message').waitFor()
      await page.locator('#history').scrollIntoViewIfNeeded()
    },
  },
  { name: 'open-choose', person: 'lin.yating', path: '/cases/new' },
  { name: 'open-client', person: 'lin.yating', path: '/cases/new/client', narrow: true },
  {
    name: 'open-supplier-refused',
    person: 'tseng.meiling',
    path: '/cases/new/supplier',
    before: async (page) => {
      await page.fill('[name="title"]', '磐城閥門有限公司')
      await page.fill('[name="fields.name"]', '磐城閥門有限公司')
      await page.fill('[name="fields.leadTime"]', 'soon')
      await page.fill('[name="fields.yearlyPurchases"]', '12.345')
      await page.fill('[name="documents.0.title"]', '報價單')
      await page.fill('[name="documents.0.date"]', '2031-01-01')
      await submit()(page)
    },
    narrow: true,
    status: 422,
  },
  { name: 'open-employee', person: 'tsai.yuchun', path: '/cases/new/employee' },
  {
    name: 'collect-two-rows',
    person: 'lin.yating',
    path: '/cases/KH0001/collect',
    before: async (page) => {
      await page.fill('[name="documents.0.title"]', '拜訪紀錄')
      await page.locator('[name="rows"]').click()
      await page.locator('[name="documents.1.title"]').waitFor()
      await page.locator('fieldset details summary').first().click()
    },
    narrow: true,
  },
  { name: 'amend', person: 'lin.yating', path: '/cases/KH0001/amend' },
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
  { name: 'batch-archived', person: 'lin.yating', path: '/batches/KH0001-P01', narrow: true },
  { name: 'batch-sorting', person: 'cheng.chihhao', path: at('/batches/', sortingBatch), narrow: true },
  { name: 'batch-screen', person: 'cheng.chihhao', path: at('/batches/', sortingBatch, '/screen'), narrow: true },
  { name: 'batch-arrange', person: 'cheng.chihhao', path: at('/batches/', sortingBatch, '/arrange') },
  { name: 'batch-review', person: 'hsu.chienkuo', path: at('/batches/', dutyOf('review')) },
  {
    name: 'batch-return',
    person: 'hsu.chienkuo',
    path: at('/batches/', dutyOf('review')),
    before: (page) => page.locator('details.folded summary').first().click(),
  },
  { name: 'transfers', person: 'lin.hsiuying', path: '/transfers', narrow: true },
  { name: 'transfer-new', person: 'brandt.lukas', path: '/transfers/new' },
  {
    name: 'transfer-receive',
    person: 'lin.hsiuying',
    path: at('/transfers/', firstOf('transfers?state=sent')),
    narrow: true,
  },
  { name: 'transfer-received', person: 'lin.yating', path: at('/transfers/', firstOf('transfers?state=received')) },
  { name: 'document', person: 'lin.yating', path: '/documents/KH0001-001', narrow: true },
  {
    name: 'document-correct',
    person: 'lin.hsiuying',
    path: '/documents/KH0001-001',
    before: (page) => page.locator('.panel summary').click(),
  },
  { name: 'policy', person: 'chang.juilin', path: '/policy', narrow: true },
  { name: 'not-found', person: 'lin.yating', path: '/cases/YG0001', status: 404 },
]

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise<void>((closed) => server.close(() => closed()))
  return typeof address === 'object' && address !== null ? address.port : 3999
}

async function start(database: string): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const port = await freePort()
  const server = spawn(process.execPath, ['--import', 'tsx', 'examples/server/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', CASEKEEP_DB: database },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  server.stderr!.on('data', (data) => faults.push(`server: ${String(data).trim()}`))
  const url = `http://127.0.0.1:${port}`
  for (let wait = 0; wait < 600; wait++) {
    if (server.exitCode !== null) throw new Error(`the server ended: ${faults.join('\n')}`)
    const answered = await fetch(`${url}/sign-in`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return { server, url }
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error('the server did not start within a minute')
}

/** One language at one width. A browser that hangs is given up for a new one, and the picture tried once more. */
async function take(url: string, language: string, width: number): Promise<number> {
  let browser = await launch(language)
  let taken = 0
  for (const screen of screens) {
    const name = `${screen.name}.${language}.${width}`
    if ((width < 600 && !screen.narrow) || !name.includes(wanted)) continue
    for (let attempt = 1; attempt <= 2; attempt++) {
      if (await within(30_000, takeOne(browser, screen, { url, language, width, name }))) {
        taken++
        break
      }
      void browser.close().catch(() => undefined)
      browser = await launch(language)
      if (attempt === 2) faults.push(`${name}: the browser hung`)
    }
  }
  await within(10_000, browser.close())
  return taken
}

function launch(language: string): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
      `--lang=${language === 'en' ? 'en-GB' : 'zh-TW'}`,
    ],
  })
}

/** Whether the work was done in so many milliseconds; what breaks is not done. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((over) => {
    timer = setTimeout(() => over(false), milliseconds)
  })
  const done = work.then(
    () => true,
    () => false,
  )
  const outcome = await Promise.race([done, late])
  clearTimeout(timer)
  return outcome
}

interface Shot {
  readonly url: string
  readonly language: string
  readonly width: number
  readonly name: string
}

async function takeOne(browser: Browser, screen: Screen, { url, language, width, name }: Shot): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 800 }, baseURL: url })
  await context.addCookies([{ name: 'language', value: language, url }])
  if (screen.person !== null) {
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    await context.request.post('/sign-in', { form: { person: screen.person }, headers, maxRedirects: 0 })
  }
  await shoot(context, screen, name, url)
  await context.close()
}

async function shoot(context: BrowserContext, screen: Screen, name: string, url: string): Promise<void> {
  const page = await context.newPage()
  const fault = (text: string) => faults.push(`${name}: ${text}`)
  const expected = screen.status ?? 200
  let status = 0
  page.on('pageerror', (error) => fault(error.message))
  page.on('console', (message) => {
    const refused = expected >= 400 && message.text().includes(`status of ${expected}`)
    if (message.type() === 'error' && !refused) fault(message.text())
  })
  page.on('response', (response) => {
    if (response.request().resourceType() === 'document') status = response.status()
    if (response.status() >= 500) fault(`${response.status()} from ${response.url()}`)
  })
  try {
    page.setDefaultTimeout(15_000)
    await page.goto(url)
    const path = typeof screen.path === 'string' ? screen.path : await screen.path(page)
    await page.goto(path)
    await screen.before?.(page)
    if (status !== expected) fault(`answered ${status}, not ${expected}, at ${page.url()}`)
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (Number(over) > 0) fault(`is ${over} pixels wider than the window`)
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  } catch (error) {
    fault(error instanceof Error ? error.message : String(error))
  }
}

mkdirSync(folder, { recursive: true })
const temporary = mkdtempSync(join(tmpdir(), 'casekeep-screens-'))
const { server, url } = await start(join(temporary, 'demo.sqlite'))
let taken = 0
try {
  for (const language of languages) {
    for (const width of [1280, 390]) taken += await take(url, language, width)
  }
} finally {
  server.kill()
  rmSync(temporary, { recursive: true, force: true })
}
console.log(`${taken} pictures in ${folder}`)
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exitCode = 1
}
// A browser that hung would keep the program waiting.
process.exit()
