import type { Locator, Page } from 'playwright-core'

/** How long a person takes who sees a page for the first time, in seconds. */
export const humanTime = { read: 2, click: 1, keystroke: 0.2 } as const

/** What somebody did for one purpose. */
export interface Step {
  readonly who: string
  readonly what: string
  readonly clicks: number
  readonly keystrokes: number
  readonly seconds: number
}

/** A person at the screen, who clicks and types as slowly as people do, and whose every move is counted. */
export class Hand {
  readonly steps: Step[] = []
  readonly #page: Page
  readonly #pauses: boolean
  #who = ''
  #counts = { clicks: 0, keystrokes: 0 }

  constructor(page: Page, pauses: boolean) {
    this.#page = page
    this.#pauses = pauses
  }

  is(who: string): void {
    this.#who = who
  }

  /** Reads what is to be done, does it, and counts it. */
  async step(what: string, work: () => Promise<void>): Promise<void> {
    this.#counts = { clicks: 0, keystrokes: 0 }
    await this.#pause(humanTime.read)
    await work()
    this.steps.push({ who: this.#who, what, ...this.#counts, seconds: secondsOf([this.#counts]) })
  }

  async click(target: Locator): Promise<void> {
    await this.#see(target)
    await this.#pause(humanTime.click)
    this.#counts.clicks++
    await target.click()
    await this.#page.waitForLoadState()
    // A part of the page may be on its way.
    await this.#page.locator('.htmx-request, [inert]').first().waitFor({ state: 'detached' })
  }

  /** Chooses in a list that is unfolded: one click to open it, one to choose. */
  async choose(target: Locator, label: string): Promise<void> {
    await this.#see(target)
    await this.#pause(2 * humanTime.click)
    this.#counts.clicks += 2
    await target.selectOption({ label })
  }

  /** Types into a field, after a click into it. */
  async type(target: Locator, text: string): Promise<void> {
    await this.click(target)
    await this.typeHere(text)
  }

  /** Types where the page has put the cursor. */
  async typeHere(text: string): Promise<void> {
    for (const letter of text) {
      await this.#pause(humanTime.keystroke)
      this.#counts.keystrokes++
      await this.#page.keyboard.insertText(letter)
    }
  }

  /** What is not on the screen has to be scrolled to; how far depends on the day's worklist, so it is not counted. */
  async #see(target: Locator): Promise<void> {
    await target.waitFor()
    const box = await target.boundingBox()
    const height = this.#page.viewportSize()?.height ?? 0
    if (box !== null && box.y >= 0 && box.y + box.height <= height) return
    await this.#pause(humanTime.click)
    await target.scrollIntoViewIfNeeded()
  }

  #pause(seconds: number): Promise<void> {
    if (!this.#pauses) return Promise.resolve()
    return new Promise((over) => setTimeout(over, seconds * 1000))
  }
}

/** How long so many steps take a person. */
export function secondsOf(steps: readonly Pick<Step, 'clicks' | 'keystrokes'>[]): number {
  const { read, click, keystroke } = humanTime
  const seconds = steps.reduce((sum, { clicks, keystrokes }) => sum + read + clicks * click + keystrokes * keystroke, 0)
  return Math.round(seconds * 10) / 10
}
