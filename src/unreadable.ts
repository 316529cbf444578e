import * as z from 'zod'
import { type ErrorDetails, refuse } from './errors.ts'
import { type UnreadableReason, unreadableReasons } from './reasons.ts'

/** What cannot be read, and why. */
export type Unreadable = ErrorDetails['UNREADABLE']

const known = new WeakMap<object, Unreadable>()

/**
 * Stands in a row for a value that cannot be read. The row may be listed and handed on; whoever looks into the value is
 * refused with `UNREADABLE`, so that nothing is shown, decided or written that rests on it.
 */
export function unreadable(about: Unreadable): object {
  const refused = (): never => refuse('UNREADABLE', about)
  // Every way of looking into an object is refused alike.
  const value = new Proxy({}, new Proxy({}, { get: () => refused }))
  known.set(value, about)
  return value
}

/** Why a value of a row cannot be read; null for one that can. */
export function whyUnreadable(value: unknown): Unreadable | null {
  return typeof value === 'object' && value !== null ? (known.get(value) ?? null) : null
}

/** @throws {CasekeepError} `UNREADABLE` for a value that cannot be read */
export function mustBeReadable(value: unknown): void {
  const why = whyUnreadable(value)
  if (why !== null) refuse('UNREADABLE', why)
}

/** The schema of why something cannot be read, for what is given out. */
export const unreadableWord = z.enum(Object.keys(unreadableReasons) as [UnreadableReason, ...UnreadableReason[]])
