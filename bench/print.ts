import type { Failure } from './run.ts'
import { table } from './table.ts'
import { amountOf, ratioOf, signs, storeTitles, wantedOf, whatOf } from './words.ts'
import type { Written } from './written.ts'

/** Of each workload what every side came to, and how they compare. */
export function printWritten({ titles, measurements, comparisons }: Written): string {
  return Object.entries(titles)
    .flatMap(([workload, title]) => {
      const sides = measurements
        .filter((one) => one.workload === workload)
        .flatMap((one) =>
          one.sides.map(({ name, perAct }) => [storeTitles[one.store], whatOf(one), amountOf(one, perAct), name]),
        )
      const rows = comparisons
        .filter((one) => one.workload === workload)
        .map((one) => [
          storeTitles[one.store],
          whatOf(one),
          `${one.of} ${ratioOf(one.ratio)}`,
          wantedOf(one.wanted),
          signs[one.verdict],
          `${one.casekeep} / ${one.against}`,
        ])
      const ways = measurements
        .filter((one) => one.workload === workload)
        .flatMap((one) =>
          (one.touched?.ways ?? []).map((way) => [storeTitles[one.store], whatOf(one), `reads by ${way}`]),
        )
      const tables = [sides, rows, ways].filter(({ length }) => length > 0).flatMap((lines) => [table(lines), ''])
      return sides.length === 0 ? [] : [`${workload}  ${title}`, '', ...tables]
    })
    .join('\n')
}

export function printFailures(failures: readonly Failure[]): string {
  return failures.map(({ where, error }) => `FAILED ${where}: ${textOf(error)}`).join('\n')
}

/** Drivers put whole statements on their errors: the message and where it was thrown will do. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined ? '' : `\n  because: ${textOf(error.cause)}`
  return `${error.message.slice(0, 2000)}\n${stack.slice(0, 4).join('\n')}${cause}`
}
