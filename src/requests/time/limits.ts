import type { Policy } from '../../policy/policy.ts'
import type { LoanLimit, Role } from '../../policy/settings.ts'
import { type Stated, stated } from './stated.ts'

/** What rules of loans look at in an item. */
export interface ItemClass {
  /** Rank in the policy's ladder of levels. */
  readonly level: number
  /** Name of the category. */
  readonly category: string
}

/** Who borrows, as far as it decides for how long. */
export interface Borrower {
  /** From outside the company. */
  readonly outside: boolean
  readonly roles: readonly Role[]
  readonly departments: readonly string[]
}

/** How many items somebody may have out at once. */
export interface ItemLimit extends Stated<number> {
  /** Ranks of the levels that count; null: all. */
  readonly levels: readonly number[] | null
  /** Names of the categories that count; null: all. */
  readonly categories: readonly string[] | null
}

/** A limit that applies, and its path in the settings. */
interface Applied {
  readonly limit: LoanLimit
  readonly path: string
}

type LoanPolicy = Pick<Policy, 'levels' | 'settings'>

/** The limits (`loans.limits`) that hold for an item and a borrower, in the order of the policy. */
export function limitsOf(policy: LoanPolicy, item: ItemClass, borrower: Borrower): readonly Applied[] {
  return policy.settings.loans.limits
    .map((limit, index) => ({ limit, path: `loans.limits.${index}` }))
    .filter(({ limit }) => applies(limit, policy.levels[item.level]!, item.category, borrower))
}

/** What limits say of one number; those that say nothing of it are left out. */
export function limited(applied: readonly Applied[], of: 'days' | 'renewals'): readonly Stated<number>[] {
  return applied.flatMap(({ limit, path }) => {
    const value = limit[of]
    return value === undefined ? [] : [stated(value, `${path}.${of}`, 'P7.2')]
  })
}

/** Each limit of how many items may be out, with what counts for it. */
export function itemLimits(applied: readonly Applied[], levels: readonly string[]): readonly ItemLimit[] {
  return applied.flatMap(({ limit, path }) => {
    if (limit.items === undefined) return []
    return [
      {
        ...stated(limit.items, `${path}.items`, 'P7.2'),
        levels: limit.when?.levels?.map((name) => levels.indexOf(name)) ?? null,
        categories: limit.when?.categories ?? null,
      },
    ]
  })
}

/** How many of some items count for a limit. */
export function countFor(limit: ItemLimit, items: readonly ItemClass[]): number {
  return items.filter(
    ({ level, category }) =>
      (limit.levels === null || limit.levels.includes(level)) &&
      (limit.categories === null || limit.categories.includes(category)),
  ).length
}

function applies({ when }: LoanLimit, level: string, category: string, borrower: Borrower): boolean {
  if (when === undefined) return true
  const among = (named: readonly string[] | undefined, are: readonly string[]) =>
    named === undefined || named.some((name) => are.includes(name))
  return (
    among(when.levels, [level]) &&
    among(when.categories, [category]) &&
    among(when.roles, borrower.roles) &&
    among(when.departments, borrower.departments) &&
    (when.outside === undefined || when.outside === borrower.outside)
  )
}
