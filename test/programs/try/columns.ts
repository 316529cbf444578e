import { day, isPlainDate, text } from 'casekeep'
import * as z from 'zod'
import { days } from './clock.ts'

/*
 * What the cells of the tables may hold. Nothing is filed that lies after the day of filing.
 */

const future = { error: `lies after ${days.collect}, the day of filing` }

export const someText = () => text(200)
export const pastDay = () => day().refine((value) => value <= days.collect, future)
export const pastMonth = () =>
  z
    .string()
    .refine((value) => isPlainDate(`${value}-01`), { error: 'is not a month that exists; write YYYY-MM' })
    .refine((value) => value <= days.collect.slice(0, 7), future)
/** In hundredths, so that sums are exact. */
export const hundredths = () =>
  z
    .string()
    .regex(/^-?\d{1,11}(\.\d{1,2})?$/, 'is not an amount with at most two decimals')
    .transform((value) => Math.round(Number(value) * 100))
