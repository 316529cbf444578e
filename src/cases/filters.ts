import * as z from 'zod'
import { isPlainMonth } from '../calendar/plain-date.ts'
import type { Context } from '../engine/context.ts'
import { department, personId, text } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { type CaseState, caseStates } from '../machines/case.ts'
import type { Policy } from '../policy/policy.ts'
import type { FieldCondition, FilterArguments } from '../storage.ts'
import { searchKey } from '../text.ts'
import { rangeOfIncomplete } from './checklist.ts'
import { indexValue } from './indexed.ts'

const value = z.union([text(300), z.number()])

/** What a list of cases can be narrowed by. */
export const caseFilters = (policy: Policy) => ({
  category: z.enum(Object.keys(policy.categories) as [string, ...string[]]).optional(),
  state: z.enum(caseStates).optional(),
  department: department.optional(),
  owner: personId.optional(),
  incomplete: z.boolean().optional(),
  title: text(300).optional().meta({ description: 'The beginning of the title' }),
  fields: z
    .array(
      z.strictObject({
        field: z.string().max(40),
        equals: value.optional(),
        from: value.optional(),
        to: value.optional(),
      }),
    )
    .max(10)
    .optional()
    .meta({ description: 'Conditions on indexed fields; they need a category' }),
})

export interface CaseFilters {
  readonly category?: string | undefined
  readonly state?: CaseState | undefined
  readonly department?: string | undefined
  readonly owner?: string | undefined
  readonly incomplete?: boolean | undefined
  readonly title?: string | undefined
  readonly fields?:
    | readonly {
        readonly field: string
        readonly equals?: string | number | undefined
        readonly from?: string | number | undefined
        readonly to?: string | number | undefined
      }[]
    | undefined
}

/** The filters as the storage takes them, always within what the actor may discover. */
export function filterCases(filters: CaseFilters, context: Context): FilterArguments {
  const { category, state, department, owner, incomplete } = filters
  const prefix = filters.title === undefined ? undefined : searchKey(filters.title)
  const fields = filters.fields?.map((condition, index) => fieldCondition(condition, category, index, context))
  return {
    equal: {
      tenant: context.tenant,
      ...(category !== undefined && { category }),
      ...(state !== undefined && { state }),
      ...(department !== undefined && { department }),
      ...(owner !== undefined && { owner }),
    },
    ...(incomplete !== undefined && { range: rangeOfIncomplete(context.actor.clearance, incomplete) }),
    ...(prefix !== undefined && { prefix }),
    ...(fields !== undefined && fields.length > 0 && { fields }),
    sight: context.sight,
  }
}

function fieldCondition(
  condition: NonNullable<CaseFilters['fields']>[number],
  categoryName: string | undefined,
  index: number,
  { operation, policy, actor }: Context,
): FieldCondition {
  const path = ['fields', index]
  const category = categoryName === undefined ? undefined : policy.categories[categoryName]
  if (category === undefined) return invalid(['category'], 'required', 'is required with conditions on fields')
  const type = category.indexed[condition.field]
  if (type === undefined) {
    return invalid([...path, 'field'], 'choice', `${condition.field} is not indexed`, Object.keys(category.indexed))
  }
  // A filter answers questions about the field: who may not know it may not ask.
  if ((category.restricted[condition.field] ?? 0) > actor.clearance) {
    return refuse('FORBIDDEN', {
      operation,
      clause: 'P8.2',
      reason: 'clearance',
      of: 'field',
      field: condition.field,
      level: policy.levels[category.restricted[condition.field]!]!,
    })
  }
  const column = type === 'money' || type === 'integer' ? 'number' : 'text'
  const convert = (bound: 'equals' | 'from' | 'to', asked = condition[bound]) => {
    if (asked === undefined) return undefined
    // A month counts as its last day; a span begins with its first.
    const given = bound === 'from' && type === 'day' && isPlainMonth(String(asked)) ? `${asked}-01` : asked
    if (column === 'number' && typeof given !== 'number') {
      return invalid([...path, bound], 'type', 'must be a number', ['number'])
    }
    const converted = indexValue(type, given)[column]
    if (typeof converted === 'number' && !Number.isSafeInteger(converted)) {
      return invalid([...path, bound], 'number', `no ${type} is ${given}: too large, or not whole`)
    }
    return converted ?? invalid([...path, bound], 'day', 'is not a day or month that exists', ['YYYY-MM-DD', 'YYYY-MM'])
  }
  const wholeMonth = type === 'day' && isPlainMonth(String(condition.equals)) ? condition.equals : undefined
  const equal = wholeMonth === undefined ? convert('equals') : undefined
  const [from, to] = [convert('from', wholeMonth ?? condition.from), convert('to', wholeMonth ?? condition.to)]
  if (equal === undefined && from === undefined && to === undefined) {
    return invalid(path, 'required', 'equals, from or to is required')
  }
  return {
    category: category.name,
    field: condition.field,
    column,
    ...(equal !== undefined && { equal }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}
