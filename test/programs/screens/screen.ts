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
  /** It is a sheet of paper, which is as wide on a telephone too. */
  readonly paper?: boolean
  /** A test of its own looks at it with axe, which takes long: quickly, nothing else does. */
  readonly tested?: boolean
  /** On a wide desk too. */
  readonly wide?: boolean
}
