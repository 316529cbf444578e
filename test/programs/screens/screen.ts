import type { Page } from 'playwright-core'

/** A screen of the console: who looks at it, where, and what is done before the picture. */
export interface Screen {
  readonly name: string
  /** Who is signed in; null for nobody. */
  readonly person: string | null
  readonly path: string | ((page: Page) => Promise<string>)
  readonly before?: (page: Page) => Promise<unknown>
  /** Expected of the answer; 200 where left out. */
  readonly status?: number
  /** On a wide desk too. */
  readonly wide?: boolean
}
