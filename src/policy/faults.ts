import * as z from 'zod'
import { isTimeZone } from '../calendar/plain-date.ts'
import type { PolicyFault } from '../errors.ts'
import { reservedPrefixes } from '../numbering/prefixes.ts'
import type { Categories, Category, IndexType } from './category.ts'
import { type PolicyDefinition, standardLevels } from './definition.ts'
import { period, settingsSchema } from './settings.ts'

/** Everything about a definition that its types do not already rule out: callers may be plain JavaScript. */
export function findFaults(definition: PolicyDefinition<Categories>): PolicyFault[] {
  const faults: PolicyFault[] = []
  const fault = (path: string, message: string) => {
    faults.push({ path, message })
  }
  const levels = definition.levels ?? standardLevels
  if (levels.length === 0) fault('levels', 'needs at least one level')
  if (new Set(levels).size < levels.length) fault('levels', 'names a level twice')
  if (definition.version !== undefined && !/^[\w.-]{1,40}$/.test(definition.version)) {
    fault('version', 'must be 1 to 40 letters, digits, dots, dashes or underscores')
  }
  if (definition.timeZone !== undefined && !isTimeZone(definition.timeZone)) {
    fault('timeZone', `${definition.timeZone} is not an IANA time zone`)
  }
  if (definition.archiveDepartment === '') fault('archiveDepartment', 'must not be empty')

  const names = Object.keys(definition.categories ?? {})
  if (names.length === 0) fault('categories', 'needs at least one category')
  const owners = new Map<string, string>()
  for (const name of names) {
    const category = definition.categories[name]!
    const path = `categories.${name}`
    if (!(category?.fields instanceof z.ZodObject)) {
      fault(`${path}.fields`, 'must be a zod object')
      continue
    }
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
      fault(path, 'a category is named by up to 40 Latin letters and digits, beginning with a small letter')
    }
    if (!/^[A-Z]{2,4}$/.test(category.prefix)) fault(`${path}.prefix`, 'must be two to four capital Latin letters')
    if ((reservedPrefixes as readonly string[]).includes(category.prefix)) {
      fault(`${path}.prefix`, `${category.prefix} is reserved for requests, transfers and disposals`)
    }
    const owner = owners.get(category.prefix)
    if (owner !== undefined) fault(`${path}.prefix`, `${category.prefix} is already the prefix of ${owner}`)
    else owners.set(category.prefix, name)
    findCategoryFaults(category, levels, (at, message) => fault(`${path}.${at}`, message))
  }
  findSettingsFaults(definition, levels, names, fault)
  return faults
}

type Report = (path: string, message: string) => void

/** Which JSON types each index can hold. */
const indexable: Readonly<Record<IndexType, readonly string[]>> = {
  text: ['string'],
  integer: ['integer'],
  money: ['number', 'integer'],
  day: ['string'],
}
const deadlines = settingsSchema.parse({}).deadlines
const deadlineDays = z.int().min(0).max(3660)

