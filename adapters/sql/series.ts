import { encodeAs } from './codec.ts'
import type { Dialect } from './dialects/dialect.ts'
import { render, type SqlValue } from './fragment.ts'
import type { Execute } from './statement.ts'

/** The counting statement of a database: its text, and which of tenant, series and count stands at each place. */
interface Counting {
  readonly text: string
  readonly places: readonly number[]
}

const made = new WeakMap<Dialect, Counting>()

function countingOf(dialect: Dialect): Counting {
  let counting = made.get(dialect)
  if (counting === undefined) {
    const { text, parameters } = render(dialect, dialect.counting({ value: 0 }, { value: 1 }, { value: 2 }))
    counting = { text, places: parameters.map(Number) }
    made.set(dialect, counting)
  }
  return counting
}

/**
 * Takes the next numbers of a series. The counter belongs to the transaction until it ends: nobody else counts on
 * before, and undoing the transaction undoes the counting, so that no number is lost.
 */
export async function takeNumbers(
  dialect: Dialect,
  execute: Execute,
  tenant: string,
  series: string,
  count: number,
): Promise<number> {
  const { text, places } = countingOf(dialect)
  const values: readonly SqlValue[] = [
    encodeAs('text', tenant, 'tenant'),
    encodeAs('text', series, 'series'),
    encodeAs('integer', count, 'count'),
  ]
  const result = await execute({
    text,
    parameters: places.map((place) => values[place]!),
    during: `take ${series}`,
    table: 'series',
    kept: true,
  })
  return dialect.counted(result) - count + 1
}
