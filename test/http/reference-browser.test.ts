import { httpHandler } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { createArchive, locales, type Policy } from '../../src/index.ts'
import { violations } from '../programs/screens/accessibility.ts'
import { hasChromium, launchChromium, openSite, type Site } from '../support/chromium.ts'

const sights = locales.flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) => [390, 1280].map((width) => [locale, scheme, width] as const)),
)

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

  it.each(sights)('%s, %s, %i wide: nobody is kept out, and nothing is cut off', async (locale, colorScheme, width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(`${site.url}/api/reference?language=${locale}`)
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale)
    // The style is the page's own, and the policy lets it through.
    const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 25, 28)')
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true')
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(over).toBe(0)
    // Between the languages only texts differ.
    if (locale === 'en') expect(await violations(page)).toEqual([])
    expect(said).toEqual([])
    await context.close()
  })

  it('is dark for whoever asks for that, however their system is', async () => {
    const context = await browser.newContext({ colorScheme: 'light' })
    const page = await context.newPage()
    await page.goto(`${site.url}/api/reference?theme=dark`)
    const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    expect(ground).toBe('rgb(20, 25, 28)')
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
