/*
 * Whether two hundred documents can be sorted and reviewed in the console in less than two minutes of clicking, by
 * somebody who sees it for the first time:
 *   npm run bulk [-- --quick]
 * drives Chromium through the example server as a person would, with a person's pauses, twice: once the reviewer
 * approves, once they return the batch with two flagged documents. `--quick` leaves the pauses out.
 * Writes docs/results/bulk.json, whose seconds are clicks and keystrokes at a person's pace; fails above the limit.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { Hand, humanTime, type Step, secondsOf } from './hand.ts'
import { type DemoServer, startDemo } from './screens/demo-server.ts'

const limit = 120
const title = '高雄廠區管線更新案（舊檔掃描）'
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const faults: string[] = []

/** Signs in with one click on one of the sample people, and finds the batch on the worklist. */
async function begin(page: Page, hand: Hand, person: string): Promise<void> {
  hand.is(person)
  await hand.step('sign in', () => hand.click(page.getByRole('button', { name: person })))
  await hand.step('open the batch from the worklist', () => {
    const row = page.locator('main li, main tr').filter({ hasText: title })
    return hand.click(row.locator('a[href^="/batches/"]').last())
  })
}

async function sort(page: Page, hand: Hand): Promise<void> {
  await begin(page, hand, 'Cheng Chih-hao')
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await hand.step('begin sorting', () => hand.click(button('Start sorting')))
  await hand.step('take out what repeats', () => hand.click(button(/^Take all \d+ out$/)))
  await hand.step('set the kinds that titles name', () => hand.click(button('Set the kinds that the titles name')))
  await hand.step('date what has no date', async () => {
    await hand.click(button('Choose them'))
    await hand.type(page.getByLabel('Date', { exact: true }), '2022-06')
    await hand.click(button(/^Apply to \d+$/))
  })
  await hand.step('mark what is important', async () => {
    await hand.type(page.getByRole('searchbox', { name: 'Filter the documents' }), '核可函')
    await hand.click(button('Select all shown'))
    await hand.choose(page.getByLabel('Important', { exact: true }), 'Yes')
    await hand.click(button(/^Apply to \d+$/))
  })
  await hand.step('save', () => hand.click(button(/^Save$/)))
  await hand.step('number and submit', () => hand.click(button('Number and submit for review')))
  await page.getByText('was submitted for review').waitFor()
  await hand.step('sign out', async () => {
    await hand.click(page.locator('header summary').filter({ hasText: 'Cheng Chih-hao' }))
    await hand.click(button('Sign out'))
  })
}

async function approve(page: Page, hand: Hand): Promise<void> {
  await begin(page, hand, 'Hsu Chien-kuo')
  await hand.step('approve', () => hand.click(page.getByRole('button', { name: /^Approve all \d+ documents$/ })))
  await page.getByText('was approved').waitFor()
  await check(page, 'approved', 0)
}

async function sendBack(page: Page, hand: Hand): Promise<void> {
  await begin(page, hand, 'Hsu Chien-kuo')
  const flags = page.getByRole('button', { name: /^Flag / })
  for (const remark of ['No author', 'Page 2 is missing']) {
    await hand.step('flag a document', async () => {
      const flagged = await page.locator('tr.flagged').count()
      await hand.click(flags.nth(flagged + 1))
      await page.locator('tr.flagged').nth(flagged).waitFor()
      await hand.typeHere(remark)
    })
  }
  await hand.step('return the batch', () => hand.click(page.getByRole('button', { name: 'Return the batch' })))
  await page.getByText('was returned for sorting').waitFor()
  await check(page, 'sorting', 2)
}

interface Found {
  readonly batch: { readonly state: string; readonly reasons: readonly string[] }
  readonly documents: readonly {
    readonly number: string | null
    readonly title: string
    readonly kind: string
    readonly date: string | null
    readonly important: boolean
    readonly screened: { readonly because: string } | null
  }[]
}

/** What the archive holds now, as its own API tells it. */
async function check(page: Page, state: string, reasons: number): Promise<void> {
  const number = /[A-Z]{2}\d+-P\d+/.exec(page.url())?.[0]
  const found = (await (await page.request.get(`/api/batches/${number}`)).json()) as Found
  const kept = found.documents.filter(({ screened }) => screened === null)
  const expected: readonly (readonly [what: string, holds: boolean])[] = [
    [`the batch is ${state}`, found.batch.state === state],
    [`it has ${reasons} reasons`, found.batch.reasons.length === reasons],
    ['8 of 200 documents are taken out', found.documents.length === 200 && kept.length === 192],
    ['every other has a number of its own', new Set(kept.map((one) => one.number ?? '')).size === 192],
    ['every other has a date', kept.every(({ date }) => date !== null)],
    [
      'what is an acceptance report is filed as one',
      kept.every(({ title, kind }) => title.endsWith('驗收報告') === (kind === 'acceptanceReport')),
    ],
    ['approvals are important', kept.every(({ title, important }) => title.endsWith('核可函') === important)],
  ]
  for (const [what, holds] of expected) if (!holds) faults.push(`not so: ${what}`)
}

interface Variant {
  readonly name: string
  readonly steps: readonly Step[]
  readonly clicks: number
  readonly keystrokes: number
  readonly seconds: number
}

async function run(name: string, database: string, review: typeof approve): Promise<Variant> {
  const server = await startDemo(database, (text) => faults.push(text))
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-US',
      baseURL: server.url,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} from ${response.url()}`)
    })
    await page.goto('/')
    const hand = new Hand(page, !values.quick)
    const began = performance.now()
    await sort(page, hand)
    await review(page, hand)
    const elapsed = (performance.now() - began) / 1000
    const { steps } = hand
    const total = (field: 'clicks' | 'keystrokes') => steps.reduce((sum, step) => sum + step[field], 0)
    const [clicks, keystrokes, seconds] = [total('clicks'), total('keystrokes'), secondsOf(steps)]
    console.log(`\n${name}`)
    for (const step of steps) {
      console.log(
        `  ${step.who.padEnd(14)} ${step.what.padEnd(34)} ${step.clicks} clicks, ${step.keystrokes} keystrokes`,
      )
    }
    console.log(`  ${clicks} clicks, ${keystrokes} keystrokes: ${seconds} s by count, of ${limit} s`)
    console.log(`  ${elapsed.toFixed(1)} s as it ran${values.quick ? ', without pauses' : ''}`)
    if (Math.max(seconds, elapsed) > limit) faults.push(`${name} took more than ${limit} s`)
    return { name, steps, clicks, keystrokes, seconds }
  } finally {
    await browser.close()
    await stopped(server)
  }
}

function stopped({ process: server }: DemoServer): Promise<void> {
  const over = new Promise<void>((done) => server.once('exit', () => done()))
  server.kill()
  return over
}

const folder = mkdtempSync(join(tmpdir(), 'casekeep-bulk-'))
try {
  const [first, second] = [join(folder, 'first.sqlite'), join(folder, 'second.sqlite')]
  // The same records for both: made once, and closed before they are copied.
  await stopped(await startDemo(first, (text) => faults.push(text)))
  copyFileSync(first, second)
  const variants = [
    await run('sorted and approved', first, approve),
    await run('sorted and returned with two flagged documents', second, sendBack),
  ]
  const result = { documents: 200, limit, humanTime, variants }
  writeFileSync(
    fileURLToPath(new URL('../../docs/results/bulk.json', import.meta.url)),
    `${JSON.stringify(result, null, 2)}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exitCode = 1
}
