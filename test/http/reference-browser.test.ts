import { httpHandler } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { createArchive, type Locale, locales, type Policy } from '../../src/index.ts'
import { violations } from '../programs/screens/accessibility.ts'
import { hasChromium, launchChromium, openSite, type Site } from '../support/chromium.ts'

const widths = [390, 1280]
const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 25, 28)' } as const
/**
 * Where axe looks: widths change what is where, and colours go by the scheme, so that each is looked at once. Between
 * the languages only texts differ. `npm run screens` looks at all of them.
 */
const isExamined = (locale: Locale, scheme: keyof typeof grounds, width: number) =>
  locale === 'en' && (scheme === 'light') === (width === 390)

// What a page looks like shows in a browser alone.
describe.skipIf(!hasChromium)('the reference in a browser', { timeout: 120_000 }, () => {
  let site: Site
  let browser: Browser

  beforeAll(async () => {
    const archive = createArchive({ policy: demoPolicy() as Policy, storage: memoryAdapter() })
    const handle = httpHandler(archive, { authenticate: () => null, describedTo: 'everybody', basePath: '/api' })
    site = await openSite(handle)
    browser = await launchChromium()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it.each(locales)('%s: nobody is kept out, and nothing is cut off', async (locale) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(`${site.url}/api/reference?language=${locale}`)
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale)
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true')
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      // The style is the page's own, and the policy lets it through.
      const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
      expect(ground).toBe(grounds[scheme])
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect([scheme, width, over]).toEqual([scheme, width, 0])
        if (isExamined(locale, scheme, width)) expect(await violations(page)).toEqual([])
      }
    }
    expect(said).toEqual([])
    await context.close()
  })

  it('is dark for whoever asks for that, however their system is', async () => {
    const context = await browser.newContext({ colorScheme: 'light' })
    const page = await context.newPage()
    await page.goto(`${site.url}/api/reference?theme=dark`)
    const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    expect(ground).toBe(grounds.dark)
    await context.close()
  })

  it('runs no script, whoever puts one in', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}/api/reference`)
    const ran = page.evaluate(`new Promise((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
    })`)
    expect(await ran).toBe('script-src-elem')
    expect(await page.evaluate('globalThis.ran')).toBeUndefined()
    await page.close()
  })
})
