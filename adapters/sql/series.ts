import { encodeAs } from './codec.ts'
import type { Dialect } from './dialect.ts'
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
  const values = [1, 2, 3].map(dialect.placeholder).join(', ')
  const { rows } = await execute({
    text: `insert into casekeep_series as series (tenant, name, value) values (${values}) on conflict (tenant, name) do update set value = series.value + excluded.value returning value`,
    parameters: [
      encodeAs('text', tenant, 'tenant'),
      encodeAs('text', series, 'series'),
      encodeAs('integer', count, 'count'),
    ],
    during: `take ${series}`,
  })
  return Number(rows[0]?.value) - count + 1
}
