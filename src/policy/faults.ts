import type { PolicyFault } from '../errors.ts'
import { reservedPrefixes } from '../numbering/prefixes.ts'
import { standardCounting } from '../retention/fill-in.ts'
import type { RetentionSettings } from '../retention/rule.ts'
import type { Category, IndexType } from './category.ts'
import { standardLevels } from './definition.ts'
import { categorySchema, headSchema, nameFault } from './definition-schema.ts'
import { findFieldFaults } from './field-faults.ts'
import { findCategoryRetentionFaults } from './retention-faults.ts'
import { runSchema } from './run-schema.ts'
import { type FoundFault, faultsBy, withoutFaulty, written } from './schema-faults.ts'
import { settingsSchema } from './settings.ts'

export type Report = (path: string, message: string) => void

/** Everything wrong with a definition, whatever it is: callers may be plain JavaScript. */
export function findFaults(definition: unknown): PolicyFault[] {
  const inHead = faultsBy(headSchema, definition)
  const faults = written(inHead, [], 'definition')
  const fault: Report = (path, message) => {
    faults.push({ path, message })
  }
  const head = (withoutFaulty(
    definition,
    inHead.map(({ path }) => path),
  ) ?? {}) as { readonly levels?: readonly unknown[]; readonly categories?: object; readonly settings?: unknown }
  const given = definition as { readonly levels?: unknown } | null | undefined
  // Of levels that are no list nothing more can be said, and so nothing about what refers to them.
  const levels = given?.levels === undefined ? standardLevels : (head.levels ?? null)
  if (levels !== null) {
    const named = levels.filter((level) => level !== undefined)
    if (new Set(named).size < named.length) fault('levels', 'names a level twice')
  }

  const categories = Object.entries(head.categories ?? {})
  if (head.categories !== undefined && categories.length === 0) fault('categories', 'needs at least one category')
  const parsedSettings = settingsSchema.safeParse(head.settings ?? {})
  const counting = parsedSettings.success ? parsedSettings.data.retention : standardCounting
  const owners = new Map<string, string>()
  for (const [name, category] of categories) {
    const path = `categories.${name}`
    const misnamed = nameFault('a category', name)
    if (misnamed !== null) fault(path, misnamed)
    const inCategory = faultsBy(categorySchema, category)
    faults.push(...written(inCategory, ['categories', name], path))
    const sound = withoutFaulty(
      category,
      inCategory.map((one) => one.path),
    ) as SoundCategory | undefined
    if (sound === undefined) continue
    if (sound.prefix !== undefined) {
      if (reservedPrefixes.includes(sound.prefix)) {
        fault(`${path}.prefix`, `${sound.prefix} is reserved for requests, transfers and disposals`)
      }
      const owner = owners.get(sound.prefix)
      if (owner !== undefined) fault(`${path}.prefix`, `${sound.prefix} is already the prefix of ${owner}`)
      else owners.set(sound.prefix, name)
    }
    findCategoryFaults(sound, inCategory, levels, counting, (at, message) => fault(`${path}.${at}`, message))
  }

  const inSettings = head.settings === undefined ? [] : faultsBy(settingsSchema, head.settings)
  faults.push(...written(inSettings, ['settings'], 'settings'))
  const settings = withoutFaulty(
    head.settings,
    inSettings.map(({ path }) => path),
  ) as SoundSettings | undefined
  findSettingsFaults(
    settings ?? {},
    levels,
    categories.map(([name]) => name),
    fault,
  )
  return faults
}

type Sound<T> = T extends object ? { readonly [K in keyof T]?: Sound<T[K]> | undefined } : T | undefined
/** A category whose parts are each as they should look, those that are not left out. */
type SoundCategory = Sound<Omit<Category, 'fields'>> & { readonly fields?: Category['fields'] }
interface SoundWhen {
  readonly when?: { readonly levels?: readonly string[]; readonly categories?: readonly string[] }
}
interface SoundSettings {
  readonly readings?: { readonly from?: string | null }
  readonly approvals?: Readonly<Partial<Record<'consultation' | 'loan' | 'disposal', readonly SoundWhen[]>>>
  readonly loans?: {
    readonly days?: object
    readonly neverRenewed?: readonly string[]
    readonly limits?: readonly SoundWhen[]
  }
}
type Levels = readonly unknown[] | null

/** Which JSON types each index can hold. */
const indexable: Readonly<Record<IndexType, readonly string[]>> = {
  text: ['string'],
  integer: ['integer'],
  money: ['number', 'integer'],
  day: ['string'],
}

