import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what is best practice beyond. */
export const ruleSets = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/** What axe-core finds wrong with the page as it is, a line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  // By the developer's way in, which the page's own policy on scripts does not concern.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: ruleSets })
  const found = await page.evaluate<{ violations: readonly Violation[] }>(`axe.run(document, ${options})`)
  return found.violations.map(({ id, nodes }) => {
    const [first] = nodes
    const why = (first?.failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()
    return `${id} at ${nodes.length} places, first ${first?.target.join(' ')}: ${why}`
  })
}
