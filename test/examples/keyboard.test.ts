import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasChromium, launchChromium, openSite, type Site } from '../support/chromium.ts'
import { demoOffice } from './demo-office.ts'

let site: Site
let browser: Browser
let context: BrowserContext
let page: Page

// What keys do shows in a browser alone.
describe.skipIf(!hasChromium)('the keyboard', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    site = await openSite((await demoOffice(45, 45)).app.fetch)
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
    await page.goto('/sign-in?back=/cases')
    await page.locator('button[name="person"][value="hsu.chienkuo"]').click()
    await page.waitForURL('**/cases')
  })
  afterEach(() => context.close())

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const path = () => new URL(page.url()).pathname
  const focused = () => page.evaluate<string>('document.activeElement?.id || document.activeElement?.textContent')
  const isHelpOpen = () =>
    page.locator('#shortcuts').evaluate((dialog) => (dialog as unknown as { open: boolean }).open)

  const leaveHelp = async () => {
    await press('Escape')
    await expect.poll(isHelpOpen).toBe(false)
  }

  it('leads to the search, and types there like anywhere', async () => {
    await press('/')
    expect(await focused()).toBe('quick')
    await page.keyboard.type('gw?/j')
    expect(await page.inputValue('#quick')).toBe('gw?/j')
    expect(path()).toBe('/cases')
    expect(await isHelpOpen()).toBe(false)
  })

  it('leads to the lists, with the filters that they had', async () => {
    await page.goto('/cases?state=open')
    await press('g', 't')
    await page.waitForURL('**/transfers')
    await press('g', 'w')
    await page.waitForURL((url) => url.pathname === '/')
    await press('g', 'c')
    await page.waitForURL('**/cases?state=open')
  })

  it('moves through rows, and opens one', async () => {
    const numbers = await page.locator('tbody tr td:first-child').allTextContents()
    await press('j', 'j', 'j', 'k')
    expect(await focused()).toBe(numbers[1])
    await press('Enter')
    await page.waitForURL(`**/cases/${numbers[1]}`)
    await page.goBack()
    await page.goto('/')
    await press('j')
    const first = page.locator('.rows > li').first()
    expect(await first.evaluate((row) => row.contains(row.ownerDocument.activeElement))).toBe(true)
  })

  it('leaves keys with a modifier to the browser', async () => {
    await press('Control+j', 'Alt+k', 'Meta+/')
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true)
  })

  it('explains itself, and can be turned off for good', async () => {
    await press('?')
    expect(await isHelpOpen()).toBe(true)
    await leaveHelp()
    await press('?')
    await page.locator('#shortcuts [name="shortcuts"]').uncheck()
    await leaveHelp()
    await press('j', 'g', 'w', '/', '?')
    await page.reload()
    await press('j', 'g', 'w', '/', '?')
    expect(await isHelpOpen()).toBe(false)
    expect(path()).toBe('/cases')
    // The way back is open without a key.
    await page.locator('.who > summary').click()
    await page.locator('[data-opens="shortcuts"]').click()
    expect(await page.locator('#shortcuts [name="shortcuts"]').isChecked()).toBe(false)
    await page.locator('#shortcuts [name="shortcuts"]').check()
    await leaveHelp()
    await press('/')
    expect(await focused()).toBe('quick')
  })

  it('closes a menu and stays at it', async () => {
    await page.locator('.who > summary').focus()
    await press('Enter', 'Tab')
    expect(await page.locator('.who').getAttribute('open')).not.toBeNull()
    await press('Escape')
    expect(await page.locator('.who').getAttribute('open')).toBeNull()
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('SUMMARY')
  })

  it('reaches the content first, past the menu', async () => {
    await press('Tab')
    expect(await focused()).toContain('Skip to content')
    await press('Enter', 'Tab')
    expect(await page.evaluate('document.activeElement?.closest("main") !== null')).toBe(true)
  })

  it('narrows a list at once, keeps the focus, and goes back by the browser', async () => {
    await page.focus('[name="state"]')
    await page.selectOption('[name="state"]', 'open')
    await page.waitForURL('**/cases?*state=open*')
    await page.locator('.chip').waitFor()
    expect(await page.locator('.chip').textContent()).toContain('State: Open')
    expect(await focused()).toBe('state')
    await expect.poll(() => page.locator('#said').textContent()).toMatch(/\d+ cases?/)
    await page.goBack()
    await page.waitForURL((url) => url.pathname === '/cases' && url.search === '')
    await expect.poll(() => page.locator('.chip').count()).toBe(0)
    expect(await page.inputValue('[name="state"]')).toBe('')
  })

  it('finds itself at what is wrong with a form, and from there at the field', async () => {
    await page.goto('/cases/new/project')
    await page.locator('form.entry button.main').click()
    await page.waitForLoadState()
    expect(await page.evaluate('document.activeElement?.className')).toBe('problems')
    await press('Tab', 'Enter')
    expect(await focused()).toBe('title')
  })
})