function findCategoryFaults(
  category: SoundCategory,
  inCategory: readonly FoundFault[],
  levels: Levels,
  counting: RetentionSettings,
  fault: Report,
): void {
  const zodFields = category.fields
  const fields = zodFields && new Set(Object.keys(zodFields.shape))
  const kinds = category.documents && new Set(Object.keys(category.documents))
  const field = (path: string, name: string | undefined) => {
    if (name === undefined || fields === undefined || fields.has(name)) return
    fault(path, `${name} is not a field; fields are ${[...fields].join(', ') || 'none'}`)
  }
  const kind = (path: string, name: string | undefined) => {
    if (name === undefined || kinds === undefined || kinds.has(name)) return
    fault(path, `${name} is not a document kind; kinds are ${[...kinds].join(', ') || 'none'}`)
  }
  const level = (path: string, name: string | undefined) => findLevelFault(path, name, levels, fault)

  const types = zodFields === undefined ? new Map<string, unknown>() : findFieldFaults(zodFields, fault)
  const day = (path: string, name: string | undefined) => {
    if (name === undefined || zodFields === undefined || !fields?.has(name) || !types.has(name)) return
    let taken: boolean
    try {
      taken = runSchema(zodFields.shape[name]!, '2024-02-29', true)?.issues.length === 0
    } catch {
      taken = false
    }
    if (!taken) fault(path, `${name} does not take a day such as 2024-02-29`)
  }
  for (const [name, value] of Object.entries(category.documents ?? {})) {
    const misnamed = nameFault('a kind', name)
    if (misnamed !== null) fault(`documents.${name}`, misnamed)
    level(`documents.${name}.level`, value?.level)
  }
  level('level', category.level)
  for (const name of Object.keys(category.fieldNames ?? {})) field(`fieldNames.${name}`, name)
  for (const name of Object.keys(category.valueNames ?? {})) field(`valueNames.${name}`, name)
  const restricted = category.restricted ?? {}
  for (const [name, value] of Object.entries(restricted)) {
    field(`restricted.${name}`, name)
    level(`restricted.${name}`, value)
  }
  for (const [name, value] of Object.entries(category.indexed ?? {})) {
    field(`indexed.${name}`, name)
    const as = typeof value === 'string' ? value : value?.as
    if (as === undefined) continue
    const type = types.get(name)
    if (typeof type === 'string' && !indexable[as].includes(type)) {
      fault(`indexed.${name}`, `is ${type}, which cannot be indexed as ${as}`)
    }
    if (typeof value === 'string' && Object.hasOwn(restricted, name)) {
      fault(
        `indexed.${name}`,
        `is restricted, and an index keeps it in plain text: write { as: '${as}', stored: 'plain' } if that is meant`,
      )
    }
  }
  for (const stage of ['now', 'end'] as const) {
    for (const name of category.checklist?.[stage]?.documents ?? []) kind(`checklist.${stage}.documents`, name)
    for (const name of category.checklist?.[stage]?.fields ?? []) field(`checklist.${stage}.fields`, name)
  }
  field('endField', category.endField)
  day('endField', category.endField)
  field('subject', category.subject)
  if (category.subject !== undefined && fields?.has(category.subject)) findSubjectFaults(category, fault)
  const { departments } = category
  if (typeof departments === 'object' && 'leaderIn' in departments) field('departments.leaderIn', departments.leaderIn)
  const dayField = (path: string, name: string | undefined) => {
    field(path, name)
    day(path, name)
  }
  const events = Object.keys(category.events ?? {})
  for (const [name, value] of Object.entries(category.events ?? {})) {
    const misnamed = nameFault('an event', name)
    if (misnamed !== null) fault(`events.${name}`, misnamed)
    dayField(`events.${name}.field`, value?.field)
  }
  const event = (path: string, name: string) => {
    if (events.includes(name)) return
    fault(path, `${name} is not an event; events are ${events.join(', ') || 'none'}`)
  }
  const isSound = (...path: readonly string[]) =>
    !inCategory.some((found) => path.every((name, index) => index >= found.path.length || found.path[index] === name))
  findCategoryRetentionFaults(category.retention, counting, { event, day: dayField, kind, isSound }, fault)
}

/** What is kept on somebody is looked up by the index, by whoever may know of the case. */
function findSubjectFaults({ subject = '', indexed = {}, restricted = {} }: SoundCategory, fault: Report): void {
  const index = Object.hasOwn(indexed, subject) ? indexed[subject] : undefined
  const as = typeof index === 'string' ? index : index?.as
  if (as !== 'text') fault('subject', `${subject} must be indexed as text: cases are found by it`)
  if (Object.hasOwn(restricted, subject)) {
    fault('subject', `${subject} is restricted: whoever may know of the case knows whom it is about`)
  }
}

function findSettingsFaults(
  settings: SoundSettings,
  levels: Levels,
  categories: readonly string[],
  fault: Report,
): void {
  const findWhenFaults = (path: string, when: SoundWhen['when']) => {
    for (const name of when?.levels ?? []) findLevelFault(`${path}.levels`, name, levels, fault)
    for (const name of when?.categories ?? []) {
      if (name !== undefined && !categories.includes(name)) fault(`${path}.categories`, `${name} is not a category`)
    }
  }
  for (const chain of ['consultation', 'loan', 'disposal'] as const) {
    settings.approvals?.[chain]?.forEach((step, index) => {
      findWhenFaults(`settings.approvals.${chain}.${index}.when`, step?.when)
    })
  }
  settings.loans?.limits?.forEach((limit, index) => {
    findWhenFaults(`settings.loans.limits.${index}.when`, limit?.when)
  })
  for (const name of Object.keys(settings.loans?.days ?? {})) {
    findLevelFault(`settings.loans.days.${name}`, name, levels, fault)
  }
  findLevelFault('settings.readings.from', settings.readings?.from ?? undefined, levels, fault)
  for (const name of settings.loans?.neverRenewed ?? []) {
    if (name === undefined || categories.includes(name)) continue
    findLevelFault('settings.loans.neverRenewed', name, levels, fault)
  }
}

function findLevelFault(path: string, name: string | undefined, levels: Levels, fault: Report): void {
  if (name === undefined || levels === null || levels.includes(name)) return
  fault(path, `${name} is not a level; levels are ${levels.join(', ')}`)
}
