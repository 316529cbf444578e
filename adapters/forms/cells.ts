import { wallTime } from './moments.ts'

/** What stands in a cell, so that each kind of file can write it as what it is. */
export type Cell =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'number'; readonly number: number }
  | { readonly as: 'day'; readonly day: string }
  | { readonly as: 'moment'; readonly day: string; readonly time: string }
  | { readonly as: 'nothing' }

/** What is no moment goes on as text: a file shows what was recorded. */
export function momentCell(at: string | null, timeZone: string): Cell {
  if (at === null) return { as: 'nothing' }
  const shown = wallTime(at, timeZone)
  if (shown !== null) return { as: 'moment', ...shown }
  return at === '' ? { as: 'nothing' } : { as: 'text', text: at }
}
