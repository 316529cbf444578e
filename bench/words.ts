import type { StoreName } from './databases/database.ts'
import type { Bound, Comparison, Verdict } from './figures.ts'
import type { Spread } from './statistics.ts'
import type { MeasuredIn, Written } from './written.ts'

/*
 * How figures are said, on the terminal and in the documentation.
 */

export const storeTitles: { readonly [S in StoreName]: string } = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  mariadb: 'MariaDB',
}

export const signs: { readonly [V in Verdict]: string } = {
  met: '✓',
  missed: '✗ missed',
  'not judged': '– not judged',
  reported: '',
}

export function whatOf({ workload, what, cases }: Pick<Comparison, 'workload' | 'what' | 'cases'>): string {
  return cases === undefined ? what : `${what}, ${plain(cases)} ${workload === 'W7' ? 'loans' : 'cases'}`
}

/** What a side came to: of what is written how much a second, of what is read how long it takes. */
export function amountOf({ items, of }: MeasuredIn, { median }: Pick<Spread, 'median'>): string {
  if (of === 'speed') return `${plain(Math.round((1000 * items) / median))} a second`
  return `${median < 10 ? median.toFixed(2) : plain(Math.round(median))} ms`
}

export function ratioOf({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`
}

export function wantedOf(bound: Bound | null): string {
  if (bound === null) return ''
  return 'least' in bound ? `at least ${bound.least}` : `at most ${bound.most}`
}

/** What a comparison rests on; undefined where it is of two measurements. */
export function measuredFor(one: Comparison, { measurements }: Written): MeasuredIn | undefined {
  return measurements.find(
    ({ workload, store, what, cases }) =>
      workload === one.workload && store === one.store && what === one.what && cases === one.cases,
  )
}

export const plain = (value: number) => value.toLocaleString('en-US')
