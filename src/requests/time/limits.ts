import type { Policy } from '../../policy/policy.ts'
import type { LoanLimit, Role } from '../../policy/settings.ts'
import type { LimitedTo } from '../../reasons.ts'
import { type Limit, type Stated, stated } from './stated.ts'

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
  readonly for: readonly LimitedTo[]
}

type LoanPolicy = Pick<Policy, 'levels' | 'settings'>

/** The limits (`loans.limits`) that hold for an item and a borrower, in the order of the policy. */
export function limitsOf(policy: LoanPolicy, item: ItemClass, borrower: Borrower): readonly Applied[] {
  const level = policy.levels[item.level]!
  return policy.settings.loans.limits
    .map((limit, index) => ({ limit, path: `loans.limits.${index}` }))
    .filter(({ limit }) => applies(limit, level, item.category, borrower))
    .map((one) => ({ ...one, for: limitedTo(one.limit, level, item.category, borrower) }))
}

/** How long a loan may be by limits; those that say nothing of it are left out. */
export function daysLimits(applied: readonly Applied[]): readonly Limit[] {
  return applied.flatMap(({ limit: { days }, path, for: whom }) =>
    days === undefined ? [] : [{ ...stated(days, `${path}.days`, 'P7.2'), for: whom }],
  )
}

/** How often a loan may be renewed by limits. */
export function renewalLimits(applied: readonly Applied[]): readonly Stated<number>[] {
  return applied.flatMap(({ limit: { renewals }, path }) =>
    renewals === undefined ? [] : [stated(renewals, `${path}.renewals`, 'P7.2')],
  )
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

/** What of a limit that applies is about this item and this borrower. */
function limitedTo(
  { when = {} }: LoanLimit,
  level: string,
  category: string,
  borrower: Borrower,
): readonly LimitedTo[] {
  const found: LimitedTo[] = []
  const add = (
    of: 'level' | 'category' | 'role' | 'department',
    named: readonly string[] | undefined,
    are: readonly string[],
  ) => {
    const name = named?.find((one) => are.includes(one))
    if (name !== undefined) found.push({ of, name })
  }
  add('level', when.levels, [level])
  add('category', when.categories, [category])
  add('role', when.roles, borrower.roles)
  add('department', when.departments, borrower.departments)
  if (when.outside !== undefined) found.push({ of: when.outside ? 'outsiders' : 'insiders' })
  return found.length > 0 ? found : [{ of: 'all' }]
}
