import * as z from 'zod'
import { readPeriod } from '../retention/period.ts'
import { retentionActions } from '../retention/rule.ts'
import { exactText, text } from '../text.ts'
import { names } from './names-schema.ts'

/*
 * What a rule of retention looks like by itself. Whether its parts fit each other, and its category, is looked at by
 * `findRetentionRuleFaults`.
 */

const isPeriod = (text: string) => readPeriod(text) !== null
const aPeriod = 'must be a period such as P10Y, of at most a thousand years'
const period = z.string(aPeriod).refine(isPeriod, aPeriod)
/** A period, or one of some words. */
const periodOr = (...words: readonly string[]) => {
  const message = [aPeriod, ...words].join(', or ')
  return z.string(message).refine((text) => words.includes(text) || isPeriod(text), message)
}
const keptFor = periodOr('permanent', 'undecided')
const counting = z.enum(['nextYear', 'sameDay'], 'must be nextYear or sameDay')
const action = z.enum(retentionActions, `must be one of ${retentionActions.join(', ')}`)
const citation = names(text(2000))

const floor = z.strictObject(
  { period: periodOr('permanent'), counting: counting.optional(), citation },
  'must be { period, citation }, with counting where it has its own',
)
const ceiling = z.strictObject(
  { period: period.optional(), counting: counting.optional(), citation },
  'must be { citation }, with period and counting where it has any',
)

const words = ['ended', 'parentEnded', 'relatedEnded', 'given'] as const
const simple = [
  z.enum(words),
  z.strictObject({ event: z.string() }),
  z.strictObject({ field: z.string() }),
  z.strictObject({ object: exactText(100) }),
  z.strictObject({ decision: z.enum(['start', 'end'], 'must be start or end'), kind: z.string().optional() }),
] as const
const aDay =
  `must be ${words.map((word) => `'${word}'`).join(', ')}, { event }, { field }, { object } or ` +
  "{ decision: 'start' | 'end' }"
const simpleTrigger = z.union(simple, aDay)
const after = z.strictObject({ after: simpleTrigger, period })
const part = [...simple, after, z.strictObject({ optional: z.union([...simple, after], aDay) })] as const
const parts = z
  .array(z.union(part, `${aDay}, or one of these within { after, period } or { optional }`))
  .min(2, 'must name at least two')
  .max(20, 'must name at most 20')
const trigger = z.union(
  [...part, z.strictObject({ latest: parts }), z.strictObject({ earliest: parts })],
  `${aDay}, or made of these by { after, period }, { optional }, { latest } or { earliest }`,
)

const common = {
  counting: counting.optional(),
  action: action.optional(),
  citation: citation.optional(),
}
const ofKind = z.strictObject({
  ...common,
  from: trigger.optional(),
  period: keptFor.optional(),
  floor: floor.nullable().optional(),
  ceiling: ceiling.nullable().optional(),
})

/** What a period counts from, by itself. */
export const triggerSchema = trigger

export const retentionSchema = z.strictObject({
  ...common,
  from: trigger,
  period: keptFor,
  floor: floor.optional(),
  ceiling: ceiling.optional(),
  kinds: z
    .record(
      z.string(),
      z.union([keptFor, ofKind], `${aPeriod}, or permanent, or undecided, or more of a rule`).optional(),
    )
    .optional(),
})
