import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import { violations } from './accessibility.ts'
import type { Screen } from './screen.ts'

export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const
export const widths = [1280, 390] as const
export const wideWidth = 1920
export const themes = ['light', 'dark'] as const
type Language = (typeof languages)[number]

/** The language in which axe looks at everything; in the others only texts differ. */
const examined: Language = 'en'

export interface Shot {
  readonly screen: Screen
  readonly language: Language
  /**
   * Narrow in the light and wide in the dark alone, one of these in the languages in which axe does not look, and all
   * that can be found without anybody who looks at pictures, so that none is taken.
   */
  readonly quick: boolean
  /** In which of the two axe looks, where it is to be quick: screens take turns. */
  readonly turn: number
}

const quickSights = [[390, 'light'] as const, [1280, 'dark'] as const] as const

/** Whether axe looks, too. */
function isExamined({ screen, language, quick, turn }: Shot, width: number): boolean {
  if (language !== examined) return false
  return !quick || (screen.tested !== true && width === quickSights[turn % quickSights.length]![0])
}

/** The windows and themes in which a screen is taken. */
function sightsOf({ screen, language, quick }: Shot): readonly (readonly [number, (typeof themes)[number]])[] {
  if (quick) return language === examined ? quickSights : [quickSights[language === 'zh-Hans' ? 0 : 1]]
  const all = screen.wide === true ? [...widths, wideWidth] : widths
  return all.flatMap((width) => themes.map((theme) => [width, theme] as const))
}
export interface Tally {
  /** The screens that were there. */
  readonly screens: Set<string>
  sights: number
  examinations: number
}

export function emptyTally(): Tally {
  return { screens: new Set(), sights: 0, examinations: 0 }
}

export function add(tally: Tally, more: Tally): void {
  for (const screen of more.screens) tally.screens.add(screen)
  tally.sights += more.sights
  tally.examinations += more.examinations
}

interface Camera {
  readonly url: string
  readonly folder: string
  readonly fault: (text: string) => void
}

/** What a browser of theirs asks for, for pages that look at nothing else. */
const locales = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' } as const

const patience = 90_000
/** Of a longer page the picture shows the beginning. */
const tallest = 8000

/** Takes one shot after the other until none is left. A browser that hangs is given up for a new one. */
export async function takeAll(shots: Shot[], { url, folder, fault }: Camera): Promise<Tally> {
  const tally = emptyTally()
  let studio = await Studio.open(url)
  for (let shot = shots.shift(); shot !== undefined; shot = shots.shift()) {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const faults: string[] = []
      const done = await within(
        patience,
        take(await studio.page(shot), shot, { folder, fault: (text) => faults.push(text) }),
      )
      if (done !== null) {
        add(tally, done)
        for (const text of faults) fault(text)
        break
      }
      await studio.leave()
      studio = await Studio.open(url)
      if (attempt === 2) fault(`${nameOf(shot)}: the browser hung`)
    }
  }
  await within(10_000, studio.close())
  return tally
}

function nameOf({ screen, language }: Shot): string {
  return `${screen.name}.${language}`
}

/** Whoever looks at it, in which language. */
const viewerOf = ({ screen, language }: Shot) => `${screen.person ?? ''} ${language}`

/** One viewer after another, since a new tab takes longer than most pages: each goes on in theirs. */
export function byViewer(shots: readonly Shot[]): Shot[] {
  return shots.toSorted((one, other) => viewerOf(one).localeCompare(viewerOf(other)))
}

/** A browser in which each person is signed in once for each language. */
class Studio {
  readonly #browser: Browser
  readonly #url: string
  readonly #contexts = new Map<string, BrowserContext>()
  #tab: { readonly viewer: string; readonly page: Page } | null = null

  private constructor(browser: Browser, url: string) {
    this.#browser = browser
    this.#url = url
  }

  static async open(url: string): Promise<Studio> {
    return new Studio(await launchChromium(), url)
  }

  async page(shot: Shot): Promise<Page> {
    const viewer = viewerOf(shot)
    if (this.#tab?.viewer === viewer && !this.#tab.page.isClosed()) return this.#tab.page
    await this.#tab?.page.close()
    const context = this.#contexts.get(viewer) ?? (await this.#enter(shot.screen.person, shot.language))
    this.#contexts.set(viewer, context)
    const page = await context.newPage()
    this.#tab = { viewer, page }
    return page
  }

  async #enter(person: string | null, language: Language): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      baseURL: this.#url,
      locale: locales[language],
      reducedMotion: 'reduce',
    })
    await context.addCookies([{ name: 'language', value: language, url: this.#url }])
    if (person === null) return context
    const form = await (await context.request.get('/sign-in')).text()
    const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const answer = await context.request.post('/sign-in', {
      form: { person, token },
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      maxRedirects: 0,
    })
    if (answer.status() !== 303) throw new Error(`${person} could not sign in: ${answer.status()}`)
    return context
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
  /** Without waiting for what hangs. */
  async leave(): Promise<void> {
    await within(5000, this.#browser.close())
  }
}

/** What the work came to within so many milliseconds; null where it took longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((over) => {
    timer = setTimeout(() => over(null), milliseconds)
  })
  const outcome = await Promise.race([work, late])
  clearTimeout(timer)
  return outcome
}

async function take(page: Page, shot: Shot, { folder, fault }: Omit<Camera, 'url'>): Promise<Tally> {
  const { screen, language, quick } = shot
  const tally = emptyTally()
  const here = (text: string) => fault(`${nameOf(shot)}: ${text}`)
  const expected = screen.status ?? 200
  let status = 0
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => here(error.message))
  page.on('console', (message) => {
    const answered = message.text().includes('Failed to load resource') && message.text().includes(String(expected))
    if (message.type() === 'error' && !(expected >= 400 && answered)) here(message.text())
  })
  page.on('response', (response) => {
    if (response.request().resourceType() === 'document') status = response.status()
    if (response.status() >= 500) here(`${response.status()} from ${response.url()}`)
  })
  try {
    await page.setViewportSize({ width: widths[0], height: 800 })
    const path = typeof screen.path === 'string' ? screen.path : await screen.path(page)
    await page.goto(path)
    await screen.before?.(page)
    if (status !== expected) here(`answered ${status}, not ${expected}, at ${page.url()}`)
    const said = await page.evaluate('document.documentElement.lang')
    if (said !== language) here(`says that it is in ${said}`)
    for (const [width, theme] of sightsOf(shot)) {
      await show(page, width, theme)
      const picture = join(folder, `${nameOf(shot)}.${width}.${theme}.png`)
      if (!quick) await page.screenshot({ path: picture, animations: 'disabled' })
      tally.screens.add(screen.name)
      tally.sights++
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
      if (over > 0 && screen.paper !== true) here(`is ${over} pixels wider than ${width}`)
      if (!isExamined(shot, width)) continue
      for (const violation of await violations(page)) here(`at ${width} in the ${theme}: ${violation}`)
      tally.examinations++
    }
  } catch (error) {
    here(error instanceof Error ? error.message : String(error))
    await page.close()
  } finally {
    page.removeAllListeners()
  }
  return tally
}

/** The whole page as a window of its own height shows it, so that what is fixed to the window's edge is at the edge. */
async function show(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: 800 })
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'))
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 800), tallest) })
}
