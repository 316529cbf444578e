import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { usualResults } from '../../bench/options.ts'
import { bar, pageFile, withFigures } from '../../bench/page.ts'
import type { Written } from '../../bench/written.ts'

const written: Written = {
  measured: '2026-01-02',
  scale: 'full',
  rounds: 9,
  machine: { processor: 'a processor, 2 cores', memory: '8 GiB', system: 'Linux 6', node: 'v20.19.0' },
  stores: { postgres: { PostgreSQL: '15.1', driver: 'pg' } },
  titles: { W1: 'Opening', W3: 'Listing', W6: 'Counting', W7: 'Notices' },
  measurements: [
    {
      workload: 'W1',
      store: 'postgres',
      what: '1 caller',
      items: 1,
      of: 'speed',
      sides: [
        { name: 'casekeep, statements kept', by: 'casekeep', perAct: { median: 2, least: 1, most: 3 } },
        { name: 'six statements', by: 'hand', perAct: { median: 1, least: 1, most: 1 } },
      ],
    },
    {
      workload: 'W7',
      store: 'sqlite',
      what: '100 notices',
      cases: 10_000,
      items: 1,
      of: 'time',
      touched: { done: 100, read: 301, ways: ['SEARCH one', 'SEARCH other'] },
      sides: [
        { name: 'casekeep', by: 'casekeep', perAct: { median: 40, least: 30, most: 50 } },
        { name: 'prepared', by: 'hand', perAct: { median: 20, least: 20, most: 20 } },
      ],
    },
  ],
  comparisons: [
    {
      workload: 'W1',
      store: 'postgres',
      what: '1 caller',
      casekeep: 'casekeep, statements kept',
      against: 'six statements',
      of: 'speed',
      ratio: { median: 0.5, least: 0.4, most: 0.6 },
      wanted: { least: 1 },
      verdict: 'missed',
    },
    {
      workload: 'W3',
      store: 'postgres',
      what: 'first page',
      cases: 1_000_000,
      casekeep: 'casekeep',
      against: 'the same over 100,000',
      of: 'time',
      ratio: { median: 1.1, least: 1, most: 1.2 },
      wanted: { most: 1.5 },
      verdict: 'met',
    },
    {
      workload: 'W7',
      store: 'sqlite',
      what: '100 notices',
      cases: 10_000,
      casekeep: 'casekeep',
      against: 'prepared',
      of: 'time',
      ratio: { median: 2, least: 1, most: 3 },
      wanted: null,
      verdict: 'reported',
    },
    {
      workload: 'W7',
      store: 'sqlite',
      what: '100 notices',
      cases: 10_000,
      casekeep: 'rows read',
      against: 'notices sent',
      of: 'rows',
      ratio: { median: 3.01, least: 3.01, most: 3.01 },
      wanted: { most: 4 },
      verdict: 'met',
    },
  ],
  failures: [],
}
const begin = '<!-- figures: drawn by `npm run bench -- --docs` from docs/results/bench.json -->'
const end = '<!-- end of figures -->'

describe('the page of figures', () => {
  it('puts a table for each workload that was measured between its marks, and leaves the rest', () => {
    const page = withFigures(`before\n${begin}\nold\n${end}\nafter\n`, written)
    expect(page.startsWith(`before\n${begin}\n\nMeasured on 2026-01-02 on a processor, 2 cores,`)).toBe(true)
    expect(page.endsWith(`\n\n${end}\nafter\n`)).toBe(true)
    expect(page).not.toContain('old')
    expect(page).toContain('### Opening')
    expect(page).toMatch(
      /\| PostgreSQL +\| 1 caller +\| statements kept: 500 a second +\| six statements: 1,000 a second +\| 0\.50 ████ +\| at least 1 ✗ missed +\|/,
    )
    expect(page).toMatch(
      /\| PostgreSQL +\| first page, 1,000,000 cases +\| casekeep +\| the same over 100,000 +\| 1\.10 █{9} +\| at most 1\.5 ✓ +\|/,
    )
    expect(page).not.toContain('Counting')
  })

  it('tells beside the times of a workload how many rows were read, and by which ways', () => {
    const page = withFigures(`${begin}${end}`, written)
    expect(page).toMatch(
      /### Notices\n\n.*time of casekeep.*\n.*\n\| SQLite +\| 100 notices, 10,000 loans \| 40 ms +\| prepared: 20 ms \| 2\.00 █{16} +\| +\|\n\n/,
    )
    expect(page).toMatch(
      /\| SQLite +\| 100 notices, 10,000 loans \| 100 +\| 301 +\| 3\.01 +\| at most 4 ✓ \| `SEARCH one`<br>`SEARCH other` \|/,
    )
  })

  it('comes to the same when it is drawn again', () => {
    const once = withFigures(`${begin}${end}`, written)
    expect(withFigures(once, written)).toBe(once)
  })

  it('is refused without a place for them', () => {
    expect(() => withFigures('no place', written)).toThrow(/no place for figures/)
  })

  it.each([
    [0.01, 1],
    [1, 8],
    [2, 16],
    [99, 20],
  ])('a ratio of %d has %d blocks', (ratio, blocks) => {
    expect([...bar(ratio)]).toHaveLength(blocks)
  })
})

describe('docs/performance.md', () => {
  it.runIf(existsSync(usualResults))('is what was measured; if not: npm run bench -- --docs', () => {
    const page = readFileSync(pageFile, 'utf8')
    expect(withFigures(page, JSON.parse(readFileSync(usualResults, 'utf8')) as Written) === page).toBe(true)
  })
})
