import { fileURLToPath } from 'node:url'
import { markdownTable } from '../test/programs/diagrams/markdown-table.ts'
import type { Comparison } from './figures.ts'
import { amountOf, measuredFor, plain, signs, storeTitles, wantedOf, whatOf } from './words.ts'
import type { Written } from './written.ts'

export const pageFile = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

const begin = '<!-- figures: drawn by `npm run bench -- --docs` from docs/results/bench.json -->'
const end = '<!-- end of figures -->'

/** The page with its figures drawn anew. */
export function withFigures(page: string, written: Written): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`The page has no place for figures: ${begin} … ${end}`)
  return `${before}${begin}\n\n${figures(written)}\n\n${end}${after}`
}

function figures(written: Written): string {
  const { machine, measured, rounds, stores, titles } = written
  const on = Object.values(stores).map((versions) =>
    Object.entries(versions)
      .map((one) => one.join(' '))
      .join(', '),
  )
  return [
    `Measured on ${measured} on ${machine.processor}, ${machine.memory}, ${machine.system}, Node.js ${machine.node}: ${on.join('; ')}. ${rounds} rounds.`,
    ...Object.entries(titles).flatMap(([workload, title]) => section(workload, title, written)),
  ].join('\n\n')
}

function section(workload: string, title: string, written: Written): readonly string[] {
  const mine = written.comparisons.filter((one) => one.workload === workload)
  const [timed, rows] = [mine.filter(({ of }) => of !== 'rows'), mine.filter(({ of }) => of === 'rows')]
  if (timed.length === 0) return []
  const compared = timed[0]!.of === 'speed' ? 'speed of casekeep' : 'time of casekeep'
  return [
    `### ${title}`,
    markdownTable(
      ['database', 'what', 'casekeep', 'by hand', compared, 'wanted'],
      timed.map((one) => [
        storeTitles[one.store],
        whatOf(one),
        amount(one, one.casekeep, written),
        amount(one, one.against, written),
        `${one.ratio.median.toFixed(2)} ${bar(one.ratio.median)}`,
        wishOf(one),
      ]),
    ),
    ...(rows.length === 0 ? [] : [readRows(rows, written)]),
  ]
}

/** What was read, and how the database finds it. */
function readRows(rows: readonly Comparison[], written: Written): string {
  return markdownTable(
    ['database', 'what', 'notices', 'rows read', 'for each', 'wanted', 'found by'],
    rows.map((one) => {
      const { done, read, ways } = measuredFor(one, written)!.touched!
      const found = ways.map((way) => `\`${way}\``).join('<br>')
      return [
        storeTitles[one.store],
        whatOf(one),
        plain(done),
        plain(read),
        one.ratio.median.toFixed(2),
        wishOf(one),
        found,
      ]
    }),
  )
}

const wishOf = ({ wanted, verdict }: Comparison) => [wantedOf(wanted), signs[verdict]].filter(Boolean).join(' ')

/** A side with what it came to; alone where it is no side of this measurement. */
function amount(one: Comparison, name: string, written: Written): string {
  const measured = measuredFor(one, written)
  const side = measured?.sides.find((candidate) => candidate.name === name)
  const short = name.replace(/^casekeep(, )?/, '')
  if (measured === undefined || side === undefined) return name
  return [short, amountOf(measured, side.perAct)].filter(Boolean).join(': ')
}

const blocksToOne = 8
const mostBlocks = 20

/** By hand is eight blocks long. */
export function bar(ratio: number): string {
  return '█'.repeat(Math.max(1, Math.min(mostBlocks, Math.round(ratio * blocksToOne))))
}
