import type { FilterArguments } from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { beginning, fieldConditions } from './filter.ts'
import { and, type Fragment, raw, sql } from './fragment.ts'
import { found, given, shapes } from './shapes.ts'
import { fieldIndexes, titleIndex } from './walks.ts'

/** A part of a filter that has an index of its own, in another order than the lists, and may leave few cases. */
export interface SelectivePart {
  /** Selects the numbers of the cases that it leaves. */
  readonly numbers: Fragment
  /** The filter without it. */
  readonly rest: FilterArguments
}

/** The parts of a filter by which cases can be looked up: those first that usually leave the fewest. */
export function selectiveParts(dialect: Dialect, filter: FilterArguments): SelectivePart[] {
  const { tenant } = filter.equal
  const { fields = [], prefix, ...others } = filter
  const ofFields = fields.map((condition) => {
    const byValue = dialect.byIndex(fieldIndexes[condition.column])
    const table = sql`${dialect.table(shapes.caseFields.name)} as field${byValue}`
    return {
      isOne: condition.equal !== undefined,
      numbers: sql`select field."case" as "number" from ${table} where ${and(fieldConditions(tenant, condition))}`,
      rest: { ...filter, fields: fields.filter((other) => other !== condition) },
    }
  })
  const ofTitle = []
  // Every title begins with nothing.
  if (prefix !== undefined && prefix !== '') {
    const shape = shapes.cases
    const table = sql`${dialect.table(shape.name)} as ${found}${dialect.byIndex(titleIndex)}`
    const ofTenant = sql`${found}."tenant" = ${given(shape.column('tenant'), tenant)}`
    const begin = and([ofTenant, ...beginning(shape.column('titleKey'), prefix)])
    ofTitle.push({
      numbers: sql`select ${found}."number" as "number" from ${table} where ${begin}`,
      rest: { ...others, ...(fields.length > 0 && { fields }) },
    })
  }
  return [...ofFields.filter(({ isOne }) => isOne), ...ofTitle, ...ofFields.filter(({ isOne }) => !isOne)]
}

/**
 * To look up cases and to sort them costs as much as there are; to walk a list until a page is full costs the more the
 * fewer there are. At so many both cost the same in a company of a million cases, and little.
 */
const few = 3000

/** Names what a part leaves, up to one more than is few. */
export function countedOff({ numbers }: SelectivePart, name: Fragment): Fragment {
  return sql`${name} as (${numbers} limit ${raw(String(few + 1))})`
}

/** Whether what was counted off is few, or is not. */
export function isFew(name: Fragment, answer: boolean): Fragment {
  return sql`(select count(*) from ${name}) ${raw(answer ? '<=' : '>')} ${raw(String(few))}`
}
