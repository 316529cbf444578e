import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typedHash } from '../../examples/server/typed-hash.ts'
import { hasChromium, launchChromium, openSite, type Site } from '../support/chromium.ts'
import { demoOffice } from './demo-office.ts'

const scan = Buffer.from('the scan of a signed paper')
const hash = createHash('sha256').update(scan).digest('hex')

describe('a hash that is typed', () => {
  it.each([
    [hash, hash],
    [hash.toUpperCase(), hash],
    [` ${hash}  scan.pdf\n`, hash],
    ['　ＡＢ', 'ab'],
    ['', undefined],
    ['  ', undefined],
    [undefined, undefined],
  ])('%j is %j', (typed, meant) => {
    expect(typedHash(typed)).toBe(meant)
  })
})

// Files are chosen and hashed in a browser alone.
describe.skipIf(!hasChromium)('a scan that is chosen', { timeout: 60_000 }, () => {
  let site: Site
  let browser: Browser
  beforeAll(async () => {
    site = await openSite((await demoOffice(12, 30)).app.fetch)
    browser = await launchChromium()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('is hashed where it lies, and sent nowhere', async () => {
    const context = await browser.newContext({ baseURL: site.url, locale: 'en-GB' })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await page.goto('/sign-in?back=/agreements/new')
    await page.locator('button[name="person"][value="lin.hsiuying"]').click()
    await page.waitForURL('**/agreements/new')
    const sentOff: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') sentOff.push(request.url())
    })
    await page.setInputFiles('[data-hash-for="form"]', { name: 'scan.pdf', mimeType: 'application/pdf', buffer: scan })
    await expect.poll(() => page.inputValue('#form')).toBe(hash)
    expect(sentOff).toEqual([])
    await page.selectOption('#person', 'mak.waikit')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.locator('form.entry .submit button').click()
    const body = (await sent).postData() ?? ''
    expect(body).toContain(`form=${hash}`)
    expect(body).not.toContain('scan.pdf')
    await page.waitForURL('**/agreements/entry?**')
    expect(await page.locator('code.hash').textContent()).toBe(hash)
    await context.close()
  })
})
