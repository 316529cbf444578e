import * as z from 'zod'
import { effectiveDay, isPlainDate } from '../calendar/plain-date.ts'
import { ownCheck } from '../own-checks.ts'
import { text } from '../text.ts'

/*
 * Building blocks for a category's fields. Their outputs are JSON and are accepted again as inputs, which is what a
 * category asks of any schema.
 */

export { text }

const isDay = ownCheck(isPlainDate)
const isDayOrMonth = ownCheck((value: string) => effectiveDay(value) !== null)
const isMoney = ownCheck((value: number) => Number(value.toFixed(2)) === value)

/** A calendar day, `YYYY-MM-DD`, that exists. */
export function day() {
  return z
    .string()
    .refine(isDay, { error: 'is not a day that exists; write YYYY-MM-DD', params: { rule: 'day' } })
    .meta({ format: 'date' })
}

/** A day or a month, `YYYY-MM-DD` or `YYYY-MM`; a month counts as its last day, and stays visible as a month. */
export function dayOrMonth() {
  return z
    .string()
    .refine(isDayOrMonth, {
      error: 'is not a day or month that exists; write YYYY-MM-DD or YYYY-MM',
      params: { rule: 'day' },
    })
    .meta({ description: 'YYYY-MM-DD or YYYY-MM', examples: ['2024-05-17', '2024-05'] })
}

/**
 * An amount in the company's currency, with at most two decimals, up to 70 million million: beyond that, a number
 * cannot tell one hundredth from the next.
 */
export function money() {
  return z
    .number()
    .min(-7e13)
    .max(7e13)
    .refine(isMoney, {
      error: 'has more than two decimals',
      params: { rule: 'decimals' },
    })
}

/** A share in whole hundredths, 0 to 100. */
export function percent() {
  return z.int().min(0).max(100)
}
