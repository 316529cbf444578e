import * as z from 'zod'
import { isTimeZone } from '../calendar/plain-date.ts'
import { locales } from '../locales/locale.ts'
import { exactText } from '../text.ts'
import type { IndexType } from './category.ts'
import { names as namesOf } from './names-schema.ts'
import { retentionSchema } from './retention-schema.ts'
import { settingsSchema } from './settings.ts'

/*
 * What each part of a definition looks like by itself. Whether the parts fit each other is looked at by `findFaults`.
 */

/** Looked up in a plain object, such a name would be found without ever having been given. */
const inherited = (name: string) => name in Object.prototype

const levelName = exactText(100).refine((name) => !inherited(name), 'is a word of JavaScript’s own')
const names = namesOf(exactText(400))

/** An object as JSON has them, whose members are `undefined` where they are left out. */
const record = <Value extends z.ZodType>(value: Value, error?: string) => z.record(z.string(), value, error)

const indexTypes = ['text', 'integer', 'money', 'day'] as const satisfies readonly IndexType[]
const indexType = z.enum(indexTypes, `is not an index type; types are ${indexTypes.join(', ')}`)
const stage = z.strictObject({ documents: z.array(z.string()).optional(), fields: z.array(z.string()).optional() })

const deadlineNames = Object.keys(settingsSchema.parse({}).deadlines)
const anyDays = 'must be a whole number of working days, up to 3660'
const workingDays = z.int(anyDays).min(0, anyDays).max(3660, anyDays)

export const categorySchema = z.strictObject({
  prefix: z
    .string('must be two to four capital Latin letters')
    .regex(/^[A-Z]{2,4}$/, 'must be two to four capital Latin letters'),
  names: names.optional(),
  fields: z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, 'must be a zod object'),
  fieldNames: record(names.optional()).optional(),
  valueNames: record(record(names).optional()).optional(),
  restricted: record(z.string().optional()).optional(),
  indexed: record(
    z
      .union([indexType, z.strictObject({ as: indexType, stored: z.literal('plain', "must be 'plain'") })], {
        error: `must be an index type (${indexTypes.join(', ')}), or { as: type, stored: 'plain' }`,
      })
      .optional(),
  ).optional(),
  documents: record(
    z.strictObject({ names: names.optional(), level: z.string().optional(), important: z.boolean().optional() }),
    'must name the kinds of documents, or be {}',
  ),
  checklist: z.strictObject({ now: stage.optional(), end: stage.optional() }).optional(),
  departments: z.union(
    [z.array(exactText(100)).min(1), z.literal('any'), z.strictObject({ leaderIn: z.string() })],
    "must name at least one department, or be 'any' or { leaderIn: field }",
  ),
  endField: z.string().optional(),
  subject: z.string().optional(),
  level: z.string().optional(),
  mark: names.optional(),
  past9999: z.enum(['widen', 'refuse'], 'must be widen or refuse').optional(),
  deadlines: z.strictObject(Object.fromEntries(deadlineNames.map((name) => [name, workingDays.optional()]))).optional(),
  events: record(z.strictObject({ names: names.optional(), field: z.string().optional() })).optional(),
  retention: retentionSchema.optional(),
})

/** The whole, but for its categories and settings, which have schemas of their own. */
export const headSchema = z.strictObject({
  version: z
    .string()
    .regex(/^[\w.-]{1,40}$/, 'must be 1 to 40 letters, digits, dots, dashes or underscores')
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone').optional(),
  locale: z.enum(locales, `is not a language of casekeep; languages are ${locales.join(', ')}`).optional(),
  levels: z.array(levelName, 'must be a list of levels, lowest first').min(1, 'needs at least one level').optional(),
  archiveDepartment: exactText(100).optional(),
  categories: record(z.unknown(), 'needs at least one category'),
  settings: z.unknown().optional(),
})

/** A copy of a definition without faults, so that nothing of it is shared with whoever made it. */
export const wholeSchema = headSchema.extend({ categories: record(categorySchema) })

/** What a category, a field or a kind may be called, and what is wrong with other names. */
export function nameFault(what: string, name: string): string | null {
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
    return `${what} is named by up to 40 Latin letters and digits, beginning with a small letter`
  }
  return inherited(name) ? `${name} is a word of JavaScript’s own, found in every object` : null
}
