import * as z from 'zod'
import { effectiveDay, isPlainDate, type PlainDate, todayIn } from '../calendar/plain-date.ts'
import { startOfDay } from '../calendar/start-of-day.ts'
import { refuse } from '../errors.ts'
import type { NumberKind } from '../numbering/number.ts'
import { parseNumber } from '../numbering/parse.ts'
import { day, dayOrMonth } from '../policy/fields.ts'
import { exactText, text } from '../text.ts'
import type { Context } from './context.ts'
import { invalid } from './parse.ts'

/*
 * The inputs that many operations share.
 */

const examples: { readonly [K in NumberKind]: string } = {
  case: 'KH0001',
  document: 'KH0001-001',
  batch: 'KH0001-P01',
  transfer: 'YJ2026-0001',
  consultation: 'CY2026-0001',
  loan: 'JY2026-0001',
  disposal: 'XH2026-0001',
  hold: 'DJ2026-0001',
}

/** A well-formed number of one kind, or of one of several (P2.2); for a near miss the refusal says what would be right. */
export function numberOf(...kinds: readonly [NumberKind, ...NumberKind[]]) {
  const right = kinds.map((kind) => examples[kind])
  const named = kinds.join(' or a ')
  return z
    .string()
    .check((context) => {
      const parsed = parseNumber(context.value)
      if (parsed.ok && kinds.includes(parsed.number.kind)) return
      const accepted = parsed.ok || parsed.accepted.length === 0 ? right : parsed.accepted
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: parsed.ok ? `is the number of a ${parsed.number.kind}, not of a ${named}` : parsed.message,
        params: { rule: parsed.ok ? 'otherKind' : parsed.rule, accepted },
      })
    })
    .meta({ description: `Number of a ${named}`, examples: right })
}

/**
 * What every command may be given: the caller's name for this one act. Sent again with the same input it does nothing
 * and answers as the first time; with another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
 */
export const commandInput = {
  idempotencyKey: exactText(200).optional().meta({
    description: 'Your name for this one act: sent again, it does nothing twice and answers the same',
    maxLength: 200,
  }),
}
/** Beside it the version that the caller has seen: the command is refused when that is no longer current. */
export const seenInput = {
  version: z.int().min(1).optional().meta({ description: 'The version you have seen' }),
  ...commandInput,
}

export const reason = text(2000)
export const note = text(2000)
export const personId = text(200)
export const department = text(100)
export { day, dayOrMonth, text }

/** SHA-256 of a content or a signed form. */
export const contentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in 64 small hexadecimal digits')
  .meta({ description: 'SHA-256, 64 hexadecimal digits' })

export const pageSize = z.int().min(1).max(200).default(50)
/** Where a list goes on, as the page before gave it. */
export const cursor = z.string().max(2000).optional()

/** A day or month that an input gave, as the day it counts as. */
export function givenDay(given: string): { readonly day: PlainDate; readonly monthOnly: boolean } {
  return effectiveDay(given)!
}

/** A moment as a register may have it: with seconds or without, in UTC or with its offset. */
const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A day of the policy's time zone, or a moment. */
export function dayOrMoment() {
  return z
    .string()
    .refine((given) => isPlainDate(given) || isMoment(given), {
      error: 'is neither a day nor a moment that exists; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ',
      params: { rule: 'day' },
    })
    .meta({ description: 'YYYY-MM-DD, or a moment in UTC', examples: ['2016-03-01', '2016-03-01T09:30:00Z'] })
}

function isMoment(given: string): boolean {
  return momentForm.test(given) && isPlainDate(given.slice(0, 10)) && Number.isFinite(Date.parse(given))
}

/** A day or moment that an input gave: the moment, that a day begins at, and the day that it is there. */
export function givenMoment(
  given: string,
  { timeZone }: Context['policy'],
): { readonly moment: string; readonly day: PlainDate } {
  if (isPlainDate(given)) return { moment: new Date(startOfDay(timeZone, given)).toISOString(), day: given }
  const at = new Date(given)
  return { moment: at.toISOString(), day: todayIn(timeZone, at) }
}

/** As {@link givenMoment}, never in the future; now where nothing was given. */
export function pastMoment(
  given: string | undefined,
  path: readonly (string | number)[],
  { now, today, policy }: Context,
): { readonly moment: string; readonly day: PlainDate } {
  if (given === undefined) return { moment: now, day: today }
  const at = givenMoment(given, policy)
  if (at.moment > now) invalid(path, 'future', `${given} is in the future`, [`up to ${today}`])
  return at
}

/** Refuses a day after today; a month that has begun may be named before it is over. */
export function notInFuture(given: string | undefined, today: PlainDate, path: readonly (string | number)[]): void {
  if (given !== undefined && given > today.slice(0, given.length)) {
    invalid(path, 'future', `${given} is in the future`, [`up to ${today}`])
  }
}

/** Refuses a command that rests on an older version than the current one. */
export function current(
  what: string,
  number: string,
  row: { readonly version: number },
  given: number | undefined,
): void {
  if (given !== undefined && given !== row.version) refuse('STALE', { what, number, given, current: row.version })
}
