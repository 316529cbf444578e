import type { Policy } from '../../policy/policy.ts'
import type { Settings } from '../../policy/settings.ts'
import {
  type Borrower,
  daysLimits,
  type ItemClass,
  type ItemLimit,
  itemLimits,
  limitsOf,
  renewalLimits,
} from './limits.ts'
import { type Limit, type Stated, stated, strictest } from './stated.ts'

type Loans = Settings['loans']

/**
 * By what one item is lent to one borrower (P7.2, §13). Lengths are in working days. Where several rules give a number,
 * it is the smallest of them, and says which rule gave it.
 */
export interface LoanTerms {
  /** Longest loan; 0: never lent, to be read at the archive only. */
  readonly longest: Limit
  /** How often it may be renewed. */
  readonly renewals: Stated<number>
  /** Longest renewal, never more than `longest`. */
  readonly renewalLength: Limit
  /** The name of the level or category that is never renewed; null where it may be. */
  readonly neverRenewed: Stated<string> | null
  /** Each limit of what the borrower may have out at once; none by default. */
  readonly items: readonly ItemLimit[]
  /** From the due date to the last day that is not overdue. */
  readonly grace: Stated<number>
  /** A renewal is asked for at least this long before the due date. */
  readonly renewalBefore: Stated<number>
  readonly renewalFrom: Stated<Loans['renewalFrom']>
  readonly closedDay: Stated<Loans['closedDay']>
  /** How much longer it may stay out once it is recalled. */
  readonly recall: Stated<number>
}

/**
 * The terms of a loan. A level that has no days of its own has those of the next level above it that has some, and
 * where none has, the fewest of all.
 *
 * @example
 * loanTerms(policy, { level: 2, category: 'client' }, { outside: false, roles: [], departments: ['sales'] }).longest
 * // { value: 5, from: 'loans.days.confidential', clause: '§13', for: [{ of: 'level', name: 'confidential' }] }
 */
export function loanTerms(policy: Pick<Policy, 'levels' | 'settings'>, item: ItemClass, borrower: Borrower): LoanTerms {
  const { loans } = policy.settings
  const limits = limitsOf(policy, item, borrower)
  const forOutsiders = (value: number, from: string) => (borrower.outside ? stated(value, from) : null)
  const outsiderDays = forOutsiders(loans.outsiderDays, 'loans.outsiderDays')
  const longest = strictest(
    daysOfLevel(policy, item.level),
    outsiderDays && { ...outsiderDays, for: [{ of: 'outsiders' }] },
    ...daysLimits(limits),
  )
  const { renewalDays } = loans
  return {
    longest,
    renewals: strictest(
      stated(loans.renewals, 'loans.renewals'),
      forOutsiders(loans.outsiderRenewals, 'loans.outsiderRenewals'),
      ...renewalLimits(limits),
    ),
    renewalLength:
      renewalDays === 'same'
        ? longest
        : strictest(longest, { ...stated(renewalDays, 'loans.renewalDays'), for: [{ of: 'renewal' }] }),
    neverRenewed: neverRenewed(loans, policy.levels[item.level]!, item.category),
    items: itemLimits(limits, policy.levels),
    grace: stated(loans.grace, 'loans.grace'),
    renewalBefore: stated(loans.renewalBefore, 'loans.renewalBefore'),
    renewalFrom: stated(loans.renewalFrom, 'loans.renewalFrom', 'P7.2'),
    closedDay: stated(loans.closedDay, 'loans.closedDay'),
    recall: stated(loans.recallDays, 'loans.recallDays', 'P7.2'),
  }
}

function daysOfLevel({ levels, settings }: Pick<Policy, 'levels' | 'settings'>, level: number): Limit {
  const { days } = settings.loans
  const own = levels.slice(level).find((name) => Object.hasOwn(days, name))
  const [first, ...others] = own === undefined ? Object.keys(days) : [own]
  const of = (name: string): Limit => ({
    ...stated(days[name]!, `loans.days.${name}`),
    for: [{ of: 'level', name: levels[level]! }],
  })
  return strictest(of(first!), ...others.map(of))
}

/** A level is looked for before a category: a policy may call one of each alike. */
function neverRenewed({ neverRenewed: never }: Loans, ...names: readonly string[]): Stated<string> | null {
  const name = names.find((one) => never.includes(one))
  return name === undefined ? null : stated(name, 'loans.neverRenewed')
}
