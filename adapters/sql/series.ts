import { encodeAs } from './codec.ts'
import type { Dialect } from './dialects/dialect.ts'
import { render } from './fragment.ts'
import type { Execute } from './statement.ts'

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
  const counting = dialect.counting(
    { value: encodeAs('text', tenant, 'tenant') },
    { value: encodeAs('text', series, 'series') },
    { value: encodeAs('integer', count, 'count') },
  )
  const result = await execute({
    ...render(dialect, counting),
    during: `take ${series}`,
    table: 'series',
    kept: true,
  })
  return dialect.counted(result) - count + 1
}
