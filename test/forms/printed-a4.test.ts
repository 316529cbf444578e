import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locales } from '../../src/index.ts'
import { hasChromium, launchChromium } from '../support/chromium.ts'
import { everyForm } from './every-form.ts'
import { departmentOf, nameOf, policy, titleOf } from './samples.ts'

/** As on paper: what reaches over an edge of the page or is cut. */
const look = `(() => {
  const main = document.querySelector('main').getBoundingClientRect()
  const over = [...document.querySelectorAll('main *')].filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    const cut = !(element instanceof SVGElement) && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
    return cut || right > main.right + 1 || left < main.left - 1
  })
  return { over: over.map((element) => element.outerHTML.slice(0, 200)), fits: main.width <= innerWidth }
})()`

describe.skipIf(!hasChromium)('on A4', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  it.each(locales)('in %s nothing is cut, nothing is loaded, and every page is A4', async (locale) => {
    const page = await browser.newPage({ viewport: { width: 1123, height: 1123 } })
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    await page.emulateMedia({ media: 'print' })
    for (const count of [1, 14]) {
      for (const { title, make } of everyForm(count)) {
        const markup = make({ policy, locale, nameOf, departmentOf, titleOf, company: 'Northwind' })
        await page.setContent(markup)
        const { over, fits } = (await page.evaluate(look)) as { over: readonly string[]; fits: boolean }
        expect({ title, count, over, fits }).toEqual({ title, count, over: [], fits: true })
        const across = title.endsWith('登記表')
        const pages = sizes(await page.pdf({ preferCSSPageSize: true }))
        expect(new Set(pages)).toEqual(new Set([across ? '842×595' : '595×842']))
        expect(pages.length > 1).toBe(count > 1)
      }
    }
    expect([asked.filter((url) => !url.startsWith('about:')), said]).toEqual([[], []])
    await page.close()
  })
})

/** Width and height of the pages of a PDF, in points. */
function sizes(pdf: Uint8Array): readonly string[] {
  const boxes = new TextDecoder('latin1').decode(pdf).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...boxes].map(([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`)
}
