import { type Archive, createArchive, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { hasChromium, launchChromium, openSite, type Site } from '../support/chromium.ts'

let now = Date.parse('2026-11-18T01:00:00Z')
let archive: Archive<Shapes>
let site: Site
let browser: Browser
let context: BrowserContext
let page: Page

// What a script does shows in a browser alone.
describe.skipIf(!hasChromium)('what was typed', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const policy: Policy = demoPolicy()
    archive = createArchive({ policy, storage: memoryAdapter(), clock: () => new Date(now) })
    const app = consoleApp({ archive, company, clock: () => new Date(now) })
    site = await openSite(app.fetch)
    browser = await launchChromium()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  beforeEach(async () => {
    context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
  })
  afterEach(() => context.close())

  const signIn = async (person: string) => {
    await page.locator(`button[name="person"][value="${person}"]`).click()
    await page.waitForLoadState()
  }
  const openForm = async (person = 'lin.yating') => {
    await page.goto('/sign-in?back=/cases/new/client')
    await signIn(person)
    expect(new URL(page.url()).pathname).toBe('/cases/new/client')
  }
  const typed = async () => ({
    title: await page.inputValue('[name="title"]'),
    needs: await page.inputValue('[name="fields.needs"]'),
    level: await page.inputValue('[name="level"]'),
    second: await page.inputValue('[name="documents.1.title"]'),
    author: await page.inputValue('[name="documents.1.originalAt"]'),
  })
  const everything = { title: 'Half a title', needs: 'Two\nlines', level: 'secret', second: 'Second', author: 'Vault' }
  const type = async () => {
    await page.fill('[name="title"]', everything.title)
    await page.fill('[name="fields.needs"]', everything.needs)
    await page.selectOption('[name="level"]', everything.level)
    await page.locator('button[name="rows"]').click()
    await page.fill('[name="documents.1.title"]', everything.second)
    await page.locator('fieldset:nth-of-type(2) details summary').click()
    await page.fill('[name="documents.1.originalAt"]', everything.author)
  }
  const switchTo = async (language: string) => {
    const button = page.locator(`form[action="/language"] button[value="${language}"]`)
    if (!(await button.isVisible())) await page.locator('details.who > summary').click()
    await Promise.all([page.waitForNavigation(), button.click()])
  }
  const heading = () => page.locator('h1').textContent()
  const said = (note: string) => page.locator(`[data-typed="${note}"]`)

  it('stays when the language changes, rows and folded controls and all', async () => {
    await openForm()
    await type()
    await switchTo('zh-Hans')
    expect(await heading()).toContain('新建个案')
    await page.locator('[name="documents.1.title"]').waitFor()
    expect(await typed()).toEqual(everything)
    expect(await page.locator('[name="documents.1.originalAt"]').isVisible()).toBe(true)
    await switchTo('zh-Hant')
    expect(await heading()).toContain('新建個案')
    await page.locator('[name="documents.1.title"]').waitFor()
    expect(await typed()).toEqual(everything)
    // Once only: whoever comes again finds an empty form.
    await page.goto('/cases/new/client')
    expect(await page.inputValue('[name="title"]')).toBe('')
  })

  it('stays when the language of a refused form changes', async () => {
    await openForm()
    await page.fill('[name="title"]', 'Without a name')
    await page.fill('[name="documents.0.title"]', 'Without a kind')
    await page.locator('form.entry .submit button').evaluate((button: { form: { noValidate: boolean } }) => {
      button.form.noValidate = true
    })
    await page.locator('form.entry .submit button').click()
    await page.locator('[role="alert"]').first().waitFor()
    await switchTo('zh-Hant')
    expect(await page.inputValue('[name="title"]')).toBe('Without a name')
    expect(await page.inputValue('[name="documents.0.title"]')).toBe('Without a kind')
  })

  it('stays on the table of a batch that is sorted, opened rows and all', async () => {
    const desk = archive.as(actorOf(company.people[0], 'en'))
    const paper = (title: string) => ({ kind: 'needs', title, channel: 'email' as const })
    const { batch } = await desk.cases.open({
      category: 'client',
      title: 'To be sorted',
      fields: { name: 'To be sorted' },
      documents: [paper('One'), paper('Two'), paper('Three')],
    })
    await desk.batches.sort({ batch: batch!.number })
    const address = `/batches/${batch!.number}`
    await page.goto(`/sign-in?back=${address}`)
    await signIn('lin.yating')
    const answered = () => page.waitForResponse((response) => response.url().includes(address))
    await Promise.all([answered(), page.locator('[value="edit:2"]').click()])
    await page.fill('[name="title.2"]', 'Two, in words')
    await page.locator('input[name="select"][value="3"]').check()
    const warnings: string[] = []
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type())
      return dialog.accept()
    })
    await switchTo('zh-Hant')
    await page.locator('[name="title.2"]').waitFor()
    expect(await page.inputValue('[name="title.2"]')).toBe('Two, in words')
    expect(await page.locator('input[name="select"][value="3"]').isChecked()).toBe(true)
    expect(await page.locator('input[name="select"][value="1"]').isChecked()).toBe(false)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
    expect(warnings).toEqual([])
    // What is done to it afterwards still works.
    await Promise.all([page.waitForNavigation(), page.locator('#do-save').click()])
    const saved = await desk.batches.get({ batch: batch!.number })
    expect(saved.documents.map(({ title }) => title)).toEqual(['One', 'Two, in words', 'Three'])
  })

  it('stays on the sign-in page, but for the password', async () => {
    await page.goto('/sign-in')
    await page.fill('[name="account"]', 'lin.yating')
    await page.fill('[name="password"]', 'case-records')
    await switchTo('zh-Hans')
    expect(await page.inputValue('[name="account"]')).toBe('lin.yating')
    expect(await page.inputValue('[name="password"]')).toBe('')
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('case-records')
  })

  it('is back in the form when the same person signs in again after their session was over', async () => {
    await openForm()
    await page.fill('[name="title"]', 'Late at night')
    await page.fill('[name="fields.name"]', 'Late at night')
    now += 61 * 60_000
    await page.locator('form.entry .submit button').click()
    await said('kept').waitFor()
    expect(await heading()).toBe('Sign in')
    await signIn('lin.yating')
    await said('back').waitFor()
    expect(await page.inputValue('[name="title"]')).toBe('Late at night')
    await Promise.all([page.waitForURL(/\/cases\/KH\d+$/), page.locator('form.entry .submit button').click()])
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Late at night')
  })

  it('is nobody else’s', async () => {
    await openForm()
    await page.fill('[name="title"]', 'Of Lin Ya-ting')
    await page.fill('[name="fields.name"]', 'Of Lin Ya-ting')
    now += 61 * 60_000
    await page.locator('form.entry .submit button').click()
    await said('kept').waitFor()
    await signIn('chen.jason')
    expect(await page.inputValue('[name="title"]')).toBe('')
    expect(await said('back').isVisible()).toBe(false)
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Of Lin Ya-ting')
  })

  it('is kept when a row is asked for after the session was over', async () => {
    await openForm()
    await page.fill('[name="title"]', 'Rows')
    now += 61 * 60_000
    await Promise.all([page.waitForURL(/sign-in/), page.locator('button[name="rows"]').click()])
    await said('kept').waitFor()
    await signIn('lin.yating')
    await said('back').waitFor()
    expect(await page.inputValue('[name="title"]')).toBe('Rows')
  })

  it('is forgotten when its person signs out', async () => {
    await openForm()
    await page.fill('[name="title"]', 'Secret')
    await page.locator('details.who > summary').click()
    await Promise.all([page.waitForURL(/sign-in/), page.locator('form[action="/sign-out"] button').click()])
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('Secret')
  })
})
