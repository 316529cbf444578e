import * as z from 'zod'
import { type FoundFault, faultsBy } from '../schema-faults.ts'

/*
 * What the options of the standard policy look like. What they hold is looked at where it ends up, in the definition
 * that is made of them; here only what would be lost on the way there.
 */

/** Null would be taken for what was left out. */
const given = z.unknown().refine((value) => value !== null, 'must not be null')
const perCategory = <Value extends z.ZodType>(value: Value) => ({
  client: value.optional(),
  project: value.optional(),
  employee: value.optional(),
  other: value.optional(),
})
const parts = <const Part extends string>(...names: readonly Part[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, given.optional()]))).optional()
const retention = z.union(
  [
    z.string(),
    z.strictObject({
      period: given.optional(),
      counting: given.optional(),
      action: given.optional(),
      floor: z.unknown().optional(),
      ceiling: z.unknown().optional(),
      kinds: z.record(z.string(), z.unknown()).optional(),
      citation: given.optional(),
    }),
  ],
  'must be a period such as P15Y, or { period, counting, action, floor, ceiling, citation, kinds }',
)

const choices = {
  departments: z.strictObject({ ...perCategory(given), archive: given.optional() }).optional(),
  retention: z.strictObject(perCategory(retention)).optional(),
  prefixes: z.strictObject(perCategory(given)).optional(),
  levels: z
    .strictObject({
      client: parts('case', 'agreement', 'amount'),
      project: parts('case', 'agreement', 'budget', 'cost', 'return'),
      employee: parts('case', 'pay', 'identityNumber', 'health'),
      other: parts('case'),
    })
    .optional(),
}
const options = {
  ...choices,
  version: z.unknown().optional(),
  timeZone: z.unknown().optional(),
  locale: z.unknown().optional(),
  settings: z.unknown().optional(),
  categories: z.record(z.string(), z.unknown()).optional(),
}
const approvals = z.looseObject({}).optional()

const schemas = {
  /** Of `standardCategories`. */
  choices: z.strictObject(choices),
  /** Of `standardPolicy`. */
  options: z.strictObject(options),
  /** Of `smallOffice`, which puts its own settings under those of the company. */
  smallOffice: z.strictObject({ ...options, settings: z.looseObject({ approvals }).optional() }),
}

/** What is wrong with options, which may come from plain JavaScript. */
export function findOptionFaults(of: keyof typeof schemas, value: unknown): FoundFault[] {
  return faultsBy(schemas[of], value)
}
