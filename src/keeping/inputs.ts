import * as z from 'zod'
import { readDate } from '../retention/partial-date.ts'

/** A day, or the month or year of one that is not known. */
export function partialDate() {
  return z
    .string()
    .refine((given) => readDate(given) !== null, {
      error: 'is not a date that exists; write YYYY-MM-DD, YYYY-MM or YYYY',
      params: { rule: 'day', accepted: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] },
    })
    .meta({ description: 'YYYY-MM-DD, YYYY-MM or YYYY', examples: ['2024-05-31', '2024-05', '2024'] })
}
