import { refuse } from '../errors.ts'
import type { Categories, Category } from './category.ts'
import { type Policy, resolvePolicy } from './policy.ts'
import { withoutFaulty, written } from './schema-faults.ts'
import type { ShapesOf } from './shapes.ts'
import { client } from './standard/client.ts'
import { employee } from './standard/employee.ts'
import type { StandardChoices, StandardOptions } from './standard/options.ts'
import { findOptionFaults } from './standard/options-schema.ts'
import { other } from './standard/other.ts'
import { project } from './standard/project.ts'

/**
 * The four categories of the regulation (P2.1), to be taken into a policy of one's own or changed in part.
 * @throws {CasekeepError} `INVALID_POLICY` for choices that there are not
 * @example
 * const { client } = standardCategories()
 * standardPolicy({ categories: { client: { ...client, checklist: { now: { documents: ['agreement'] } } } } })
 */
export function standardCategories(choices: StandardChoices = {}) {
  const faults = findOptionFaults('choices', choices)
  if (faults.length > 0) refuse('INVALID_POLICY', { faults: written(faults, [], 'choices') })
  return fourCategories(choices)
}

function fourCategories(choices: StandardChoices) {
  return { client: client(choices), project: project(choices), employee: employee(choices), other: other(choices) }
}

export type StandardCategories = ReturnType<typeof standardCategories>

/** The four standard categories and the company's own, which win where a name is the same. */
export type WithStandard<Own extends Categories> = {
  readonly [Name in keyof StandardCategories | keyof Own]: Name extends keyof Own
    ? Own[Name]
    : Name extends keyof StandardCategories
      ? StandardCategories[Name]
      : never
}

/**
 * The regulation as a policy that can be run: four categories, and the defaults of policy §13 for everything that it
 * leaves to the company. Each default is an option.
 * @throws {CasekeepError} `INVALID_POLICY` with every fault at once.
 * @example
 * standardPolicy({
 *   timeZone: 'Asia/Hong_Kong',
 *   departments: { client: ['accounts'] },
 *   retention: { client: 'P15Y' },
 *   settings: { deadlines: { firstBatch: 15 } },
 *   categories: { supplier: defineCategory({ prefix: 'GY', … }) },
 * })
 */
export function standardPolicy<const Own extends Categories = Readonly<Record<never, Category>>>(
  options: StandardOptions<Own> = {},
): Policy<ShapesOf<WithStandard<Own>>> {
  const faults = findOptionFaults('options', options)
  const sound = (withoutFaulty(
    options,
    faults.map(({ path }) => path),
  ) ?? {}) as StandardOptions<Own>
  const { version, timeZone, locale, settings, departments } = sound
  const definition = {
    ...(version === undefined ? {} : { version }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
    ...(settings === undefined ? {} : { settings }),
    ...(departments?.archive === undefined ? {} : { archiveDepartment: departments.archive }),
    categories: { ...fourCategories(sound), ...sound.categories } as unknown as WithStandard<Own>,
  }
  return resolvePolicy(definition, written(faults, [], 'options'))
}