function findCategoryFaults(category: Category, levels: readonly string[], fault: Report): void {
  const fields = new Set(Object.keys(category.fields.shape))
  const kinds = new Set(Object.keys(category.documents ?? {}))
  const field = (path: string, name: string) => {
    if (!fields.has(name)) fault(path, `${name} is not a field; fields are ${[...fields].join(', ') || 'none'}`)
  }
  const kind = (path: string, name: string) => {
    if (!kinds.has(name)) fault(path, `${name} is not a document kind; kinds are ${[...kinds].join(', ') || 'none'}`)
  }
  const level = (path: string, name: string | undefined) => {
    if (name !== undefined && !levels.includes(name))
      fault(path, `${name} is not a level; levels are ${levels.join(', ')}`)
  }
  const day = (path: string, name: string) => {
    if (fields.has(name) && !(category.fields.shape[name] as z.ZodType).safeParse('2024-02-29').success) {
      fault(path, `${name} does not take a day such as 2024-02-29`)
    }
  }
  const keeps = (path: string, value: string) => {
    if (value !== 'permanent' && value !== 'undecided' && !period.safeParse(value).success) {
      fault(path, `${value} is not a period such as P10Y, nor permanent, nor undecided`)
    }
  }

  if (category.documents === undefined) fault('documents', 'must name the kinds of documents, or be {}')
  const types = new Map<string, unknown>()
  for (const name of fields) {
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
      fault(`fields.${name}`, 'a field is named by up to 40 Latin letters and digits, beginning with a small letter')
    }
    try {
      // Whoever fills in a form needs what goes in, whoever reads needs what comes out.
      z.toJSONSchema(category.fields.shape[name] as z.ZodType, { io: 'input' })
      types.set(name, z.toJSONSchema(category.fields.shape[name] as z.ZodType, { io: 'output' }).type)
    } catch (cause) {
      fault(`fields.${name}`, `must be JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  for (const name of kinds) {
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
      fault(`documents.${name}`, 'a kind is named by up to 40 Latin letters and digits, beginning with a small letter')
    }
    level(`documents.${name}.level`, category.documents[name]?.level)
  }
  level('level', category.level)
  for (const name of Object.keys(category.fieldNames ?? {})) field(`fieldNames.${name}`, name)
  for (const name of Object.keys(category.valueNames ?? {})) field(`valueNames.${name}`, name)
  for (const [name, value] of Object.entries<string>(category.restricted ?? {})) {
    field(`restricted.${name}`, name)
    level(`restricted.${name}`, value)
  }
  for (const [name, value] of Object.entries(category.indexed ?? {})) {
    if (value === undefined) continue
    field(`indexed.${name}`, name)
    const as = typeof value === 'string' ? value : value.as
    if (!Object.hasOwn(indexable, as)) {
      fault(`indexed.${name}`, `${as} is not an index type; types are ${Object.keys(indexable).join(', ')}`)
    } else if (typeof types.get(name) === 'string' && !indexable[as].includes(types.get(name) as string)) {
      fault(`indexed.${name}`, `is ${types.get(name)}, which cannot be indexed as ${as}`)
    }
    const stored = typeof value === 'string' ? undefined : value.stored
    if (stored !== 'plain' && Object.hasOwn(category.restricted ?? {}, name)) {
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
  if (category.endField !== undefined) {
    field('endField', category.endField)
    day('endField', category.endField)
  }
  if (category.past9999 !== undefined && !['widen', 'refuse'].includes(category.past9999)) {
    fault('past9999', 'must be widen or refuse')
  }
  const { departments, retention } = category
  if (typeof departments === 'object' && departments !== null && 'leaderIn' in departments)
    field('departments.leaderIn', departments.leaderIn)
  else if (departments !== 'any' && (!Array.isArray(departments) || departments.length === 0)) {
    fault('departments', "must name at least one department, or be 'any' or { leaderIn: field }")
  }
  for (const [name, value] of Object.entries(category.deadlines ?? {})) {
    if (!Object.hasOwn(deadlines, name)) {
      fault(`deadlines.${name}`, `is not a deadline; deadlines are ${Object.keys(deadlines).join(', ')}`)
    } else if (value !== undefined && !deadlineDays.safeParse(value).success) {
      fault(`deadlines.${name}`, 'must be a whole number of working days, up to 3660')
    }
  }
  if (retention !== undefined) {
    if (typeof retention.from === 'object' && retention.from !== null) {
      field('retention.from', retention.from.field)
      day('retention.from', retention.from.field)
    } else if (retention.from !== 'ended') {
      fault('retention.from', "must be 'ended' or { field }")
    }
    keeps('retention.period', retention.period)
    for (const [name, value] of Object.entries(retention.kinds ?? {})) {
      kind(`retention.kinds.${name}`, name)
      if (value !== undefined) keeps(`retention.kinds.${name}`, value)
    }
  }
}

function findSettingsFaults(
  definition: PolicyDefinition<Categories>,
  levels: readonly string[],
  categories: readonly string[],
  fault: Report,
): void {
  const settings = definition.settings
  if (typeof settings !== 'object' || settings === null) return
  const level = (path: string, name: string) => {
    if (!levels.includes(name)) fault(path, `${name} is not a level; levels are ${levels.join(', ')}`)
  }
  for (const chain of ['consultation', 'loan', 'disposal'] as const) {
    const steps = settings.approvals?.[chain]
    if (!Array.isArray(steps)) continue
    steps.forEach((step, index) => {
      const path = `settings.approvals.${chain}.${index}.when`
      for (const name of listed(step?.when?.levels)) level(`${path}.levels`, name)
      for (const name of listed(step?.when?.categories)) {
        if (!categories.includes(name)) fault(`${path}.categories`, `${name} is not a category`)
      }
    })
  }
  for (const name of Object.keys(settings.loans?.days ?? {})) level(`settings.loans.days.${name}`, name)
  for (const name of listed(settings.loans?.neverRenewed)) level('settings.loans.neverRenewed', name)
}

/** A list, or nothing where plain JavaScript gave something else: the schema of the settings reports that. */
function listed<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : []
}
